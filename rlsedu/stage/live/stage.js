// One demo: a picture, its sentence, native controls. One request is in flight at a time; the newest value wins.

// Builds picture, sentence and controls in `el` and keeps them in step with the kernel; returns the parts and how to stop.
// heardWith: gives further words that are heard after the sentence. onFrame: hears of each picture that is shown.
function live({ model, el }, makeButtons, { heardWith = () => "", onFrame = () => {} } = {}) {
  const id = freshId();
  const { image, show: showPicture, place, style } = picture(model.get("frame"), `${model.get("name")}. The sentence tells more.`, model.get("shapes"), model.get("longest"));
  const { sentence, said } = sentencePlace(model.get("sentence"), model.get("longest"));
  const heard = voice(), numbers = numbersOf(model, id), more = moreOf(model.get("more"));
  const problem = make("p", { class: "rlsedu-problem", role: "alert" });
  let size = null, drawnFor = null, asked = null, freed = true, sharpening = 0;
  const dim = () => image.classList.toggle("rlsedu-dim", Boolean(size?.[2] && !drawnFor?.[2])); // no white slab at midnight
  const post = courier(model, () => ({ view: id, size }), () => { problem.textContent = SILENCE; player?.halt(); });
  const controls = new Map();
  const send = (name) => (value) => post.send({ kind: "set", values: { [name]: value } });
  for (const spec of model.get("controls")) {
    const made = controlOf(spec)(spec, `${id}-${spec.name}`, send(spec.name));
    made.node.dataset.name = spec.name;
    controls.set(spec.name, made);
  }
  const showValues = () => {
    for (const [name, value] of Object.entries(model.get("values"))) controls.get(name).show(value);
  };
  showValues();

  const settle = () => { // nothing stays of what was refused
    problem.textContent = "";
    for (const control of controls.values()) control.settle();
  };
  const parts = { model, image, controls, post, settle, problem };
  const panel = make("div", { class: "rlsedu-panel" });
  parts.panel = panel;
  const root = frameOf(model.get("title"), make("div", { class: "rlsedu-body", style }, make("div", { class: "rlsedu-view" }, place, said), panel),
    heard.node, more.node, ...notesOf(model.get("notes")), ...numbers.nodes);
  const time = model.get("time"), tell = () => heard.say(() => `${sentence.textContent} ${heardWith()}`.trim());
  const player = !time ? null : playerOf({
    spec: model.get("controls").find(({ name }) => name === time), slider: controls.get(time), model, post, root,
    isNear: () => sight.near, say: (words) => heard.say(() => words), hush: tell,
  });
  const nodes = [...controls].filter(([name]) => name !== time).map(([, control]) => control.node);
  if (controls.size) panel.append(controlsOf(nodes, model.get("first"), player));
  const large = screenButton(() => root), buttons = makeButtons(parts);
  panel.append(problem, ...(buttons.length ? [make("div", { class: "rlsedu-buttons" }, ...buttons, large.node)] : []));
  root.dataset.demo = model.get("about");
  if (!buttons.length) root.querySelector("h3").setAttribute("aria-level", 2); // it stands under the title of its page
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
    more.show(message.more ?? "");
    sight.wake();
    clearTimeout(sharpening); // a picture drawn for another view: once that one rests, ask for our own
    if (!fits()) sharpening = setTimeout(look, QUIET_MS);
    if (sentence.textContent === message.sentence) return;
    sentence.textContent = message.sentence;
    if (!player?.running) tell();
  };
  const hear = (message, buffers) => {
    const mine = message.view == null || message.view === id;
    if (message.kind === "frame") {
      model.set({ values: message.values, sentence: message.sentence, more: message.more, frame: buffers[0] }); // for views to come
      if (mine || !message.only) showFrame(message, buffers[0]);
    }
    if (message.kind === "numbers") {
      if (mine) numbers.show(message.numbers);
      return;
    }
    if (mine) problem.textContent = message.words ?? "";
    if (mine && message.words) player?.halt();
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
    const busy = player?.running || [...controls.values()].some((control) => control.typing());
    player?.halt();
    settle();
    showValues();
    return busy;
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
    player?.stop();
    large.stop();
    post.stop();
    leave();
  };
  return { ...parts, root, stop };
}

function renderStage(view) {
  const { model } = view;
  let keep;
  const parts = live(view, ({ post, settle, controls }) => {
    keep = button("", () => post.send({ kind: model.get("kept") ? "forget" : "keep" }));
    return controls.size ? [button("Reset", () => { settle(); post.send({ kind: "reset" }); }), keep] : [];
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
