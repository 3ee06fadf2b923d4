"""The class board for tests: opened from a file, with codes made by its own script."""

import contextlib
import functools
import random

from built_site import OUTSIDE

from tools import lesson_board
from tools.lesson_shell import chapters_of

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@functools.cache
def asked_in_all():
    """List what each chapter asks, in course order."""
    return [lesson_board.asked_in(chapter) for chapter in chapters_of()]


def built(factory):
    """Return a folder with the board of all chapters, without pictures, built once in a process."""
    out = factory.getbasetemp() / "lesson"
    if not (out / "board.html").exists():
        lesson_board.build(out, pictures=False)
    return out


@contextlib.contextmanager
def boards(chrome, factory):
    """Give open_on(hash, before, **screen): the board from a file; what it asks of others, or an error, fails the test.

    factory: pytest's tmp_path_factory. before: a script that runs in the page first.
    """
    folder, asked, errors = built(factory), [], []
    with contextlib.ExitStack() as ending:

        def open_on(hash="", before="", **screen):
            context = chrome.new_context(**screen)
            ending.callback(context.close)
            context.on("request", lambda request: OUTSIDE.match(request.url) and asked.append(request.url))
            page = context.new_page()
            page.set_default_timeout(10_000)
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.add_init_script(before)
            page.goto(f"file://{folder}/board.html{hash}")
            return page

        yield open_on
    assert [one for one in asked if not one.startswith("file://")] == [] and errors == []


def anything(asked, many, chance):
    """What a pupil may have done in a chapter, by chance. many: how many places its guess can have."""
    answers = [chance.randrange(-1, len(question["options"])) for question in asked["questions"]]
    place = chance.randrange(-1, many)
    return {"place": place, "sure": chance.randrange(4), "answers": answers, "salt": chance.randrange(32768)}


def codes_of(page, asked, done):
    return page.evaluate("([asked, all]) => all.map((one) => codec.inGroups(codec.codeOf(asked, one)))", [asked, done])


def made(page, asked, how_many, seed=0):
    chance, many = random.Random(seed), page.evaluate("codec.placesOf", asked)
    return codes_of(page, asked, [anything(asked, many, chance) for _ in range(how_many)])


def changed(code, at):
    """The code with another sign at a place."""
    return code[:at] + SIGNS[(SIGNS.index(code[at]) + 7) % 32] + code[at + 1 :]


def put_in(page, *lines):
    page.locator("#paste").fill("\n".join(lines))
    page.get_by_role("button", name="Put them in").click()


def refused_in(page):
    return page.locator("#refused li").all_inner_texts()
