// The board: what is pasted, scanned or typed comes in; the page shows what it tells. CHAPTERS is put in by the build.

import { codesIn, inGroups, read } from "./codec.js";
import { calibration, counted, errors, guesses, questions } from "./tally.js";
import { SURE, answerWords, dot, draw, key, make, plotsOf } from "./plot.js";
import { canScan, scanIn } from "./scan.js";

const at = (id) => document.getElementById(id);
const of = (many, all) => `${many} of ${all}`;
const started = CHAPTERS.find(({ page }) => `#${page}` === location.hash);
let came = [], chosen = started ?? null, stop = null;
const open = { answer: false, right: false };

const chapterNow = () => chosen ?? came.find(({ asked }) => asked)?.asked ?? CHAPTERS[0];
// What was refused may hold a name, and the board is on a wall: it is only counted.
const shownOf = (found, number) => (found.refused ? `No. ${number}:` : inGroups(found.code));

function take(text) {
  const before = counted(came, chapterNow()), found = codesIn(text, CHAPTERS);
  came = [...came, ...found.map((one, n) => { const told = read(one, CHAPTERS); return { ...told, shown: shownOf(told, came.length + n + 1) }; })];
  show();
  const now = counted(came, chapterNow());
  if (found.length === 1 && now.refused.length > before.refused.length) at("count").textContent = `Not counted: ${now.refused.at(-1).why} ${countWords(now)}`;
}

const countWords = ({ codes, refused }) => {
  if (!came.length) return "No code yet.";
  return `${codes.length} ${codes.length === 1 ? "code counts" : "codes count"}${refused.length ? `, ${refused.length} not` : ""}.`;
};

function show() {
  const chapter = chapterNow(), { codes, refused } = counted(came, chapter);
  at("chapter").value = chapter.page;
  at("count").textContent = countWords({ codes, refused });
  at("refused").hidden = !refused.length;
  at("refused").querySelector("ul").replaceChildren(...refused.map(({ shown, why }) => make("li", {}, make("code", {}, shown), ` ${why}`)));
  at("seen").hidden = !came.length;
  const made = guesses(chapter, codes);
  showGuess(chapter, made, codes.length);
  showQuestions(chapter, codes);
}

function showGuess(chapter, made, all) {
  const { rules } = chapter, button = at("show-answer");
  at("guess-asked").textContent = rules.question;
  at("plots").replaceChildren(...(made.length ? plotNodes(chapter, made) : []), make("p", { class: "small" }, made.length === all ? "" : `${of(all - made.length, all)} made no guess, or had seen the answer before.`));
  button.textContent = open.answer ? "Hide the answer" : "Show the answer";
  button.setAttribute("aria-expanded", open.answer);
  at("answer").hidden = !open.answer;
  if (open.answer) at("answer").replaceChildren(...answerNodes(rules, made));
}

function plotNodes(chapter, made) {
  const { rules, scale } = chapter;
  if (rules.kind === "choice") return [optionNodes(scale.keys.map((name) => ({ text: rules.options[name], right: name === rules.answer, ones: made.filter(({ guess }) => guess === name) })), open.answer), key(made)];
  const box = at("plots"), letters = parseFloat(getComputedStyle(box).fontSize) * 0.85;
  const figures = plotsOf(chapter, made).map((plot) => {
    const node = make("figure", { class: "plot" }, make("figcaption", {}, plot.title), draw(plot, plot.made ?? made, box.clientWidth, letters, open.answer));
    if (plot.beside) node.append(make("p", { class: "small" }, plot.beside));
    return node;
  });
  return [...figures, key(made)];
}

// Options one below the other. ones: a dot for each pupil; or many of all: a bar.
function optionNodes(options, isOpen) {
  return make("ul", { class: "options" }, ...options.map(({ text, right, ones, many = ones.length, all, feedback }) => {
    const isRight = isOpen && right, node = make("li", isRight ? { class: "right" } : {}, ...(isRight ? [make("span", { class: "verdict" }, "✓ The right answer: ")] : []), text, ` (${many})`);
    if (ones) node.append(make("div", { class: "dots" }, ...[...ones].sort((a, b) => b.sure - a.sure).map(({ sure }) => dot(sure))));
    else if (many) node.append(make("span", { class: "bar", style: `width: ${(100 * many) / all}%` }));
    if (isRight && feedback) node.append(make("p", {}, feedback));
    return node;
  }));
}

