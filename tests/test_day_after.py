"""Promise: the day after, and whatever happens at a start, the reader's course opens with pictures and sentences."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import HOUSE

from rlsedu.app import command, working_copy
from rlsedu.app.working_copy import refresh, without_views
from rlsedu.stage.saved import VIEW

LIVE = {VIEW: {"model_id": "gone"}, "image/png": "aGk=", "text/html": "<p>Said.</p>", "text/plain": "Said."}


def notebook(source, *outputs, **metadata):
    """Return the bytes of a notebook whose one cell left these outputs (dicts of forms)."""
    left = [
        {"output_type": "execute_result", "data": data, "metadata": {"image/png": {"alt": "A"}}, "execution_count": 3}
        for data in outputs
    ]
    cell = {"cell_type": "code", "source": [source], "outputs": left, "metadata": {}, "execution_count": 3}
    return json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}).encode()


@pytest.fixture
def shipped(tmp_path):
    home = tmp_path / "course"
    home.mkdir()
    (home / "01.ipynb").write_bytes(notebook("demo()", {"image/png": "c2hpcHBlZA==", "text/plain": "Shipped."}))
    return home


def outputs(data):
    return [output["data"] for output in json.loads(data)["cells"][0]["outputs"]]


def test_a_notebook_that_was_only_run_gets_the_shipped_pictures_back(shipped, tmp_path):
    mine = tmp_path / "mine"
    refresh(shipped, mine)
    (mine / "01.ipynb").write_bytes(notebook("demo()", LIVE))
    assert refresh(shipped, mine) == ([], [])
    assert (mine / "01.ipynb").read_bytes() == (shipped / "01.ipynb").read_bytes()


def test_an_edited_notebook_keeps_its_words_and_shows_its_own_pictures(shipped, tmp_path):
    mine = tmp_path / "mine"
    refresh(shipped, mine)
    (mine / "01.ipynb").write_bytes(notebook("demo()  # mine", LIVE, {VIEW: {"model_id": "x"}}, widgets={"state": {}}))
    assert refresh(shipped, mine) == (["01.ipynb"], [])
    now = (mine / "01.ipynb").read_bytes()
    assert outputs(now) == [{"image/png": "aGk="}, {"text/html": "<p>Said.</p>", "text/plain": "Said."}]
    left = json.loads(now)
    assert (
        left["cells"][0]["outputs"][0]["metadata"] == {"image/png": {"alt": "A"}} and "widgets" not in left["metadata"]
    )
    assert left["cells"][0]["source"] == ["demo()  # mine"]
    assert refresh(shipped, mine) == (["01.ipynb"], []) and (mine / "01.ipynb").read_bytes() == now


@pytest.mark.parametrize("cell", ["demo()", "demo()  # mine"])
def test_while_a_server_has_the_folder_open_nothing_is_taken_from_under_it(shipped, tmp_path, cell, monkeypatch):
    mine = tmp_path / "mine"
    refresh(shipped, mine)
    run = notebook(cell, LIVE)
    (mine / "01.ipynb").write_bytes(run)
    servers = [{"root_dir": str(mine)}]
    monkeypatch.setattr("jupyter_server.serverapp.list_running_servers", lambda: servers)
    refresh(shipped, mine)
    assert (mine / "01.ipynb").read_bytes() == run
    servers[0]["root_dir"] = str(tmp_path)
    refresh(shipped, mine)
    assert VIEW.encode() not in (mine / "01.ipynb").read_bytes()


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[]", b"{}", b'{"cells": 3}', b'{"cells": [{"outputs": [7]}]}', b"null"]
)
def test_what_is_no_notebook_stays_as_it_is(data):
    assert without_views(data) == data


def test_every_shipped_notebook_stays_as_it_is():
    for path in (HOUSE / "notebooks").glob("*.ipynb"):
        assert without_views(path.read_bytes()) == path.read_bytes()


def test_many_starts_at_once_leave_whole_files(shipped, tmp_path):
    mine = tmp_path / "mine"
    for n in range(30):
        (shipped / f"{n}.ipynb").write_bytes(notebook(f"demo({n})" + "x" * 50_000))
    with ThreadPoolExecutor(8) as starts:
        assert list(starts.map(lambda _: refresh(shipped, mine), range(24))) == [([], [])] * 24
    assert {path.name for path in mine.iterdir()} == {path.name for path in shipped.iterdir()} | {working_copy.MANIFEST}


def test_a_home_that_cannot_be_written_is_told_and_does_not_matter(tmp_path, monkeypatch, capsys):
    (tmp_path / "a-file").write_text("")
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "a-file" / "below"))
    ran = []
    monkeypatch.setattr(command, "_run_lab", lambda *words: ran.append(command.home_can_be_written()) or 0)
    for name in command.JUPYTERS_OWN:
        monkeypatch.setenv(name, str(tmp_path / "a-file" / "below"))
    assert command.open_lab(tmp_path, None, False) == 0
    assert ran == [True] and "home folder cannot be written" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--dir", "~nobody-of-this-name/x"], ["--dir", "a\0b"], ["--dir", "x" * 5000]])
def test_an_odd_folder_is_told_in_words(words, capsys, monkeypatch):
    monkeypatch.setattr(command, "open_lab", lambda *words: pytest.fail("JupyterLab must not start"))
    assert command.main(words) == 1
    assert "--dir" in capsys.readouterr().err


def test_a_console_that_knows_few_letters_shows_the_others_by_number(tmp_path):
    made = (
        f"import rlsedu.app.command as c; c.open_lab = lambda *w: 0; c.main(['--dir', {str(tmp_path / 'Füße 足')!r}])"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", made], capture_output=True, env={"PYTHONIOENCODING": "ascii", "PATH": ""}
    )
    assert told.returncode == 0 and b"F\\xfc\\xdfe" in told.stdout, told.stderr
