"""Binder builds what we tested: the Dockerfile that repo2docker would use, and the pins it would install."""

import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

import pytest
from conftest import HOUSE


@pytest.fixture(scope="module")
def build():
    """What `jupyter-repo2docker --no-build --debug` says of this repository: (the Dockerfile, its log)."""
    command = shutil.which("jupyter-repo2docker", path=str(pathlib.Path(sys.executable).parent))
    assert command, "jupyter-repo2docker is not installed beside this Python"
    found = subprocess.run([command, "--no-build", "--debug", "."], cwd=HOUSE, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    return found.stdout, found.stderr


def test_python_is_3_12(build):
    dockerfile, log = build
    assert "Building conda environment for python=3.12" in log
    assert re.search(r"^COPY .*environment-2epy-2d3-2e12", dockerfile, re.M)


def test_packages_are_installed_before_the_source_is_copied(build):
    dockerfile, _ = build
    install = dockerfile.index('pip install --no-cache-dir -r "binder/requirements.txt"')
    copy = dockerfile.index("COPY --chown=0:0 src/ ")
    assert install < copy < dockerfile.index("RUN ./binder/postBuild")
    assert dockerfile.count("src/ ") == 1


def test_the_course_is_installed_by_post_build_alone(build):
    dockerfile, _ = build
    lines = (HOUSE / "binder" / "postBuild").read_text(encoding="utf-8").splitlines()
    assert "python -m pip install --no-cache-dir --no-deps ." in lines
    assert "set -euo pipefail" in lines  # a failed installation fails the build
    assert dockerfile.count("pip install") == 1


def pins(name):
    """Return {package: set of pinned versions} of a requirements file."""
    found = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (HOUSE / name).read_text(encoding="utf-8"), re.M):
        found.setdefault(package, set()).add(version)
    return found


def names_needed(*extras):
    """Return the names of the packages that pyproject.toml asks for directly, with those of some extras."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + [line for extra in extras for line in project["optional-dependencies"][extra]]
    return {re.match(r"[\w-]+", line)[0] for line in lines}


def test_binder_pins_the_run_time_packages_as_the_lock_file_does():
    binder, lock = pins("binder/requirements.txt"), pins("requirements.lock")
    assert {name: v for name, v in binder.items() if not v <= lock.get(name, set())} == {}
    assert names_needed() <= set(binder)
    assert not {"jupyterlab", "jupyter-server", "rlsedu"} & set(binder)


def test_the_lock_file_holds_every_direct_dependency_with_hashes_and_no_host():
    text = (HOUSE / "requirements.lock").read_text(encoding="utf-8")
    assert names_needed("lab", "test") - {"rlsedu"} <= set(pins("requirements.lock"))
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.M)[1:]
    assert len(entries) > 100 and all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text and "index-url" not in text.replace("--no-emit-index-url", "")
