// One demo: a picture, its sentence, native controls. One request is in flight at a time; the newest value wins.

const QUIET_MS = 500; // a screen reader hears the sentence once the slider has rested this long
const HEARD_MS = 4000; // and then it is taken away, so that a reader who goes on by lines does not meet it again

// What is heard stands apart from what is seen: readers disagree on aria-busy (one is silent, one reads every step).
function voice() {
  const node = make("p", { class: "rlsedu-heard", role: "status" });
  let timer = 0;
  const later = (words, wait, next) => { timer = setTimeout(() => { node.textContent = words(); next?.(); }, wait); };
  return {
    node,
    stop: () => clearTimeout(timer),
    say(words) { // words: called when the slider has rested
      clearTimeout(timer);
      later(words, QUIET_MS, () => later(() => "", HEARD_MS));
    },
  };
}

function notesOf(notes) {
  return notes.map((note) => {
    const line = make("p", { class: "rlsedu-note" });
    line.innerHTML = note;
    return line;
  });
}

// Notes that stand open in a demo above this one are folded here.
function foldRepeated(root) {
  const above = [...document.querySelectorAll(".rlsedu > .rlsedu-note")].filter((line) => line.compareDocumentPosition(root) & Node.DOCUMENT_POSITION_FOLLOWING);
  const told = new Set(above.map((line) => line.textContent).filter(Boolean));
  const again = [...root.querySelectorAll(":scope > .rlsedu-note")].filter((line) => told.has(line.textContent));
  if (!again.length) return;
  const fold = make("details", { class: "rlsedu-again" }, make("summary", {}, `Also here, as told above (${again.length})`));
  again[0].before(fold);
  fold.append(...again);
}

// The table of the numbers in use. It is asked for when it is opened and, while it is open, when the reader has rested.
function numbersOf(model, view) {
  const table = make("div", { class: "rlsedu-numbers", tabindex: 0, role: "region", "aria-label": `Numbers: ${model.get("title")}` });
  const fold = make("details", {}, make("summary", {}, "Where do these numbers come from?"), table);
  let timer = 0, told = "";
  const ask = () => {
    try { if (fold.open) model.send({ kind: "numbers", view }); } catch { /* the kernel is gone: it tells what was */ }
  };
  const show = (html) => { if (html !== told) table.innerHTML = told = html; }; // the same again would take the focus from its links
  show(model.get("numbers"));
  fold.addEventListener("toggle", ask);
  return {
    nodes: told ? [fold] : [],
    show,
    moved: () => { clearTimeout(timer); timer = setTimeout(ask, QUIET_MS); },
    stop: () => clearTimeout(timer),
  };
}

