// A line drawn on the picture: by mouse or finger all of it at once, by keyboard point by point.

const SVG = "http://www.w3.org/2000/svg";

// Makes the place for drawing over the axes. specs, controls: of the line's heights. set: called with new heights by name.
function drawing(specs, controls, set) {
  const knots = specs.map(({ name }) => controls.get(name).node), last = specs.length - 1;
  const line = document.createElementNS(SVG, "polyline"), sheet = document.createElementNS(SVG, "svg");
  sheet.setAttribute("viewBox", "0 0 100 100");
  sheet.setAttribute("preserveAspectRatio", "none");
  sheet.setAttribute("aria-hidden", "true");
  sheet.append(line);
  const node = make("div", { class: "rlsedu-drawing", role: "group", "aria-label": "Your line: one slider for each of its points" }, sheet, ...knots);
  knots.forEach((knot, i) => { knot.style.left = `${(100 * i) / last}%`; });
  const heights = () => knots.map((knot) => Number(knot.value));
  const draw = () => {
    const { low, high } = specs[0];
    line.setAttribute("points", heights().map((y, i) => `${(100 * i) / last},${100 - (100 * (y - low)) / (high - low)}`).join(" "));
  };
  let from = null, touched = [], untouched = false;
  const at = (event) => {
    const box = node.getBoundingClientRect(), { low, high, step } = specs[0];
    const share = (1 - (event.clientY - box.top) / box.height) * (high - low);
    const height = Math.min(high, Math.max(low, Number((low + Math.round(share / step) * step).toPrecision(10))));
    return [Math.min(last, Math.max(0, Math.round(((event.clientX - box.left) / box.width) * last))), height];
  };
  const put = (values) => {
    for (const [name, value] of Object.entries(values)) controls.get(name).show(value);
    draw();
    set(values);
  };
  const to = (event) => { // all points between the last place and this one
    const [i, y] = at(event), [start, before] = from ?? [i, y], values = {};
    for (let k = Math.min(i, start); k <= Math.max(i, start); k += 1) {
      const part = i === start ? 1 : (k - start) / (i - start);
      values[specs[k].name] = k === i ? y : Number((before + part * (y - before)).toFixed(6));
      touched.push(k);
    }
    from = [i, y];
    put(values);
  };
  node.addEventListener("pointerdown", (event) => {
    if (knots[0].disabled || event.button) return;
    node.setPointerCapture(event.pointerId);
    node.classList.add("rlsedu-pen");
    untouched = new Set(heights()).size === 1;
    [from, touched] = [null, []];
    to(event);
  });
  node.addEventListener("pointermove", (event) => { if (from) to(event); });
  const lift = () => {
    if (!from) return;
    from = null;
    if (!untouched) return;
    const now = heights(), first = Math.min(...touched), end = Math.max(...touched); // a first line goes from edge to edge
    put(Object.fromEntries(specs.map(({ name }, k) => [name, now[Math.min(end, Math.max(first, k))]])));
  };
  for (const kind of ["pointerup", "pointercancel"]) node.addEventListener(kind, lift);
  for (const knot of knots) knot.addEventListener("input", () => { node.classList.add("rlsedu-pen"); draw(); });
  return {
    node,
    lay([left, bottom, width, height]) { // shares of the picture
      Object.assign(node.style, { left: `${100 * left}%`, bottom: `${100 * bottom}%`, width: `${100 * width}%`, height: `${100 * height}%` });
    },
    drawn() { if (!from) node.classList.remove("rlsedu-pen"); }, // the picture has it now
  };
}
