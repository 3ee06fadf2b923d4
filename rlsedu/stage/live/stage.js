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
  let wanted = { ...model.get("values") }, moves = 0, shownMove = 0, flown = [0, false], epoch = 0; // moves: of the reader
  const dim = () => image.classList.toggle("rlsedu-dim", Boolean(size?.[2] && !drawnFor?.[2])); // no white slab at midnight
  const post = courier(model, (flying) => {
    flown = [moves, flying.some(({ kind }) => kind !== "set" && kind !== "look")];
    return { view: id, size };
  }, () => { problem.textContent = model.get("silence") || SILENCE; player?.halt(); });
  const controls = new Map();
  const specs = model.get("controls"), held = heldFrames(specs);
  const ahead = lookAhead({ specs, held, wanted: () => wanted, ask: (message) => tellKernel({ ...message, view: id, size, epoch }) });
  const tellKernel = (message) => { try { model.send(message); } catch { /* it is gone */ } };
  const isHeld = (name, value) => held.has({ ...wanted, [name]: value });
  const move = (name, value) => {
    wanted = { ...wanted, [name]: value };
    moves += 1;
    const found = held.get(wanted); // nothing, where nothing is held
    if (found) showHeld(found);
    post.send({ kind: "set", values: { [name]: value } });
    if (model.get("hold")) ahead.goOn(name);
  };
  for (const spec of specs) {
    const made = controlOf(spec)(spec, `${id}-${spec.name}`, (value) => move(spec.name, value));
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
    spec: specs.find(({ name }) => name === time), slider: controls.get(time), now: () => wanted[time], root,
    go: (value) => move(time, value), isHeld: (value) => isHeld(time, value), isIdle: () => post.idle, begin: () => begin(time), isNear: () => sight.near, say: (words) => heard.say(() => words), hush: tell,
  });
  const nodes = [...controls].filter(([name]) => name !== time).map(([, control]) => control.node);
  if (controls.size) panel.append(controlsOf(nodes, model.get("first"), player));
  const large = screenButton(() => root), buttons = makeButtons(parts);
  panel.append(problem, ...(buttons.length ? [make("div", { class: "rlsedu-buttons" }, ...buttons, large.node)] : []));
  root.dataset.demo = model.get("about");
  if (!buttons.length) root.querySelector("h3").setAttribute("aria-level", 2); // it stands under the title of its page
  el.append(root);

  const leave = () => tellKernel({ kind: "gone", view: id });
  const begin = (name) => { if (model.get("hold") && size && fits() && name) ahead.begin(name); };
  for (const kind of ["focusin", "pointerdown"]) panel.addEventListener(kind, ({ target }) => begin(target.closest("[data-name]")?.dataset.name));
  const empty = () => { // what is held fits no more
    held.clear();
    epoch += 1;
  };
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
    showPicture(frame, message.base);
    drawnFor = message.size;
    dim();
    onFrame(message);
    numbers.moved();
    more.show(message.more ?? "");
    sight.wake();
    clearTimeout(sharpening); // a picture drawn for another view: once that one rests, ask for our own
    if (!fits()) sharpening = setTimeout(look, QUIET_MS);
    const words = unbroken(message.sentence);
    if (sentence.textContent === words) return;
    sentence.textContent = words;
    if (!player?.running) tell();
  };
  const showHeld = (found) => {
    shownMove = moves;
    model.set({ values: found.values, sentence: found.sentence, more: found.more, extra: found.extra, frame: found.frame });
    showFrame({ ...found, size }, found.frame);
  };
  const hold = (message, frame) => { if (frame && model.get("hold") && message.epoch === epoch && String(message.size ?? size) === String(size)) held.put(message, frame); };
  const hear = (message, buffers) => {
    const mine = message.view == null || message.view === id, own = message.view === id;
    if (message.kind === "held") {
      if (own) hold(message, buffers[0]);
      return;
    }
    if (message.kind === "frame") {
      if (!own || flown[1]) empty(); // a curve was kept, a guess made: the frames from before do not show it
      hold({ ...message, epoch }, buffers[0]);
      const late = own && flown[0] < shownMove; // the hand is farther, and what it reached is shown
      if (!late) model.set({ values: message.values, sentence: message.sentence, more: message.more, frame: buffers[0] }); // for views to come
      if (!late && (mine || !message.only)) showFrame(message, buffers[0]);
      if (!own) wanted = { ...message.values };
    }
    if (message.kind === "numbers") {
      if (mine) numbers.show(message.numbers);
      return;
    }
    if (mine) problem.textContent = message.words ?? "";
    if (mine && message.words) player?.halt();
    if (mine) post.arrived(message.sequence);
    if (post.idle) wanted = { ...model.get("values") };
    if (post.idle) showValues(); // also after a problem: the controls say what the picture shows
  };
  model.on("msg:custom", hear);

  const unwatch = watchSize(root, place, (now) => {
    size = now;
    empty();
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
    ahead.stop();
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
