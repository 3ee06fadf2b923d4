// A case: the reader chooses, and sees what it yields. Nothing is stored or sent. (cards.js of the course stands before this.)
const MOST = 60, REST_MS = 1000;

function play(told) {
  const section = document.getElementById(told.story), end = section.querySelector(".end"), place = section.querySelector(".play");
  const taken = [];

  // What was just yielded takes the focus, under its own words: so it is heard, and heard once.
  function show(focus) {
    const step = told.steps[taken.length ? taken.at(-1).to : told.begin];
    const log = node("ol", { class: "said" });
    for (const choice of taken) log.append(node("li", {}, entry(choice)));
    place.replaceChildren(log, step ? choices(step) : known());
    if (taken.length) place.append(undo(!step));
    end.hidden = Boolean(step);
    const asked = new Set(taken.map((choice) => choice.asks));
    end.querySelectorAll(".asks li").forEach((line, place) => {
      line.querySelector("span").textContent = asked.has(place + 1) ? " (You asked this.)" : "";
    });
    if (focus === "last") log.lastChild.firstChild.focus();
    if (focus === "choices") place.querySelector("h3").focus();
  }

  function entry(choice) {
    const made = node("div", { class: choice.poor ? "entry poor" : "entry", role: "group", tabindex: "-1" });
    made.innerHTML = `<p><strong>You:</strong> ${choice.text}</p><p><strong>${told.person}:</strong> ${choice.says}</p><p><em>${choice.next}</em> ${choice.why}</p>`;
    const words = made.cloneNode(true);
    for (const number of words.querySelectorAll("sup")) number.remove();
    made.setAttribute("aria-label", [...words.children].map((line) => line.textContent).join(" "));
    return made;
  }

  function choices(step) {
    const id = `${told.story}-now`, made = node("div", { role: "group", "aria-labelledby": id });
    const head = node("h3", { id, tabindex: "-1" });
    head.innerHTML = step.scene;
    const list = node("div", { class: "choices" });
    for (const choice of step.choices) {
      const button = node("button", { type: "button" });
      button.innerHTML = choice.text;
      button.addEventListener("click", () => { taken.push(choice); show("last"); });
      list.append(button);
    }
    made.append(head, list);
    return made;
  }

  // What the reader found out, and which of a clinician's questions are still to ask.
  function known() {
    const made = node("div", { class: "known" }), list = node("ul", {});
    for (const know of new Set(taken.map((one) => one.know).filter(Boolean))) list.append(item(know));
    const head = node("h3", { tabindex: "-1" });
    head.textContent = "What you know now";
    made.append(head, list.children.length ? list : Object.assign(node("p", {}), { textContent: "Little yet. Start again, and ask openly." }));
    return made;
  }

  function undo(over) {
    const made = node("p", { class: "undo" });
    const back = node("button", { type: "button" }), again = node("button", { type: "button" });
    back.textContent = "Take the last choice back";
    back.addEventListener("click", () => { taken.pop(); show("choices"); });
    again.textContent = "Start again";
    again.addEventListener("click", () => { taken.length = 0; show("choices"); });
    made.append(back, ...(over ? [again] : []));
    return made;
  }

  show();
  count(section);
}

// Words are counted while they are written; they are told to a screen reader when the hand rests.
function count(section) {
  const box = section.querySelector("textarea"), seen = section.querySelector(".count span"), heard = section.querySelector(".hush");
  let timer = 0;
  const tell = () => {
    const words = box.value.match(/[\p{L}\p{N}]+(?:[’'.,:-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    const more = words > MOST ? `: leave out ${words - MOST}` : "";
    seen.textContent = `${words} of ${MOST} words${more}`;
    clearTimeout(timer);
    timer = setTimeout(() => { heard.textContent = seen.textContent; }, REST_MS);
  };
  box.addEventListener("input", tell);
}

function item(words) {
  const made = node("li", {});
  made.innerHTML = words;
  return made;
}

function node(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

document.documentElement.classList.add("live");
for (const told of JSON.parse(document.getElementById("cases").textContent)) play(told);
