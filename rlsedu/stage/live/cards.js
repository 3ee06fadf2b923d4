// The card of a small number (a source) or of a dotted word (its meaning): under the mouse, on focus, or at the first
// tap; a second tap follows the link. Until here it was the link's title, which neither keys nor fingers reach.

const CARDED = "sup > a[href][title], a[href*='#Words'][title], a[data-card]";
const LEAVE_MS = 250; // the mouse may go from the link to its card, to mark words there, say

const BROUGHT_MS = 800; // a page may take its time to bring what has the focus into sight

function cards(el) {
  const id = freshId(), card = make("div", { class: "rlsedu-card", role: "tooltip", id });
  let link = null, timer = 0, tapped = null, since = 0;

  const carded = (event) => {
    const found = event.target.closest?.(CARDED);
    return found && el.closest(".jp-Notebook, body").contains(found) ? found : null;
  };
  const hide = () => {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    link = null;
    card.remove();
  };
  const show = (found, how = "") => {
    clearTimeout(timer);
    if (found === link) return;
    hide();
    link = found;
    if (found.title) {
      found.dataset.card = found.title;
      found.removeAttribute("title"); // or the browser shows it, too, and a screen reader reads it twice
      if (found.closest("sup")) found.setAttribute("aria-label", `Source ${found.textContent}`);
    }
    card.textContent = found.dataset.card + how;
    found.setAttribute("aria-describedby", id);
    document.body.append(card);
    since = performance.now();
    place(card, found.getClientRects()[0]);
  };
  const leave = () => { clearTimeout(timer); timer = setTimeout(hide, LEAVE_MS); };

  const listeners = {
    pointerover: (event) => {
      if (event.pointerType === "touch") return;
      const found = carded(event);
      if (found) show(found);
      else if (card.contains(event.target)) clearTimeout(timer);
      else if (link && link !== document.activeElement) leave();
    },
    focusin: (event) => {
      const found = carded(event);
      if (found) show(found);
      else if (link) leave();
    },
    pointerdown: (event) => { tapped = event.pointerType === "touch" ? link : event.target; },
    click: (event) => {
      const found = carded(event);
      if (!found) { if (link && !card.contains(event.target)) hide(); return; }
      const first = event.detail > 0 && tapped !== found && tapped !== event.target; // keys have no detail
      if (!first) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      hide();
      show(found, " (Tap again to go there.)");
    },
    dblclick: (event) => { if (carded(event)) event.stopImmediatePropagation(); }, // two taps would open the text for editing
    keydown: (event) => { if (event.key === "Escape") hide(); },
    scroll: () => { // a key that goes to a link brings it into sight: its card goes with it
      const brought = link && link === document.activeElement && performance.now() - since < BROUGHT_MS;
      if (brought) place(card, link.getClientRects()[0]); else hide();
    },
  };
  for (const [kind, listener] of Object.entries(listeners)) window.addEventListener(kind, listener, true);
  return () => {
    for (const [kind, listener] of Object.entries(listeners)) window.removeEventListener(kind, listener, true);
    hide();
  };
}

// Under the link, or above it where there is no room; never beyond the edges of the screen.
function place(card, at) {
  const { width, height } = card.getBoundingClientRect(), below = at.bottom + 4;
  card.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  card.style.top = `${below + height < innerHeight ? below : Math.max(8, at.top - height - 4)}px`;
}
