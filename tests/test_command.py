"""The `rlsedu` command: nothing of a reader's is lost, and errors say what to do."""

import json
import re
import socket

import pytest

from rlsedu import __version__
from rlsedu.app import command
from rlsedu.app.working_copy import MANIFEST, refresh


def notebook(text, output="", **metadata):
    """Return the bytes of a notebook with one code cell."""
    outputs = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    cell = {"cell_type": "code", "source": [text], "outputs": outputs, "metadata": {}, "execution_count": None}
    return json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}).encode()


@pytest.fixture
def shipped(tmp_path):
    """A small course: two notebooks, a picture, and files that a reader does not need."""
    home = tmp_path / "course"
    (home / "pictures").mkdir(parents=True)
    (home / "00-start-here.ipynb").write_bytes(notebook("start"))
    (home / "01-symptoms.ipynb").write_bytes(notebook("first"))
    (home / "01-symptoms.md").write_text("source")
    (home / ".gitkeep").write_text("")
    (home / "pictures" / "leg.png").write_bytes(b"a picture")
    return home


@pytest.fixture
def mine(shipped, tmp_path):
    """The reader's working copy, just made."""
    folder = tmp_path / "deep" / "mine"
    assert refresh(shipped, folder) == ([], [])
    return folder


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_first_copy_holds_what_a_reader_needs(mine):
    assert files(mine) == [MANIFEST, "00-start-here.ipynb", "01-symptoms.ipynb", "pictures/leg.png"]


def test_an_edited_notebook_is_kept_and_named(shipped, mine):
    (mine / "01-symptoms.ipynb").write_bytes(notebook("my own words"))
    (shipped / "01-symptoms.ipynb").write_bytes(notebook("first, improved"))
    for _ in range(2):
        assert refresh(shipped, mine) == (["01-symptoms.ipynb"], [])
        assert (mine / "01-symptoms.ipynb").read_bytes() == notebook("my own words")


def test_a_notebook_that_was_not_edited_follows_the_course(shipped, mine):
    (mine / "01-symptoms.ipynb").write_bytes(notebook("first", output="ran", kernelspec={"name": "python3"}))
    assert refresh(shipped, mine) == ([], [])
    assert b"ran" in (mine / "01-symptoms.ipynb").read_bytes(), "outputs stay while the course stays"
    (shipped / "01-symptoms.ipynb").write_bytes(notebook("first, improved"))
    assert refresh(shipped, mine) == ([], [])
    assert (mine / "01-symptoms.ipynb").read_bytes() == notebook("first, improved")


def test_fresh_loses_nothing_however_often(shipped, mine):
    versions = [notebook(f"my version {n}") for n in range(3)]
    for version in versions:
        (mine / "01-symptoms.ipynb").write_bytes(version)
        (mine / "pictures" / "leg.png").write_bytes(version)
        kept, aside = refresh(shipped, mine, fresh=True)
        assert kept == [] and [old for old, _ in aside] == ["01-symptoms.ipynb", "pictures/leg.png"]
        assert (mine / "01-symptoms.ipynb").read_bytes() == notebook("first")
    saved = sorted(mine.glob("01-symptoms-yours-20??-??-??*.ipynb"))
    assert sorted(path.read_bytes() for path in saved) == versions
    assert refresh(shipped, mine) == ([], [])


@pytest.mark.parametrize("manifest", [None, b"", b"[1]", b'{"01-symptoms.ipynb": 3}'])
def test_without_a_manifest_a_different_file_counts_as_edited(shipped, mine, manifest):
    (mine / MANIFEST).unlink()
    if manifest is not None:
        (mine / MANIFEST).write_bytes(manifest)
    (shipped / "01-symptoms.ipynb").write_bytes(notebook("first, improved"))
    assert refresh(shipped, mine) == (["01-symptoms.ipynb"], [])
    assert (mine / "01-symptoms.ipynb").read_bytes() == notebook("first")


def test_the_command_says_what_it_kept_and_offers_fresh(shipped, mine, monkeypatch, capsys):
    opened = []
    monkeypatch.setattr(command, "course_notebooks", lambda: shipped)
    monkeypatch.setattr(command, "open_lab", lambda *words: opened.append(words) or 0)
    (mine / "01-symptoms.ipynb").write_bytes(notebook("mine"))
    assert command.main(["--dir", str(mine), "--no-browser"]) == 0
    said = capsys.readouterr().out
    assert "01-symptoms.ipynb" in said and "00-start-here" not in said and "--fresh" in said
    assert command.main(["--dir", str(mine), "--fresh"]) == 0
    assert re.search(r"01-symptoms\.ipynb is now 01-symptoms-yours-\d{4}-\d\d-\d\d\.ipynb", capsys.readouterr().out)
    assert opened == [(mine, None, False), (mine, None, True)]


def test_trouble_is_told_with_a_way_out(shipped, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "course_notebooks", lambda: shipped)
    monkeypatch.setattr(command, "open_lab", lambda *words: pytest.fail("JupyterLab must not start"))
    (tmp_path / "a-file").write_text("")
    for folder in (tmp_path / "a-file", tmp_path / "a-file" / "below", shipped, shipped / "rlsedu-course"):
        assert command.main(["--dir", str(folder)]) == 1
        said = capsys.readouterr().err
        assert str(folder) in said and "--dir" in said
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert command.main(["--dir", str(tmp_path / "x"), "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert f"port {port}" in said and "--port" in said
    monkeypatch.setattr(command.importlib.util, "find_spec", lambda name: None)
    assert command.main(["--dir", str(tmp_path / "x")]) == 1
    assert 'pip install "jupyterlab' in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eight", "1.5"])
def test_a_port_that_is_none_is_refused(port, capsys):
    with pytest.raises(SystemExit) as stopped:
        command.main([f"--port={port}"])
    assert stopped.value.code == 2 and "1 to 65535" in capsys.readouterr().err


def test_help_has_examples_and_version_is_the_package_version(capsys):
    for option in ("--help", "--version"):
        with pytest.raises(SystemExit) as stopped:
            command.main([option])
        assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert said.endswith(f"rlsedu {__version__}\n") and said.count("\n  rlsedu ") >= 4
