"""Promise: the installed command opens the course in JupyterLab, on this machine alone, for who has the token."""

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
from uuid import UUID

import pytest
from conftest import HOUSE

from rlsedu import __version__
from rlsedu.app.working_copy import MANIFEST

ODD = "-Füße 足 🦵 '\"` 100% #1 & more? a[b]{c} ~"


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
    names = [path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()]
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
    words = [
        sys.executable,
        "-m",
        "rlsedu.app.command",
        "--no-browser",
        "--dir",
        str(folder / ODD),
        "--port",
        str(port),
    ]
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


def get(address, token=None, **headers):
    headers |= {"Authorization": f"token {token}"} if token else {}
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as answer:
        return answer.read().decode()


@pytest.fixture(scope="module")
def server(installed, tmp_path_factory):
    """The command, running from the wheel: (address, token, what it said so far)."""
    folder = tmp_path_factory.mktemp("reader")
    with running(installed, folder) as (address, token):
        yield address, token, (folder / "log").read_text()


def test_jupyterlab_opens_the_course_and_asks_the_network_for_nothing(server):
    address, token, said = server
    assert "version" in json.loads(get(f"{address}/api", token))
    names = {entry["name"] for entry in json.loads(get(f"{address}/api/contents", token))["content"]}
    assert {path.name for path in (HOUSE / "notebooks").glob("*.ipynb")} <= names and MANIFEST not in names
    page = get(f"{address}/doc/tree/00-start-here.ipynb", token)
    told = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.S)[1])
    assert "@jupyterlab/apputils-extension:announcements" in told["disabledExtensions"], "the page asks for no leave"
    assert told["news"] == {"disabled": True} and told["extensionManager"]["can_install"] is False
    assert json.loads(get(f"{address}/lab/api/update", token))["notification"] is None
    assert json.loads(get(f"{address}/lab/api/news", token))["news"] == []
    assert str(HOUSE) not in said, "it ran from the wheel"
    assert "/doc/tree/00-start-here.ipynb" in said


@pytest.mark.parametrize(
    ("with_token", "headers"),
    [
        (False, {}),
        (False, {"Origin": "https://elsewhere.example"}),  # it is told that there is nothing
        (False, {"Authorization": "token guessed"}),
        (False, {"Connection": "Upgrade", "Upgrade": "websocket"}),
        (True, {"Host": "elsewhere.example"}),  # a page elsewhere whose name was bent to this machine
        (True, {"Host": "192.0.2.1:8888"}),
    ],
)
@pytest.mark.parametrize("path", ["contents", "kernels", "kernelspecs", "terminals", f"kernels/{UUID(int=1)}/channels"])
def test_the_server_refuses_who_has_no_token_and_who_calls_it_by_another_name(server, with_token, headers, path):
    address, token, _ = server
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(f"{address}/api/{path}", token if with_token else None, **headers)
    assert refused.value.code == 403 or ("Origin" in headers and refused.value.code == 404)


def test_the_server_listens_on_this_machine_alone(server):
    port = int(server[0].rsplit(":", 1)[1])
    assert answers(port)
    others = {"127.0.0.2", "::1"}
    with contextlib.suppress(OSError):  # a machine that does not know its own name
        others |= {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None)}
    for other in others - {"127.0.0.1"}:
        with pytest.raises(OSError), socket.create_connection((other, port), timeout=5):
            pass
