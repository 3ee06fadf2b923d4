// A chapter on a wall: one demo, guess or question at a time, large. The address of a page with ?show begins it.
// Keys: Page Up and Page Down (a presenter's remote), N and P, and Space and arrows where no control has the focus.
// F fills the screen, Escape leaves.

const ON = "rlsedu-on", SHOW = "rlsedu-showing", ASKED = "rlsedu-asked-now";
const CONTROL = "input, select, textarea, button, summary, a[href], [contenteditable]";
const TYPED = "select, textarea, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])";
const CORNERS = `<svg viewBox="0 0 20 20" width="1em" height="1em" fill="none" stroke="currentColor" stroke-width="2.4" aria-hidden="true">
  <path d="M2 7V2h5M13 2h5v5M18 13v5h-5M7 18H2v-5"/></svg>`;
const COVER = "First make your guess";

const made = (tag, attributes, ...children) => {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children);
  return node;
};

// The questions of a place, live or saved: a place without any is one stop, a folded quiz none.
const questionsOf = (place) => {
  const live = [...place.querySelectorAll(".rlsedu-question")];
  return live.length ? live : [...place.querySelectorAll(".rlsedu-saved > ol > li")];
};

const isFolded = (place) => place.dataset.kind === "quiz" && Boolean(place.querySelector(".rlsedu-saved > details, .rlsedu-quiz > details"));

function stops() {
  const places = [...document.querySelectorAll(".rlsedu-here")].filter((place) => !isFolded(place));
  return places.flatMap((place) => {
    const count = place.dataset.kind === "quiz" ? Math.max(1, questionsOf(place).length) : 1;
    return Array.from({ length: count }, (_, question) => ({ place, question }));
  });
}

const titleOf = () => {
  const heading = document.querySelector("h1")?.cloneNode(true);
  heading?.querySelectorAll("a.headerlink").forEach((link) => link.remove());
  return heading?.textContent.trim() || document.title;
};

// The bar above: where one is, and the same steps for a mouse or a finger.
function barOf(title, go, leave) {
  const counter = made("span", { className: "rlsedu-counter" }), what = made("span", {});
  counter.setAttribute("aria-live", "polite");
  const named = (words, name, act) => {
    const node = made("button", { type: "button", className: "rlsedu-step", onclick: act }, words);
    node.setAttribute("aria-label", name);
    node.title = name;
    return node;
  };
  const back = named("\u25c0", "Back (Page Up)", () => go(-1)), on = named("\u25b6", "On (Page Down)", () => go(1));
  const full = named("", "Full screen (F)", fill), away = named("\u2715", "Leave (Escape)", leave);
  full.innerHTML = CORNERS;
  const node = made("div", { className: "rlsedu-bar" },
    made("span", { className: "rlsedu-what" }, made("span", { className: "rlsedu-chapter", title }, title.split(":")[0]), what), back, counter, on, full, away);
  node.setAttribute("role", "group");
  node.setAttribute("aria-label", "On the wall");
  const show = (at, of) => {
    counter.textContent = of ? `${at + 1} of ${of}` : "Nothing to show on this page";
    back.disabled = at <= 0;
    on.disabled = at >= of - 1;
  };
  const name = (words) => { what.textContent = words && ` \u00b7 ${words}`; };
  return { node, show, name };
}

function fill() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

// What a shut demo says must be true: the box with the guess is not above it here, but one step back.
function tellCover(place, before) {
  const words = place.querySelector(".rlsedu-cover > p");
  if (!words?.textContent.includes(COVER)) return;
  const where = before?.dataset.kind === "guess" ? "one step back (Page Up)" : "earlier in this chapter";
  const said = `This demo holds the answer to a question. ${COVER}, ${where}.`;
  if (words.textContent !== said) {
    words.dataset.said ??= words.textContent;
    words.textContent = said;
  }
}

export function begin(first = 0) {
  const html = document.documentElement, opened = new Set(); // folds that are open for the show only
  const watcher = new MutationObserver(() => dress());
  let at = -1, place = null;
  const dress = () => { // again when a place goes live
    const { question } = stops()[at];
    questionsOf(place).forEach((node, i) => node.classList.toggle(ASKED, place.dataset.kind === "quiz" && i === question));
    bar.name(place.dataset.kind === "guess" ? "" : place.querySelector(".rlsedu-title, .rlsedu-saved > p:first-child > strong")?.textContent ?? "");
    tellCover(place, stops().slice(0, at).map((stop) => stop.place).findLast((other) => other !== place));
  };
  const take = (next) => {
    const all = stops();
    next = Math.max(0, Math.min(next, all.length - 1));
    if (all.length && next !== at) {
      at = next;
      place?.classList.remove(ON);
      place = all[at].place;
      place.classList.add(ON);
      for (let fold = place.parentElement.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
        fold.open = true;
        opened.add(fold);
      }
      place.scrollTo(0, 0);
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
      dress();
      watcher.disconnect();
      watcher.observe(place, { childList: true, subtree: true });
      history.replaceState(null, "", `?show=${at + 1}`);
    }
    bar.show(at, all.length);
  };
  const leave = () => {
    watcher.disconnect();
    removeEventListener("keydown", hear, true);
    removeEventListener("click", again, true);
    if (document.fullscreenElement) document.exitFullscreen();
    html.classList.remove(SHOW);
    bar.node.remove();
    opened.forEach((fold) => { fold.open = false; });
    document.querySelectorAll(".rlsedu-cover > p[data-said]").forEach((words) => { words.textContent = words.dataset.said; });
    history.replaceState(null, "", location.pathname);
    place?.classList.remove(ON);
    place?.scrollIntoView({ block: "start" });
    place?.focus({ preventScroll: true });
  };
  const bar = barOf(titleOf(), (step) => take(at + step), leave);
  const stepOf = ({ key, shiftKey, target }) => {
    const inControl = target.closest?.(CONTROL), typed = target.closest?.(TYPED);
    if (key === "PageDown" || (!typed && /^n$/i.test(key)) || (!inControl && (key === "ArrowRight" || (key === " " && !shiftKey)))) return 1;
    if (key === "PageUp" || (!typed && /^p$/i.test(key)) || (!inControl && (key === "ArrowLeft" || (key === " " && shiftKey)))) return -1;
    return 0;
  };
  const hear = (event) => { // on the window and first: a demo keeps its keys to itself
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(event), typed = event.target.closest?.(TYPED);
    if (step) take(at + step);
    else if (!typed && /^f$/i.test(event.key)) fill();
    else if (event.key === "Escape" && !typed) leave();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const again = ({ target }) => { // "Look again: ..." under a question leads to a demo that is not on the wall now
    const words = target.closest?.(".rlsedu-question .rlsedu-note button")?.textContent;
    const found = words ? stops().findIndex((stop) => stop.place.querySelector(".rlsedu-title")?.textContent === words) : -1;
    if (found >= 0) take(found);
  };
  addEventListener("keydown", hear, true);
  addEventListener("click", again, true);
  document.body.prepend(bar.node);
  html.classList.add(SHOW);
  take(first);
  return leave;
}

const asked = new URLSearchParams(location.search).get("show");
if (asked !== null) {
  const look = made("link", { rel: "stylesheet", href: new URL("show.css", import.meta.url).href });
  look.onload = look.onerror = () => begin((Number.parseInt(asked, 10) || 1) - 1);
  document.head.append(look);
}
