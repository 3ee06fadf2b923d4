// Runs a Python program in the website's own Python, in Node: node in_pyodide.mjs PYTHON PROGRAM [name=folder ...].
// PYTHON: a folder as tools/site_python.py writes it. Each named folder of this machine stands at /name. Exits as the
// program's last value says.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [place, program, ...folders] = process.argv.slice(2);
const inPlace = (name) => resolve(place, name);
const moduleIn = (name) => import(pathToFileURL(inPlace(name)));
const unpacked = async (name) => gunzipSync(await readFile(inPlace(name)));

const bytes = new Uint8Array(await unpacked("files.bin"));
let at = bytes.indexOf(10) + 1;
const list = JSON.parse(new TextDecoder().decode(bytes.subarray(0, at)));
const files = new Map(list.map(([path, size]) => [path, bytes.subarray(at, at += size)]));

const [{ loadPyodide }, { default: createPyodideModule }, core] = await Promise.all([
  moduleIn("pyodide.mjs"), moduleIn("pyodide.asm.mjs"), unpacked("core.bin"),
]);
const here = await mkdtemp(join(tmpdir(), "rlsedu-")); // in Node, Pyodide takes these two from a folder
await writeFile(join(here, "pyodide.asm.wasm"), core);
await writeFile(join(here, "python_stdlib.zip"), files.get("python_stdlib.zip"));
const python = await loadPyodide({
  createPyodideModule, indexURL: `${here}/`,
  lockFileContents: { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.0" }, packages: {} },
  env: { HOME: "/home/pyodide" },
  fsInit: (system, { sitePackages }) => {
    for (const [path, data] of files) {
      const where = `${sitePackages}/${path}`;
      system.mkdirTree(where.slice(0, where.lastIndexOf("/")));
      system.writeFile(where, data, { canOwn: true });
    }
  },
});
for (const folder of folders) {
  const [name, root] = folder.split("=");
  python.FS.mkdirTree(`/${name}`);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: resolve(root) }, `/${name}`);
}
await rm(here, { recursive: true });
process.exit(Number(await python.runPythonAsync(await readFile(program, "utf8"))) || 0);
