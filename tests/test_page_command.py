"""Promise: `rlsedu --page` opens the built website for this machine alone, without JupyterLab."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from rlsedu.app import command
from rlsedu.app.page_server import serving


@pytest.fixture
def site(tmp_path):
    """A website of two pages and the kinds of files that a site has."""
    folder = tmp_path / "a site Füße"
    (folder / "live").mkdir(parents=True)
    (folder / "index.html").write_text("<p>start ä</p>", encoding="utf-8")
    (folder / "01-symptoms.html").write_text("<p>one</p>")
    (tmp_path / "secret.txt").write_text("no part of it")
    for name in ("page.js", "a.mjs", "a.wasm", "a.bin", "a.json", "a.whl"):
        (folder / "live" / name).write_bytes(b"{}")
    return folder


def get(address):
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read().decode(), answer.headers


def test_files_come_with_the_kind_that_programs_need_and_are_asked_for_anew(site):
    with serving(site) as address:
        assert get(address)[0] == "<p>start ä</p>"
        kinds = {name: get(f"{address}live/{name}")[1] for name in ("page.js", "a.mjs", "a.wasm", "a.bin", "a.json")}
        assert {name: headers["Content-Type"] for name, headers in kinds.items()} == {
            "page.js": "text/javascript",
            "a.mjs": "text/javascript",
            "a.wasm": "application/wasm",
            "a.bin": "application/octet-stream",
            "a.json": "application/json",
        }
        assert all(headers["Cache-Control"] == "no-cache" for headers in kinds.values())
        for hidden in ("live/", "../secret.txt", "no-such.html"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                get(address + hidden)


def test_a_line_that_is_dropped_says_nothing_and_stops_nothing(site, capfd):
    (site / "large.bin").write_bytes(bytes(30_000_000))
    with serving(site) as address:
        line = http.client.HTTPConnection(address.split("/")[2])
        line.request("GET", "/large.bin")
        line.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # as a cut cable, not a goodbye
        line.sock.close()
        assert get(address)[0]
    assert "".join(capfd.readouterr()) == ""


def test_the_next_free_port_is_taken_or_the_one_asked_for(site):
    with serving(site) as first, serving(site) as second:
        assert first != second and get(first) and get(second)
        with pytest.raises(OSError), serving(site, int(first.rsplit(":")[-1].strip("/"))):
            pass


@pytest.fixture
def opened(monkeypatch):
    """What the command opens in the browser; nothing is served, and JupyterLab is not there."""
    seen = []
    monkeypatch.setattr(command.webbrowser, "open", seen.append)
    monkeypatch.setattr("socketserver.BaseServer.serve_forever", lambda self: None)
    monkeypatch.setattr(command.importlib.util, "find_spec", lambda name: None)
    return seen


def test_the_command_opens_the_site_or_a_chapter_of_it_on_a_wall(site, opened, capsys):
    assert command.main(["--page", str(site)]) == 0
    for chapter in ("1", "01", "symptoms", "Symptoms", "01-symptoms"):
        assert command.main(["show", chapter, "--page", str(site)]) == 0
    assert command.main(["--page", str(site), "--no-browser", "show", "1"]) == 0
    assert [re.sub(r"http://127\.0\.0\.1:\d+", "", address) for address in opened] == [
        "/",
        *["/01-symptoms.html?show"] * 5,
    ]
    said = capsys.readouterr().out
    assert said.count("01-symptoms.html?show") == 6 and said.count("Ctrl+C") == 7


def test_what_is_missing_is_told_with_a_way_out(site, opened, tmp_path, monkeypatch, capsys):
    assert command.main(["--page", str(tmp_path / "nothing")]) == 1
    said = capsys.readouterr().err
    assert str(tmp_path / "nothing") in said and "--page FOLDER" in said
    monkeypatch.setattr("rlsedu.app.page_server.__file__", str(tmp_path / "rlsedu" / "app" / "page_server.py"))
    assert command.main(["--page"]) == 1
    assert "python tools/build_site.py" in capsys.readouterr().err
    assert command.main(["show", "2"]) == 1
    assert "python tools/build_site.py" in capsys.readouterr().err
    assert command.main(["show", "2", "--page", str(site)]) == 1
    assert "02-dopamine.html" in capsys.readouterr().err
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert command.main(["--page", str(site), "--port", str(taken.getsockname()[1])]) == 1
    assert "--port" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stopped:
        command.main(["show", "7"])
    assert stopped.value.code == 2 and "1 (Symptoms)" in capsys.readouterr().err
    assert opened == []


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C cannot be sent to another process there")
def test_it_is_for_this_machine_alone_and_ctrl_c_ends_it(site):
    words = [sys.executable, "-m", "rlsedu.app.command", "--page", str(site), "--no-browser"]
    heard = signal.signal(signal.SIGINT, signal.SIG_DFL)  # tests that run in the background may be deaf to it
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, heard)
    try:
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)/$", running.stdout.readline())[1])
        assert get(f"http://127.0.0.1:{port}/")[0]
        elsewhere = [found[4][0] for found in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)]
        for host in {"127.0.0.2", *elsewhere} - {"127.0.0.1"}:
            with socket.socket() as probe:
                assert probe.connect_ex((host, port)) != 0
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130 and running.stderr.read() == ""
    finally:
        running.kill()
