// What the page side of every widget shares. rlsedu/stage/front.py puts this file in front of each widget's own module.

const PATIENCE_MS = 15000; // how long an answer may take before the reader is told
const SILENCE = "No answer. The kernel may be busy or stopped: wait for other cells to finish, or run this cell again.";
let count = 0;

function freshId() {
  return `rlsedu-${++count}-${Math.random().toString(36).slice(2, 7)}`;
}

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") node.className = value;
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// No line ends between a number and its unit: the same as `unbroken` of rlsedu/stage/saved.py.
const UNIT = /(\d) (?=%|(?:[mµn]?g|m[ms]?|h|min|SD|per)\b)/g;

function unbroken(words) {
  return words.replace(UNIT, "$1\u00a0");
}

function button(words, action) {
  const node = make("button", { type: "button", class: "rlsedu-button" }, words);
  node.addEventListener("click", action);
  return node;
}

const EDITS = /^([acvxyz]|Enter|Delete|Backspace)$/i; // with Ctrl or Cmd these would copy, paste, run or undo cells

function isForThePage({ key, ctrlKey, metaKey, shiftKey }) {
  return (ctrlKey || metaKey) && (!EDITS.test(key) || (shiftKey && /^c$/i.test(key)));
}

// Keys and clicks of a demo stay in it: JupyterLab would take arrow keys for itself, and letters edit the notebook. Its
// shortcuts (Ctrl and S, say) still work. Escape calls `back`; if that has nothing to put back, it leaves the demo.
function keepKeys(root, back = () => false) {
  const guard = (event) => { // on the window: Notebook 7 listens as early as the document
    if (!root.contains(event.target) || isForThePage(event)) return;
    event.stopPropagation();
    if (event.type === "keydown" && event.key === "Escape" && !back()) root.parentElement.closest("[tabindex]")?.focus({ preventScroll: true });
  };
  const kinds = ["keydown", "keyup", "keypress"];
  for (const kind of kinds) window.addEventListener(kind, guard, true);
  return () => { for (const kind of kinds) window.removeEventListener(kind, guard, true); };
}

// The frame of a widget, under a heading. A click between its parts leaves the focus in it.
function frameOf(title, ...children) {
  const id = freshId();
  const root = make("section", { class: "rlsedu", "aria-labelledby": id, tabindex: -1 }, make("h3", { class: "rlsedu-title", id }, title), ...children);
  for (const kind of ["mousedown", "dblclick", "contextmenu"]) root.addEventListener(kind, (event) => event.stopPropagation());
  return root;
}

// The section of a demo or a guess with this id on the page, or nothing.
const onPage = (id) => [...document.querySelectorAll(".rlsedu")].find((section) => section.dataset.demo === id);

// Sends one request at a time; what piles up meanwhile is merged and goes next, so that the last value is always drawn.
// Without an answer the reader is told, and it goes again, later and later: nothing is forgotten.
// dress: what goes with each request. A view's first look is `first`: nobody waits for it, so its silence is not told.
function courier(model, dress, onSilence) {
  let waiting = [], flying = [], sequence = 0, timer = 0, patience = PATIENCE_MS;
  const add = (message) => {
    const last = waiting.at(-1);
    if (last?.kind === "set" && message.kind === "set") waiting[waiting.length - 1] = { ...message, values: { ...last.values, ...message.values } };
    else if (last?.kind === "look" && message.kind === "look") waiting[waiting.length - 1] = message;
    else waiting.push(message);
  };
  const tell = () => { if ([...flying, ...waiting].some((message) => !message.first)) onSilence(); };
  const again = () => {
    tell();
    patience *= 2;
    const later = waiting;
    waiting = [];
    for (const message of [...flying, ...later]) add(message);
    post();
  };
  const post = () => {
    flying = waiting;
    waiting = [];
    sequence += 1;
    clearTimeout(timer);
    timer = setTimeout(again, patience);
    try {
      model.send({ ...(flying.length === 1 ? flying[0] : { kind: "many", messages: flying }), ...dress(flying), sequence });
    } catch { // the kernel is gone
      tell();
    }
  };
  return {
    send(message) {
      add(message);
      if (!flying.length) post();
    },
    arrived(number) {
      if (number !== sequence) return;
      clearTimeout(timer);
      flying = [];
      patience = PATIENCE_MS;
      if (waiting.length) post();
    },
    stop() {
      if (waiting.length) post();
      clearTimeout(timer);
    },
    get idle() { return !flying.length && !waiting.length; },
  };
}
