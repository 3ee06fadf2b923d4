"""Chapter 1 of the website with two live demos, for tests; how a test's reader comes to a place and moves a control."""

import contextlib
import json

from built_site import built, served, visitor
from conftest import SCREENS
from playwright.sync_api import TimeoutError as TooLong


@contextlib.contextmanager
def pages(chrome, factory):
    """Give open_on(screen, before): the chapter as a reader opens it, with errors of live views in `errors`.

    `files` are the names of the files it asked for. before: called with the page before it opens. The pictures were
    made for a phone in the light only: other screens get these, too.
    """
    folder = built(factory, parts=("packs",), looks=("narrow",), demos=("symptoms.who", "symptoms.evening"))
    with contextlib.ExitStack() as ending:
        address = ending.enter_context(served(folder))

        def open_on(screen="laptop", before=lambda page: None):
            page = ending.enter_context(visitor(chrome, **SCREENS[screen]["screen"]))
            page.errors, page.files = [], []
            page.on("pageerror", lambda error: "/live/" in str(error.stack) and page.errors.append(error.stack))
            page.on("request", lambda request: page.files.append(request.url.rpartition("/")[2]))
            before(page)
            page.goto(f"{address}/01-symptoms.html")
            return page

        yield open_on


def come(page, id):
    """Scroll to a place of the page until it is live; return its live view. What lives above it may push it away."""
    place = page.locator(f".rlsedu-here[data-id='{id}']").first
    for _ in range(40):
        place.scroll_into_view_if_needed()
        with contextlib.suppress(TooLong):
            page.locator(f".rlsedu-here.rlsedu-live[data-id='{id}']").first.wait_for(timeout=500)
            return place.locator(".rlsedu").first
    raise AssertionError(f"{id} does not come alive")


def skip_all(page):
    """Make a page's reader one who skipped the guesses before the demos."""
    at = "2026-11-01T20:00:00+00:00"
    events = [{"kind": "skip", "id": f"symptoms.{name}-guess", "at": at} for name in ("who", "evening")]
    held = json.dumps({"format": "rlsedu progress", "version": 1, "events": events})
    page.add_init_script(
        f"localStorage.getItem('rlsedu-progress') ?? localStorage.setItem('rlsedu-progress', {held!r})"
    )


def choose(live, control, value):
    live.locator("details.rlsedu-rest").evaluate_all("all => all.forEach((fold) => { fold.open = true; })")
    box = live.locator(f"[data-name={control.name}]")
    if control.kind == "range":
        box.get_by_role("textbox").fill(str(value))
        box.get_by_role("textbox").press("Enter")
    elif box.locator("select").count():
        box.locator("select").focus()
        box.locator("select").select_option(value)
    else:
        box.locator(f"input[value='{value}']").check(force=True)
