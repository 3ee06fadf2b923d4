"""The reader's own copy of the notebooks: brought up to date without ever losing a reader's edit."""

import contextlib
import glob
import hashlib
import json
import os
from datetime import date
from pathlib import Path

from rlsedu.stage.saved import VIEW

try:
    from fcntl import LOCK_EX, flock
except ImportError:  # Windows, which lets nobody rename a file over another
    flock = None

MANIFEST = ".rlsedu-course.json"


def refresh(course, folder, fresh=False):
    """Bring a working copy up to date with the course.

    course: `Path` of the notebooks as shipped. folder: `Path` of the working copy, made if missing.
    fresh: False keeps every notebook the reader edited; True moves it to a dated name and writes the shipped one.
    A notebook that was only run is not edited. If the run left views of widgets in it, whose kernel is gone, it gets
    the shipped outputs back; in an edited one these views give way to the pictures and words beside them.
    Nothing is done to the outputs while another server has the folder open. Of several starts at once, one goes first.
    Returns (kept, aside): names of the edited files left alone, and pairs (name, new name) of those set aside.
    Raises OSError if the folder cannot be written, or is the course's own folder or inside it.
    """
    if folder.resolve().is_relative_to(course.resolve()):
        raise OSError(0, "it is where the course itself is kept, and a copy must stand elsewhere")
    folder.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder) as alone:
        if alone:
            for name in (*(path.relative_to(course) for path in _shipped(course)), MANIFEST):
                _sweep(folder / name)
        return _refresh(course, folder, fresh)


@contextlib.contextmanager
def _alone_in(folder):
    """Wait until no other start works on a folder, then keep others waiting; a start that is killed frees it.

    Gives True, or False where that cannot be had.
    """
    if flock is None:
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        flock(handle, LOCK_EX)
        alone = True
    except OSError:  # a network drive that knows no locks
        alone = False
    try:
        yield alone
    finally:
        os.close(handle)


def _sweep(path):
    """Remove what starts that were killed left of a file."""
    for half in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        half.unlink()


def _refresh(course, folder, fresh):
    known, kept, aside = _read_manifest(folder), [], []
    for shipped in _shipped(course):
        name = shipped.relative_to(course).as_posix()
        mine, new, before = folder / name, shipped.read_bytes(), known.get(name, {})
        old = mine.read_bytes() if mine.exists() else None
        edited = old is not None and content_hash(old) not in (content_hash(new), before.get("content"))
        same_course = before.get("shipped") == _hash(new) and not fresh
        current = old == new or (old is not None and same_course and (VIEW.encode() not in old or is_open(folder)))
        if edited and not fresh:
            kept.append(name)
            without = without_views(old) if mine.suffix == ".ipynb" and not is_open(folder) else old
            if without != old:
                _write(mine, without)
            continue
        if edited:
            aside.append((name, _set_aside(mine)))
        if not current:
            _write(mine, new)
        known[name] = {"shipped": _hash(new), "content": content_hash(new)}
    _write(folder / MANIFEST, json.dumps(known, indent=1, sort_keys=True).encode())
    return kept, aside


def is_open(folder):
    """Return whether a Jupyter server of this user runs on `folder` now, or may: its note cannot be read."""
    try:
        from jupyter_server.serverapp import list_running_servers

        return any(Path(server.get("root_dir", "")) == folder for server in list_running_servers())
    except (ImportError, RuntimeError):  # no JupyterLab, or no home folder where a server could leave a note
        return False
    except (OSError, TypeError, ValueError):
        return True


def without_views(data):
    """Return a notebook without the views of widgets, whose kernel is gone: what stands beside each is shown instead.

    data: the file's bytes; bytes that are no notebook come back as they are. An output that held a picture and words
    becomes two, as pages show only one form of each output.
    """
    try:
        notebook = json.loads(data)
        cells = [cell for cell in notebook["cells"] if cell.get("outputs")]
        changed = "widgets" in notebook.get("metadata", {})
        for cell in cells:
            shown = [part for output in cell["outputs"] for part in _without_view(output)]
            changed, cell["outputs"] = changed or shown != cell["outputs"], shown
    except (ValueError, KeyError, TypeError, AttributeError):
        return data
    notebook.get("metadata", {}).pop("widgets", None)
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode() if changed else data


def _without_view(output):
    data = output.get("data", {})
    if VIEW not in data:
        return [output]
    data = {mime: part for mime, part in data.items() if mime != VIEW}
    if not data.keys() >= {"image/png", "text/html"}:
        return [{**output, "data": data}] if data else []
    names = {key: told for key, told in output.get("metadata", {}).items() if key == "image/png"}
    picture = {"output_type": "display_data", "data": {"image/png": data.pop("image/png")}, "metadata": names}
    return [picture, {**output, "data": data, "metadata": {}}]


def content_hash(data):
    """Return a hash of what a reader can edit: the cells' kinds, sources and attachments of a notebook, else all bytes.

    data: the file's bytes. Outputs and run counts are left out, so running a notebook does not count as editing it.
    """
    try:
        cells = json.loads(data)["cells"]
        parts = [[c["cell_type"], "".join(c["source"]), c.get("attachments") or {}] for c in cells]
    except (ValueError, KeyError, TypeError):
        return _hash(data)
    return _hash(json.dumps(parts, sort_keys=True).encode())


def _hash(data):
    return hashlib.sha256(data).hexdigest()


def _shipped(course):
    """Return the course's files that a reader needs: everything but the text sources and hidden files, sorted."""
    files = (path for path in course.rglob("*") if path.is_file() and path.suffix != ".md")
    return sorted(path for path in files if not any(part[0] in "._" for part in path.relative_to(course).parts))


def _read_manifest(folder):
    """Return {name: {"shipped": hash, "content": hash}} of what was last written; empty if there is none to read."""
    try:
        known = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return {name: entry for name, entry in known.items() if isinstance(entry, dict)} if isinstance(known, dict) else {}


def _set_aside(mine):
    """Rename a reader's file to a dated name that is still free, and return the new name."""
    stem, n = f"{mine.stem}-yours-{date.today().isoformat()}", 1
    new = mine.with_name(stem + mine.suffix)
    while new.exists():
        n += 1
        new = mine.with_name(f"{stem}-{n}{mine.suffix}")
    mine.rename(new)
    return new.name


def _write(path: Path, data):
    """Write the whole file or nothing: a full disk, a closed lid or a second start never leaves half a notebook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(half, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)
