// Guess first: the controls set a guess, one button shows the answer and starts again. The answer comes from the kernel.

const SURE = [["1", "a shot in the dark"], ["2", "fairly sure"], ["3", "sure"]];

// Why the reader guesses so, and how sure they are: both as they like.
function reasons(post) {
  let shown = null;
  const say = (values) => post.send({ kind: "say", values });
  const id = freshId();
  const because = make("input", { type: "text", id, class: "rlsedu-box", maxlength: 300, autocomplete: "off" });
  because.addEventListener("change", () => say({ because: because.value }));
  const sure = choiceControl({ label: "How sure are you? (if you like)", options: SURE }, freshId(), (value) => say({ sure: Number(value) }));
  const node = make("div", { class: "rlsedu-reasons" }, make("label", { for: id }, "I guess so because \u2026 (if you like)"), because, sure.node);
  return {
    node,
    show(extra) { // not while something is on its way: what comes now may be older than what stands here
      if (!post.idle && shown === extra.committed) return;
      shown = extra.committed;
      because.value = extra.because;
      sure.show(String(extra.sure));
    },
  };
}

function renderPredict(view) {
  const { model } = view;
  const extra = () => model.get("extra");
  const committed = () => extra().committed;
  const specs = model.get("controls"), isLine = specs[0].style === "knot";
  let main, skip, pen = null, told = null;
  const { root, panel, problem, image, controls, stop } = live(view, (parts) => {
    main = button("", () => {
      parts.settle();
      parts.post.send({ kind: committed() ? "reset" : "commit" });
    });
    skip = button("Skip: no guess", () => parts.post.send({ kind: "skip" }));
    told = reasons(parts.post);
    if (isLine) pen = drawing(specs, parts.controls, (values) => parts.post.send({ kind: "set", values }));
    return [main, skip];
  }, {
    heardWith: () => [extra().error, extra().why].filter(Boolean).join(" "),
    onFrame: (message) => { pen?.lay(message.extra.area); pen?.drawn(); },
  });
  const [error, why] = [make("p", { class: "rlsedu-feedback" }), make("p", { class: "rlsedu-feedback" })];
  const [because, sources, trouble] = ["", "", ""].map(() => make("p", { class: "rlsedu-note" }));
  root.append(because, error, why, sources, trouble);
  root.classList.add("rlsedu-predict");
  problem.before(told.node);
  if (pen) image.after(pen.node);

  const show = () => {
    main.textContent = committed() ? "Guess again" : "Show the answer";
    const inside = root.contains(document.activeElement);
    for (const input of root.querySelectorAll("input")) input.disabled = committed();
    const shut = document.activeElement.disabled !== false || (document.activeElement === skip && committed());
    if (inside && shut) main.focus({ preventScroll: true }); // what had the focus is shut
    skip.hidden = committed();
    told.show(extra());
    told.node.hidden = committed();
    error.textContent = extra().error;
    why.textContent = extra().why;
    because.textContent = committed() && extra().because ? `You guessed so because: ${extra().because}. Does it still hold?` : "";
    sources.innerHTML = extra().sources && `Sources: ${extra().sources}`;
    trouble.textContent = extra().trouble;
    pen?.node.classList.toggle("rlsedu-drawn", committed());
    if (committed()) document.dispatchEvent(new CustomEvent(GUESSED, { detail: extra().id }));
  };
  show();
  model.on("change:extra", show);
  return () => {
    model.off("change:extra", show);
    stop();
  };
}
