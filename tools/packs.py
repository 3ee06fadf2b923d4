"""Make the packs of frames for pages without a kernel: one for each control of each demo.

    python tools/packs.py build/frames [--looks wide narrow wide-dark narrow-dark] [--demos symptoms.evening ...]
    python tools/packs.py build/frames --check      say which packs were made by another version; exit status 1 if any

Beside the packs stands demos.json: what a page has to know of each demo at first, and which places its packs hold.
"""

import argparse
import json
import pathlib
import sys
from concurrent.futures import ProcessPoolExecutor

from rlsedu.contents import demos
from rlsedu.stage import Demo, demo_named
from rlsedu.stage.frames import Look, pack_of, places_of, told_of, version
from rlsedu.stage.scene import DemoScene

LOOKS = {
    look.name: look for look in (Look(n, 1080 if not n else 1040, d) for n in (False, True) for d in (False, True))
}
MOST_MB = 12  # of all packs in one look
LIST = "demos.json"


def file_of(folder, demo, control, look):
    """Return the path of a pack in a folder: by ids of demo and control, and the look's name."""
    return folder / demo / f"{control}-{look}.bin"


def make(folder, name, looks):
    """Write the packs of one demo, and return what demos.json tells of it."""
    demo = demo_named(name)
    (folder / name).mkdir(parents=True, exist_ok=True)
    for look in looks:
        for control in demo.controls:
            file_of(folder, name, control.name, look.name).write_bytes(pack_of(demo, control.name, look))
    state = {**DemoScene(demo).state(), "extra": {}}
    return name, {"state": state, "held": {control.name: places_of(control) for control in demo.controls}}


def stale(folder):
    """List the packs in a folder that another version made, and those that a demo lacks."""
    told = json.loads((folder / LIST).read_text(encoding="utf-8"))
    found = [path for path in folder.glob("*/*.bin") if told_of(path.read_bytes())["version"] != version()]
    wanted = {
        file_of(folder, name, control, look)
        for name, one in told["demos"].items()
        for control in one["held"]
        for look in told["looks"]
    }
    return sorted({*found, *(wanted - set(folder.glob("*/*.bin")))})


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--looks", nargs="+", choices=LOOKS, default=["wide"])
    parser.add_argument("--demos", nargs="+", default=[item.id for item in demos() if isinstance(item, Demo)])
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    if not asked.check:
        with ProcessPoolExecutor() as pool:
            jobs = [
                pool.submit(make, asked.folder, name, [LOOKS[look] for look in asked.looks]) for name in asked.demos
            ]
            made = {}
            for job in jobs:
                name, one = job.result()
                made[name] = one
                print(name, flush=True)
        (asked.folder / LIST).write_text(json.dumps({"looks": asked.looks, "demos": made}), encoding="utf-8")
    problems = [f"{path}: made by another version, or missing" for path in stale(asked.folder)]
    for look in asked.looks:
        total_mb = sum(path.stat().st_size for path in asked.folder.glob(f"*/*-{look}.bin")) / 1e6
        print(f"{look}: {total_mb:.1f} MB")
        problems += [f"{look}: more than {MOST_MB} MB"] if total_mb > MOST_MB else []
    print(*problems, sep="\n", file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
