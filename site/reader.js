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
