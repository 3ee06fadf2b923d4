// A quiz: radio buttons, a Check button and feedback for each question; a score at the end. It needs no kernel.

const IN_WORDS = "What the picture shows, in words (it may tell the answer)";

// A picture travels with its question, or it is an address: that is loaded when it comes near the view.
const pictureAt = (picture) => (picture.includes(":") ? { src: picture, loading: "lazy" } : { src: `data:image/png;base64,${picture}` });

// The picture that a question asks about, and its words for those who do not see it.
function askedAbout({ picture, name, sentence }) {
  if (!picture) return [];
  return [
    make("img", { class: "rlsedu-asked", alt: name, ...pictureAt(picture) }),
    make("details", {}, make("summary", {}, IN_WORDS), make("p", {}, sentence)),
  ];
}

// Where to look again: a demo on this page is gone to, one of another chapter is a link.
function pointerTo({ demo, helps, chapter, notebook }) {
  const node = make("p", { class: "rlsedu-note", hidden: true }, "Look again: ");
  const there = () => onPage(demo);
  const go = button(helps, () => {
    there()?.scrollIntoView({ block: "start" });
    there()?.focus({ preventScroll: true });
  });
  const link = make("a", { href: notebook }, `${helps} (chapter ${chapter})`);
  const show = (shown) => {
    node.hidden = !(shown && helps);
    if (!node.hidden) node.replaceChildren("Look again: ", there() ? go : link);
  };
  return { node, show };
}

function quizQuestion(spec, number, onCheck, keep) {
  let chosen = null, first = null, right = false;
  const feedback = make("p", { class: "rlsedu-feedback", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const sources = make("p", { class: "rlsedu-note", hidden: true }), pointer = pointerTo(spec);
  sources.innerHTML = `Sources: ${spec.sources}`;
  const say = (words, kind = "", verdict = "") => {
    feedback.replaceChildren(...(verdict ? [make("strong", {}, verdict), ` ${words}`] : words ? [words] : []));
    feedback.dataset.kind = kind;
    sources.hidden = !kind || !spec.sources;
    pointer.show(kind === "wrong");
  };
  const options = spec.options.map((option, i) => [String(i), option.text]);
  const radios = choiceControl({ label: `${number}. ${spec.question}`, options }, freshId(), (value) => {
    chosen = spec.options[value];
    say("");
  });
  const check = button("Check", () => {
    if (!chosen) return say("Choose an answer first.");
    right = chosen.right;
    if (first === null) keep({ kind: "answer", id: spec.id, answer: chosen.text });
    first ??= right;
    say(chosen.feedback, right ? "right" : "wrong", right ? "Right." : "Not quite.");
    onCheck();
  });
  check.setAttribute("aria-label", `Check question ${number}`);
  radios.node.querySelector("legend").after(...askedAbout(spec));
  radios.node.append(make("div", { class: "rlsedu-buttons" }, check), feedback, pointer.node, sources);
  radios.node.classList.add("rlsedu-question");
  return {
    node: radios.node,
    get first() { return first; },
    get right() { return right; },
    clear() { chosen = first = null; right = false; radios.show(null); say(""); },
  };
}

function scoreWords(items) {
  const first = items.filter((item) => item.first).length, now = items.filter((item) => item.right).length;
  const words = `${first} of ${items.length} right at the first try.`;
  return now > first ? `${words} ${now} of ${items.length} right now.` : words;
}

function renderQuiz({ model, el }) {
  const score = make("p", { class: "rlsedu-sentence", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const keep = (message) => { try { model.send(message); } catch { /* the kernel is gone: the quiz goes on */ } };
  const items = model.get("questions").map((spec, i) => quizQuestion(spec, i + 1, () => {
    if (items.some((item) => item.first === null)) return;
    score.textContent = scoreWords(items);
    again.hidden = false;
  }, keep));
  const again = button("Try again", () => {
    for (const item of items) item.clear();
    score.textContent = "";
    again.hidden = true;
    items[0].node.querySelector("input").focus();
  });
  again.hidden = true;
  const intro = make("p", { class: "rlsedu-note" }, model.get("intro")), trouble = make("p", { class: "rlsedu-note" });
  const parts = [intro, ...items.map((item) => item.node), score, again, trouble], fold = model.get("folded_in");
  const root = frameOf(model.get("title"), ...(fold ? [make("details", {}, make("summary", {}, fold), ...parts)] : parts));
  root.classList.add("rlsedu-quiz");
  el.append(root);
  const tell = () => { trouble.textContent = model.get("trouble"); };
  model.on("change:trouble", tell);
  const free = keepKeys(root);
  return () => {
    model.off("change:trouble", tell);
    free();
  };
}
