// The dots of a class: one for each pupil, stacked over what they guessed. A dot tells by its shape how sure they were.

import { guessWords, place, words } from "./compare.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST_COLUMNS = 26, BIG = 15, LETTERS = 0.62; // px, px, and how wide a letter is for its height
export const SURE = { 3: "sure", 2: "fairly sure", 1: "a shot in the dark", 0: "not said" };

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const drawn = (tag, attributes, ...children) => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

// Full: sure. With a core: fairly sure. Empty: a shot in the dark. A dashed ring: not said.
function dotAt(x, y, r, sure) {
  const parts = [drawn("circle", { class: `dot s${sure}`, cx: x, cy: y, r, ...(sure ? {} : { "stroke-dasharray": "3 3" }) })];
  if (sure === 2) parts.push(drawn("circle", { class: "core", cx: x, cy: y, r: r * 0.45 }));
  return parts;
}

export function dot(sure) {
  return drawn("svg", { width: 24, height: 24, viewBox: "0 0 24 24", "aria-hidden": "true" }, ...dotAt(12, 12, 9.5, sure));
}

export function key(made) {
  const said = [3, 2, 1, 0].filter((sure) => made.some((one) => one.sure === sure));
  return make("ul", { class: "key", "aria-label": "What a dot means: how sure a pupil was" }, make("li", {}, "One dot is one pupil:"), ...said.map((sure) => make("li", {}, dot(sure), ` ${SURE[sure]}`)));
}

// What a plot needs: columns with the words below them, where each guess stands, and where the answer is.
const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500];

function evenly({ low, high, step, many }, valueOf, wordsOf, title, right) {
  const wide = step * NICE.find((n) => many / n <= MOST_COLUMNS), columns = Math.round((high - low) / wide) + 1;
  const at = (value) => (value - low) / wide;
  return { title, columns, at: (one) => Math.round(at(valueOf(one)) + 1e-9), wordsOf: (n) => wordsOf(Math.min(high, low + n * wide)), exact: right.map(at), range: wide > step };
}

// The plots of a chapter's guesses: one, or for the peak of a line two, when it is and how high. made: of tally.js.
export function plotsOf({ rules, scale }, made) {
  if (rules.kind === "number") {
    const near = [rules.answer - rules.near, rules.answer, rules.answer + rules.near];
    return [evenly(scale, ({ guess }) => guess, (value) => words(rules, value, rules.decimals), "What the class guessed", near)];
  }
  const [x, y] = rules.right, [least, most] = rules.band;
  const height = evenly(scale, ({ guess }) => (rules.asks === "end" ? guess.at(-1) : Math.max(...guess)), (value) => words(rules, value, rules.decimals), rules.asks === "end" ? "Where the lines of the class end" : "How high the lines go", [Math.min(least, y - rules.up), y, Math.max(most, y + rules.up)]);
  if (rules.asks === "end") return [height];
  const { places } = rules, gap = places[1] - places[0], at = (value) => (value - places[0]) / gap;
  const when = { title: "Where the lines of the class are highest", columns: places.length, at: ({ guess }) => guess.indexOf(Math.max(...guess)), wordsOf: (n) => place(rules, places[n]), exact: [x - rules.across, x, x + rules.across].map(at), range: false };
  const peaked = made.filter(({ guess }) => Math.min(...guess) < Math.max(...guess)), flat = made.length - peaked.length;
  return [{ ...when, made: peaked, beside: flat ? `${flat} drew a flat line, which has no highest point.` : "" }, height];
}

export const answerWords = (rules) => (rules.kind === "curve" ? rules.skipped.replace(/^.*?The answer/, "The answer") : `The answer is ${guessWords(rules, rules.answer)}.`);

// Draws a plot as wide as it may be. shown: whether the answer is.
export function draw(plot, made, wide, letters, shown) {
  const stacks = Array.from({ length: plot.columns }, () => []);
  for (const one of made) stacks[plot.at(one)].push(one);
  for (const stack of stacks) stack.sort((a, b) => b.sure - a.sure);
  const edge = 2.2 * letters, column = (wide - 2 * edge) / Math.max(1, plot.columns - 1), most = Math.max(3, ...stacks.map((stack) => stack.length));
  const r = Math.max(3, Math.min(BIG, column / 2 - 1)), top = shown ? 1.8 * letters : 0.5 * letters, ground = top + most * 2 * r + 8;
  const xOf = (n) => edge + n * column, tall = ground + 2 * letters, longest = Math.max(...stacks.map((_, n) => plot.wordsOf(n).length));
  const every = Math.ceil(((longest + 1.5) * letters * LETTERS) / column), parts = [];
  if (shown) {
    const inside = (n) => Math.max(edge - r - 4, Math.min(wide - edge + r + 4, xOf(n))), [from, answer, to] = plot.exact.map(inside);
    parts.push(drawn("rect", { class: "band", x: from, y: top, width: to - from, height: ground - top }));
    parts.push(drawn("line", { class: "answer", x1: answer, x2: answer, y1: top, y2: ground }));
    const left = answer < 5 * letters, right = answer > wide - 5 * letters;
    parts.push(drawn("text", { class: "answer-words", x: left ? 0 : right ? wide : answer, y: letters, "text-anchor": left ? "start" : right ? "end" : "middle" }, "the answer"));
  }
  parts.push(drawn("line", { class: "axis", x1: edge - r, x2: wide - edge + r, y1: ground, y2: ground }));
  stacks.forEach((stack, n) => {
    if (n % every === 0) parts.push(drawn("text", { x: xOf(n), y: ground + 1.5 * letters, "text-anchor": "middle" }, plot.wordsOf(n)));
    stack.forEach(({ sure }, row) => parts.push(...dotAt(xOf(n), ground - 4 - r - row * 2 * r, r - 1.5, sure)));
  });
  const told = stacks.map((stack, n) => stack.length && `${plot.wordsOf(n)}: ${stack.length}`).filter(Boolean).join("; ");
  const name = `${plot.title}. ${plot.range ? "About " : ""}${told || "nothing"}.`;
  return drawn("svg", { role: "img", "aria-label": name, width: wide, height: tall, viewBox: `0 0 ${wide} ${tall}` }, ...parts);
}
