// The picture of a demo, drawn by the kernel as large as it is shown here, and the sentence under it.

// A data address is on screen ten times sooner than an object URL, and leaves nothing to give back.
function address(frame) {
  if (!frame) return ""; // nothing was drawn yet
  const bytes = ArrayBuffer.isView(frame) ? new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength) : new Uint8Array(frame);
  const kind = bytes[0] === 0x52 ? "webp" : "png"; // "R" of RIFF: from a pack
  if (bytes.toBase64) return `data:image/${kind};base64,${bytes.toBase64()}`;
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return `data:image/${kind};base64,${btoa(text)}`;
}

// shapes: width and height of the wide and of the narrow picture in px; the style sheet chooses one by the room that is
// left beside `longest` letters of the sentence.
function picture(frame, alt, shapes, longest) {
  const image = make("img", { class: "rlsedu-picture", alt });
  image.decoding = "sync";
  const place = make("div", { class: "rlsedu-place" }, image);
  let over = null, under = null;
  const show = (bytes, base = null) => { // base: the picture over which `bytes` is laid, where a pack holds just what differs
    if (base !== under || !base) image.src = address(base ?? bytes);
    under = base;
    if (base) {
      over ??= place.appendChild(Object.assign(make("img", { class: "rlsedu-picture rlsedu-over", alt: "" }), { decoding: "sync" }));
      over.src = address(bytes);
    }
    if (over) over.hidden = !base;
  };
  show(frame);
  return { image, show, place, style: `${shapeStyle(shapes)}; --rlsedu-letters: ${longest}` };
}

function shapeStyle(shapes) {
  const [wide, narrow] = shapes.map(([width, height]) => [`${width}px`, width / height]);
  return `--rlsedu-wide: ${wide[0]}; --rlsedu-wide-ratio: ${wide[1]}; --rlsedu-narrow: ${narrow[0]}; --rlsedu-narrow-ratio: ${narrow[1]}`;
}

// The sentence, in a place as high as the longest one needs, so that nothing below it moves while a slider does.
function sentencePlace(told, longest) {
  const words = unbroken(told), sentence = make("p", { class: "rlsedu-sentence" }, words);
  const room = words.padEnd(longest, ` ${words}`);
  return { sentence, said: make("div", { class: "rlsedu-said", "data-room": room }, sentence) };
}

const AWAY_MS = 30_000; // how long a demo may be out of sight before its kernel frees what it would draw it with
const NEAR_PX = 600; // what is so far above or below the view counts as in sight

function isNear(node) {
  const { top, bottom, height } = node.getBoundingClientRect();
  return height > 0 && bottom > -NEAR_PX && top < innerHeight + NEAR_PX;
}

// Knows whether a node is in sight. Calls `come` whenever it comes into sight, and `left` when it has been out of sight for
// a while; wake() begins that while anew. A busy browser tells late, or never, what came or went: so the place itself counts.
function watchSight(node, come, left) {
  const margin = `${NEAR_PX}px 0px`;
  let timer = 0, near = false;
  const wake = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (isNear(node) ? wake() : left()), AWAY_MS);
  };
  const watcher = new IntersectionObserver((entries) => {
    near = entries.at(-1).isIntersecting;
    wake();
    if (near) come();
  }, { rootMargin: margin, scrollMargin: margin });
  watcher.observe(node);
  return { wake, get near() { return near || isNear(node); }, stop: () => { watcher.disconnect(); clearTimeout(timer); } };
}

function isDark(node) {
  const [red, green, blue] = (getComputedStyle(node).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue < 110;
}

// Calls `act` with the size of the picture's place when it is first known and when it changes: narrow, dots across, dark.
// Returns how to stop.
function watchSize(root, place, act) {
  let dots = 0, size = [];
  const tell = () => {
    const narrow = getComputedStyle(place).getPropertyValue("--rlsedu-is-narrow").trim() === "1";
    const now = [narrow, dots, isDark(root)];
    if (dots && now.some((value, i) => value !== size[i])) act(size = now);
  };
  const measure = (entries) => {
    const { devicePixelContentBoxSize: exact, contentRect } = entries.at(-1);
    const about = contentRect.width * window.devicePixelRatio, snapped = exact?.[0].inlineSize;
    dots = Math.abs(snapped - about) < 1 ? snapped : Math.round(about); // a browser that plays a phone may tell its own dots
    tell();
  };
  const watcher = new ResizeObserver(measure);
  let screen;
  const begin = () => { // again on a screen with other dots: a place as large as before is no new size to every browser
    watcher.disconnect();
    try { watcher.observe(place, { box: "device-pixel-content-box" }); } catch { watcher.observe(place); }
    screen = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    screen.addEventListener("change", begin, { once: true });
  };
  begin();
  const theme = new MutationObserver(() => tell());
  theme.observe(document.body, { attributes: true });
  return () => {
    screen.removeEventListener("change", begin);
    watcher.disconnect();
    theme.disconnect();
  };
}
