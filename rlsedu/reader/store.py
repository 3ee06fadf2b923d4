"""The file that keeps what a reader did: written whole or not at all; what cannot be read is set aside, never lost."""

import contextlib
import functools
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from rlsedu.evidence import build, checked, one_of, whole_in
from rlsedu.reader.events import KINDS, Event, Record

NAME, FORMAT, VERSION = "rlsedu-progress.json", "rlsedu progress", 1
WHERE = "RLSEDU_PROGRESS"  # names another file, for a shared folder say
LOCK_S = 2.0  # how long another page may hold the file before it counts as gone


class Store:
    """One reader's file. path: where it is; it need not be there yet."""

    @checked(path=str | Path)
    def __init__(self, path):
        self.path, self._unsaved, self.trouble = Path(path), [], ""

    def read(self):
        """Return the Record: what the file holds, and after it what could not be written."""
        events, problem = _read(self.path)
        return Record((*events, *self._unsaved), self.trouble or problem)

    @checked(kind=one_of(KINDS), id=str, right=bool, because=str, sure=whole_in(0, 3), stage=str)
    def add(self, kind, id, guess=None, right=None, because="", sure=0, stage=""):
        """Add one Event, of now, and return the Record; a folder that cannot be written to is told, and it stays here.

        All arguments are those of an Event. Raises ValueError for a bad one.
        """
        at = datetime.now(UTC).isoformat(timespec="seconds")
        event = Event(kind=kind, id=id, at=at, guess=guess, right=right, because=because, sure=sure, stage=stage)
        self._unsaved.append(event)
        try:
            with _alone(self.path):
                events, problem = _read(self.path)
                aside = _set_aside(self.path) if problem else ""
                _write(self.path, (*events, *self._unsaved))
            self._unsaved = []
            self.trouble = f"{problem} It was set aside as {aside}: nothing in it is lost." if aside else ""
        except OSError as problem:
            why = problem.strerror or problem
            self.trouble = f"Your progress cannot be kept in this folder ({why}). It stays until this page is closed."
        return self.read()

    @checked(path=str | Path)
    def export(self, path):
        """Write a copy for the reader to keep or to carry to another machine; raises FileExistsError if it is there."""
        path = Path(path)
        if path.exists():
            raise FileExistsError(f"path = {str(path)!r} is not allowed: there is such a file; give a new name")
        _write(path, self.read().events)
        return path

    def erase(self):
        """Delete all of it for good; files that were set aside stay."""
        self._unsaved, self.trouble = [], ""
        self.path.unlink(missing_ok=True)


def store_here():
    """Return the Store of the working folder, or of the file that the variable RLSEDU_PROGRESS names."""
    return _store(str(Path(os.environ.get(WHERE) or NAME).absolute()))


@functools.cache
def _store(path):
    return Store(path)


@checked(events=tuple | list)
def as_text(events):
    """Return events as the text of a file."""
    held = {"format": FORMAT, "version": VERSION, "events": [event.table() for event in events]}
    return json.dumps(held, indent=1, ensure_ascii=False) + "\n"


def _read(path):
    """Return the events of a file and, if it cannot be used, why."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return (), ""
    except (OSError, ValueError, RecursionError):
        return (), "The file of your progress is damaged."
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        return (), f"There is a file called {path.name} that is not from this course."
    if held.get("version") != VERSION:
        return (), "The file of your progress is from another edition of this course."
    try:
        return tuple(build(Event, one, path.name) for one in held["events"]), ""
    except (KeyError, TypeError, ValueError):
        return (), "The file of your progress is damaged."


def _write(path, events):
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as out:
            out.write(as_text(events))
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _set_aside(path):
    """Give a file that cannot be used another name, and return it."""
    names = (path.with_name(f"{path.stem}-set-aside-{number}{path.suffix}") for number in range(1, 1000))
    aside = next(name for name in names if not name.exists())
    os.replace(path, aside)
    return aside.name


@contextlib.contextmanager
def _alone(path):
    """Keep the other pages' kernels out while the file is read and written."""
    lock, end = path.with_name(f"{path.name}.lock"), time.monotonic() + LOCK_S
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            if time.monotonic() > end:  # whoever held it is gone
                lock.unlink(missing_ok=True)
            time.sleep(0.02)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
