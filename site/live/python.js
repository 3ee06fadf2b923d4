// Python for a page, when its reader asks for it. It runs in a worker, so that the page never stands still.

const SILENCE_MS = 20_000; // how long an answer may take
const START_MS = 180_000; // how long Python may take between two signs of life while it starts, on a slow phone
const LITTLE_GB = 1; // of memory: with less than this a browser mostly gives up
const ASKED = "rlsedu-python"; // kept for the visit: the reader has asked for Python
const WORDS = {
  old: "This browser is too old to run Python.",
  little: "This device has little memory, and Python needs about half a gigabyte. You can try all the same.",
  memory: "There was too little memory to start Python. Close other pages, and try again.",
  network: "The network is not there, or it broke off. Try again when it is back.",
  silent: "Python has stopped answering. You can start it anew.",
};
const wordsOf = ({ why, what }) => WORDS[why]
  ?? (why === "missing" ? `A part of Python did not come (${what}). Is the network there? You can try again.` : `Python did not start. You can try again. (${what})`);

// What a browser must have: WebAssembly, workers of modules, and what unpacks files. Old ones fail as they make the worker.
const canRun = () => typeof WebAssembly === "object" && typeof Worker === "function" && typeof DecompressionStream === "function";

// A worker that all pages of the visit share, or one of this page's own. made: how many there were before.
function workerOf(made) {
  const where = new URL("./worker.js", import.meta.url), name = `rlsedu-${made}`;
  if (typeof SharedWorker === "function") {
    const shared = new SharedWorker(where, { type: "module", name, extendedLifetime: true });
    return { worker: shared, port: shared.port, stop: () => { shared.port.postMessage({ gone: true }); shared.port.close(); } };
  }
  const own = new Worker(where, { type: "module" });
  return { worker: own, port: own, stop: () => own.terminate() };
}

function pythonHere() {
  const hearers = new Set(), waiting = new Map();
  let now = { state: "off" }, at = null, made = 0, number = 0, timer = 0, events = [], warned = false, started = null;
  const tell = (news) => {
    now = news;
    for (const act of [...hearers]) act({ done_mb: 0, of_mb: 0, words: "", ...news });
    if (news.state === "ready") started?.done();
    if (news.state === "failed") started?.failed(new Error(news.words));
    if (news.state === "ready" || news.state === "failed") started = null;
  };
  const fail = (reason) => {
    clearTimeout(timer);
    at?.stop();
    at = null;
    made += 1; // a shared worker that hangs keeps its name
    tell({ state: "failed", words: wordsOf(reason) });
    for (const { failed } of waiting.values()) failed(new Error(now.words));
    waiting.clear();
  };
  const watch = () => { // silence counts from the last sign of life
    clearTimeout(timer);
    if (now.state === "starting") timer = setTimeout(() => fail({ why: "silent" }), START_MS);
    else if (waiting.size) timer = setTimeout(() => fail({ why: "silent" }), SILENCE_MS);
  };
  const hear = ({ data }) => {
    if (data.number) {
      const asked = waiting.get(data.number);
      waiting.delete(data.number);
      if (data.found) {
        for (const [told, frames] of data.found) asked?.hear?.(told, frames);
        asked?.done(data.found);
      } else asked?.failed(new Error(data.problem));
    } else if (data.state === "failed") return fail(data);
    else if (data.state !== "off") {
      if (data.state === "ready" && now.state !== "ready") at.port.postMessage({ know: events });
      tell(data);
    }
    watch();
  };
  const begin = () => {
    try {
      at = workerOf(made);
    } catch { // no workers of modules
      return fail({ why: "old" });
    }
    at.worker.onerror = () => fail({ why: "missing", what: "worker.js" });
    at.port.onmessage = hear;
    at.port.postMessage({ start: true });
    watch();
  };
  const python = {
    get state() { return now.state; },
    // Loads Python; resolves once it is ready. Called again after a failure it tries anew.
    start() {
      if (now.state === "ready") return Promise.resolve();
      if (!started) {
        started = {};
        started.promise = new Promise((done, failed) => Object.assign(started, { done, failed }));
        const { promise } = started;
        promise.catch(() => {}); // it is told to all who listen, too
        if (!canRun()) fail({ why: "old" });
        else if (navigator.deviceMemory < LITTLE_GB && !warned) {
          warned = true;
          fail({ why: "little" });
        } else {
          tell({ state: "starting", words: "Python is loading." });
          begin();
        }
        return promise;
      }
      return started.promise;
    },
    // act hears of each change: { state, done_mb, of_mb, words }. Returns what ends it.
    on(act) {
      hearers.add(act);
      return () => hearers.delete(act);
    },
    // What the reader did so far, as events of rlsedu/reader/events.py: guesses made in the page open their demos.
    know(all) {
      events = all;
      if (now.state === "ready") at.port.postMessage({ know: events });
    },
    // id: of a demo or a guess. values: all settings that the page shows. parts: requests of stage.js. size: [narrow,
    // dots, dark]. Resolves with pairs of a message, as a kernel would send it, and a list of its PNGs; hear is called
    // with each, too. Requests are answered in their order.
    async ask(id, values, parts, size, hear) {
      await python.start();
      return new Promise((done, failed) => {
        number += 1;
        waiting.set(number, { done, failed, hear });
        at.port.postMessage({ number, ask: { id, values, parts, size: size ?? null } });
        if (waiting.size === 1) watch();
      });
    },
  };
  return python;
}

export const python = pythonHere();

// Who asked for Python on an earlier page of this visit has it here, too: still running, or from the browser's store.
try {
  python.on(({ state }) => { if (state === "ready") sessionStorage.setItem(ASKED, "yes"); });
  if (sessionStorage.getItem(ASKED)) setTimeout(() => python.start().catch(() => {}), 0);
} catch { /* no store: the next page asks again */ }
