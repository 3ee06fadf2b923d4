// Makes what a page saved alive: demos, guesses and quizzes, each when its place comes near the view. What was saved
// stays until its live view has a picture, and stays for good if anything fails. Nothing is asked but of this website.

import view from "./view.js";
import { demoModel } from "./demo.js";
import { guessModel } from "./guess.js";
import { marksOn } from "./marks.js";
import { offerAt } from "./offer.js";
import { quizModel } from "./quiz.js";
import { readerIn, storeHere } from "./reader.js";

const DATA = new URL("../data/", import.meta.url);
const NEAR = "600px 0px";
const SILENCE = "This takes long. Is the network there? It is tried again by itself.";
const TROUBLE = "This cannot be moved here now: it did not load. Text and picture are whole; load the page again to try once more.";

const pythonHere = import("./python.js").then(({ python }) => python, () => null);
const tellPython = (events) => pythonHere.then((python) => python?.know?.(events)); // so that it opens and marks the same
const reader = readerIn(storeHere(), tellPython);
const fileOf = (id) => id.replace(":", "-");

async function fetched(name) {
  const answer = await fetch(new URL(name, DATA));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

const bytesOf = async (name) => new Uint8Array(await (await fetched(name)).arrayBuffer());
const dataOf = async (id) => (await fetched(`${fileOf(id)}.json`)).json();

// Shows a live view beside what was saved, and takes the place of it once it can be seen.
async function take(place, render, model, isThere) {
  const el = document.createElement("div");
  el.className = "rlsedu-coming";
  place.append(el);
  let stop;
  try {
    stop = render({ model, el });
    await isThere(el);
  } catch (problem) {
    stop?.();
    el.remove();
    throw problem;
  }
  for (const saved of [...place.children]) if (saved !== el) saved.remove();
  el.className = "";
  place.classList.add("rlsedu-live");
}

// Waits for a picture that can be shown, if there is one to see; an error if the view says that it did not come.
function pictureIn(model) {
  return (el) => new Promise((done, fail) => {
    if (el.querySelector(".rlsedu-shut")) return done(); // it stands behind a guess
    const image = el.querySelector(".rlsedu-picture");
    model.on("msg:custom", ({ kind, words }) => {
      if (kind === "problem" && words) fail(new Error(words));
      if (kind === "frame") image.decode().then(done, fail);
    });
  });
}

async function guess(place, id) {
  const data = await dataOf(id), names = ["start", "asked", "open"];
  const load = async (look) => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await bytesOf(`${id}/${name}-${look}.webp`)])));
  const model = guessModel({ ...data, state: { ...data.state, silence: SILENCE } }, load, reader);
  await take(place, view.predict, model, (el) => {
    const marks = marksOn(el.querySelector(".rlsedu-place"));
    model.on("msg:custom", (message) => { if (message.kind === "frame") marks.show(message.marks); });
    return pictureIn(model)(el);
  });
}

async function demo(place, id) {
  const [data, python] = await Promise.all([dataOf(id), pythonHere]);
  let offer = null;
  const beyond = python && ((draw) => offer?.show(draw));
  const model = demoModel({ ...data, state: { ...data.state, silence: SILENCE } }, (name) => bytesOf(`${id}/${name}`), reader, { python, beyond });
  await take(place, view.render, model, (el) => {
    if (python) offer = offerAt(el.querySelector(".rlsedu-problem"), python);
    const marks = marksOn(el.querySelector(".rlsedu-place"));
    let size = null;
    const mark = () => { if (size) marks.show(model.line(size)); };
    model.on("msg:custom", (message) => {
      if (message.kind !== "frame") return;
      size = message.size ?? size;
      mark();
      offer?.hide();
    });
    model.on("change:extra", mark);
    comesNear(el, model, () => size);
    python?.on(({ state }) => { if (state === "ready") allSteps(el, model); });
    if (python?.state === "ready") allSteps(el, model);
    return pictureIn(model)(el);
  });
}

// A pack begins to load when a mouse comes to its control.
function comesNear(el, model, size) {
  el.addEventListener("pointerover", ({ target }) => {
    const { name } = target.closest?.(".rlsedu-panel [data-name]")?.dataset ?? {};
    if (name && size()) model.warm(name, size());
  });
}

// Python draws every setting: the sliders take all their steps.
function allSteps(el, model) {
  for (const spec of model.refine()) {
    const slider = spec.kind === "range" && el.querySelector(`[data-name="${spec.name}"] input[type=range]`);
    if (!slider) continue;
    const { inward, step } = view.scaleOf(spec), { value } = slider;
    Object.assign(slider, { min: inward(spec.low), max: inward(spec.high), step });
    slider.value = value;
  }
}

async function quiz(place, id) {
  const model = quizModel(await dataOf(id), DATA, reader);
  await take(place, view.quiz, model, async () => {});
}

const KINDS = { demo, guess, quiz };

async function live(place) {
  const { kind, id } = place.dataset;
  try {
    await styled;
    await KINDS[kind](place, id);
  } catch (problem) {
    console.warn(problem);
    const words = Object.assign(document.createElement("p"), { className: "rlsedu-trouble", textContent: TROUBLE });
    place.append(words);
  }
}

// The look comes first: a view measures its place at once.
const styled = new Promise((done, fail) => {
  const look = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("view.css", import.meta.url).href, onload: done, onerror: fail });
  document.head.append(look);
});

tellPython(reader.read());
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    watcher.unobserve(target);
    live(target);
  }
}, { rootMargin: NEAR, scrollMargin: NEAR });
for (const place of document.querySelectorAll(".rlsedu-here")) watcher.observe(place);
const closing = document.querySelector(".rlsedu-here[data-id$='.quiz:closing']"); // a code for the class stands below it
if (closing) import("./code.js").then(({ codeAt }) => codeAt(closing.closest("section"), closing.dataset.id.split(".")[0], reader, storeHere())).catch(console.warn);
if (new URLSearchParams(location.search).has("show")) import("./show.js").catch(() => {});
