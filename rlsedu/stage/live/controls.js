// Native controls, made from the specs of controls.py. Each has a `node`, shows a value with `show`, tells with `typing`
// whether something typed is not in use yet, and forgets it with `settle`.

const MOST_BUTTONS = 6;

function clock(hours) {
  const minutes = Math.round(hours * 60) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function tidy(value, step) {
  const digits = Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
  return String(Number(value.toFixed(digits)));
}

// What was typed as a number (a decimal comma will do); NaN if it is none.
function readNumber(text) {
  return text.trim() ? Number(text.trim().replace(",", ".")) : NaN;
}

// What was typed as a clock time, with any mark or none between hours and minutes (a phone's digits have no colon). It
// counts on past midnight from `low`; NaN if it is none.
function readClock(text, low) {
  const found = /^(\d{1,2})(?:[:.,]?([0-5]\d))?$/.exec(text.trim());
  const time = found ? Number(found[1]) + Number(found[2] ?? 0) / 60 : NaN;
  return time < low ? time + 24 : time;
}

// How the values of a range are written, read and laid along the slider.
function scaleOf(spec) {
  const log = spec.style === "log", isClock = spec.style === "clock";
  const written = (v) => (isClock ? clock(v) : log ? String(Number(v.toPrecision(3))) : tidy(v, spec.step));
  const words = (v) => `${written(v)} ${isClock ? "" : spec.unit}`.trim();
  const example = isClock ? `, such as ${written(spec.value)} or ${written(spec.value).replace(":", "")}` : "";
  return {
    isClock, written, words,
    inward: (v) => (log ? Math.log10(v) : v),
    outward: (v) => (log ? Number((10 ** v).toPrecision(3)) : v),
    step: log ? Math.log10(spec.high / spec.low) / (spec.steps ?? 100) : spec.step,
    read: (text) => (isClock ? readClock(text, spec.low) : Number(written(readNumber(text)))),
    wanted: `Give a ${isClock ? "clock time" : "number"} from ${words(spec.low)} to ${words(spec.high)}${example}.`,
    boxName: `${spec.label}: type a ${isClock ? "clock time" : spec.unit ? `number, ${spec.unit}` : "number"}`,
  };
}

// A box for typing. What cannot be used stays in it, with the reason beside it, until something else is given.
function typingBox(scale, id, move) {
  const box = make("input", {
    type: "text", class: "rlsedu-box", inputmode: scale.isClock ? "numeric" : "decimal", autocomplete: "off", "aria-label": scale.boxName,
  });
  const reason = make("p", { class: "rlsedu-refusal", id: `${id}-refusal`, role: "alert" });
  let typing = false, fresh = false, refused = null;
  const settle = () => {
    typing = false;
    refused = null;
    reason.textContent = "";
    for (const name of ["aria-invalid", "aria-describedby"]) box.removeAttribute(name);
  };
  const take = () => {
    if (!typing || box.value === refused || move(scale.read(box.value))) return;
    refused = box.value;
    reason.textContent = `\u201c${refused}\u201d cannot be used. ${scale.wanted}`;
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-describedby", reason.id);
  };
  box.addEventListener("focus", () => { fresh = true; box.select(); });
  box.addEventListener("click", () => { if (fresh) box.select(); fresh = false; }); // a tap takes the whole number
  box.addEventListener("input", () => { typing = true; fresh = false; });
  for (const kind of ["change", "blur"]) box.addEventListener(kind, take);
  return { box, reason, settle, typing: () => typing, show(value) { if (!typing) box.value = scale.written(value); } };
}

// A finger that scrolls the page over a slider moves it first: what it stood at comes back.
function scrollsBy(slider, move) {
  let before = null;
  slider.addEventListener("pointerdown", () => { before = slider.value; });
  slider.addEventListener("pointercancel", () => { if (slider.value !== before) { slider.value = before; move(); } });
}

function rangeControl(spec, id, send) {
  const scale = scaleOf(spec);
  const slider = make("input", { type: "range", id, min: scale.inward(spec.low), max: scale.inward(spec.high), step: scale.step });
  const move = (value) => {
    if (!(value >= spec.low && value <= spec.high)) return false;
    typed.settle();
    show(value);
    send(value);
    return true;
  };
  const typed = typingBox(scale, id, move);
  const show = (value) => {
    slider.value = scale.inward(value);
    slider.setAttribute("aria-valuetext", scale.words(value));
    typed.show(value);
  };
  const slide = () => move(Math.min(spec.high, Math.max(spec.low, scale.outward(Number(slider.value)))));
  slider.addEventListener("input", slide);
  scrollsBy(slider, slide);
  const unit = make("span", { class: "rlsedu-unit" }, scale.isClock ? "" : spec.unit);
  return {
    node: make("div", { class: "rlsedu-control" },
      make("label", { for: id }, spec.label), make("div", { class: "rlsedu-row" }, slider, typed.box, unit), typed.reason),
    show, settle: typed.settle, typing: typed.typing,
  };
}

// Many options would push the picture off a phone's screen: they go into the browser's own list.
function listControl(spec, id, send) {
  const list = make("select", { id, class: "rlsedu-box" }, ...spec.options.map(([value, words]) => make("option", { value }, words)));
  list.addEventListener("change", () => send(list.value));
  return {
    node: make("div", { class: "rlsedu-control" }, make("label", { for: id }, spec.label), make("div", { class: "rlsedu-row" }, list)),
    show: (value) => { list.value = value; }, settle() {}, typing: () => false,
  };
}

function choiceControl(spec, id, send) {
  if (spec.listed || spec.options.length > MOST_BUTTONS) return listControl(spec, id, send);
  const buttons = spec.options.map(([value, words], i) => {
    const radio = make("input", { type: "radio", id: `${id}-${i}`, name: id, value });
    radio.addEventListener("change", () => send(value));
    return [radio, make("span", { class: "rlsedu-option" }, radio, make("label", { for: `${id}-${i}` }, words))];
  });
  return {
    node: make("fieldset", { class: "rlsedu-control" }, make("legend", {}, spec.label),
      make("div", { class: "rlsedu-options" }, ...buttons.map((b) => b[1]))),
    show: (value) => { for (const [radio] of buttons) radio.checked = radio.value === value; }, settle() {}, typing: () => false,
  };
}

function toggleControl(spec, id, send) {
  const box = make("input", { type: "checkbox", id });
  box.addEventListener("change", () => send(box.checked));
  return {
    node: make("div", { class: "rlsedu-control rlsedu-toggle" }, box, make("label", { for: id }, spec.label)),
    show: (value) => { box.checked = value; }, settle() {}, typing: () => false,
  };
}

// One height of a line that the reader draws on the picture (predict.js): its handle there, for the keyboard.
function knotControl(spec, id, send) {
  const scale = scaleOf(spec);
  const node = make("input", { type: "range", id, class: "rlsedu-knot", min: spec.low, max: spec.high, step: spec.step, "aria-label": spec.label, "aria-orientation": "vertical" });
  node.addEventListener("input", () => send(Number(node.value)));
  return {
    node,
    show: (value) => { node.value = value; node.setAttribute("aria-valuetext", scale.words(value)); }, settle() {}, typing: () => false,
  };
}

const CONTROLS = { range: rangeControl, choice: choiceControl, toggle: toggleControl, knot: knotControl };
const controlOf = (spec) => CONTROLS[spec.style === "knot" ? "knot" : spec.kind];
