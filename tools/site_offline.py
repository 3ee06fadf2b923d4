"""What lets the website work without the network: the list of its files, and the worker that keeps them.

`write(out)` comes last: it reads what all other parts have written. Each build has a name made of all its bytes.
"""

import hashlib
import json
import pathlib
import re
import shutil

from tools.packs import LOOKS

HERE = pathlib.Path(__file__).parents[1] / "site"
MANIFEST, LIST, WORKER, ICON = "app.webmanifest", "offline.json", "sw.js", "icon.svg"
HEAD = f"""<link rel="manifest" href="{MANIFEST}">
<script type="module" src="live/offline.js"></script>
</head>"""
# The notebooks in the browser keep their own files; lessons are for those who print them, or carry their folder.
LEFT_OUT = ("lite/", "lesson/", LIST, WORKER, ".nojekyll")


def write(out):
    """Write the list of files, the worker and what makes an app of the website; and name them in each page.

    out: folder of the built website.
    """
    out = pathlib.Path(out)
    shutil.copyfile(HERE / ICON, out / ICON)
    (out / MANIFEST).write_text(json.dumps(manifest(), indent=1) + "\n", encoding="utf-8")
    for page in sorted(out.glob("*.html")):
        text = page.read_text(encoding="utf-8")
        if HEAD not in text:
            page.write_text(text.replace("</head>", HEAD, 1), encoding="utf-8")
    files = listed(out)
    build = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
    told = json.dumps({"build": build, "files": files}, separators=(",", ":"))
    (out / LIST).write_text(told, encoding="utf-8")
    worker = (HERE / "offline" / WORKER).read_text(encoding="utf-8")
    (out / WORKER).write_text(worker.replace("@BUILD@", build), encoding="utf-8")


def listed(out):
    """List [path, bytes, hash, group] of the files of a website that may be kept on a reader's device."""
    paths = sorted(path for path in out.rglob("*") if path.is_file())
    names = [(path, path.relative_to(out).as_posix()) for path in paths]
    wanted = [(path, name) for path, name in names if not name.startswith(LEFT_OUT)]
    return [[name, path.stat().st_size, _hash(path), group_of(name)] for path, name in wanted]


def group_of(name):
    """Return what a file belongs to: "python", a look of pictures (such as "wide-dark"), or the "course" for all."""
    if name.startswith("python/"):
        return "python"
    look = re.fullmatch(rf"data/.*-({'|'.join(sorted(LOOKS, key=len, reverse=True))})\.\w+", name)
    return look[1] if look else "course"


def _hash(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def manifest():
    """Return what a device is told of the app."""
    return {
        "name": "Restless legs and brain iron",
        "short_name": "Restless legs",
        "description": "A course with moving pictures. It explains; it is not medical advice.",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#004a8c",
        "icons": [{"src": ICON, "type": "image/svg+xml", "sizes": "any", "purpose": "any"}],
    }
