// What stands round a demo's picture and controls: what is heard, its notes, more words, and the numbers in use.

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
    line.innerHTML = unbroken(note);
    return line;
  });
}

// What is said besides the short sentence, one click away.
function moreOf(words) {
  const text = make("p", {}, words), node = make("details", { class: "rlsedu-more" }, make("summary", {}, "More about this"), text);
  const show = (now) => {
    text.textContent = unbroken(now);
    node.hidden = !now;
  };
  show(words);
  return { node, show };
}

// The controls: the first few stand open, the others are folded. What runs by itself comes before them.
function controlsOf(controls, first, player) {
  const rest = make("details", { class: "rlsedu-rest" }, make("summary", {}, `More to change (${controls.length - first})`), ...controls.slice(first));
  return make("div", { class: "rlsedu-controls" }, ...(player ? [player.node] : []), ...controls.slice(0, first), ...(controls.length > first ? [rest] : []));
}

// A button that shows the demo as large as the screen: for a projector, or for eyes that want it larger.
function screenButton(root) {
  const node = button("Full screen", () => (document.fullscreenElement ? document.exitFullscreen() : root().requestFullscreen()));
  node.classList.add("rlsedu-large");
  node.hidden = !document.fullscreenEnabled;
  const show = () => { node.textContent = document.fullscreenElement ? "Leave full screen" : "Full screen"; };
  document.addEventListener("fullscreenchange", show);
  return { node, stop: () => document.removeEventListener("fullscreenchange", show) };
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
