// What the reader did, kept in this browser: the same events, in the same form, as rlsedu/reader/events.py keeps them in a
// file. A private window or a full store is no failure: the events stay until the page is closed, and the reader is told.

export const NAME = "rlsedu-progress";
const FORMAT = "rlsedu progress", VERSION = 1, LONGEST_REASON = 300;
const KINDS = ["guess", "skip", "answer", "belief"];
const DEFAULTS = { guess: null, right: null, because: "", sure: 0, stage: "" };
const TROUBLE = "Your progress cannot be kept in this browser (a private window, perhaps, or no room is left). It stays until this page is closed.";

const isEvent = (one) => one && KINDS.includes(one.kind) && typeof one.id === "string" && one.id && !Number.isNaN(Date.parse(one.at));

function eventsIn(text) {
  const held = JSON.parse(text);
  if (held?.format !== FORMAT || held.version !== VERSION || !Array.isArray(held.events) || !held.events.every(isEvent)) throw new Error("not ours");
  return held.events.map((event) => ({ ...DEFAULTS, ...event }));
}

const asText = (events) => {
  const tables = events.map((event) => Object.fromEntries(Object.entries(event).filter(([name, value]) => value !== DEFAULTS[name])));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, events: tables }, null, 1)}\n`;
};

// store: as localStorage is; nothing where the browser gives none. hear: called with all events when one was added.
export function readerIn(store, hear = () => {}) {
  let unsaved = [], trouble = "";
  const held = () => {
    const text = store.getItem(NAME);
    return text == null ? [] : eventsIn(text);
  };
  const read = () => {
    try { return [...held(), ...unsaved]; } catch { return [...unsaved]; }
  };
  const setAside = () => { // what cannot be read is kept under another name, never lost
    const text = store.getItem(NAME);
    try {
      if (text != null) eventsIn(text);
    } catch {
      let n = 1;
      while (store.getItem(`${NAME}-set-aside-${n}`) != null) n += 1;
      store.setItem(`${NAME}-set-aside-${n}`, text);
      store.removeItem(NAME);
    }
  };
  return {
    read,
    get trouble() { return trouble; },
    last: (id) => read().findLast((event) => event.id === id && (event.kind === "guess" || event.kind === "skip")) ?? null,
    of: (kind, id) => read().filter((event) => event.kind === kind && event.id === id),
    add(event) {
      const at = new Date().toISOString().replace(/\.\d+Z$/, "+00:00");
      unsaved.push({ ...DEFAULTS, ...event, because: (event.because ?? "").trim().slice(0, LONGEST_REASON), at });
      try {
        setAside();
        store.setItem(NAME, asText(read()));
        [unsaved, trouble] = [[], ""];
      } catch {
        trouble = TROUBLE;
      }
      hear(read());
    },
  };
}

// The browser's own store; touching it may fail where cookies are off.
export function storeHere() {
  try { return window.localStorage; } catch { return null; }
}
