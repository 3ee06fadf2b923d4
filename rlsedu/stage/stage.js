// One demo: native controls, a picture, its sentence. One request is in flight at a time; the newest value wins.

const QUIET_MS = 500; // a screen reader hears the sentence once the slider has rested this long

function toggleControl(spec, id, send) {
  const box = make("input", { type: "checkbox", id });
  box.addEventListener("change", () => send(box.checked));
  return {
    node: make("div", { class: "rlsedu-control rlsedu-toggle" }, box, make("label", { for: id }, spec.label)),
    show: (value) => { box.checked = value; },
  };
}

const KINDS = { range: rangeControl, choice: choiceControl, toggle: toggleControl };

// Builds controls, picture and sentence in `el` and keeps them in step with the kernel; returns the parts and how to stop.
function live({ model, el }, makeButtons) {
  const id = freshId();
  const { image, show: showPicture } = picture(model.get("frame"), model.get("sentence"));
  const sentence = make("p", { class: "rlsedu-sentence" }, model.get("sentence"));
  // What is heard stands apart from what is seen: readers disagree on aria-busy (one is silent, one reads every step).
  const heard = make("p", { class: "rlsedu-heard", role: "status" });
  const problem = make("p", { class: "rlsedu-problem", role: "alert" });
  const post = courier(model, () => { problem.textContent = SILENCE; });
  const controls = new Map();
  const send = (name) => (value) => post.send({ kind: "set", values: { [name]: value } });
  const refuse = (words) => { problem.textContent = words; };
  for (const spec of model.get("controls")) {
    controls.set(spec.name, KINDS[spec.kind](spec, `${id}-${spec.name}`, send(spec.name), refuse));
  }
  const showValues = (values) => {
    for (const [name, value] of Object.entries(values)) controls.get(name).show(value);
  };
  showValues(model.get("values"));

  const parts = { model, image, controls, post, problem };
  const root = frameOf(model.get("title"),
    make("div", { class: "rlsedu-controls" }, ...[...controls.values()].map((c) => c.node), make("div", { class: "rlsedu-buttons" }, ...makeButtons(parts))),
    image, sentence, heard, problem);
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
  el.append(root);

  let quiet = 0;
  const hear = (message, buffers) => {
    problem.textContent = message.words ?? "";
    if (message.kind === "frame") {
      showPicture(buffers[0]);
      image.alt = message.sentence;
      if (sentence.textContent !== message.sentence) {
        sentence.textContent = message.sentence;
        clearTimeout(quiet);
        quiet = setTimeout(() => { heard.textContent = message.sentence; }, QUIET_MS);
      }
    }
    post.arrived(message.sequence);
    if (post.idle) showValues(message.values); // also after a problem: the controls say what the picture shows
  };
  model.on("msg:custom", hear);

  const unwatch = watchSize(root, model.get("size"), post.send);
  const stop = () => {
    model.off("msg:custom", hear);
    unwatch();
    post.stop();
    clearTimeout(quiet);
  };
  return { ...parts, root, stop };
}

function renderStage(view) {
  const { model } = view;
  let keep;
  const { stop } = live(view, ({ post, problem }) => {
    keep = button("", () => post.send({ kind: model.get("kept") ? "forget" : "keep" }));
    const reset = button("Reset", () => { problem.textContent = ""; post.send({ kind: "reset" }); });
    return model.get("can_keep") ? [reset, keep] : [reset];
  });
  const show = () => { keep.textContent = model.get("kept") ? "Forget the kept curve" : "Keep this curve"; };
  show();
  model.on("change:kept", show);
  return () => {
    model.off("change:kept", show);
    stop();
  };
}
