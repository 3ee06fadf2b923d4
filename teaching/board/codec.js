// The class code: what one pupil did in one chapter, in 15 signs and without a name. FORMAT.md beside this file tells how.
// asked: what a chapter asks, as `asked_in` of tools/lesson_board.py writes it.

import { allows, isRight, judged } from "./compare.js";

export const VERSION = 1;
export const LENGTH = 15;
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", LIKE = { O: "0", I: "1", L: "1" };
const CHECKS = 3, QUESTIONS = 6;

// Three signs that prove the others: Reed-Solomon over 32 values, so that up to three wrong signs never pass.
const product = (a, b) => {
  let made = 0;
  for (let bit = 16; bit; bit >>= 1) made = ((made << 1) ^ (made & 16 ? 0x25 : 0)) ^ (b & bit ? a : 0);
  return made;
};
const checksOf = (values) => values.reduce(([a, b, c], value) => {
  const f = value ^ a;
  return [b ^ product(f, 14), c ^ product(f, 29), product(f, 10)];
}, [1, 2, 3]);

const digits = (value, many) => Array.from({ length: many }, (_, n) => Math.floor(value / 32 ** (many - 1 - n)) % 32);
const number = (values) => values.reduce((sum, value) => 32 * sum + value, 0);

// --- a guess as a place on its scale, from 0 on ---

const valueAt = ({ low, high, step }, n) => Math.min(high, Number((low + n * step).toPrecision(12)));

// The nearest step. Where a line was drawn between two steps, the one that is judged as the line was.
function stepOf(scale, value, isSame) {
  const exact = (value - scale.low) / scale.step, near = Math.floor(exact + 0.5), other = exact < near ? near - 1 : near + 1;
  const within = [near, other].map((n) => Math.max(0, Math.min(scale.many - 1, n)));
  return within.find(isSame) ?? within[0];
}

const isFlat = (rules, heights) => rules.asks === "peak" && Math.min(...heights) === Math.max(...heights);

function columnOf(rules, heights) {
  if (rules.asks === "end") return 0;
  return isFlat(rules, heights) ? rules.places.length : rules.places.indexOf(judged(rules, heights)[0]);
}

// The place of a guess (a key, a number or the heights of a line); -1 for what cannot be one.
export function placeOf({ rules, scale }, guess) {
  if (rules.kind === "choice") return scale.keys.indexOf(guess);
  const verdict = isRight(rules, guess);
  if (rules.kind === "number") return stepOf(scale, guess, (n) => isRight(rules, valueAt(scale, n)) === verdict);
  const first = columnOf(rules, guess) * scale.many, height = isFlat(rules, guess) ? guess[0] : judged(rules, guess)[1];
  return first + stepOf(scale, height, (n) => isRight(rules, guessAt({ rules, scale }, first + n)) === verdict);
}

export const placesOf = ({ rules, scale }) => {
  if (rules.kind === "choice") return scale.keys.length;
  return scale.many * (rules.kind === "curve" && rules.asks === "peak" ? rules.places.length + 1 : 1);
};

// The guess at a place. Of a line, only what is judged comes back: its highest point, or its end.
export function guessAt({ rules, scale }, place) {
  if (rules.kind === "choice") return scale.keys[place];
  const value = valueAt(scale, place % scale.many), column = Math.floor(place / scale.many);
  if (rules.kind === "number") return value;
  const ends = rules.asks === "end", flat = column === rules.places.length;
  return rules.places.map((_, n) => (flat || (ends ? n === rules.places.length - 1 : n === column) ? value : scale.low));
}

// --- what a reader did, as it goes into a code ---

// events: all events of the reader, the oldest first. Only the first try counts: after it the answer was seen.
export function doneIn(asked, events) {
  const tried = events.find(({ kind, id }) => id === asked.rules.id && (kind === "guess" || kind === "skip"));
  const place = tried?.kind === "guess" && allows(asked.rules, tried.guess) ? placeOf(asked, tried.guess) : -1;
  const answers = asked.questions.map(({ id, options }) => {
    const first = events.find((event) => event.kind === "answer" && event.id === id);
    return first ? options.findIndex(({ text }) => text === first.guess) : -1;
  });
  return { place, sure: place < 0 ? 0 : tried.sure || 0, answers };
}

