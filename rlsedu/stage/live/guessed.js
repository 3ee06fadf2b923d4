// What a demo has of the guess before it: a cover until the reader has guessed or skipped, and then the guess as a mark.

const GUESSED = "rlsedu-guessed"; // what a guess tells the page when its answer is shown; detail: its id

function guessIn({ model, root, panel, problem, post }) {
  const extra = () => model.get("extra");
  if (!extra().guess) return { show() {}, stop() {} };
  const question = make("p", { class: "rlsedu-awaited" });
  const open = button("Open it without a guess", () => {
    post.send({ kind: "open" });
    root.focus({ preventScroll: true }); // the button goes away
  });
  const cover = make("div", { class: "rlsedu-cover" },
    make("p", {}, "This demo holds the answer to a question. First make your guess, in the box above it."), question, make("div", { class: "rlsedu-buttons" }, open));
  root.querySelector(".rlsedu-title").after(cover);
  const mine = make("span", { class: "rlsedu-mine" }, "\u25b2"), now = make("span", { class: "rlsedu-now" }, "\u25cf");
  const track = make("div", { class: "rlsedu-track", "aria-hidden": "true" }, mine, now), words = make("p");
  const mark = make("div", { class: "rlsedu-mark" }, words, track);
  panel.prepend(mark);
  const show = () => {
    const { shut = "", mark: told = {} } = extra();
    question.textContent = onPage(extra().guess) ? "" : shut;
    cover.hidden = !shut;
    root.classList.toggle("rlsedu-shut", Boolean(shut));
    (shut ? cover : panel.querySelector(".rlsedu-controls")).after(problem); // what goes wrong is told where it is seen
    mark.hidden = !told.words;
    words.textContent = [told.words && `\u25b2 ${told.words}`, told.now && `\u25cf ${told.now}`].filter(Boolean).join(" ");
    track.hidden = !told.places;
    [mine, now].forEach((node, i) => { node.style.left = `${100 * (told.places?.[i] ?? 0)}%`; });
  };
  const hear = ({ detail }) => { if (detail === extra().guess) post.send({ kind: "guessed" }); };
  document.addEventListener(GUESSED, hear);
  return { show, stop: () => document.removeEventListener(GUESSED, hear) };
}
