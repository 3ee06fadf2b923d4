// A page without a kernel: a model, as anywidget gives one, that answers from packs of frames (frames.py). One pack holds
// the places of one control, with the others at their start. What no pack holds, Python in the page draws if there is any
// (`python`); otherwise it is said in words, and nothing moves.

const NOT_HELD = "This page holds one control at a time, with the others as at the start. Press Reset first. In Jupyter every setting is drawn.";
const NOT_LOADED = "This did not load. Is the network there? Move the control again to try once more.";
const AT_THE_START = "<p>These are the numbers at the start of this demo.</p>";

// What all such models share. told: what they tell, by name.
function hostModel(told) {
  const hearers = new Map(), hearersOf = (name) => hearers.get(name) ?? hearers.set(name, new Set()).get(name);
  const fire = (name, ...words) => [...hearersOf(name)].forEach((act) => act(...words));
  const same = (a, b) => a === b || (typeof a === "object" && !ArrayBuffer.isView(a) && JSON.stringify(a) === JSON.stringify(b));
  return {
    get: (name) => told[name],
    set(changes) {
      const changed = Object.keys(changes).filter((name) => !same(told[name], changes[name]));
      Object.assign(told, changes);
      for (const name of changed) fire(`change:${name}`);
    },
    on: (names, act) => names.split(" ").forEach((name) => hearersOf(name).add(act)),
    off: (names, act) => names.split(" ").forEach((name) => hearersOf(name).delete(act)),
    tell: (message, frame) => fire("msg:custom", message, [frame]),
  };
}

const partsOf = (message) => (message.kind === "many" ? message.messages : [message]);

// A pack's first line, its base (empty where that is a file of its own), and its places by their settings.
function readPack(bytes) {
  const end = bytes.indexOf(10), head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  let at = end + 1;
  const take = (length) => {
    if (at + length > bytes.length) throw new Error("a pack is too short");
    return bytes.subarray(at, at += length);
  };
  const base = take(head.base);
  return { ...head, base, places: head.places.map((place) => ({ ...place, frame: take(place.bytes) })) };
}

// A range moves along the places that its pack holds.
function alongPlaces(spec, held) {
  if (spec.kind !== "range" || held.length < 2) return spec;
  if (spec.style === "log") return { ...spec, steps: held.length - 1 };
  return { ...spec, low: held[0], high: held.at(-1), step: (held.at(-1) - held[0]) / (held.length - 1) };
}

// The look that fits a picture's size best among those that were made.
function lookOf([narrow, , dark], made) {
  const name = (isNarrow, isDark) => `${isNarrow ? "narrow" : "wide"}${isDark ? "-dark" : ""}`;
  const wanted = [name(narrow, dark), name(narrow, !dark), name(!narrow, dark), name(!narrow, !dark)];
  return wanted.find((look) => made.includes(look)) ?? wanted[0];
}

// Keeps what was loaded, but not what failed: that is tried again.
function keeper(load) {
  const kept = new Map();
  return (...key) => {
    const at = key.join("-");
    if (!kept.has(at)) kept.set(at, Promise.resolve(load(...key)).catch((problem) => { kept.delete(at); throw problem; }));
    return kept.get(at);
  };
}

