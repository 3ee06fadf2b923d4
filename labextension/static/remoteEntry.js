// What a page of the course needs before any of its cells has run, in JupyterLab and in Notebook 7: its look, the
// reader's place, and folded code that opens by keyboard. Jupyter loads this file by its address in package.json and
// asks it for "./extension"; it is written by hand, so there is nothing to build.

(() => {
  const LOOK = new URL("page.css", document.currentScript.src).href;
  const RUNS = /^(notebook:(run-all-cells|restart-run-all)|runmenu:(run-all|restart-and-run-all))$/;
  const NEEDS = /^notebook:(run-(cell|all)|restart-run)|^runmenu:(run|restart-and-run)/; // what is run only when it can be
  const HANDLE = ".jp-InputPlaceholder > .jp-Placeholder-content";
  const VIEW = "application/vnd.jupyter.widget-view+json";
  const STARTS = "The engine behind this page is still starting. The page runs by itself as soon as it can.";
  const TELL_MS = 300; // how long a run may wait before the reader is told
  const QUIET_MS = 1500, LONGEST_MS = 180000; // how long nothing may change; how long a place is kept, or a kernel waited for, at most

  const scrollerOf = (widget) => widget?.node?.querySelector(".jp-WindowedPanel-outer");
  const isCourse = (widget) => [...widget?.content?.model?.cells ?? []].some((cell) => cell.sharedModel.getSource().includes("rlsedu"));

  // Where the reader is: the first text in sight (outputs may grow), else the first cell, and where it begins in the view.
  function placeIn(scroller) {
    const { top, bottom } = scroller.getBoundingClientRect();
    const seen = [...scroller.querySelectorAll(".jp-Cell")].filter((node) => {
      const box = node.getBoundingClientRect();
      return box.bottom > top + 8 && box.top < bottom;
    });
    const cell = seen.find((node) => node.classList.contains("jp-MarkdownCell")) ?? seen[0];
    return { scroller, cell, from: scroller.scrollTop, below: cell ? cell.getBoundingClientRect().top - top : 0 };
  }

  function goBackTo({ scroller, cell, from, below }) {
    if (!cell?.isConnected) { // some versions take cells far away off the page
      scroller.scrollTop = from;
      return;
    }
    const off = cell.getBoundingClientRect().top - scroller.getBoundingClientRect().top - below;
    if (Math.abs(off) > 1) scroller.scrollTop += off;
  }

  // Keeps a place in the view while heights change, until `running` is over and nothing changes any more, or until the
  // reader moves. Returns how to stop.
  function hold(place, running) {
    let height = 0, changed = performance.now(), busy = true;
    const end = changed + LONGEST_MS, still = new AbortController();
    const stop = () => still.abort();
    const moves = (event) => { if (!event.target.closest?.(".jp-Dialog, .lm-Menu")) stop(); }; // not the answer to "Restart?"
    for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      window.addEventListener(kind, moves, { capture: true, passive: true, signal: still.signal });
    }
    Promise.resolve(running).catch(() => {}).finally(() => { busy = false; changed = performance.now(); });
    const step = (now) => {
      if (!place.scroller.isConnected || now > end || (!busy && now - changed > QUIET_MS)) stop();
      if (still.signal.aborted) return;
      if (place.scroller.scrollHeight !== height) [height, changed] = [place.scroller.scrollHeight, now];
      goBackTo(place);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
    return stop;
  }

  // A run that stops at an error has emptied the cells below it, and one without a kernel all of them. What stood there comes
  // back, but for views, which may be dead; and the reader sees the error. The kernel answers in turn, so its answer means
  // that the run is over.
  async function bringBack(widget, outputs, running, keep) {
    await running;
    const cells = [...widget.content.model.cells], kernel = widget.sessionContext.session?.kernel;
    if (!kernel) {
      for (const [cell, before] of outputs) if (!cell.outputs.length) cell.outputs.fromJSON(before);
      return;
    }
    await kernel.requestKernelInfo();
    const failed = (cell) => (cell.outputs?.toJSON() ?? []).some((output) => output.output_type === "error");
    const at = cells.findIndex(failed);
    if (at < 0) return;
    for (const cell of cells.slice(at + 1)) {
      if (outputs.has(cell) && (failed(cell) || !cell.outputs.length)) cell.outputs.fromJSON(outputs.get(cell));
    }
    const node = widget.content.widgets[at].node;
    keep({ scroller: scrollerOf(widget), cell: node, from: node.offsetTop, below: 8 });
  }

  function outputsOf(widget) {
    const code = [...widget.content.model.cells].filter((cell) => cell.outputs);
    return new Map(code.map((cell) => [cell, cell.outputs.toJSON().filter((output) => !output.data?.[VIEW])]));
  }

  // Until the page is read, its kernel is there and has said hello. Not for ever: what cannot start is for Jupyter to tell.
  async function canRun(widget) {
    let timer;
    const limit = new Promise((done) => { timer = setTimeout(done, LONGEST_MS); });
    const soon = (promise) => Promise.race([promise, limit]).catch(() => {});
    await soon(widget.context.ready);
    if (isCourse(widget)) {
      await soon(widget.sessionContext.ready);
      await soon(widget.sessionContext.session?.kernel?.info);
    }
    clearTimeout(timer);
  }

  // A line of words over the foot of a page. Returns how to take it away.
  function notice(widget, words) {
    const line = Object.assign(document.createElement("p"), { className: "rlsedu-waiting" });
    line.setAttribute("role", "status"); // heard where it is on the page before its words are
    widget.node.append(line);
    setTimeout(() => { line.textContent = words; }, 50);
    return () => line.remove();
  }

  // Asked to run a page whose kernel is starting, Jupyter empties every cell and runs none. So a page of the course waits,
  // says so, and then runs by itself. `look` is called before it does.
  function waitForKernel(app, look) {
    const execute = app.commands.execute.bind(app.commands), waiting = new Set();
    const wait = async (widget, id, args) => {
      const name = `${widget.id} ${id}`;
      if (waiting.has(name) && RUNS.test(id)) return undefined; // pressed again: all cells run once
      waiting.add(name);
      let away = () => {};
      const late = setTimeout(() => { away = notice(widget, STARTS); }, TELL_MS);
      await canRun(widget);
      clearTimeout(late);
      away();
      waiting.delete(name);
      if (widget.isDisposed) return undefined;
      look(widget);
      return execute(id, args);
    };
    app.commands.execute = (id, args) => {
      const widget = app.shell.currentWidget, isPage = NEEDS.test(id) && widget?.context && widget.sessionContext;
      return isPage && (!widget.context.isReady || isCourse(widget)) ? wait(widget, id, args) : execute(id, args);
    };
  }

  // Running all cells throws the page to its end or its top. Returns how to note what stands where on a page.
  function keepPlace(app, keep) {
    let place = null, outputs = null;
    const look = (widget) => {
      const scroller = scrollerOf(widget);
      if (scroller && isCourse(widget)) [place, outputs] = [placeIn(scroller), outputsOf(widget)];
    };
    const note = (event) => { // before a click or a key does anything; those of a demo run nothing, and must be quick
      if (event.target.closest?.(".rlsedu") || (event.key && !/^(Enter| )$/.test(event.key))) return; // letters, neither
      look(app.shell.currentWidget);
    };
    for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, note, { capture: true, passive: true });
    app.commands.commandExecuted.connect((_, { id, result }) => {
      const widget = app.shell.currentWidget;
      if (!RUNS.test(id) || !place || place.scroller !== scrollerOf(widget)) return;
      keep(place, result);
      bringBack(widget, outputs, result, keep).catch(() => {}); // the page was closed
    });
    return look;
  }

  // Jupyter goes to where a heading would be if all above it were as high as it guesses: thousands of px off on a phone.
  function reachHeadings(keep) {
    const go = (scroller, name, tries) => {
      const cell = scroller.querySelector(`[data-jupyter-id="${CSS.escape(name)}"], #${CSS.escape(name)}`);
      if (cell) keep({ scroller, cell, from: scroller.scrollTop, below: 8 });
      else if (tries) setTimeout(go, 100, scroller, name, tries - 1); // not on the page yet
    };
    window.addEventListener("click", (event) => {
      const link = event.target.closest?.('.jp-WindowedPanel-outer a[href^="#"]');
      if (link) setTimeout(go, 50, link.closest(".jp-WindowedPanel-outer"), decodeURIComponent(link.hash.slice(1)), 20);
    }, true);
  }

  // JupyterLab's own handle of folded code hears only the mouse.
  function openByKeyboard() {
    let waiting = false;
    const dress = () => {
      waiting = false;
      for (const handle of document.querySelectorAll(`${HANDLE}:not([tabindex])`)) {
        handle.tabIndex = 0;
        handle.setAttribute("role", "button");
        handle.setAttribute("aria-label", "Show the code");
      }
    };
    new MutationObserver(() => {
      if (!waiting) requestAnimationFrame(dress);
      waiting = true;
    }).observe(document.body, { childList: true, subtree: true });
    window.addEventListener("keydown", (event) => {
      if ((event.key !== "Enter" && event.key !== " ") || !event.target.matches?.(HANDLE)) return;
      event.preventDefault();
      event.stopPropagation();
      event.target.click();
    }, true);
  }

  const plugin = {
    id: "rlsedu:page",
    description: "The look of the course before it runs, and the reader's place while it runs.",
    autoStart: true,
    activate(app) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: LOOK }));
      let stop = () => {};
      const keep = (place, running) => {
        stop();
        stop = hold(place, running);
      };
      waitForKernel(app, keepPlace(app, keep));
      reachHeadings(keep);
      openByKeyboard();
    },
  };
  (window._JUPYTERLAB ??= {}).rlsedu = { init() {}, get: async () => () => ({ __esModule: true, default: plugin }) };
})();
