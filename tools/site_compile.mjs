// Turns Python files into what the browser's Python reads at once: node site_compile.mjs INPUTS FOLDER.
// It runs the very Python of the website, so its version always fits. Each .py in FOLDER becomes a .pyc beside it.
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const [inputs, folder] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(`${inputs}/pyodide.mjs`));
const info = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.0" };
const python = await loadPyodide({
  indexURL: `${inputs}/`,
  lockFileContents: { info, packages: {} },
  env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" }, // the same order in sets: the same bytes
});
python.FS.mkdirTree("/files");
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, "/files");
await python.runPythonAsync(`
import pathlib, sys
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

root = pathlib.Path("/files")
for path in sorted(root.rglob("*.py")):
    source, name = path.read_bytes(), "/" + str(path.relative_to(root))
    # no docstrings: matplotlib works on its own for a second or two as it starts, and nobody reads them here
    code = compile(source, name, "exec", dont_inherit=True, optimize=0 if "/rlsedu/" in name else 2)
    path.with_suffix(".pyc").write_bytes(_code_to_hash_pyc(code, source_hash(source), False))
    path.unlink()
`);
