// Guess first: the controls set a guess, one button shows the answer and starts again. The answer comes from the kernel.

const AXIS = { guess: 0, x: 0, y: 1 };

// Turns a click on the picture into values of the controls. area: left, bottom, width, height, then limits of x and y.
function placed(event, area, specs) {
  const [left, bottom, width, height, ...limits] = area;
  const box = event.currentTarget.getBoundingClientRect();
  const shares = [
    ((event.clientX - box.left) / box.width - left) / width,
    (1 - (event.clientY - box.top) / box.height - bottom) / height,
  ];
  return Object.fromEntries(specs.map(({ name, low, high, step }) => {
    const [from, to] = limits.slice(2 * AXIS[name]);
    const steps = Math.round((from + shares[AXIS[name]] * (to - from) - low) / step);
    return [name, Math.min(high, Math.max(low, Number((low + steps * step).toPrecision(10))))];
  }));
}

function renderPredict(view) {
  const { model } = view;
  const committed = () => model.get("extra").committed;
  const specs = model.get("controls");
  let main, skip, area = [];
  const { image, root, post, settle, stop } = live(view, (parts) => {
    main = button("", () => {
      parts.settle();
      parts.post.send({ kind: committed() ? "reset" : "commit" });
    });
    skip = button("Skip: no guess", () => parts.post.send({ kind: "skip" }));
    return [main, skip];
  }, { heardWith: () => model.get("extra").why, onFrame: (message) => { area = message.extra.area; } });
  const why = make("p", { class: "rlsedu-feedback" });
  const sources = make("p", { class: "rlsedu-note" });
  root.append(why, sources);
  root.classList.add("rlsedu-predict");

  const pointable = specs[0].kind === "range";
  const show = () => {
    main.textContent = committed() ? "Guess again" : "Show the answer";
    const inside = root.contains(document.activeElement);
    for (const input of root.querySelectorAll("input")) input.disabled = committed();
    const shut = document.activeElement.disabled !== false || (document.activeElement === skip && committed());
    if (inside && shut) main.focus({ preventScroll: true }); // what had the focus is shut
    skip.hidden = committed();
    why.textContent = model.get("extra").why;
    sources.innerHTML = model.get("extra").sources && `Sources: ${model.get("extra").sources}`;
    image.classList.toggle("rlsedu-target", pointable && !committed());
  };
  show();
  model.on("change:extra", show);
  if (pointable) {
    image.addEventListener("click", (event) => {
      if (committed() || !area.length) return;
      settle();
      post.send({ kind: "set", values: placed(event, area, specs) });
    });
  }
  return () => {
    model.off("change:extra", show);
    stop();
  };
}