// state: what a kernel would tell first. held: of each control, the values in its pack. load: called with a control's name
// and a look's, gives the bytes of a pack. Besides, if there are: looks, the names of those that were made. start: called
// with a look's name, gives the picture at the start. now: what the demo says there of what was guessed. guess: the guess
// before the demo, with `extra(now, told)`, and `open()` for readers who do not guess. python: `state` and `ask` as in
// site/live/python.js. beyond: called with the words of what no pack holds and a function that lets Python draw it.
function pageModel(state, held, load, { looks = [], start: loadStart, now: atStart, guess, python, beyond } = {}) {
  const start = { ...state.values }, specs = state.controls.map((spec) => ({ ...alongPlaces(spec, held[spec.name]) }));
  const extraOf = (now, extra = state.extra) => (guess ? guess.extra(now, extra) : extra);
  const model = hostModel({ ...state, hold: true, kept: false, can_keep: Boolean(state.can_keep && python), frame: null, controls: specs, extra: extraOf(atStart) });
  const names = specs.map(({ name }) => name), specOf = (name) => specs[names.indexOf(name)];
  let values = start, now = atStart, shown = null, turn = 0;
  const loaded = keeper(async (name, look) => readPack(await load(name, look)));
  const first = keeper(async (look) => (loadStart ? loadStart(look) : (await loaded(names[0], look)).base));
  const packOf = async (name, size) => {
    const look = lookOf(size, looks), [pack, base] = await Promise.all([loaded(name, look), loadStart ? first(look) : null]);
    return base ? { ...pack, base } : pack;
  };
  const find = async (wanted, size) => { // the frame of these settings, if a pack holds it
    const [name, ...more] = names.filter((one) => placeOf(specOf(one), wanted[one]) !== placeOf(specOf(one), start[one]));
    if (more.length || model.get("kept")) return null;
    if (!name) return { values: start, sentence: state.sentence, more: state.more, now: atStart, frame: await first(lookOf(size, looks)) };
    const pack = await packOf(name, size), at = placeOf(specOf(name), wanted[name]);
    const found = pack.places.find((place) => placeOf(specOf(name), place.values[name]) === at);
    return found && { ...found, values: wanted, base: pack.base };
  };
  const show = (address, found) => {
    ({ values, now } = found);
    shown = { size: address.size, ...found };
    const extra = extraOf(now, found.extra);
    model.set({ extra });
    model.tell({ kind: "frame", only: true, ...address, ...found, extra }, found.frame);
  };
  const draw = async (wanted, parts, address, mine = turn) => { // by Python
    const answers = await python.ask(state.about, wanted, parts, address.size).catch((problem) => [[{ kind: "problem", values, words: problem.message }, []]]);
    if (mine !== turn) return; // the reader went on
    for (const [told, [frame]] of answers) {
      if (told.kind !== "frame") { model.tell({ ...told, ...address }); continue; }
      model.set({ kept: Boolean(told.kept) });
      show(address, { ...told, frame });
    }
  };
  const stay = (address, words) => model.tell({ kind: "problem", ...address, values, words });
  const refuse = (wanted, parts, address) => {
    if (!beyond) return stay(address, NOT_HELD);
    stay(address, " "); // the controls go back to what is shown; the words stand beside the button
    const mine = turn;
    beyond(() => draw(wanted, parts, { view: null, size: address.size }, mine));
  };
  const lookAhead = async ({ view, size, epoch, name, values: others }) => {
    if (model.get("kept") || names.some((one) => one !== name && others[one] !== start[one])) return;
    const { base, places } = await packOf(name, size);
    for (const place of places) model.tell({ kind: "held", view, epoch, ...place, base, extra: extraOf(place.now) }, place.frame);
  };
  const tellNumbers = async ({ view }) => {
    const moved = names.some((name) => values[name] !== start[name]), asked = [{ kind: "numbers" }];
    if (moved && python?.state === "ready") return draw(values, asked, { view, size: null });
    model.tell({ kind: "numbers", view, numbers: moved ? AT_THE_START + state.numbers : state.numbers });
  };
  const answer = async (message) => {
    const { view, sequence, size } = message, parts = partsOf(message), kinds = parts.map(({ kind }) => kind);
    if (kinds.includes("ahead")) return lookAhead(message);
    if (kinds.includes("numbers")) return tellNumbers(message);
    if (kinds.includes("gone")) return;
    if (kinds.includes("open")) guess?.open();
    if (!size) return show({ view, sequence, size }, { values, now, sentence: model.get("sentence"), more: model.get("more") }); // under its cover
    if (kinds.some((kind) => kind !== "look")) turn += 1;
    let wanted = values;
    for (const part of parts) {
      if (part.kind === "reset") wanted = start;
      if (part.kind === "set") wanted = { ...wanted, ...part.values };
    }
    if (kinds.includes("reset") || kinds.includes("forget")) model.set({ kept: false });
    const address = { view, sequence, size }, found = kinds.includes("keep") ? null : await find(wanted, size);
    if (found) return show(address, found);
    const keep = kinds.includes("keep"), asked = [{ kind: keep ? "keep" : model.get("kept") ? "look" : "forget" }]; // it may have kept one for another page
    if (python?.state === "ready") return draw(wanted, asked, address);
    refuse(wanted, asked, address);
  };
  return {
    ...model,
    send: (message) => {
      const quiet = partsOf(message).every(({ kind }) => kind === "ahead" || kind === "numbers");
      answer(message).catch((problem) => {
        console.warn(problem);
        if (!quiet) stay(message, guess || beyond || loadStart ? NOT_LOADED : NOT_HELD);
      });
    },
    warm: (name, size) => packOf(name, size).catch(() => {}), // a hand comes near
    refine() { // every setting can be drawn now: the sliders take all their steps
      state.controls.forEach((spec, i) => {
        delete specs[i].steps;
        Object.assign(specs[i], spec);
      });
      if (shown) show({ view: null, size: shown.size }, shown);
      return specs;
    },
  };
}
