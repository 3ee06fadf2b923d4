// What a guess and its answer say in words: the same as rlsedu/stage/sentences.py, guess.py and mark.py say, so that a
// guess can be made without Python. tests/test_site_guess.py compares the two. item: what guess_frames.py tells of a guess.

// Rounded as Python does: what lies right in the middle goes to the even neighbour.
function rounded(value, decimals = 0) {
  const halves = value * 2 ** (decimals + 1), middle = Number.isInteger(halves) && halves % 2 !== 0;
  if (!middle) return Number(value.toFixed(decimals));
  const below = Math.floor(value * 10 ** decimals);
  return (below % 2 === 0 ? below : below + 1) / 10 ** decimals;
}

const number = (value, decimals) => (rounded(value, decimals) + 0).toFixed(decimals).replace(/^-(0(?:\.0+)?)$/, "$1");
export const words = (item, value, decimals) => `${number(value, decimals)} ${item.unit}`.trim();

function clock(hours) {
  const minutes = ((rounded(hours * 60) % 1440) + 1440) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

export const place = (item, x) => (item.clock ? clock(x) : `${item.along} ${number(x, item.xdecimals)}`);

// The point of a line that the question asks for. Where many lie at the top, their middle is the peak.
export function judged(item, heights) {
  if (item.asks === "end") return [item.places.at(-1), heights.at(-1)];
  const top = Math.max(...heights), first = heights.indexOf(top), below = heights.findIndex((y, i) => i > first && y < top);
  const level = (below < 0 ? heights.length : below) - first;
  return [item.places[first + Math.floor((level - 1) / 2)], top];
}

const isFlat = (item, guess) => item.kind === "curve" && item.asks === "peak" && Math.min(...guess) === Math.max(...guess);

export function isRight(item, guess) {
  if (item.kind === "choice") return guess === item.answer;
  if (item.kind === "number") return Math.abs(guess - item.answer) <= item.near;
  if (isFlat(item, guess)) return false;
  const [x, y] = judged(item, guess), [rightX, rightY] = item.right, [low, high] = item.band;
  return Math.abs(x - rightX) <= item.across && Math.min(low, rightY - item.up) <= y && y <= Math.max(high, rightY + item.up);
}

// What to say to those who made this typical error; empty if it is none or is right.
export function errorIn(item, guess) {
  if (isFlat(item, guess) || isRight(item, guess)) return "";
  const value = item.kind === "curve" ? judged(item, guess)[item.asks === "end" ? 1 : 0] : guess;
  const fits = ({ option, low, high }) => (option ? value === option : low <= value && value <= high);
  return item.errors.find(fits)?.reason ?? "";
}

export function guessWords(item, guess) {
  if (item.kind === "choice") return `"${item.options[guess]}"`;
  if (item.kind === "number") return words(item, guess, item.decimals);
  if (isFlat(item, guess)) return `a flat line at ${words(item, guess[0], item.decimals)}`;
  const [x, y] = judged(item, guess);
  return `${item.asks === "peak" ? "a line with its peak" : "a line that ends"} at ${place(item, x)}, at ${words(item, y, item.decimals)}`;
}

// Compares two as they are written, so that the sentence adds up.
function apart(item, guess, answer) {
  const gap = Number(number(answer, item.decimals)) - Number(number(guess, item.decimals)), size = number(Math.abs(gap), item.decimals);
  if (Number(size) === 0) return "the same";
  const unit = item.percent ? (Number(size) === 1 ? "point" : "points") : item.unit;
  return `${`${size} ${unit}`.trim()} ${gap > 0 ? "higher" : "lower"}`;
}

// How far the answer's x lies from the guess's.
function aside(item, guess, answer) {
  const gap = rounded((answer - guess) / item.xstep) * item.xstep;
  if (!gap) return "as you guessed";
  if (!item.clock) return `${number(Math.abs(gap), item.xdecimals)} ${gap > 0 ? "more" : "less"}`;
  const minutes = rounded(60 * Math.abs(gap)), hours = Math.floor(minutes / 60);
  const parts = [hours ? `${hours} h` : "", minutes % 60 ? `${minutes % 60} min` : ""].filter(Boolean);
  return `${parts.join(" ")} ${gap > 0 ? "later" : "earlier"}`;
}

// guess: null if there is none. open: whether the answer is shown.
export function sentence(item, guess, open) {
  if (guess === null) return open ? item.skipped : item.hidden;
  const mine = guessWords(item, guess);
  if (!open) return `Your guess: ${mine}. Press "Show the answer" to compare.`;
  if (item.kind === "choice") return `You guessed ${mine}. ${guess === item.answer ? "That is the answer." : `The answer is ${guessWords(item, item.answer)}.`}`;
  if (item.kind === "number") return `You guessed ${mine}. The answer is ${guessWords(item, item.answer)}: ${apart(item, guess, item.answer)}.`;
  const [x, y] = judged(item, guess), [rightX, rightY] = item.right;
  const told = `the answer is ${words(item, rightY, item.decimals)}${item.may_be}: ${apart(item, y, rightY)}.`;
  if (item.asks === "end") return `You drew ${mine}. At ${place(item, rightX)} ${told} ${item.course}`;
  return `You drew ${mine}. It is highest at ${place(item, rightX)}${isFlat(item, guess) ? "" : `, ${aside(item, x, rightX)}`}. There ${told}`;
}

// The mark of a guess beside what its demo says now. guess, now: null if there is none.
export function markOf(item, guess, now) {
  if (guess === null) return {};
  const mine = `Your guess: ${guessWords(item, guess)}`;
  if (item.kind === "curve") return { words: `${mine} (dashed, with triangles).`, now: "" };
  if (now == null) return { words: `${mine}.`, now: "" };
  const told = { words: `${mine}.`, now: `Here: ${guessWords(item, now)}.` };
  if (item.kind === "number") told.places = [guess, now].map((value) => Math.min(Math.max((value - item.low) / (item.high - item.low), 0), 1));
  return told;
}

// Whether this can be a guess: it may come from a store that something else wrote to.
export function allows(item, guess) {
  const inside = (value, low, high) => typeof value === "number" && low <= value && value <= high;
  if (item.kind === "choice") return Object.hasOwn(item.options, guess);
  if (item.kind === "number") return inside(guess, item.low, item.high);
  return Array.isArray(guess) && guess.length === item.places.length && guess.every((y) => inside(y, ...item.ylim));
}
