// Keeps the course on the reader's device. One build is kept whole, and a new one takes its place only when all of it
// is there, so that no page meets data of another build. The line below is written by tools/site_offline.py.

const BUILD = "@BUILD@";

const HERE = new URL("./", self.location).href;
const MINE = `rlsedu ${new URL(HERE).pathname} `, STORE = MINE + BUILD; // others may share this address, in other folders
const LIST = "offline.json", COURSE = "course", LANES = 4, MOST_FAILURES = 5;
// On the reader's own machine the site may be built anew, or another one may stand at the same address tomorrow.
const ON_THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(self.location.hostname);
const AWAY = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>No network</title><body style="font: 1.1rem/1.5 system-ui; margin: 2rem; max-width: 34rem">
<h1>This page is not on this device</h1><p>And there is no network now. <a href="${HERE}index.html">Go to the start page</a>, or try again later.</p>`;

const pathOf = (url) => decodeURI(url.slice(HERE.length).replace(/[?#].*/, "")) || "index.html";
const addressOf = (path) => HERE + encodeURI(path);
const listed = async (store) => (await store?.match(addressOf(LIST)))?.json();
const storeHere = async () => ((await caches.has(STORE)) ? caches.open(STORE) : null); // the reader may have removed it

// What a host has sent on from another address cannot answer for a page: it is made anew.
const plain = (answer) => (answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer);

async function asked(path) {
  const answer = await fetch(addressOf(path), { cache: "no-cache", priority: "low" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return plain(answer);
}

// Runs an act for each of the things, a few at a time; gives how many failed. Many failures end it: the network is gone.
async function each(things, act) {
  const rest = [...things];
  let failures = 0;
  const lane = async () => {
    while (rest.length && failures < MOST_FAILURES) await act(rest.shift()).catch(() => { failures += 1; });
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return failures;
}

async function kept(store) {
  return new Set((await store.keys()).map(({ url }) => pathOf(url)));
}

async function newest() {
  const list = await (await asked(LIST)).json();
  if (list.build !== BUILD) throw new Error("the website is being changed: next time");
  return list;
}

async function write(store, list) {
  await store.put(addressOf(LIST), new Response(JSON.stringify(list), { headers: { "Content-Type": "application/json" } }));
}

// A new build takes over what was kept: what has not changed from the old one, the rest from the network.
async function prepare() {
  const list = await newest(), names = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== STORE);
  const store = await caches.open(STORE), stores = await Promise.all(names.map((name) => caches.open(name)));
  const old = (await Promise.all(stores.map(async (one) => ({ store: one, list: await listed(one) })))).find((one) => one.list);
  if (old) {
    const had = await kept(old.store), there = await kept(store), before = new Map(old.list.files.map(([path, , hash]) => [path, hash]));
    const wanted = list.files.filter(([path, , , group]) => !there.has(path) && (group === COURSE || had.has(path)));
    const failures = await each(wanted, async ([path, , hash]) => {
      const same = before.get(path) === hash && await old.store.match(addressOf(path));
      await store.put(addressOf(path), same || await asked(path));
    });
    if (failures) throw new Error("not all of the new build is there: next time");
  }
  await write(store, list);
  if (!old) await self.skipWaiting();
}

async function begin() {
  const others = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== STORE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// How much of these groups is on the device, in bytes.
async function state(groups) {
  const store = await storeHere(), list = await listed(store), there = store ? await kept(store) : new Set(), told = {};
  for (const [path, bytes, , group] of list?.files ?? []) {
    told[group] ??= { done: 0, of: 0 };
    told[group].of += bytes;
    if (there.has(path)) told[group].done += bytes;
  }
  return { kind: "kept", build: BUILD, groups, told };
}

async function tell(message) {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage(message);
}

async function keep(groups) {
  const store = await caches.open(STORE), there = await kept(store);
  if (!there.has(LIST)) await write(store, await newest()); // it was removed, and is wanted again
  const wanted = ((await listed(store))?.files ?? []).filter(([path, , , group]) => groups.includes(group) && !there.has(path));
  let count = 0;
  const failures = await each(wanted, async ([path]) => {
    await store.put(addressOf(path), await asked(path));
    count += 1;
    if (count % 10 === 0) await tell({ ...await state(groups), busy: true });
  });
  await tell({ ...await state(groups), failed: failures > 0 });
}

async function answer(request, path) {
  const store = await storeHere(), here = () => store?.match(addressOf(path));
  const found = ON_THIS_MACHINE ? null : await here();
  if (found) return found;
  try {
    const got = await fetch(request);
    const known = got.ok && (await listed(store))?.files.some(([name]) => name === path);
    if (known) await store.put(addressOf(path), plain(got.clone())).catch(() => {}); // no room is no fault of the page
    return got;
  } catch (problem) {
    const later = await here();
    if (later) return later;
    if (request.mode === "navigate") return new Response(AWAY, { headers: { "Content-Type": "text/html; charset=utf-8" } });
    throw problem;
  }
}

self.addEventListener("install", (event) => event.waitUntil(prepare()));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("message", (event) => {
  const { kind, groups } = event.data;
  if (kind === "keep") event.waitUntil(keep(groups));
  if (kind === "what") event.waitUntil(state(groups).then(tell));
  if (kind === "go") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event, path = request.url.startsWith(HERE) && pathOf(request.url);
  if (!path || request.method !== "GET" || path.startsWith("lite/") || path === "sw.js") return; // the notebooks keep house by themselves
  event.respondWith(answer(request, path));
});
