// The reader's progress: look anew, keep a copy, erase it (asked twice).

function saveCopy(text, name) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

function renderProgress(view) {
  const { model } = view;
  let erase, sure, keep;
  const arm = (now) => {
    [erase.hidden, sure.hidden, keep.hidden] = [now, !now, !now];
  };
  const { root, stop } = live(view, ({ post }) => {
    const again = button("Look again", () => post.send({ kind: "reset" }));
    const copy = button("Save a copy", () => saveCopy(model.get("extra").file, model.get("extra").file_name));
    erase = button("Erase all of it", () => { arm(true); keep.focus(); });
    sure = button("Yes, erase it for good", () => { post.send({ kind: "erase" }); arm(false); erase.focus(); });
    keep = button("No, keep it", () => { arm(false); erase.focus(); });
    arm(false);
    return [again, copy, erase, sure, keep];
  });
  const trouble = make("p", { class: "rlsedu-note" });
  root.append(trouble);
  const show = () => { trouble.textContent = model.get("extra").trouble ?? ""; };
  show();
  model.on("change:extra", show);
  return () => {
    model.off("change:extra", show);
    stop();
  };
}
