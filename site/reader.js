// Cards of sources and words (cards.js before this), and the theme as the style sheets of the notebooks ask for it.
const night = matchMedia("(prefers-color-scheme: dark)");
const tell = () => {
  const { theme } = document.body.dataset;
  document.body.dataset.jpThemeLight = String(!(theme === "dark" || (theme !== "light" && night.matches)));
};
tell();
night.addEventListener("change", tell);
new MutationObserver(tell).observe(document.body, { attributeFilter: ["data-theme"] });
cards(document.body);

// The theme opens its side bars by labels, which no key reaches: they become buttons.
for (const [way, words] of [["__navigation", "Chapters"], ["__toc", "On this page"]]) {
  const box = document.getElementById(way);
  for (const label of document.querySelectorAll(`label[for="${way}"]:not(.overlay)`)) {
    const opener = make("button", { type: "button", class: label.className, "aria-label": words, "aria-expanded": "false" }, ...label.childNodes);
    label.replaceWith(opener);
    opener.addEventListener("click", () => box.click());
    box.addEventListener("change", () => opener.setAttribute("aria-expanded", box.checked));
  }
  addEventListener("keydown", ({ key }) => { if (key === "Escape" && box.checked) box.click(); });
}
