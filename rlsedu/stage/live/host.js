// A page without a kernel: a model, as anywidget gives one, that answers from packs of frames (frames.py). One pack holds
// the places of one control, with the others at their start. What no pack holds is said in words, and nothing moves.

const NOT_HELD = "This page holds one control at a time, with the others as at the start. Press Reset first. In Jupyter every setting is drawn.";

// A pack's first line, its base, and its places by their settings.
function readPack(bytes) {
  const end = bytes.indexOf(10), head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  let at = end + 1;
  const take = (length) => bytes.subarray(at, at += length), base = take(head.base);
  return { ...head, base, places: head.places.map((place) => ({ ...place, frame: take(place.bytes) })) };
}

// A range moves along the places that its pack holds.
function alongPlaces(spec, held) {
  if (spec.kind !== "range" || held.length < 2) return spec;
  if (spec.style === "log") return { ...spec, steps: held.length - 1 };
  return { ...spec, low: held[0], high: held.at(-1), step: (held.at(-1) - held[0]) / (held.length - 1) };
}

// state: what a kernel would tell first. held: of each control, the values in its pack. load: called with a control's name
// and a look's, gives the bytes of a pack.
function pageModel(state, held, load) {
  const told = { ...state, hold: true, kept: false, can_keep: false, frame: null, controls: state.controls.map((spec) => alongPlaces(spec, held[spec.name])) };
  const hearers = new Map(), start = { ...state.values }, names = state.controls.map(({ name }) => name);
  const hearersOf = (name) => hearers.get(name) ?? hearers.set(name, new Set()).get(name);
  const tell = (message, frame) => hearersOf("msg:custom").forEach((act) => act(message, [frame]));
  let packs = new Map(), values = start;
  const packOf = (name, look) => {
    const key = `${name}-${look}`;
    if (!packs.has(key)) packs.set(key, Promise.resolve(load(name, look)).then(readPack));
    return packs.get(key);
  };
  const lookOf = ([narrow, , dark]) => `${narrow ? "narrow" : "wide"}${dark ? "-dark" : ""}`;
  const moved = (wanted) => names.filter((name) => wanted[name] !== start[name]);
  const find = async (wanted, size) => { // the frame of these settings, if a pack holds it
    const [name, ...more] = moved(wanted);
    if (more.length) return null;
    if (!name) return { values: start, sentence: state.sentence, more: state.more, frame: (await packOf(names[0], lookOf(size))).base };
    const pack = await packOf(name, lookOf(size)), spec = told.controls[names.indexOf(name)], at = placeOf(spec, wanted[name]);
    const found = pack.places.find((place) => placeOf(spec, place.values[name]) === at);
    return found && { ...found, values: wanted, base: pack.base };
  };
  const answer = async (message) => {
    const { view, sequence, size } = message, parts = message.kind === "many" ? message.messages : [message];
    const kinds = parts.map(({ kind }) => kind);
    if (kinds.includes("ahead")) {
      const { base, places } = await packOf(message.name, lookOf(size));
      for (const place of places) tell({ kind: "held", view, epoch: message.epoch, ...place, base, extra: state.extra }, place.frame);
    } else if (kinds.includes("numbers")) tell({ kind: "numbers", view, numbers: state.numbers });
    else if (size && !kinds.includes("gone")) {
      let wanted = kinds.includes("reset") ? start : values;
      for (const part of parts) if (part.kind === "set") wanted = { ...wanted, ...part.values };
      const found = await find(wanted, size);
      if (!found) return tell({ kind: "problem", view, sequence, values, words: NOT_HELD });
      values = wanted;
      tell({ kind: "frame", view, sequence, size, only: true, extra: state.extra, ...found }, found.frame);
    }
  };
  return {
    get: (name) => told[name],
    set: (changes) => Object.assign(told, changes),
    on: (names, act) => names.split(" ").forEach((name) => hearersOf(name).add(act)),
    off: (names, act) => names.split(" ").forEach((name) => hearersOf(name).delete(act)),
    send: (message) => { answer(message).catch(() => tell({ kind: "problem", view: message.view, sequence: message.sequence, values, words: NOT_HELD })); },
  };
}
