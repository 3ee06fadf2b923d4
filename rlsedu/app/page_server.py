"""Serves the built website to this machine alone, with Python's own server and nothing else."""

import contextlib
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from rlsedu.evidence import checked
from rlsedu.evidence.bounds import whole_in

BUILD = "python tools/build_site.py"
FIRST, TRIED = 8765, 50  # the first port that is tried (another than JupyterLab's), and how many
KINDS = {  # some machines have other ideas, and then a page's programs do not start
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".bin": "application/octet-stream",
    ".whl": "application/zip",
}


class _Answers(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one line for many files
    extensions_map = SimpleHTTPRequestHandler.extensions_map | KINDS

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")  # a site that was built anew is seen at once
        super().end_headers()

    def list_directory(self, path):
        self.send_error(404, "No such page")

    def log_message(self, *words):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would take the port of another program

    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), OSError):  # a reader who leaves while a file comes is no fault
            super().handle_error(request, client_address)


@checked()
def site_folder(folder: Path | None = None):
    """Return the full path of the built website.

    folder: where it is; default: `build/site` of the checkout that this package runs from.
    Raises FileNotFoundError with the way to build it.
    """
    asked = folder is not None and folder != Path()
    place = (folder.expanduser() if asked else Path(__file__).parents[2] / "build" / "site").resolve()
    if not (place / "index.html").is_file():
        way = "Give the folder of a built one: --page FOLDER" if asked else f"In a checkout, build it: {BUILD}"
        raise FileNotFoundError(f"there is no website in {place}.\n  {way}\n  then run this again.")
    return place


@checked(port=whole_in(1, 65535))
def server_of(folder: Path, port=None):
    """Return a server of a folder's files that listens on this machine's loopback, not yet running.

    port: the only one to take; default: the first free one from 8765 on. Raises OSError if there is none.
    """
    answers = partial(_Answers, directory=str(folder))
    for number in [port] if port else range(FIRST, FIRST + TRIED):
        try:
            return _Server(("127.0.0.1", number), answers)
        except OSError as error:
            trouble = error
    raise trouble


@contextlib.contextmanager
@checked(port=whole_in(1, 65535))
def serving(folder: Path, port=None):
    """Serve a folder while the block runs; gives its address, which ends in a slash."""
    with server_of(folder, port) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)  # asks every 0.1 s to stop
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
