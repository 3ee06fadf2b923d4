// Python in a worker: loads it when it is asked to, and then answers requests one after the other, in their order.
// One worker serves every page of the visit where the browser has shared workers; python.js is what a page sees of it.

const PLACE = new URL("../python/", import.meta.url);
const START = "from rlsedu.stage.answers import Answers\nAnswers()";
const ports = new Set(), send = (message) => { for (const port of ports) port.postMessage(message); };
let answers = null, starting = null, news = { state: "off" };

function tell(now) {
  news = now;
  send(now);
}

class Missing extends Error {}

async function loaded(name) {
  const response = await fetch(new URL(name, PLACE));
  if (!response.ok) throw new Missing(name);
  return response;
}

// What has come so far, told to the pages at most ten times a second.
function counter(of) {
  let done = 0, told = 0;
  const words = () => (done < of ? "Python is loading." : "Python is starting.");
  return (bytes) => {
    done += bytes;
    if (done < of && performance.now() - told < 100) return;
    told = performance.now();
    tell({ state: "starting", done_mb: done / 1e6, of_mb: of / 1e6, words: words() });
  };
}

// A packed file, unpacked while it comes: the page packs it itself, since not every server does.
async function unpacked(name, count) {
  const { body } = await loaded(name);
  const counting = new TransformStream({
    transform(part, out) {
      count(part.byteLength);
      out.enqueue(part);
    },
  });
  return body.pipeThrough(counting).pipeThrough(new DecompressionStream("gzip"));
}

// Python's files: a line with their paths and sizes, and then what is in them, by path.
async function filesIn(stream) {
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let at = bytes.indexOf(10) + 1;
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(0, at)));
  return new Map(list.map(([path, size]) => [path, bytes.subarray(at, at += size)]));
}

async function load() {
  const { bytes: sizes } = await (await loaded("sizes.json")).json();
  const count = counter(Object.values(sizes).reduce((sum, size) => sum + size, 0));
  const module = async (name) => {
    const found = await import(new URL(name, PLACE)).catch(() => { throw new Missing(name); });
    count(sizes[name]);
    return found;
  };
  const [{ loadPyodide }, { default: createPyodideModule }, core, files] = await Promise.all([
    module("pyodide.mjs"), module("pyodide.asm.mjs"), unpacked("core.bin", count), unpacked("files.bin", count).then(filesIn),
  ]);
  const ask = self.fetch; // Pyodide asks for its core by a name that stands in no folder: it is here already
  const wasm = new Response(core, { headers: { "content-type": "application/wasm" } });
  self.fetch = (url, ...more) => (String(url).endsWith("pyodide.asm.wasm") ? Promise.resolve(wasm) : ask(url, ...more));
  const stdlib = URL.createObjectURL(new Blob([files.get("python_stdlib.zip")]));
  files.delete("python_stdlib.zip");
  const python = await loadPyodide({
    createPyodideModule, indexURL: PLACE.href, stdLibURL: stdlib,
    lockFileContents: { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.0" }, packages: {} },
    env: { HOME: "/home/pyodide", RLSEDU_PROGRESS: "/home/pyodide/progress.json" }, // in memory: the page keeps it for good
    fsInit: (system, { sitePackages }) => put(system, sitePackages, files),
  });
  self.fetch = ask;
  URL.revokeObjectURL(stdlib);
  answers = python.runPython(START);
}

function put(system, folder, files) {
  const made = new Set();
  for (const [path, bytes] of files) {
    const place = `${folder}/${path}`, parent = place.slice(0, place.lastIndexOf("/"));
    if (!made.has(parent)) system.mkdirTree(parent);
    made.add(parent);
    system.writeFile(place, bytes, { canOwn: true });
  }
}

// What a page is told of a start that failed: which kind of trouble it is; python.js has the words.
function reasonOf(problem) {
  if (problem instanceof Missing) return { why: "missing", what: problem.message };
  if (problem instanceof RangeError || /memory/i.test(problem?.message)) return { why: "memory" };
  return problem instanceof TypeError && /fetch|network|load/i.test(problem.message) ? { why: "network" } : { why: "other", what: String(problem?.message ?? problem).slice(-300) };
}

function start() {
  starting ??= load().then(() => tell({ state: "ready" }), (problem) => {
    starting = null; // so that it can be tried again
    tell({ state: "failed", ...reasonOf(problem) });
  });
}

function hear(port, { start: begin, know, ask, number }) {
  if (begin) start();
  if (know) answers?.know_text(JSON.stringify(know));
  if (!ask) return;
  try {
    const told = answers.hear_text(JSON.stringify(ask)), list = told.toJs();
    told.destroy();
    const found = list.map(([text, frames]) => [JSON.parse(text), frames]);
    port.postMessage({ number, found }, found.flatMap(([, frames]) => frames.map(({ buffer }) => buffer)));
  } catch (problem) {
    port.postMessage({ number, problem: String(problem?.message ?? problem).slice(-300) });
  }
}

function connect(port) {
  ports.add(port);
  port.onmessage = ({ data }) => (data.gone ? ports.delete(port) : hear(port, data));
  port.postMessage(news);
}

if ("onconnect" in self) self.onconnect = ({ ports: [port] }) => connect(port);
else connect(self);
