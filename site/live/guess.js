// A guess without Python: a model, as anywidget gives one, on what guess_frames.py tells. The same as GuessScene does.

import view from "./view.js";
import { allows, errorIn, guessWords, isRight, sentence } from "./compare.js";
import { lineOn } from "./marks.js";

// Where the reader's guess stands on the picture, and its words there.
function marksOf(rules, told, guess) {
  if (guess === null) return null;
  const { shape, area: [[left], [right]], marks, label } = told;
  if (rules.kind === "curve") return lineOn({ shape, area: told.area, ends: [[rules.places[0], rules.ylim[0]], [rules.places.at(-1), rules.ylim[1]]] }, rules.places, guess);
  if (rules.kind === "choice") return { shape, points: [marks[guess]] };
  const share = (guess - rules.low) / (rules.high - rules.low), [x0, y] = marks.low, x = x0 + share * (marks.high[0] - x0);
  const along = (x - left) / (right - left);
  return { shape, points: [[x, y]], label: { words: `your guess: ${guessWords(rules, guess)}`, at: [x, label], anchor: along < 0.3 ? "start" : along > 0.7 ? "end" : "middle" } };
}

// state, rules, places: of the guess's data; places: where a guess stands, by look. load: called with a look's name, gives
// its three pictures. reader: what the reader did (reader.js).
export function guessModel({ state, rules, places, looks }, load, reader) {
  const start = { ...state.values }, names = Object.keys(start), isLine = rules.kind === "curve";
  const valuesOf = (guess) => (isLine ? Object.fromEntries(names.map((name, i) => [name, guess[i]])) : { guess });
  const guessIn = (values) => (isLine ? names.map((name) => values[name]) : values.guess);
  const nothing = { placed: false, open: false, because: "", sure: 0, values: start };
  const last = reader.last(rules.id);
  let now = last?.kind !== "guess" || !allows(rules, last.guess) ? nothing
    : { placed: true, open: true, because: last.because, sure: last.sure, values: valuesOf(last.guess) };
  const loaded = view.keeper(load);
  const guessed = () => (now.placed ? guessIn(now.values) : null);
  const extraOf = (area) => ({
    id: rules.id, committed: now.open, why: now.open ? rules.why : "", sources: now.open ? rules.sources : "",
    error: now.open && now.placed ? errorIn(rules, guessed()) : "", area, because: now.because, sure: now.sure, trouble: reader.trouble,
  });
  const areaIn = (look) => {
    const { area: [[left, bottom], [right, top]] } = places[look];
    return [left, bottom, right - left, top - bottom];
  };
  const told = () => ({ values: now.values, sentence: sentence(rules, guessed(), now.open), more: "" });
  const model = view.host({ ...state, ...told(), extra: extraOf([]), frame: null, hold: false });
  const onStep = (value) => Math.min(rules.high, Number((rules.low + Math.round((value - rules.low) / rules.step) * rules.step).toPrecision(12)));
  const act = (before, { kind, values: given = {} }) => { // what a reader asked, or an Error with its words
    if (kind === "look") return before;
    if (kind === "say") return { ...before, ...given };
    if (kind === "skip") return { ...before, placed: false, open: true, values: start };
    if (kind === "reset") return nothing;
    const values = { ...before.values, ...given };
    if (Object.values(values).some((value) => value === null) || (kind === "commit" && !before.placed)) throw new Error(rules.first);
    if (rules.kind === "number") values.guess = onStep(values.guess);
    if (!allows(rules, guessIn(values))) throw new Error(rules.first);
    return { ...before, placed: true, open: kind === "commit", values };
  };
  const keep = (before, kinds) => {
    const shows = now.open && (kinds.includes("commit") || kinds.includes("skip")) && (kinds.includes("reset") || !before.open);
    if (!shows) return;
    const guess = guessed();
    if (guess === null) return reader.add({ kind: "skip", id: rules.id });
    reader.add({ kind: "guess", id: rules.id, guess, right: isRight(rules, guess), because: now.because, sure: now.sure });
  };
  const answer = async (message) => {
    const { view: asking, sequence, size } = message, parts = view.partsOf(message), before = now;
    const address = { view: asking, sequence, size };
    if (!size || parts.some(({ kind }) => ["gone", "ahead", "numbers"].includes(kind))) return;
    try {
      now = parts.reduce(act, now);
    } catch (problem) {
      model.tell({ kind: "problem", ...address, values: now.values, words: problem.message });
      return;
    }
    keep(before, parts.map(({ kind }) => kind));
    const look = view.lookOf(size, looks), pictures = await loaded(look);
    const frame = pictures[now.open ? "open" : now.placed ? "asked" : "start"], extra = extraOf(areaIn(look));
    model.set({ ...told(), extra });
    model.tell({ kind: "frame", ...address, only: true, ...told(), extra, marks: marksOf(rules, places[look], guessed()) }, frame);
  };
  return {
    ...model,
    send: (message) => {
      answer(message).catch((problem) => {
        console.warn(problem);
        model.tell({ kind: "problem", view: message.view, sequence: message.sequence, values: now.values, words: "The picture did not load. Is the network there? Try once more." });
      });
    },
  };
}
