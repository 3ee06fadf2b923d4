// One slide at a time. Page Down and Page Up (as a clicker sends them), arrows, space, Home, End; F full screen, S notes
// under the slide, T notes in a window for the teacher's own screen, P print, B black. The answer to a question is a
// step, and so are the words of a demo's picture.
const html = document.documentElement;
const slides = [...document.querySelectorAll(".slide")];
let at = 0, aside = null;

const headingOf = (slide) => slide?.querySelector("h1").textContent ?? "";

const tell = () => { // the teacher's window
  if (!aside || aside.closed) return;
  const next = slides[at + 1] ? `Next: ${headingOf(slides[at + 1])}` : "This is the last slide.";
  aside.document.title = `Notes, slide ${at + 1} of ${slides.length}`;
  aside.document.body.innerHTML = `<h1></h1>${slides[at].querySelector(".notes").innerHTML}<p><em></em></p>`;
  aside.document.querySelector("h1").textContent = `${at + 1} of ${slides.length}: ${headingOf(slides[at])}`;
  aside.document.querySelector("em").textContent = next;
};

const show = (next, answered = false) => {
  at = Math.max(0, Math.min(next, slides.length - 1));
  slides.forEach((slide, i) => slide.classList.toggle("on", i === at));
  const slide = slides[at];
  if (slide.matches(".question, .demo")) slide.classList.toggle("asking", !answered);
  back.disabled = at === 0;
  on.disabled = at === slides.length - 1;
  try { history.replaceState(null, "", `#${at + 1}`); } catch { /* some browsers keep the address of a file as it is */ }
  slide.focus({ preventScroll: true });
  scrollTo(0, 0);
  tell();
};

const step = (by) => {
  const slide = slides[at];
  if (by > 0 && slide.matches(".asking")) {
    slide.classList.remove("asking");
    slide.querySelector("p.later").focus({ preventScroll: true });
  } else if (by < 0 && slide.matches(":is(.question, .demo):not(.asking)")) slide.classList.add("asking");
  else if (slides[at + by]) show(at + by, by < 0);
};

const notes = () => { notesButton.setAttribute("aria-pressed", html.classList.toggle("noted")); };

const fill = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else html.requestFullscreen?.().catch(() => {});
};

const away = () => {
  aside = open("", "rlsedu-notes", "width=640,height=760");
  if (!aside) { // the browser lets no window come up: under the slide, then
    if (!html.classList.contains("noted")) notes();
    return;
  }
  aside.document.documentElement.lang = "en";
  aside.document.body.style.cssText = "font: 1.2rem/1.45 system-ui, sans-serif; margin: 1rem; color: #1a1a1a; background: #ffffff";
  aside.onkeydown = hear;
  tell();
};

const STEPS = { PageDown: 1, ArrowRight: 1, ArrowDown: 1, " ": 1, PageUp: -1, ArrowLeft: -1, ArrowUp: -1 };
const ACTS = {
  home: () => show(0), end: () => show(slides.length - 1), f: fill, s: notes, t: away, p: () => print(),
  b: () => html.classList.toggle("black"), ".": () => html.classList.toggle("black"),
};
function hear(event) {
  const { key, shiftKey, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === " " && target.closest?.("a, button")) return; // space presses a button
  if (target.closest?.(".notes") && ["ArrowDown", "ArrowUp"].includes(key)) return; // and arrows read on in the notes
  if (STEPS[key]) step(key === " " && shiftKey ? -1 : STEPS[key]);
  else if (ACTS[key.toLowerCase()]) ACTS[key.toLowerCase()]();
  else return;
  event.preventDefault();
}

const button = (words, name, act) => {
  const node = Object.assign(document.createElement("button"), { type: "button", textContent: words, title: name, onclick: act });
  node.setAttribute("aria-label", name);
  return node;
};
const back = button("◀", "Back (Page Up)", () => step(-1)), on = button("▶", "On (Page Down)", () => step(1));
const notesButton = button("S", "Notes (S)", notes), full = button("F", "Full screen (F)", fill);
notesButton.setAttribute("aria-pressed", "false");
const turn = Object.assign(document.createElement("nav"), { className: "turn" });
turn.setAttribute("aria-label", "Slides");
turn.append(back, on, notesButton, full);
document.body.append(turn);

let from = null; // a finger that wipes
addEventListener("touchstart", ({ touches }) => { from = touches.length === 1 ? touches[0].clientX : null; }, { passive: true });
addEventListener("touchend", ({ changedTouches }) => {
  const far = from === null ? 0 : changedTouches[0].clientX - from;
  if (Math.abs(far) > 60) step(far < 0 ? 1 : -1);
});
addEventListener("keydown", hear);
addEventListener("hashchange", () => { const asked = Number(location.hash.slice(1)) - 1; if (asked !== at && slides[asked]) show(asked); });
html.classList.add("deck");
show((Number.parseInt(location.hash.slice(1), 10) || 1) - 1);
