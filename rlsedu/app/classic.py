"""Makes of a website's modules one script that a browser also runs from a file on a stick.

From a file, browsers refuse modules and `fetch`. They do run scripts of the old kind. So the modules become functions
of one such script, and each file of data becomes a script that tells its bytes (see in_class/from_file.js).
"""

import base64
import json
import re
from pathlib import Path

from rlsedu.evidence import checked

HERE = Path(__file__).parent / "in_class"
# How our modules are written; anything else that looks like a module is refused.
WHOLE = re.compile(r'^import (\w+) from "(\./[\w-]+\.js)";', re.MULTILINE)
NAMED = re.compile(r'^import \{([\w\s,]+)\} from "(\./[\w-]+\.js)";', re.MULTILINE)
LATER = re.compile(r'\bimport\("(\./[\w-]+\.js)"\)')
GIVEN = re.compile(r"^export ((?:async )?function\*?|const|class) (\w+)", re.MULTILINE)
LISTED = re.compile(r"^export \{([\w\s,]+)\};?$", re.MULTILINE)
DEFAULT = re.compile(r"^export default (?=\{)", re.MULTILINE)
LEFT = re.compile(r"^\s*(import|export)\b.*|import\.meta.*|\bimport\(.*", re.MULTILINE)


@checked(text=str, name=str)
def plain(text, name):
    """Return a module's text as a function of an old script; `name` is its file's.

    Raises ValueError for an import or export of another form than those of the course.
    """
    given = [found[2] for found in GIVEN.finditer(text)]
    for listed in LISTED.findall(text):
        pairs = [one.split(" as ") for one in listed.split(",")]
        given += [f"{pair[-1].strip()}: {pair[0].strip()}" for pair in pairs if pair[0].strip()]
    text = NAMED.sub(lambda found: f'const {{{found[1].replace(" as ", ": ")}}} = need("{found[2]}");', text)
    text = WHOLE.sub(r'const \1 = need("\2").default;', text)
    text = LATER.sub(r'later("\1")', text)
    text, count = DEFAULT.subn("const byDefault = ", GIVEN.sub(r"\1 \2", LISTED.sub("", text)))
    text = text.replace("import.meta.url", "here")
    code = re.sub(r"//.*|`[^`]*`|\"[^\"\n]*\"", "", text)
    if found := LEFT.search(code):
        raise ValueError(f"{name}: {found[0].strip()!r} cannot become a part of an old script")
    told = ", ".join([*given, *(["default: byDefault"] if count else [])])
    return f'modules["./{name}"] = (need, later, here, fetch) => {{\n{text}\nreturn {{ {told} }};\n}};\n'


@checked(online=bool)
def script(folder: Path, start: str, leave_out: tuple = (), online=False):
    """Return one old script of all modules in `folder` that are not in `leave_out`; `start` is the one that begins.

    online: whether a served page takes the modules themselves, which can do more.
    """
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}
    made = "".join(plain(text, name) for name, text in texts.items() if name not in leave_out)
    frame = (HERE / "from_file.js").read_text(encoding="utf-8")
    for word, value in {"@START@": start, "@ONLINE@": str(online).lower()}.items():
        frame = frame.replace(word, value)
    return frame.replace("/* MODULES */", made)


@checked(data=bytes, name=str)
def told(data, name):
    """Return the script that tells a page the bytes of the file `name` (its place in the website)."""
    return f"rlseduTold({json.dumps(name)}, {json.dumps(base64.b64encode(data).decode())});\n"
