"""The `rlsedu` command: nothing of a reader's is lost, errors say what to do, and JupyterLab keeps to this machine."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile

import pytest
from conftest import HOUSE

from rlsedu import __version__, course
from rlsedu.working_copy import MANIFEST, refresh


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
    monkeypatch.setattr(course, "course_notebooks", lambda: shipped)
    monkeypatch.setattr(course, "open_lab", lambda *words: opened.append(words) or 0)
    (mine / "01-symptoms.ipynb").write_bytes(notebook("mine"))
    assert course.main(["--dir", str(mine), "--no-browser"]) == 0
    said = capsys.readouterr().out
    assert "01-symptoms.ipynb" in said and "00-start-here" not in said and "--fresh" in said
    assert course.main(["--dir", str(mine), "--fresh"]) == 0
    assert re.search(r"01-symptoms\.ipynb is now 01-symptoms-yours-\d{4}-\d\d-\d\d\.ipynb", capsys.readouterr().out)
    assert opened == [(mine, None, False), (mine, None, True)]


def test_trouble_is_told_with_a_way_out(shipped, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(course, "course_notebooks", lambda: shipped)
    monkeypatch.setattr(course, "open_lab", lambda *words: pytest.fail("JupyterLab must not start"))
    (tmp_path / "a-file").write_text("")
    for folder in (tmp_path / "a-file", tmp_path / "a-file" / "below", shipped, shipped / "rlsedu-course"):
        assert course.main(["--dir", str(folder)]) == 1
        said = capsys.readouterr().err
        assert str(folder) in said and "--dir" in said
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert course.main(["--dir", str(tmp_path / "x"), "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert f"port {port}" in said and "--port" in said
    monkeypatch.setattr(course.importlib.util, "find_spec", lambda name: None)
    assert course.main(["--dir", str(tmp_path / "x")]) == 1
    assert 'pip install "jupyterlab' in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eight", "1.5"])
def test_a_port_that_is_none_is_refused(port, capsys):
    with pytest.raises(SystemExit) as stopped:
        course.main([f"--port={port}"])
    assert stopped.value.code == 2 and "1 to 65535" in capsys.readouterr().err


def test_help_has_examples_and_version_is_the_package_version(capsys):
    for option in ("--help", "--version"):
        with pytest.raises(SystemExit) as stopped:
            course.main([option])
        assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert said.endswith(f"rlsedu {__version__}\n") and said.count("\n  rlsedu ") >= 4


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder that holds the package as a wheel installs it, away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    found = subprocess.run(build, cwd=HOUSE, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_notebooks_data_and_licences(installed):
    names = files(installed)
    notebooks = {f"rlsedu/notebooks/{path.name}" for path in (HOUSE / "notebooks").glob("*.ipynb")}
    assert notebooks and notebooks <= set(names)
    data = [p for p in (HOUSE / "rlsedu").rglob("*") if p.suffix in (".toml", ".json", ".js", ".css", ".md")]
    assert len(data) > 8 and {p.relative_to(HOUSE).as_posix() for p in data} <= set(names)
    for licence in ("LICENSE", "LICENSE-TEXT"):
        assert f"rlsedu-{__version__}.dist-info/licenses/{licence}" in names


@contextlib.contextmanager
def running(site, folder):
    """Run the installed command on a free port; gives (address, token) as it prints them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "rlsedu.course", "--no-browser", "--dir", str(folder / "mine"), "--port", str(port)]
    private = {
        "PYTHONPATH": str(site),
        "JUPYTER_CONFIG_DIR": str(folder / "c"),
        "JUPYTER_RUNTIME_DIR": str(folder / "r"),
    }
    with open(folder / "log", "w+") as log:
        server = subprocess.Popen(words, cwd=folder, env={**os.environ, **private}, stdout=log, stderr=log)
        try:
            end, found = time.monotonic() + 60, None
            while not found and time.monotonic() < end and server.poll() is None:
                time.sleep(0.1)
                said = (folder / "log").read_text()
                found = re.search(r"(http://127\.0\.0\.1:\d+)/doc\S*\?token=(\w+)", said)
            assert found, said
            while not answers(port) and time.monotonic() < end:  # a busy machine prints the address before it listens
                time.sleep(0.1)
            yield found[1], found[2]
        finally:
            server.terminate()
            server.wait(20)


def answers(port):
    """Whether somebody listens on this machine's port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def get(address, token=None):
    headers = {"Authorization": f"token {token}"} if token else {}
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as answer:
        return answer.read().decode()


def test_jupyterlab_opens_the_course_and_asks_the_network_for_nothing(installed, tmp_path):
    with running(installed, tmp_path) as (address, token):
        assert "version" in json.loads(get(f"{address}/api", token))
        with pytest.raises(urllib.error.HTTPError) as refused:
            get(f"{address}/api/contents")
        assert refused.value.code == 403, "the token is asked for"
        names = {entry["name"] for entry in json.loads(get(f"{address}/api/contents", token))["content"]}
        assert {path.name for path in (HOUSE / "notebooks").glob("*.ipynb")} <= names and MANIFEST not in names
        page = get(f"{address}/doc/tree/00-start-here.ipynb", token)
        told = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.S)[1])
        assert "@jupyterlab/apputils-extension:announcements" in told["disabledExtensions"], (
            "the page asks for no leave"
        )
        assert told["news"] == {"disabled": True} and told["extensionManager"]["can_install"] is False
        assert json.loads(get(f"{address}/lab/api/update", token))["notification"] is None
        assert json.loads(get(f"{address}/lab/api/news", token))["news"] == []
        port = int(address.rsplit(":", 1)[1])
        with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=5):
            pass  # another address of this machine: the server listens on 127.0.0.1 alone
    assert str(HOUSE) not in (tmp_path / "log").read_text(), "it ran from the wheel"
    assert "/doc/tree/00-start-here.ipynb" in (tmp_path / "log").read_text()
