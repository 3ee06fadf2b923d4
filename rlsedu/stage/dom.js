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

function button(words, action) {
  const node = make("button", { type: "button", class: "rlsedu-button" }, words);
  node.addEventListener("click", action);
  return node;
}

// The frame of a widget, under a heading. Its keys and clicks stay inside: JupyterLab would take arrow keys and Enter for itself.
function frameOf(title, ...children) {
  const id = freshId();
  const root = make("section", { class: "rlsedu", "aria-labelledby": id, "data-lm-suppress-shortcuts": "true" },
    make("h3", { class: "rlsedu-title", id }, title), ...children);
  for (const kind of ["keydown", "keyup", "mousedown", "dblclick", "contextmenu"]) root.addEventListener(kind, (event) => event.stopPropagation());
  return root;
}

// Sends one message at a time; what piles up meanwhile is merged, so that the last value is always drawn.
function courier(model, onSilence) {
  let waiting = null, sequence = 0, flying = 0, timer = 0;
  const post = (message) => {
    flying = ++sequence;
    clearTimeout(timer);
    const giveUp = () => { flying = 0; waiting = null; onSilence(); };
    try {
      model.send({ ...message, sequence });
      timer = setTimeout(giveUp, PATIENCE_MS);
    } catch { // the kernel is gone
      giveUp();
    }
  };
  return {
    send(message) {
      if (!flying) return post(message);
      const both = waiting && waiting.kind === "set" && message.kind === "set";
      if (both) waiting.values = { ...waiting.values, ...message.values };
      else if (waiting && message.kind !== waiting.kind) waiting = { kind: "many", messages: [...(waiting.messages ?? [waiting]), message] };
      else waiting = message;
    },
    arrived(number) {
      if (number !== flying) return;
      clearTimeout(timer);
      flying = 0;
      if (waiting) { const next = waiting; waiting = null; post(next); }
    },
    stop: () => clearTimeout(timer),
    get idle() { return !flying && !waiting; },
  };
}
