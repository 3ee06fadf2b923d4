// Frames that the page holds: picture and words together, under the values of all controls. So what is shown at once
// always belongs to what the controls say. The kernel fills the store ahead of the hand (ahead.py).

const HELD_BYTES = 8 * 1024 * 1024; // of one demo; what was not shown for longest goes first
const AHEAD = 150; // so many positions are asked for at one grab
const NEAR_STEPS = 12; // of these, so many on both sides of the handle without a gap
const REFINE_MS = 80; // a hand that goes on asks for those around its new place

// A range by its place on the slider: a browser and a kernel may write the same place with other last digits.
function placeOf(spec, value) {
  if (spec.kind !== "range") return String(value);
  const { inward, step } = scaleOf(spec), steps = (inward(value) - inward(spec.low)) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6 ? `#${Math.round(steps)}` : String(value);
}

// specs: of all controls. most: bytes.
function heldFrames(specs, most = HELD_BYTES) {
  const frames = new Map();
  let bytes = 0;
  const key = (values) => specs.map((spec) => placeOf(spec, values[spec.name])).join("|");
  const drop = (at) => {
    bytes -= frames.get(at)?.frame.byteLength ?? 0;
    frames.delete(at);
  };
  return {
    has: (values) => frames.has(key(values)),
    get(values) {
      const at = key(values), found = frames.get(at);
      if (found) { frames.delete(at); frames.set(at, found); } // shown last
      return found;
    },
    put(told, frame) { // told: values, sentence, more and extra, as a kernel tells them
      const at = key(told.values);
      drop(at);
      frames.set(at, { ...told, frame });
      bytes += frame.byteLength;
      while (bytes > most && frames.size > 1) drop(frames.keys().next().value);
    },
    clear() { frames.clear(); bytes = 0; },
    get size() { return frames.size; },
    get bytes() { return bytes; },
  };
}

// The other values of a control, nearest first. A long range is thinned where the hand is far.
function valuesAround(spec, value) {
  if (spec.kind === "toggle") return [!value];
  if (spec.kind === "choice") return spec.options.map(([other]) => other).filter((other) => other !== value);
  const { inward, outward, step } = scaleOf(spec), low = inward(spec.low);
  const last = Math.floor((inward(spec.high) - low) / step + 1e-6), here = Math.round((inward(value) - low) / step);
  const every = Math.max(1, Math.ceil((last - 2 * NEAR_STEPS) / (AHEAD - 2 * NEAR_STEPS)));
  const wanted = (place) => place !== here && (Math.abs(place - here) <= NEAR_STEPS || place % every === 0 || place === last);
  const places = Array.from({ length: last + 1 }, (_, place) => place).filter(wanted);
  places.sort((a, b) => Math.abs(a - here) - Math.abs(b - here));
  return places.map((place) => Math.min(spec.high, outward(low + place * step)));
}

// Asks the kernel for what the hand may reach next. ask: sends a message; wanted: the values that the controls say now.
function lookAhead({ specs, held, ask, wanted }) {
  let timer = 0;
  const begin = (name) => {
    clearTimeout(timer);
    const spec = specs.find((one) => one.name === name), values = wanted();
    const missing = valuesAround(spec, values[name]).filter((value) => !held.has({ ...values, [name]: value }));
    if (missing.length) ask({ kind: "ahead", name, values, places: missing });
  };
  return {
    begin,
    goOn(name) { // more than one in a while: each ends the one before
      clearTimeout(timer);
      timer = setTimeout(begin, REFINE_MS, name);
    },
    stop: () => clearTimeout(timer),
  };
}
