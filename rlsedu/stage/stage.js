// One demo: native controls, a picture, its sentence. One request is in flight at a time; the newest value wins.

const PATIENCE_MS = 15000; // how long an answer may take before the reader is told
const QUIET_MS = 300; // a screen reader hears the sentence once the slider has rested this long
const NARROW_PX = 520;
let count = 0;

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

function rangeControl(spec, id, send) {
  const log = spec.style === "log";
  const inward = (v) => (log ? Math.log10(v) : v);
  const outward = (v) => (log ? Number((10 ** v).toPrecision(3)) : v);
  const isClock = spec.style === "clock";
  const slider = make("input", {
    type: "range", id, min: inward(spec.low), max: inward(spec.high), step: log ? "any" : spec.step,
  });
  if (log) slider.step = (inward(spec.high) - inward(spec.low)) / 100;
  const box = make("input", isClock
    ? { type: "text", class: "rlsedu-box", inputmode: "numeric", maxlength: 5, "aria-label": `${spec.label}, clock time` }
    : { type: "number", class: "rlsedu-box", min: spec.low, max: spec.high, step: "any",
        "aria-label": `${spec.label}, number${spec.unit ? " in " + spec.unit : ""}` });
  const words = (v) => (isClock ? clock(v) : `${tidy(v, spec.step)} ${spec.unit}`.trim());
  const show = (value) => {
    slider.value = inward(value);
    if (document.activeElement !== box) box.value = isClock ? clock(value) : tidy(value, log ? 10 ** (Math.floor(Math.log10(value)) - 2) : spec.step);
    slider.setAttribute("aria-valuetext", words(value));
  };
  slider.addEventListener("input", () => {
    const value = Math.min(spec.high, Math.max(spec.low, outward(Number(slider.value))));
    show(value);
    send(value);
  });
  box.addEventListener("change", () => {
    let value = box.value === "" ? "" : Number(box.value);
    if (isClock) {
      const [h, m = 0] = box.value.split(":").map(Number);
      value = Number.isFinite(h + m / 60) ? h + m / 60 : box.value;
      if (value < spec.low) value += 24;
    }
    send(value);
  });
  const unit = make("span", { class: "rlsedu-unit" }, isClock ? "" : spec.unit);
  return {
    node: make("div", { class: "rlsedu-control" },
      make("label", { for: id }, spec.label), make("div", { class: "rlsedu-row" }, slider, box, unit)),
    show,
    rest: (value) => { box.blur(); show(value); },
  };
}

