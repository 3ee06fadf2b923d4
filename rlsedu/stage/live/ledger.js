// The claim ledger: for each claim how far the reader believes it; at the end of the course the evidence stands beside it.

function ledgerRow(spec, number, answers, keep) {
  const options = answers.map((answer) => [answer, answer]);
  const radios = choiceControl({ label: `${number}. ${spec.claim}`, options }, freshId(), (answer) => keep({ claim: spec.id, answer }));
  const told = make("p", { class: "rlsedu-feedback", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const sources = make("p", { class: "rlsedu-note" });
  radios.node.append(told, sources);
  radios.node.classList.add("rlsedu-question", "rlsedu-claim");
  return {
    node: radios.node,
    show({ start, now, level, words, sources: links }) {
      radios.show(now);
      const before = level && start ? `At the start you said: ${start}. ` : "";
      const text = level ? `${before}The evidence: ${level}. ${words}` : "";
      if (told.textContent !== text) told.textContent = text;
      sources.innerHTML = links && `Sources: ${links}`;
    },
  };
}

function renderLedger({ model, el }) {
  const keep = (message) => { try { model.send(message); } catch { words.textContent = SILENCE; } };
  const words = make("p", { class: "rlsedu-sentence" });
  const rows = model.get("rows").map((spec, i) => ledgerRow(spec, i + 1, model.get("answers"), keep));
  const root = frameOf(model.get("title"), ...rows.map((row) => row.node), words);
  root.classList.add("rlsedu-quiz");
  el.append(root);
  const show = () => {
    model.get("rows").forEach((spec, i) => rows[i].show(spec));
    words.textContent = model.get("words");
  };
  show();
  model.on("change:rows change:words", show);
  const free = keepKeys(root);
  return () => {
    model.off("change:rows change:words", show);
    free();
  };
}
