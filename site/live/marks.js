// The reader's own guess, laid over a picture that was drawn without it: an open triangle with its words, or a dashed line.

const SVG = "http://www.w3.org/2000/svg";
const LETTERS_PX = 15.3; // 11 points at 100 dots an inch, as in the pictures (style.py)
const HALF = { large: 8, small: 5.6 }; // px, of a triangle: 12 and 8 points

const node = (tag, attributes) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

// place: the node that holds the picture. Returns `show`: draws { shape, points, line, label }, or nothing for null.
// shape: the picture's width and height in px; points: shares of it, from the left and from the bottom.
export function marksOn(place) {
  const sheet = node("svg", { class: "rlsedu-marks", "aria-hidden": "true" });
  const show = (marks) => {
    sheet.replaceChildren();
    if (!marks) return sheet.remove();
    const [width, height] = marks.shape, points = marks.points.map(([x, y]) => [x * width, (1 - y) * height]);
    sheet.setAttribute("viewBox", `0 0 ${width} ${height}`);
    if (marks.line) sheet.append(node("polyline", { points: points.join(" ") }));
    const half = marks.line ? HALF.small : HALF.large;
    for (const [x, y] of points) sheet.append(node("path", { d: `M${x} ${y - half}L${x + half} ${y + half}H${x - half}Z` }));
    if (marks.label) {
      const { words, at: [x, y], anchor } = marks.label;
      const text = node("text", { x: x * width, y: (1 - y) * height, "text-anchor": anchor, "font-size": LETTERS_PX, "dominant-baseline": "central" });
      text.textContent = words;
      sheet.append(text);
    }
    if (!sheet.isConnected) place.append(sheet);
  };
  return { show };
}

// A line over the axes of a picture. area: their lower left and upper right ends as shares of it; ends: the same in the
// axes' units.
export function lineOn({ shape, area: [[left, bottom], [right, top]], ends: [[x0, y0], [x1, y1]] }, places, heights) {
  const points = places.map((x, i) => [left + ((right - left) * (x - x0)) / (x1 - x0), bottom + ((top - bottom) * (heights[i] - y0)) / (y1 - y0)]);
  return { shape, points, line: true };
}
