"""The reader's own copy of the notebooks: brought up to date without ever losing a reader's edit."""

import hashlib
import json
import os
from datetime import date
from pathlib import Path

MANIFEST = ".rlsedu-course.json"


def refresh(course, folder, fresh=False):
    """Bring a working copy up to date with the course.

    course: `Path` of the notebooks as shipped. folder: `Path` of the working copy, made if missing.
    fresh: False keeps every notebook the reader edited; True moves it to a dated name and writes the shipped one.
    A notebook that was only run is not edited.
    Returns (kept, aside): names of the edited files left alone, and pairs (name, new name) of those set aside.
    Raises OSError if the folder cannot be written, or is the course's own folder or inside it.
    """
    if folder.resolve().is_relative_to(course.resolve()):
        raise OSError(0, "it is where the course itself is kept, and a copy must stand elsewhere")
    folder.mkdir(parents=True, exist_ok=True)
    known, kept, aside = _read_manifest(folder), [], []
    for shipped in _shipped(course):
        name = shipped.relative_to(course).as_posix()
        mine, new, before = folder / name, shipped.read_bytes(), known.get(name, {})
        old = mine.read_bytes() if mine.exists() else None
        edited = old is not None and content_hash(old) not in (content_hash(new), before.get("content"))
        current = old is not None and not edited and before.get("shipped") == _hash(new) and not fresh
        if edited and not fresh:
            kept.append(name)
            continue
        if edited:
            aside.append((name, _set_aside(mine)))
        if not current:
            _write(mine, new)
        known[name] = {"shipped": _hash(new), "content": content_hash(new)}
    _write(folder / MANIFEST, json.dumps(known, indent=1, sort_keys=True).encode())
    return kept, aside


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
    """Write the whole file or nothing: a full disk or a closed lid never leaves half a notebook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    half.write_bytes(data)
    os.replace(half, path)
