// A quiz: radio buttons, a Check button and feedback for each question; a score at the end. It needs no kernel.

function quizQuestion(spec, number, onCheck) {
  let chosen = null, first = null, right = false;
  const feedback = make("p", { class: "rlsedu-feedback", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const sources = make("p", { class: "rlsedu-note", hidden: true });
  sources.innerHTML = `Sources: ${spec.sources}`;
  const say = (words, kind = "", verdict = "") => {
    feedback.replaceChildren(...(verdict ? [make("strong", {}, verdict), ` ${words}`] : words ? [words] : []));
    feedback.dataset.kind = kind;
    sources.hidden = !kind || !spec.sources;
  };
  const options = spec.options.map((option, i) => [String(i), option.text]);
  const radios = choiceControl({ label: `${number}. ${spec.question}`, options }, freshId(), (value) => {
    chosen = spec.options[value];
    say("");
  });
  const check = button("Check", () => {
    if (!chosen) return say("Choose an answer first.");
    right = chosen.right;
    first ??= right;
    say(chosen.feedback, right ? "right" : "wrong", right ? "Right." : "Not quite.");
    onCheck();
  });
  check.setAttribute("aria-label", `Check question ${number}`);
  radios.node.append(make("div", { class: "rlsedu-buttons" }, check), feedback, sources);
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
  const items = model.get("questions").map((spec, i) => quizQuestion(spec, i + 1, () => {
    if (items.some((item) => item.first === null)) return;
    score.textContent = scoreWords(items);
    again.hidden = false;
  }));
  const again = button("Try again", () => {
    for (const item of items) item.clear();
    score.textContent = "";
    again.hidden = true;
    items[0].node.querySelector("input").focus();
  });
  again.hidden = true;
  const root = frameOf(model.get("title"), ...items.map((item) => item.node), score, again);
  root.classList.add("rlsedu-quiz");
  el.append(root);
  return keepKeys(root);
}