function answerNodes(rules, made) {
  const nodes = [make("p", { class: "told" }, answerWords(rules)), make("p", {}, rules.why)];
  if (!made.length) return nodes;
  const near = rules.kind === "choice" ? "guessed right" : "came near enough to count as right";
  nodes.push(make("p", {}, `${of(made.filter(({ right }) => right).length, made.length)} ${near}.`));
  const typical = errors(made);
  if (typical.length) nodes.push(make("h3", {}, "What those may have thought who did not"), make("ul", {}, ...typical.map(({ reason, many }) => make("li", {}, make("strong", {}, String(many)), `: ${reason}`))));
  const head = make("tr", {}, ...["How sure", "Right", "How many"].map((words) => make("th", { scope: "col" }, words)));
  const rows = calibration(made).map(({ sure, many, right }) => make("tr", {}, make("th", { scope: "row" }, dot(sure), ` ${SURE[sure]}`), make("td", {}, of(right, many)), make("td", {}, make("span", { "aria-hidden": "true" }, "✓".repeat(right) + "–".repeat(many - right)))));
  nodes.push(make("h3", {}, "Were the sure ones right?"), make("table", { class: "sureness" }, make("thead", {}, head), make("tbody", {}, ...rows)));
  return nodes;
}

function showQuestions(chapter, codes) {
  const sorted = questions(chapter, codes), [worst] = sorted, button = at("show-right"), some = worst.missed > 0;
  at("missed").replaceChildren(...(some ? missedNodes(worst) : [make("p", {}, sorted.some(({ many }) => many) ? "Nobody missed a question at the first try." : "Nobody has answered a question yet.")]));
  button.parentElement.hidden = !some;
  button.textContent = open.right ? "Hide the right answer" : "Show the right answer";
  button.setAttribute("aria-expanded", open.right);
  const head = make("tr", {}, ...["Question", "Right at the first try"].map((words) => make("th", { scope: "col" }, words)));
  const rows = [...sorted].sort((a, b) => a.number - b.number).map(({ question, many, missed }) => make("tr", {}, make("td", {}, question.question), make("td", {}, many ? of(many - missed, many) : "nobody answered")));
  at("all").lastElementChild.replaceChildren(make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
}

function missedNodes({ question, chosen, many, missed }) {
  const nodes = [make("p", { class: "asked" }, question.question), make("p", {}, `${of(missed, many)} missed it at the first try.`)];
  if (question.picture) nodes.push(make("img", { class: "beside", src: question.picture, alt: question.name }));
  return [...nodes, optionNodes(question.options.map((option, n) => ({ ...option, many: chosen[n], all: many })), open.right)];
}

const empty = (asking) => {
  at("sure").hidden = !asking;
  at("reset").hidden = asking;
  (asking ? at("no") : at("reset")).focus();
};

function press(id, act) { at(id).addEventListener("click", act); }

at("chapter").append(...CHAPTERS.map(({ number, title, page }) => make("option", { value: page }, `${number}. ${title}`)));
at("chapter").addEventListener("change", ({ target }) => {
  chosen = CHAPTERS.find(({ page }) => page === target.value);
  [open.answer, open.right] = [false, false];
  show();
});
const put = () => {
  const { value } = at("paste");
  at("paste").value = "";
  at("paste").focus();
  if (value.trim()) take(value);
};
press("add", put);
at("paste").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  put();
});
press("show-answer", () => { open.answer = !open.answer; show(); });
press("show-right", () => { open.right = !open.right; show(); });
press("print", () => print());
addEventListener("beforeprint", () => { at("all").open = true; });
press("reset", () => empty(true));
press("no", () => empty(false));
press("yes", () => {
  [came, chosen, open.answer, open.right] = [[], started ?? null, false, false];
  empty(false);
  show();
  at("paste").focus();
});
press("scan", async () => {
  try {
    at("camera").hidden = false;
    stop = await scanIn(at("camera").querySelector("video"), take);
    at("stop").focus();
  } catch {
    at("camera").hidden = true;
    at("count").textContent = "The camera could not be used: it is not allowed here, or another program has it. Paste or type the codes.";
  }
});
press("stop", () => { stop?.(); at("camera").hidden = true; at("scan").focus(); });
addEventListener("beforeunload", (event) => { if (came.length) event.preventDefault(); });
let width = 0;
addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; show(); } });
canScan().then((can) => { at("scan").hidden = !can; at("cannot").hidden = can; });
show();
