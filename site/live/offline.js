// The course on the reader's device: kept quietly after the first visit, unless the reader saves data or said no.
// What is kept, and how to remove it, stands at the end of each page.

const ROOT = new URL("../", import.meta.url), WORKER = new URL("sw.js", ROOT), NO = `rlsedu-keep ${ROOT.pathname}`;
const QUIET_MS = 4000; // the page itself comes first
const NARROW_PX = 545; // of a place for a picture, with its frame: below it pictures are narrow

const make = (tag, attributes, ...children) => {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children);
  return node;
};
const button = (words, act) => make("button", { type: "button", className: "rlsedu-keep-button", onclick: act }, words);
const size = (bytes) => (bytes < 950_000 ? `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e6)} MB`);

// The look that this page shows its pictures in: theirs is what is kept. The others come when they are asked for.
function lookHere() {
  const shown = document.querySelector(".rlsedu-place"), room = document.querySelector(".rlsedu-here, article")?.clientWidth ?? innerWidth;
  const narrow = shown ? getComputedStyle(shown).getPropertyValue("--rlsedu-is-narrow").trim() === "1" : room < NARROW_PX;
  const paper = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255, 1];
  const dark = Number(paper[3] ?? 1) > 0 && 0.3 * paper[0] + 0.6 * paper[1] + 0.1 * paper[2] < 110;
  return `${narrow ? "narrow" : "wide"}${dark ? "-dark" : ""}`;
}

const saysNo = () => { try { return localStorage.getItem(NO) === "no"; } catch { return false; } };
const remember = (no) => { try { if (no) localStorage.setItem(NO, "no"); else localStorage.removeItem(NO); } catch { /* private: it is asked again */ } };

const part = make("aside", { className: "rlsedu-keep" });
part.setAttribute("aria-labelledby", "rlsedu-keep");
const words = make("p", {}), buttons = make("p", {});
words.setAttribute("role", "status");
part.append(make("h2", { id: "rlsedu-keep" }, "This course on this device"), words, buttons);
document.head.append(make("link", { rel: "stylesheet", href: new URL("offline.css", import.meta.url).href }));
document.querySelector("aside.doors")?.after(part);
if (!part.isConnected) (document.querySelector("article, main") ?? document.body).append(part);

const show = (said, ...acts) => {
  if (words.textContent !== said) words.textContent = said;
  if (String(acts.map((act) => act.textContent)) !== String([...buttons.children].map((act) => act.textContent))) buttons.replaceChildren(...acts);
};

// What is listed for this look, before there is a worker to ask.
async function bytesOf(groups) {
  const { files } = await (await fetch(new URL("offline.json", ROOT))).json();
  return files.filter(([, , , group]) => groups.includes(group)).reduce((sum, [, bytes]) => sum + bytes, 0);
}

async function offer() {
  const bytes = await bytesOf(["course", lookHere()]);
  show("Nothing is kept on this device now. The course can be kept here: then it opens and moves without the network.",
    button(`Keep this course on this device: ${size(bytes)}`, () => { remember(false); navigator.storage?.persist?.(); start(); }));
}

async function remove() {
  remember(true);
  const all = await navigator.serviceWorker.getRegistrations();
  await Promise.all(all.filter(({ scope }) => scope === ROOT.href).map((one) => one.unregister()));
  const mine = (await caches.keys()).filter((name) => name.startsWith(`rlsedu ${ROOT.pathname} `));
  await Promise.all(mine.map((name) => caches.delete(name)));
  await offer();
}

const PYTHON = "It holds all demos as far as they move by one control at a time. Every other setting needs Python: it is kept, too, once you have used it.";

function tell({ told, groups, busy, failed }, worker) {
  if (saysNo()) return;
  const sum = (name) => groups.reduce((all, group) => all + (told[group]?.[name] ?? 0), 0), done = sum("done"), of = sum("of");
  const away = button("Remove it from this device", remove), python = told.python;
  if (done < of) {
    const more = failed ? "Not all of it came. It goes on at your next visit, or now:" : "You may read on: it comes by itself.";
    return show(`The course is being kept on this device: ${size(done)} of ${size(of)}. ${more}`,
      ...(failed ? [button("Try again", () => worker.postMessage({ kind: "keep", groups }))] : []), away);
  }
  const all = !python || python.done >= python.of, has = size(of + (python?.done && !groups.includes("python") ? python.done : 0));
  show(`Kept on this device: ${has}. The course now opens and moves without the network. ${all ? python ? "Python is kept, too." : "" : PYTHON}`.trim(),
    ...(all || busy ? [] : [button(`Keep Python, too: ${size(python.of - python.done)}`, () => worker.postMessage({ kind: "keep", groups: [...groups, "python"] }))]), away);
}

// A new build waits until the reader wants it: pages that are open go on with theirs.
function watchNew(registration) {
  const ask = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller || part.querySelector(".rlsedu-keep-new")) return;
    const go = button("Use it now", () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting.postMessage({ kind: "go" });
    });
    buttons.after(make("p", { className: "rlsedu-keep-new" }, "A newer version of the course is here. ", go));
  };
  ask();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", ask));
}

async function start() {
  try {
    const groups = ["course", lookHere()];
    navigator.serviceWorker.addEventListener("message", ({ data, source }) => { if (data.kind === "kept") tell(data, source); });
    const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
    watchNew(registration);
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ kind: "what", groups });
    active.postMessage({ kind: "keep", groups });
  } catch (problem) {
    console.warn(problem);
    show("This browser does not keep the course: it needs the network at each visit.");
  }
}

if (!("serviceWorker" in navigator) || !("caches" in window)) part.remove();
else if (saysNo() || navigator.connection?.saveData) offer().catch(() => part.remove());
else setTimeout(start, QUIET_MS);
