// The course's scripts as one script of the old kind, so that they run from a file on a stick, too. Made by `rlsedu class`.
(() => {
"use strict";
const ROOT = new URL("../", document.currentScript.src), ONLINE = @ONLINE@, modules = {}, made = {};

if (ONLINE && location.protocol !== "file:") {
  document.head.append(Object.assign(document.createElement("script"), { type: "module", src: new URL("live/@START@", ROOT).href }));
  return;
}

// A file of data is a script that calls this with its bytes.
const waiting = new Map();
window.rlseduTold = (name, text) => waiting.get(name)?.(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));

function fetchFile(address) {
  const name = new URL(address).href.slice(ROOT.href.length);
  return new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: `${new URL(name, ROOT).href}.js` });
    waiting.set(name, (bytes) => done(new Response(bytes)));
    script.onload = script.onerror = () => {
      script.remove();
      waiting.delete(name);
      fail(new TypeError(`${name} is not there`)); // after `done` this does nothing
    };
    document.head.append(script);
  });
}

const need = (name) => (made[name] ??= modules[name](need, later, new URL(`live/${name}`, ROOT).href, fetchFile));
const later = async (name) => need(name);

/* MODULES */
need("./@START@");
})();
