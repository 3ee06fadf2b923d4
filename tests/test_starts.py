"""Promise: wherever the command is started, and whenever it is killed, it ends in no traceback and loses no edit."""

import itertools
import json
import os
import pwd
import shutil
import subprocess
import sys
import threading

import pytest

from rlsedu.app import command, working_copy
from rlsedu.app.working_copy import content_hash, is_open, refresh
from rlsedu.stage.saved import VIEW

# The command up to the moment when JupyterLab opens; test_server.py opens it.
PLAY = (
    "import sys; from rlsedu.app import command; command._run_lab = lambda *w: 0; sys.exit(command.main(sys.argv[1:]))"
)
NAMES = ["a b", "Füße é", "足のむずむず", "🦵🏽", 'it\'s "x"', "100% #1 & more?", "a[b]{c}", "-dash", "a\nb", ".x"]
PIPES = ["| true", "| head -1", ">/dev/full", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>&1 | true"]


@pytest.fixture
def play(tmp_path):
    """Run the command in a shell, `words` in the place of its options and pipes; gives (status, its errors)."""

    def run(words, **environment):
        line = ["sh", "-c", f'"$PYTHON" -c "$PLAY" {words}']
        home = {"HOME": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path / "r")}
        program = {"PYTHON": sys.executable, "PLAY": PLAY, "PYTHONUNBUFFERED": ""}
        env = {**os.environ, **program, **home, **environment}
        done = subprocess.run(line, env=env, cwd=tmp_path, capture_output=True, timeout=60)
        return done.returncode, done.stderr.decode(errors="replace")

    return run


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_may_have_any_name(name, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "open_lab", lambda *words: 0)
    monkeypatch.chdir(tmp_path)
    assert command.main([f"--dir=./{name}"]) == 0
    assert (tmp_path / name / "00-start-here.ipynb").exists() and capsys.readouterr().err == ""


@pytest.mark.parametrize("pipes", PIPES)
@pytest.mark.parametrize("words", ["", "--help", "--version"])
def test_a_console_that_is_gone_or_full_keeps_nobody_from_the_course(words, pipes, play, tmp_path):
    status, said = play(f"{words} {pipes}")
    assert status == 0 and "Traceback" not in said and "ignored" not in said, said
    assert (tmp_path / "rlsedu-course" / "05-journey.ipynb").exists() == (words == "")


