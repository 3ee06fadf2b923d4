// A code for the class: what this reader did in this chapter, in 15 signs without a name, and as a QR code. Nothing is
// sent: the reader shows the code to the teacher, or does not. What a code is: teaching/board/FORMAT.md.

import { guessWords } from "./compare.js";
import { codeOf, doneIn, inGroups } from "./codec.js";
import { encode } from "./qr.js";

const CHAPTERS = new URL("class.json", import.meta.url), LOOK = new URL("code.css", import.meta.url);
const SALT = "rlsedu-class-salt"; // a number by chance for each chapter, so that a code made again is the same one
const SURE = { 0: "you did not say", 1: "a shot in the dark", 2: "fairly sure", 3: "sure" };
const NOTHING = "There is nothing to put into a code yet. Make the guess near the top of this page, or answer a question, and come back.";

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const button = (words, act) => {
  const node = make("button", { type: "button", class: "rlsedu-code-button" }, words);
  node.addEventListener("click", act);
  return node;
};

const salts = {}; // where nothing can be kept, they last as long as the page
function saltOf(store, chapter) {
  const byChance = () => crypto.getRandomValues(new Uint16Array(1))[0] % 32768;
  try {
    const held = JSON.parse(store.getItem(SALT) ?? "{}"), known = held[chapter];
    if (Number.isInteger(known) && known >= 0 && known < 32768) return known;
    const made = salts[chapter] ??= byChance();
    store.setItem(SALT, JSON.stringify({ ...held, [chapter]: made }));
    return made;
  } catch {
    return salts[chapter] ??= byChance();
  }
}

function qrOf(code) {
  const { data, size } = encode(code, { ecc: "M", border: 4 }), svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": "The code as a QR code, to be scanned", class: "rlsedu-code-qr", "shape-rendering": "crispEdges" })) svg.setAttribute(name, value);
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", dark);
  svg.append(path);
  return svg;
}

// What is in it, in words.
function toldOf(asked, done, guess) {
  const first = done.answers.map((chosen, n) => (chosen < 0 ? null : asked.questions[n].options[chosen].right)), given = first.filter((right) => right !== null);
  const mine = guess === null ? "Your first guess: none, or you had seen the answer before." : `Your first guess: ${guessWords(asked.rules, guess)}.`;
  const answers = given.length ? `Your first answers to ${given.length} of ${first.length} questions: ${given.filter(Boolean).length} right.` : `No answers yet to the ${first.length} questions.`;
  const sure = guess === null ? [] : [`How sure you were: ${SURE[done.sure]}.`];
  return [mine, ...sure, answers, "The number of this chapter, and a number by chance, so that two equal codes can be told apart."];
}

function shown(asked, reader, store) {
  const events = reader.read(), done = doneIn(asked, events);
  if (done.place < 0 && done.answers.every((one) => one < 0)) return [make("p", {}, NOTHING)];
  const guess = done.place < 0 ? null : events.find(({ kind, id }) => kind === "guess" && id === asked.rules.id).guess;
  const code = codeOf(asked, { ...done, salt: saltOf(store, asked.number) }), text = inGroups(code);
  const copied = make("span", { role: "status" });
  const copy = button("Copy the code", () => navigator.clipboard.writeText(text).then(() => { copied.textContent = "Copied."; }, () => { copied.textContent = "Copying is not allowed here: mark the code and copy it by hand."; }));
  const list = make("ul", {}, ...toldOf(asked, done, guess).map((words) => make("li", {}, words)));
  return [
    make("p", {}, "Your code: ", make("strong", { class: "rlsedu-code-signs" }, text)),
    make("p", {}, ...(navigator.clipboard ? [copy, " "] : []), copied), qrOf(code),
    make("p", {}, "This is in it, and nothing else:"), list,
    make("p", {}, "When you have done more, make the code again: the new one takes the place of the old one."),
  ];
}

// Others may have used this browser before: their guesses would go into the code.
function erasing(store) {
  const box = make("details", { class: "rlsedu-code-erase" }, make("summary", {}, "Has somebody else used this browser before you?"));
  const yes = button("Erase all guesses and answers kept in this browser", () => { yes.hidden = true; sure.hidden = false; sure.querySelector("button").focus(); });
  const no = button("No, keep them", () => { yes.hidden = false; sure.hidden = true; yes.focus(); });
  const go = button("Yes, erase them for good", () => {
    for (const name of Object.keys(store)) if (name.startsWith("rlsedu-progress") || name === SALT) store.removeItem(name);
    location.reload();
  });
  const sure = make("p", { hidden: "" }, "Those of all chapters go, also the other person's. ", no, " ", go);
  box.append(make("p", {}, "Then their guesses are in the code. Begin anew: ", yes), sure);
  return box;
}

// section: the part of the page that ends with the closing quiz. room: of the chapter. reader: of reader.js.
export async function codeAt(section, room, reader, store) {
  const asked = (await (await fetch(CHAPTERS)).json()).find((chapter) => chapter.room === room);
  if (!asked) return;
  document.head.append(make("link", { rel: "stylesheet", href: LOOK.href }));
  const out = make("div", { class: "rlsedu-code-out", role: "status", "aria-live": "polite" });
  const go = button("Make a code for the class", () => out.replaceChildren(...shown(asked, reader, store)));
  section.append(make("div", { class: "rlsedu-code" },
    make("h3", {}, "A code for the class"),
    make("p", {}, "Does your teacher collect codes? Yours tells your first guess and your first answers in this chapter. There is no name in it, and nothing about your health. Nothing is sent: you show it, or you do not."),
    go, out, ...(store ? [erasing(store)] : [])));
}