// Builds picture, sentence and controls in `el` and keeps them in step with the kernel; returns the parts and how to stop.
// heardWith: gives further words that are heard after the sentence. onFrame: hears of each picture that is shown.
function live({ model, el }, makeButtons, { heardWith = () => "", onFrame = () => {} } = {}) {
  const id = freshId();
  const { image, show: showPicture, place, style } = picture(model.get("frame"), `${model.get("name")}. The sentence tells more.`, model.get("shapes"), model.get("longest"));
  const { sentence, said } = sentencePlace(model.get("sentence"), model.get("longest"));
  const heard = voice(), numbers = numbersOf(model, id);
  const problem = make("p", { class: "rlsedu-problem", role: "alert" });
  let size = null, drawnFor = null, asked = null, freed = true, sharpening = 0;
  const dim = () => image.classList.toggle("rlsedu-dim", Boolean(size?.[2] && !drawnFor?.[2])); // no white slab at midnight
  const post = courier(model, () => ({ view: id, size }), () => { problem.textContent = SILENCE; });
  const controls = new Map();
  const send = (name) => (value) => post.send({ kind: "set", values: { [name]: value } });
  for (const spec of model.get("controls")) controls.set(spec.name, controlOf(spec)(spec, `${id}-${spec.name}`, send(spec.name)));
  const showValues = () => {
    for (const [name, value] of Object.entries(model.get("values"))) controls.get(name).show(value);
  };
  showValues();

  const settle = () => { // nothing stays of what was refused
    problem.textContent = "";
    for (const control of controls.values()) control.settle();
  };
  const parts = { model, image, controls, post, settle, problem };
  const panel = make("div", { class: "rlsedu-panel" },
    make("div", { class: "rlsedu-controls" }, ...[...controls.values()].map((c) => c.node)), problem, make("div", { class: "rlsedu-buttons" }, ...makeButtons(parts)));
  parts.panel = panel;
  const root = frameOf(model.get("title"), make("div", { class: "rlsedu-body", style }, make("div", { class: "rlsedu-view" }, place, said), panel),
    heard.node, ...notesOf(model.get("notes")), ...numbers.nodes);
  root.dataset.demo = model.get("about");
  el.append(root);

  const leave = () => { try { model.send({ kind: "gone", view: id }); } catch { /* so is the kernel */ } };
  const fits = () => String(drawnFor) === String(size);
  const look = () => { // what nobody sees is drawn when it comes into sight: then it may be out of date, or freed
    const coming = !post.idle && asked === String(size);
    if (!size || !sight.near || coming || (fits() && !freed)) return;
    asked = String(size);
    post.send({ kind: "look", first: freed });
    freed = false;
  };
  const sight = watchSight(root, look, () => {
    if (!post.idle) return sight.wake();
    leave();
    freed = true;
  });
  const showFrame = (message, frame) => {
    showPicture(frame);
    drawnFor = message.size;
    dim();
    onFrame(message);
    numbers.moved();
    sight.wake();
    clearTimeout(sharpening); // a picture drawn for another view: once that one rests, ask for our own
    if (!fits()) sharpening = setTimeout(look, QUIET_MS);
    if (sentence.textContent === message.sentence) return;
    sentence.textContent = message.sentence;
    heard.say(() => `${sentence.textContent} ${heardWith()}`.trim());
  };
  const hear = (message, buffers) => {
    const mine = message.view == null || message.view === id;
    if (message.kind === "frame") {
      model.set({ values: message.values, sentence: message.sentence, frame: buffers[0] }); // for views to come
      if (mine || !message.only) showFrame(message, buffers[0]);
    }
    if (message.kind === "numbers") {
      if (mine) numbers.show(message.numbers);
      return;
    }
    if (mine) problem.textContent = message.words ?? "";
    if (mine) post.arrived(message.sequence);
    if (post.idle) showValues(); // also after a problem: the controls say what the picture shows
  };
  model.on("msg:custom", hear);

  const unwatch = watchSize(root, place, (now) => {
    size = now;
    dim();
    look();
  });
  const free = keepKeys(root, () => {
    const typed = [...controls.values()].some((control) => control.typing());
    settle();
    showValues();
    return typed;
  });
  const folding = requestAnimationFrame(() => foldRepeated(root)); // by then it stands on the page
  const stop = () => {
    model.off("msg:custom", hear);
    cancelAnimationFrame(folding);
    clearTimeout(sharpening);
    unwatch();
    sight.stop();
    free();
    heard.stop();
    numbers.stop();
    post.stop();
    leave();
  };
  return { ...parts, root, stop };
}

function renderStage(view) {
  const { model } = view;
  let keep;
  const parts = live(view, ({ post, settle }) => {
    keep = button("", () => post.send({ kind: model.get("kept") ? "forget" : "keep" }));
    return [button("Reset", () => { settle(); post.send({ kind: "reset" }); }), keep];
  });
  const guess = guessIn(parts);
  const show = () => {
    keep.hidden = !model.get("can_keep");
    keep.textContent = model.get("kept") ? "Forget the kept curve" : "Keep this curve";
    guess.show();
  };
  show();
  model.on("change:kept change:can_keep change:extra", show);
  return () => {
    model.off("change:kept change:can_keep change:extra", show);
    guess.stop();
    parts.stop();
  };
}
