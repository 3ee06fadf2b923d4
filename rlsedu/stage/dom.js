// What the page side of every widget shares. rlsedu/stage/front.py puts this file in front of each widget's own module.

const PATIENCE_MS = 15000; // how long an answer may take before the reader is told
const MOST_BUTTONS = 6;
const NARROW_PX = 520;
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

function clock(hours) {
  const minutes = Math.round(hours * 60) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function tidy(value, step) {
  const digits = Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
  return String(Number(value.toFixed(digits)));
}

// What was typed as a number (a decimal comma will do), or as a clock time that counts on past midnight; NaN if it is neither.
function readNumber(text) {
  return text.trim() ? Number(text.trim().replace(",", ".")) : NaN;
}

function readClock(text, low) {
  const found = /^(\d{1,2})(?:[:.]([0-5]\d))?$/.exec(text.trim());
  const time = found ? Number(found[1]) + Number(found[2] ?? 0) / 60 : NaN;
  return time < low ? time + 24 : time;
}

// `refuse` is told what to give instead of what cannot be used; the box then shows the present value again.
function rangeControl(spec, id, send, refuse) {
  const log = spec.style === "log", isClock = spec.style === "clock";
  const inward = (v) => (log ? Math.log10(v) : v);
  const outward = (v) => (log ? Number((10 ** v).toPrecision(3)) : v);
  const written = (v) => (isClock ? clock(v) : log ? String(Number(v.toPrecision(3))) : tidy(v, spec.step));
  const words = (v) => `${written(v)} ${isClock ? "" : spec.unit}`.trim();
  const slider = make("input", {
    type: "range", id, min: inward(spec.low), max: inward(spec.high), step: log ? "any" : spec.step,
  });
  if (log) slider.step = (inward(spec.high) - inward(spec.low)) / 100;
  const kind = isClock ? "clock time" : "number";
  const box = make("input", {
    type: "text", class: "rlsedu-box", inputmode: "decimal", autocomplete: "off",
    "aria-label": `${spec.label}, ${kind}${spec.unit && !isClock ? " in " + spec.unit : ""}`,
  });
  let now = spec.value, typing = false;
  const show = (value) => {
    now = value;
    slider.value = inward(value);
    slider.setAttribute("aria-valuetext", words(value));
    if (!typing) box.value = written(value);
  };
  const move = (value) => {
    typing = false;
    show(Math.min(spec.high, Math.max(spec.low, value)));
    send(now);
  };
  slider.addEventListener("input", () => move(outward(Number(slider.value))));
  box.addEventListener("input", () => { typing = true; });
  box.addEventListener("change", () => {
    const value = isClock ? readClock(box.value, spec.low) : readNumber(box.value);
    if (value >= spec.low && value <= spec.high) return move(isClock ? value : Number(written(value)));
    typing = false;
    show(now);
    refuse(`${spec.label}: give a ${kind} from ${words(spec.low)} to ${words(spec.high)}.`);
  });
  const unit = make("span", { class: "rlsedu-unit" }, isClock ? "" : spec.unit);
  return {
    node: make("div", { class: "rlsedu-control" },
      make("label", { for: id }, spec.label), make("div", { class: "rlsedu-row" }, slider, box, unit)),
    show,
  };
}

// Many options would push the picture off a phone's screen: they go into the browser's own list.
function listControl(spec, id, send) {
  const list = make("select", { id, class: "rlsedu-box" }, ...spec.options.map(([value, words]) => make("option", { value }, words)));
  list.addEventListener("change", () => send(list.value));
  return {
    node: make("div", { class: "rlsedu-control" }, make("label", { for: id }, spec.label), make("div", { class: "rlsedu-row" }, list)),
    show: (value) => { list.value = value; },
  };
}

function choiceControl(spec, id, send) {
  if (spec.options.length > MOST_BUTTONS) return listControl(spec, id, send);
  const buttons = spec.options.map(([value, words], i) => {
    const radio = make("input", { type: "radio", id: `${id}-${i}`, name: id, value });
    radio.addEventListener("change", () => send(value));
    return [radio, make("span", { class: "rlsedu-option" }, radio, make("label", { for: `${id}-${i}` }, words))];
  });
  return {
    node: make("fieldset", { class: "rlsedu-control" }, make("legend", {}, spec.label),
      make("div", { class: "rlsedu-options" }, ...buttons.map((b) => b[1]))),
    show: (value) => { for (const [radio] of buttons) radio.checked = radio.value === value; },
  };
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

// A data address is on screen ten times sooner than an object URL, and leaves nothing to give back.
function address(frame) {
  const bytes = ArrayBuffer.isView(frame) ? new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength) : new Uint8Array(frame);
  if (bytes.toBase64) return `data:image/png;base64,${bytes.toBase64()}`;
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return `data:image/png;base64,${btoa(text)}`;
}

function picture(frame, alt) {
  const image = make("img", { class: "rlsedu-picture", alt });
  image.decoding = "sync";
  const show = (bytes) => { image.src = address(bytes); };
  show(frame);
  return { image, show };
}

function button(words, action) {
  const node = make("button", { type: "button", class: "rlsedu-button" }, words);
  node.addEventListener("click", action);
  return node;
}

// The frame of a widget. Its keys and clicks stay inside: JupyterLab would take arrow keys and Enter for itself.
function frameOf(title, ...children) {
  const root = make("section", { class: "rlsedu", "aria-label": title, "data-lm-suppress-shortcuts": "true" },
    make("p", { class: "rlsedu-title" }, title), ...children);
  for (const kind of ["keydown", "keyup", "mousedown", "dblclick", "contextmenu"]) root.addEventListener(kind, (event) => event.stopPropagation());
  return root;
}

// Tells the kernel when the place is not of the `size` drawn for: narrow or not, dots per pixel; returns how to stop.
function watchSize(root, size, send) {
  const watcher = new ResizeObserver(() => {
    const width = root.clientWidth;
    const narrow = width < NARROW_PX, scale = Math.min(2, Math.max(1, window.devicePixelRatio || 1));
    if (width && (narrow !== size[0] || scale !== size[1])) { size = [narrow, scale]; send({ kind: "size", narrow, scale }); }
  });
  watcher.observe(root);
  return () => watcher.disconnect();
}
