// Runs a demo's time. The page's clock says where the handle stands: a slow kernel shows fewer pictures, not a slower evening.

const RUN_MS = 16000; // from one end to the other
const STEPS = 8; // so many presses from end to end where the reader wants nothing to move by itself

// spec: of the Range that runs; slider: its control; say: tells a screen reader once.
// now, go: what its control says, and to move it; isHeld: whether a frame is there at once; begin: asks for frames ahead.
function playerOf({ spec, slider, root, now, go, isHeld, isIdle, begin, isNear, say, hush }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const span = spec.high - spec.low, { words } = scaleOf(spec);
  const play = button("", () => (frame ? stop() : calm.matches ? stepOn() : start()));
  let frame = 0, begun = 0, from = 0;
  const write = () => { play.textContent = frame ? "\u23f8\ufe0e Pause" : calm.matches ? "\u25b6\ufe0e One step on" : "\u25b6\ufe0e Play"; };
  const onStep = (value) => Math.min(spec.high, spec.low + Math.round((value - spec.low) / spec.step) * spec.step);
  const stepOn = () => go(now() >= spec.high ? spec.low : onStep(now() + span / STEPS));
  const start = () => {
    from = now() >= spec.high ? spec.low : now();
    begun = performance.now();
    begin();
    say(`It runs from ${words(from)} to ${words(spec.high)}. The same button stops it.`);
    frame = requestAnimationFrame(run);
    write();
  };
  const run = () => {
    const value = onStep(from + (span * (performance.now() - begun)) / RUN_MS);
    if (document.hidden || !isNear()) return stop();
    if (value >= spec.high && now() >= spec.high && isIdle()) return stop();
    if (value !== now() && (isHeld(value) || isIdle())) {
      go(value);
      slider.show(value);
    }
    frame = requestAnimationFrame(run);
  };
  const stop = () => {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    write();
    hush(); // the sentence is heard once, where it came to rest
  };
  const leave = (event) => { if (frame && !play.contains(event.target)) stop(); };
  for (const kind of ["pointerdown", "input"]) root.addEventListener(kind, leave);
  calm.addEventListener("change", write);
  write();
  return {
    node: make("div", { class: "rlsedu-time" }, play, slider.node),
    get running() { return Boolean(frame); },
    halt: stop,
    stop() {
      cancelAnimationFrame(frame);
      calm.removeEventListener("change", write);
    },
  };
}
