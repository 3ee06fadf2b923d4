// A demo without Python: the model of host.js on the demo's data, and what it has of the guess before it.

import view from "./view.js";
import { allows, markOf } from "./compare.js";
import { lineOn } from "./marks.js";

// What the reader did about the guess before a demo. rules: of the guess; reader: what the reader did.
function guessBefore(rules, reader) {
  const made = () => {
    const last = reader.last(rules.id);
    return last?.kind === "guess" && allows(rules, last.guess) ? last.guess : null;
  };
  return {
    made,
    open: () => { if (!reader.last(rules.id)) reader.add({ kind: "skip", id: rules.id }); },
    extra(now, told) { // now: what the demo says of what was guessed; told: what Python tells, where it drew
      const mark = markOf(rules, made(), now), fromPython = told?.mark?.words && mark.words && now === undefined ? told.mark : mark;
      return { guess: rules.id, shut: reader.last(rules.id) ? "" : rules.question, mark: fromPython };
    },
  };
}

// data: of the demo, as tools/site_data.py writes it. load: gives the bytes of one of its files. python, beyond: see host.js.
export function demoModel(data, load, reader, { python, beyond }) {
  const guess = data.guess && guessBefore(data.guess, reader);
  const model = view.model(data.state, data.held, (name, look) => load(`${name}-${look}.bin`), {
    looks: data.looks, start: (look) => load(`start-${look}.webp`), now: data.now ?? undefined, guess, python, beyond,
  });
  const line = (size) => { // the line that was guessed, where it stands on the picture
    const place = data.lines?.[view.lookOf(size, data.looks)], heights = guess?.made();
    return place && heights ? lineOn(place, data.guess.places, heights) : null;
  };
  return { ...model, line };
}
