// What no pack holds, Python can draw. It is loaded only when the reader asks for it: this says so beside the demo.

const ASKS = "This page has pictures for one control at a time, with the others as at the start. Press Reset to go back, or:";
const DRAW = "Draw every combination: loads Python, about 20 MB";
const WORDS = {
  starting: "Python is loading. You can read on; this picture comes by itself.",
  drawing: "Python is here. It draws the picture.",
  failed: "Python cannot run here: an old browser, little memory, or no network.",
};
const STILL = "What the page holds still moves: press Reset.";

const made = (tag, className, ...children) => {
  const node = Object.assign(document.createElement(tag), { className });
  node.append(...children);
  return node;
};

// python: as site/live/python.js gives it. problem: the node of a demo that tells what went wrong; this stands after it.
// Returns `show`, called with what draws the picture that was asked for, and `hide`.
export function offerAt(problem, python) {
  const words = made("p", "rlsedu-problem"), again = made("button", "rlsedu-button", DRAW);
  const node = made("div", "rlsedu-offer", words, made("div", "rlsedu-buttons", again));
  words.setAttribute("role", "status");
  again.type = "button";
  let draw = null, busy = false;
  const tell = ({ state, done_mb: done, of_mb: of, words: told } = {}) => {
    if (!draw || busy) return;
    again.hidden = state === "starting" || state === "ready";
    const loaded = of ? ` ${Math.round(done)} of ${Math.round(of)} MB.` : "";
    const now = state === "off" ? ASKS : state === "starting" ? `${told || WORDS.starting}${loaded}` : state === "failed" ? `${told || WORDS.failed} ${STILL}` : "";
    if (words.textContent !== now) words.textContent = now;
    if (state === "ready") finish();
  };
  const finish = () => { // the first picture takes longest
    busy = true;
    words.textContent = WORDS.drawing;
    draw().catch((reason) => { console.warn(reason); problem.textContent = WORDS.failed; }).then(() => { busy = false; hide(); });
  };
  const start = () => python.start().then(() => tell({ state: python.state }), (reason) => tell({ state: "failed", words: reason?.message }));
  again.addEventListener("click", () => {
    problem.closest(".rlsedu")?.focus({ preventScroll: true }); // the button goes away
    tell({ state: "starting" });
    start();
  });
  const stop = python.on(tell);
  const hide = () => {
    if (busy) return;
    draw = null;
    node.remove();
  };
  return {
    show(act) {
      draw = act;
      problem.after(node);
      tell({ state: python.state });
    },
    hide, stop,
  };
}