function choiceControl(spec, id, send) {
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

function toggleControl(spec, id, send) {
  const box = make("input", { type: "checkbox", id });
  box.addEventListener("change", () => send(box.checked));
  return {
    node: make("div", { class: "rlsedu-control rlsedu-toggle" }, box, make("label", { for: id }, spec.label)),
    show: (value) => { box.checked = value; },
  };
}

const KINDS = { range: rangeControl, choice: choiceControl, toggle: toggleControl };

// Sends one message at a time; what piles up meanwhile is merged, so that the last value is always drawn.
function courier(model, onSilence) {
  let waiting = null, sequence = 0, flying = 0, timer = 0;
  const post = (message) => {
    flying = ++sequence;
    model.send({ ...message, sequence });
    clearTimeout(timer);
    timer = setTimeout(() => { flying = 0; waiting = null; onSilence(); }, PATIENCE_MS);
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

function picture(frame, alt) {
  const image = make("img", { class: "rlsedu-picture", alt });
  image.decoding = "sync";
  let address = "";
  const show = (bytes) => {
    const fresh = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
    const old = address;
    address = fresh;
    image.src = fresh;
    image.addEventListener("load", () => old && URL.revokeObjectURL(old), { once: true });
  };
  show(frame);
  return { image, show, free: () => URL.revokeObjectURL(address) };
}

function render({ model, el }) {
  const id = `rlsedu-${++count}-${Math.random().toString(36).slice(2, 7)}`;
  const { image, show: showPicture, free } = picture(model.get("frame"), model.get("sentence"));
  const sentence = make("p", { class: "rlsedu-sentence", role: "status", "aria-live": "polite", "aria-atomic": "true" }, model.get("sentence"));
  const problem = make("p", { class: "rlsedu-problem", role: "alert" });
  const post = courier(model, () => {
    problem.textContent = "No answer. The kernel may be busy or stopped: wait for other cells to finish, or run this cell again.";
  });
  const controls = new Map();
  const send = (name) => (value) => post.send({ kind: "set", values: { [name]: value } });
  for (const spec of model.get("controls")) {
    controls.set(spec.name, KINDS[spec.kind](spec, `${id}-${spec.name}`, send(spec.name)));
  }
  const showValues = (values, how = "show") => {
    for (const [name, value] of Object.entries(values)) (controls.get(name)[how] ?? controls.get(name).show)(value);
  };
  showValues(model.get("values"));

  const button = (words, action) => {
    const node = make("button", { type: "button", class: "rlsedu-button" }, words);
    node.addEventListener("click", action);
    return node;
  };
  const buttons = [button("Reset", () => { problem.textContent = ""; setKept(false); post.send({ kind: "reset" }); })];
  let kept = false;
  const keep = button("Keep this curve", () => { setKept(!kept); post.send({ kind: kept ? "keep" : "forget" }); });
  const setKept = (state) => { kept = state; keep.textContent = kept ? "Forget the kept curve" : "Keep this curve"; };
  if (model.get("can_keep")) buttons.push(keep);

  const root = make("section", { class: "rlsedu", "aria-label": model.get("title"), "data-lm-suppress-shortcuts": "true" },
    make("p", { class: "rlsedu-title" }, model.get("title")),
    make("div", { class: "rlsedu-controls" }, ...[...controls.values()].map((c) => c.node), make("div", { class: "rlsedu-buttons" }, ...buttons)),
    image, sentence, problem);
  for (const note of model.get("notes")) {
    const line = make("p", { class: "rlsedu-note" });
    line.innerHTML = note;
    root.append(line);
  }
  if (model.get("numbers")) {
    const table = make("div", { class: "rlsedu-numbers", tabindex: 0, role: "region", "aria-label": `Numbers: ${model.get("title")}` });
    table.innerHTML = model.get("numbers");
    root.append(make("details", {}, make("summary", {}, "Where do these numbers come from?"), table));
  }
  for (const kind of ["keydown", "keyup", "mousedown", "dblclick", "contextmenu"]) root.addEventListener(kind, (event) => event.stopPropagation());
  el.append(root);

  let quiet = 0;
  const hear = (message, buffers) => {
    if (message.kind === "problem") {
      problem.textContent = message.words;
      post.arrived(message.sequence);
      return;
    }
    if (message.kind !== "frame") return;
    problem.textContent = "";
    showPicture(buffers[0]);
    image.alt = message.sentence;
    sentence.setAttribute("aria-busy", "true");
    sentence.textContent = message.sentence;
    clearTimeout(quiet);
    quiet = setTimeout(() => sentence.removeAttribute("aria-busy"), QUIET_MS);
    post.arrived(message.sequence);
    if (post.idle) showValues(message.values, "rest");
  };
  model.on("msg:custom", hear);

  let size = "false 1";
  const fit = () => {
    const width = root.clientWidth;
    const narrow = width < NARROW_PX, scale = Math.min(2, Math.max(1, window.devicePixelRatio || 1));
    if (width && `${narrow} ${scale}` !== size) { size = `${narrow} ${scale}`; post.send({ kind: "size", narrow, scale }); }
  };
  const watcher = new ResizeObserver(fit);
  watcher.observe(root);
  return () => {
    model.off("msg:custom", hear);
    watcher.disconnect();
    post.stop();
    clearTimeout(quiet);
    free();
  };
}

export default { render };