// place: of the guess, -1 if there is none; sure: 0 (not said) to 3; answers: numbers of options, -1 for none; salt: 0 to
// 32767, by chance, so that two pupils who did the same are two.
export function codeOf(asked, { place, sure, answers, salt }) {
  const given = Array.from({ length: QUESTIONS }, (_, n) => (answers[n] ?? -1) + 1);
  const done = given.reduce((sum, one) => 4 * sum + one, 4 * (place + 1) + sure);
  return signed([VERSION, asked.number, ...digits(asked.edition, 2), ...digits(done, 5), ...digits(salt, 3)]);
}

// Writes values (each 0 to 31) as signs, and after them the signs that prove them.
export const signed = (values) => [...values, ...checksOf(values)].map((value) => SIGNS[value]).join("");

export const inGroups = (code) => code.match(/.{1,5}/g).join("-");

// Reads a code. Gives { code, asked, place, sure, answers, salt }, or { refused } with the reason in words.
export function read(text, chapters) {
  const signs = [...text.normalize("NFKC").toUpperCase().replace(/[\s\u2010-\u2015\u2212_-]/g, "")].map((sign) => LIKE[sign] ?? sign);
  const odd = signs.find((sign) => !SIGNS.includes(sign)), values = signs.map((sign) => SIGNS.indexOf(sign));
  if (odd) return { refused: `It is no class code: no code has the sign "${odd}" in it.` };
  const proven = values.length > CHECKS && checksOf(values.slice(0, -CHECKS)).every((value, n) => value === values.at(n - CHECKS));
  if (proven && values[0] !== VERSION) return { refused: "It comes from another edition of this course, which writes its codes in another way." };
  if (signs.length < LENGTH) return { refused: `It is cut: it has ${signs.length} of ${LENGTH} signs.` };
  if (signs.length > LENGTH) return { refused: `It is too long: it has ${signs.length} signs, a code has ${LENGTH}.` };
  if (!proven) return { refused: "It is damaged: at least one sign is wrong." };
  const asked = chapters.find((chapter) => chapter.number === values[1]);
  if (!asked) return { refused: `It is of chapter ${values[1]}, which this board does not know.` };
  if (number(values.slice(2, 4)) !== asked.edition) return { refused: `It is of another edition of chapter ${asked.number}, which asks other things. Open the board from the place where the pupils' pages come from.` };
  return parted(asked, signs.join(""), number(values.slice(4, 9)), number(values.slice(9, 12)));
}

function parted(asked, code, done, salt) {
  const given = Array.from({ length: QUESTIONS }, (_, n) => (Math.floor(done / 4 ** (QUESTIONS - 1 - n)) % 4) - 1);
  const head = Math.floor(done / 4 ** QUESTIONS), place = Math.floor(head / 4) - 1, answers = given.slice(0, asked.questions.length);
  const fits = place < placesOf(asked) && answers.every((one, n) => one < asked.questions[n].options.length) && given.slice(answers.length).every((one) => one < 0);
  if (!fits) return { refused: "It is damaged: it holds what nobody can answer." };
  return { code, asked, place, sure: head % 4, answers, salt };
}

// All that may be a code in pasted text. What stands beside a code in its line, a name say, is left out.
export function codesIn(text, chapters) {
  return text.split(/[\n\r,;\t]+/).map((line) => line.trim()).filter(Boolean).flatMap((line) => {
    const plain = line.match(/(?<![\w-])(?:\w{5}[-\u2010-\u2015]\w{5}[-\u2010-\u2015]\w{5}|\w{15})(?![\w-])/g);
    if (plain) return plain;
    const spaced = [...line.matchAll(/(?<!\w)(?=(\w{5}[\s-]+\w{5}[\s-]+\w{5})(?!\w))/g)].map(([, found]) => found).filter((found) => !read(found, chapters).refused);
    return spaced.length ? spaced : [line.split(/:\s/).at(-1)];
  });
}
