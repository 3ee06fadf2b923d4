"""The `rlsedu` command: opens the course in JupyterLab, in a working copy that belongs to the reader."""

import contextlib
import importlib.util
import os
import socket
import sys
import tempfile
import webbrowser
from pathlib import Path

from rlsedu.app.class_folder import class_folder, still_places
from rlsedu.app.console import ready_consoles, tell
from rlsedu.app.options import command_line
from rlsedu.app.page_server import BUILD, server_of, site_folder
from rlsedu.app.working_copy import refresh

HERE = Path(__file__).resolve().parent
# JupyterLab asks the network for news, for updates of itself and for a list of extensions, and the reader for leave.
# None of these is needed here, so they are switched off for this run; the reader's own settings stay as they are.
JUPYTERS_OWN = (
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
    "IPYTHONDIR",
    "MPLCONFIGDIR",
)
NO_ANNOUNCEMENTS = HERE / "jupyter"
QUIET = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


class Trouble(Exception):
    """Something the reader can mend; the message says how."""


def main(argv=None):
    """Run the `rlsedu` command and return its exit status.

    argv: list of command line words without the program's name; default those of this process.
    Returns 0, or 1 with a message on standard error when the course cannot be opened, or 130 after Ctrl+C.
    Wrong options end the process with status 2 (SystemExit).
    """
    ready_consoles()
    try:
        options = command_line().parse_args(argv)
        if options.folder:
            return pack_class(options.folder, options.page, options.everything)
        if options.page or options.chapter:
            return open_page(options.page, options.chapter, options.port, options.browser)
        need_jupyterlab()
        if options.port is not None:
            need_free(options.port)
        return open_lab(prepare(options.dir, options.fresh), options.port, options.browser)
    except Trouble as trouble:
        tell(f"rlsedu: {trouble}", on=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        tell()


def need_jupyterlab():
    """Raise `Trouble` with the way to install JupyterLab if it is missing."""
    if importlib.util.find_spec("jupyterlab") is None:
        raise Trouble(
            "JupyterLab is not installed in this Python, so the course cannot open.\n"
            f'  Install it:  "{sys.executable}" -m pip install "jupyterlab>=4.2,<5"\n'
            "  then run rlsedu again."
        )


def need_free(port):
    """Raise `Trouble` if another program already listens on `port` of this machine."""
    with socket.socket() as probe:
        if os.name == "posix":  # as the server does: a port that was closed a moment ago is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Trouble(
                f"port {port} cannot be used ({error.strerror}). "
                "Choose another with --port, or leave --port out to take the next free one."
            ) from error


def prepare(folder, fresh):
    """Bring the reader's folder up to date, say what was kept, and return its full path.

    folder: `Path` of the working copy. fresh: True sets edited notebooks aside and starts again.
    Raises `Trouble` if the folder cannot be written, or the course's own notebooks are missing.
    """
    try:
        folder = folder.expanduser().resolve()
        kept, aside = refresh(course_notebooks(), folder, fresh)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Trouble(f"the folder {folder} cannot be written ({reason}). Choose another with --dir PATH.") from error
    if kept:
        tell("Kept as you left them: " + ", ".join(kept))
        tell("  For new copies run `rlsedu --fresh`; yours are then set aside, not lost.")
    tell(*(f"Set aside: {old} is now {new}" for old, new in aside), f"Your notebooks are in {folder}")
    return folder


def course_notebooks():
    """Return the folder of the course's notebooks: inside an installed package, or beside it in a checkout.

    Raises `Trouble` if there is none.
    """
    for folder in (HERE.parent / "notebooks", HERE.parents[1] / "notebooks"):
        if any(folder.glob("*.ipynb")):
            return folder
    raise Trouble("the notebooks of the course are missing from this installation. Install rlsedu again.")