@pytest.mark.parametrize("names", [{"PYTHONIOENCODING": "ascii"}, {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_a_console_of_few_letters_is_enough(names, play, tmp_path):
    assert play("--dir Füße-足", **names) == (0, "")
    assert (tmp_path / "Füße-足").is_dir()


@pytest.mark.parametrize("home", ["/nonexistent/x", "", "a-file", "relative/x"])
def test_any_home_will_do(home, play, tmp_path):
    (tmp_path / "a-file").write_text("")
    status, said = play("--dir mine", HOME=home)
    assert status == 0 and "Traceback" not in said, said


def test_a_start_folder_that_is_gone_does_not_matter(tmp_path, monkeypatch):
    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", lambda words: launched.append(os.getcwd()))
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    launched = []
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    assert command.main(["--dir", str(tmp_path / "mine")]) == 0 and launched == [str(tmp_path / "mine")]


def test_a_home_that_nobody_knows_is_told_and_does_not_matter(tmp_path, monkeypatch, capsys):
    def nobody(number):
        raise KeyError(number)

    for name in ("HOME", *command.JUPYTERS_OWN):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    ran = []
    monkeypatch.setattr(command, "_run_lab", lambda *words: ran.append(command.home_can_be_written()) or 0)
    assert command.main(["--dir", str(tmp_path / "mine")]) == 0
    assert ran == [True] and "home folder cannot be written" in capsys.readouterr().out


def test_without_any_folder_for_its_own_files_the_command_says_so(tmp_path, monkeypatch, capsys):
    def full(*words, **named):
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(command, "home_can_be_written", lambda: False)
    monkeypatch.setattr(command.tempfile, "TemporaryDirectory", full)
    assert command.main(["--dir", str(tmp_path / "mine")]) == 1
    assert "TMPDIR" in capsys.readouterr().err


def test_stopping_at_once_is_no_fault(tmp_path, monkeypatch, capsys):
    def stop(*words):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "open_lab", stop)
    assert command.main(["--dir", str(tmp_path / "mine")]) == 130 and capsys.readouterr().err == ""


@pytest.mark.parametrize("note", [b"null", b'{"pid": "x"}', b"\xff", b'{"pid": 1, "root_dir": null}'])
def test_a_server_whose_note_cannot_be_read_may_have_the_folder_open(note, tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "jpserver-1.json").write_bytes(note)
    assert is_open(tmp_path) is True


def notebook(text, outputs=()):
    cell = {"cell_type": "code", "source": [text], "outputs": outputs, "metadata": {}, "execution_count": None}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


@pytest.fixture
def shipped(tmp_path):
    """A course of ten notebooks, each long enough to be cut short."""
    home = tmp_path / "course"
    home.mkdir()
    for n in range(10):
        (home / f"{n}.ipynb").write_bytes(notebook(f"demo({n})" + "x" * 50_000))
    return home


def held(folder):
    """What the reader has: a hash of every notebook, all of which can be read."""
    paths = [path for path in folder.glob("*.ipynb") if json.loads(path.read_bytes())["cells"]]
    return {content_hash(path.read_bytes()) for path in paths}


def test_two_fresh_starts_at_once_lose_no_edit(shipped, tmp_path):
    edits = set()
    for turn in range(8):
        refresh(shipped, tmp_path / "mine")
        for path in shipped.iterdir():
            (tmp_path / "mine" / path.name).write_bytes(edit := notebook(f"mine {turn} {path.name}"))
            edits.add(content_hash(edit))
        both = [threading.Thread(target=refresh, args=(shipped, tmp_path / "mine", True)) for _ in range(2)]
        for start in both:
            start.start()
        for start in both:
            start.join()
        assert edits <= held(tmp_path / "mine"), f"turn {turn}"


def test_two_starts_of_the_command_at_once_both_open(tmp_path):
    words = [sys.executable, "-c", PLAY, "--dir", str(tmp_path / "mine")]
    for more in ([], [], ["--fresh"]):
        both = [subprocess.Popen([*words, *more], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) for _ in range(2)]
        assert [(start.communicate()[1], start.returncode) for start in both] == [(b"", 0)] * 2
    assert not list((tmp_path / "mine").glob(".*.part"))


def die_at(step, *words):
    """Begin a start in a process of its own that dies, as by a kill, at its n-th line; return whether it ended."""
    child = os.fork()
    if child == 0:
        left = step

        def count(frame, event, _):
            nonlocal left
            left -= event == "line" and frame.f_code.co_filename == working_copy.__file__
            if left == 0:
                os._exit(9)
            return count

        try:
            sys.settrace(count)
            refresh(*words)
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize("fresh", [False, True])
def test_a_kill_at_any_line_loses_no_edit_and_cuts_no_file(fresh, tmp_path):
    """The course has changed; one notebook was edited, one edited and run, one only run. Every third line is tried."""
    course, before, mine = tmp_path / "course", tmp_path / "before", tmp_path / "mine"
    live = {"data": {VIEW: {}, "text/plain": "told"}, "output_type": "display_data", "metadata": {}}
    course.mkdir()
    for name in "abc":
        (course / f"{name}.ipynb").write_bytes(notebook(name))
    refresh(course, before)
    for name, source, left in (("a", "mine", []), ("b", "mine, too", [live]), ("c", "c", [live])):
        (before / f"{name}.ipynb").write_bytes(notebook(source, left))
    edits = {content_hash((before / f"{name}.ipynb").read_bytes()) for name in "ab"}
    (course / "c.ipynb").write_bytes(notebook("c, improved"))
    for step in itertools.count(1, 3):
        shutil.rmtree(mine, ignore_errors=True)
        shutil.copytree(before, mine)
        over = die_at(step, course, mine, fresh)
        assert edits <= held(mine), f"killed at line {step}"
        refresh(course, mine, fresh)
        assert edits <= held(mine) and {"a.ipynb", "b.ipynb", "c.ipynb"} <= {path.name for path in mine.iterdir()}
        assert (mine / "c.ipynb").read_bytes() == notebook("c, improved")
        assert not list(mine.glob(".*.part")), "nothing of a killed start is left"
        if over:
            break
    assert step > 100, step