def open_page(folder, chapter, port, browser):
    """Serve the built website on this machine alone until the reader stops it with Ctrl+C.

    folder: `Path` of the site, or None for that of a checkout. chapter: the `Chapter` to show on a wall, or None.
    port: int, or None for the next free one. browser: whether to open one.
    Raises `Trouble` if there is no site, or no port for it.
    """
    if port is not None:
        need_free(port)
    try:
        place = site_folder(folder)
        server = server_of(place, port)
    except FileNotFoundError as error:
        raise Trouble(str(error)) from error
    except OSError as error:
        raise Trouble(f"no port can be used ({error.strerror}). Choose one with --port.") from error
    page = f"{chapter.notebook}.html" if chapter else ""
    if chapter and not (place / page).is_file():
        raise Trouble(f"the website in {place} has no {page}. Build it anew: {BUILD}")
    with server:
        address = f"http://127.0.0.1:{server.server_port}/{page}{'?show' if chapter else ''}"
        tell(f"The course is at {address}", "It can be seen on this machine only. Ctrl+C ends it.")
        if browser:
            webbrowser.open(address)
        server.serve_forever()
    return 0


def pack_class(folder, site, everything):
    """Make the folder for a class and its zip, and say where they are. Returns 0.

    folder: `Path` of the folder to make. site: `Path` of the built website, or None for that of a checkout.
    everything: whether notebooks and Python for the browser come along.
    Raises `Trouble` if website or lessons are missing, or the folder cannot be written.
    """
    folder = folder.expanduser().resolve()
    try:
        zipped = class_folder(folder, site, everything)
    except (FileNotFoundError, FileExistsError, ValueError) as error:
        raise Trouble(str(error)) from error
    except OSError as error:
        raise Trouble(f"the folder {folder} cannot be written ({error.strerror}). Choose another.") from error
    tell(
        f"The folder for your class: {folder}", f"The same as one file: {zipped} ({zipped.stat().st_size / 1e6:.0f} MB)"
    )
    tell(f"Open {folder / 'START.html'} with a double click.")
    if still := still_places(site):
        tell(f"These do not move, for the website was built without them: {', '.join(still)}. Build it whole: {BUILD}")
    return 0


def open_lab(folder, port, browser):
    """Run JupyterLab on the start page alone, on this machine only and with its token, until the reader stops it.

    folder: `Path` of the working copy. port: int, or None for the next free one. browser: whether to open one.
    Returns 0. Raises `Trouble` if neither the home folder nor any folder for passing files can be written.
    """
    with contextlib.ExitStack() as stack:
        if not home_can_be_written():
            tell("Your home folder cannot be written: JupyterLab keeps its own settings only while it runs.")
            try:
                home = tempfile.TemporaryDirectory(prefix="rlsedu-", ignore_cleanup_errors=True)
            except OSError as error:
                raise Trouble(f"no folder for JupyterLab's own files ({error.strerror}). Set TMPDIR to one.") from error
            stack.enter_context(home)
            os.environ.update({name: f"{home.name}/{name.lower()}" for name in JUPYTERS_OWN})
            os.environ.setdefault("HOME", home.name)
        return _run_lab(folder, port, browser)


def home_can_be_written():
    """Return whether Jupyter's own folders are there, or can be made, and can be written."""
    from jupyter_core.paths import jupyter_config_dir, jupyter_data_dir, jupyter_runtime_dir

    try:
        for folder in (jupyter_config_dir(), jupyter_data_dir(), jupyter_runtime_dir()):
            Path(folder).mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
    except (OSError, RuntimeError):  # RuntimeError: nobody knows where the home folder is
        return False
    return True


def _run_lab(folder, port, browser):
    try:
        Path.cwd()
    except OSError:  # the folder in which the command was given is gone
        os.chdir(folder)
    from jupyterlab.labapp import LabApp

    others = os.environ.get("JUPYTER_CONFIG_PATH")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, [str(NO_ANNOUNCEMENTS), others]))
    from rlsedu.app.connection import SERVER_OPTION

    words = [
        *QUIET,
        SERVER_OPTION,
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.default_url=/doc/tree/00-start-here.ipynb",
    ]
    if port is not None:
        words += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if not browser:
        words.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        tell("You are the administrator (root): the notebooks' code may change anything here.")
        words.append("--allow-root")
    LabApp.launch_instance(words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
