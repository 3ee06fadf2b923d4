"""Promise: a page without any kernel answers a slider from packs made before, with the same pictures and words."""

import base64
import io
import json

import numpy as np
import pytest
from conftest import ends
from PIL import Image

from rlsedu.contents import demos
from rlsedu.stage import Choice, Demo, Picture, Range, Toggle, demo_named, frames
from rlsedu.stage.frames import LOG_STEPS, MOST_STEPS, Look, pack_of, pictures_of, places_of, told_of
from rlsedu.stage.live.front import look, page_front
from rlsedu.stage.scene import DemoScene
from tools.packs import LOOKS, file_of, main, stale

SMALL = Look(width_px=400)
CONTROLS = [(item, control) for item in demos() if isinstance(item, Demo) for control in item.controls]
PAGE = """async ([code, css, state, held]) => {
  document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
  const { default: page } = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const load = async (name, look) => Uint8Array.from(atob(await window.packOf(name, look)), (c) => c.charCodeAt(0));
  window.stop = page.render({ model: page.model(state, held, load), el: document.body });
}"""
# What is on screen: the sentence, and the dots of the two pictures, laid over each other.
DOTS = """async () => {
  const canvas = document.createElement('canvas');
  const images = [...document.querySelectorAll('.rlsedu-place img:not([hidden])')];
  await Promise.all(images.map((image) => image.decode()));
  [canvas.width, canvas.height] = [images[0].naturalWidth, images[0].naturalHeight];
  const pen = canvas.getContext('2d');
  for (const image of images) pen.drawImage(image, 0, 0);
  return [...pen.getImageData(0, 0, canvas.width, canvas.height).data].filter((_, i) => i % 4 < 3);
}"""


def drawn_by(picture):
    """Return the dots of the PNG that a kernel would send: height, width, three colours."""
    return np.asarray(Image.open(io.BytesIO(picture.frame())).convert("RGB"))


@pytest.fixture
def alone(page):
    """alone(id): a demo on a page without a kernel, its packs made when the page asks for them."""

    def show(name):
        demo = demo_named(name)
        page.expose_function(
            "packOf",
            lambda control, look: base64.b64encode(
                pack_of(demo, control, Look(look.startswith("narrow"), 400))
            ).decode(),
        )
        state = json.loads(json.dumps({**DemoScene(demo).state(), "extra": {}}))
        page.evaluate(PAGE, [page_front(), look(), state, {c.name: places_of(c) for c in demo.controls}])
        page.wait_for_function("document.querySelector('.rlsedu-picture').naturalWidth > 0", timeout=60_000)
        return demo

    return show


@pytest.mark.parametrize(("owner", "control"), CONTROLS, ids=[f"{d.id}.{c.name}" for d, c in CONTROLS])
def test_a_pack_has_evenly_spaced_places_with_the_start_among_them(owner, control):
    places = places_of(control)
    assert all(control.check(place) == place for place in places) and len(set(places)) == len(places)
    if isinstance(control, Range):  # a start may lie beside the slider's own steps
        factor = 1.1 * (control.high / control.low) ** (1 / LOG_STEPS) if control.style == "log" else 1
        near = max(control.step / 2, (factor - 1) * control.value)
        assert min(abs(place - control.value) for place in places) <= near
    if isinstance(control, Choice | Toggle):
        assert set(places) == set(ends(control))
    elif control.style != "log":
        gaps = np.diff(places)
        assert np.allclose(gaps, gaps[0]) and len(places) <= MOST_STEPS + 1
        assert places[0] - control.low < gaps[0] and control.high - places[-1] < gaps[0] * 1.000001


@pytest.mark.parametrize("name", ["symptoms.evening", "journey.gap", "supplements.meal"])
def test_the_pictures_and_words_of_a_pack_are_those_of_the_demo(name):
    demo = demo_named(name)
    control = demo.controls[-1].name
    pack = pack_of(demo, control, SMALL)
    told = {json.dumps(place["values"]): place for place in told_of(pack)["places"]}
    fresh, seen = demo.picture(), 0
    fresh.resize(False, 400, False)
    for values, dots in pictures_of(pack):
        said = demo.told(demo.model(**values))
        place = told[json.dumps(values)]
        assert (place["sentence"], place["more"]) == (said.short, said.more)
        fresh.hold(demo.model(**values))
        assert (dots == drawn_by(fresh)).all()
        seen += 1
    assert seen == len(told) >= 2


def test_an_unknown_control_is_named():
    with pytest.raises(ValueError, match="control = 'nobody' is not allowed: give one of"):
        pack_of(demo_named("journey.gap"), "nobody", SMALL)


def test_a_slider_answers_without_a_kernel_and_never_with_another_picture(page, alone):
    demo = alone("journey.gap")
    first = demo.controls[0]
    slider = page.locator(f"[data-name={first.name}] input[type=range]")
    slider.focus()
    page.wait_for_timeout(1500)
    for key in ("ArrowRight", "ArrowRight", "End", "Home"):
        slider.press(key)
        page.wait_for_timeout(150)
        values = {**demo.start, first.name: float(slider.input_value())}
        said = demo.told(demo.model(**values))
        assert page.locator(".rlsedu-sentence").inner_text() == said.short
        fresh = demo.picture()
        fresh.resize(page.viewport_size["width"] < 520, 400, False)
        fresh.hold(demo.model(**values))
        assert (np.array(page.evaluate(DOTS)) == drawn_by(fresh).ravel()).all()
        assert page.locator(".rlsedu-problem").inner_text() == ""


def test_what_no_pack_holds_is_said_and_nothing_moves(page, alone):
    demo = alone("journey.gap")
    page.locator(f"[data-name={demo.controls[0].name}] input[type=range]").press("ArrowRight")
    page.wait_for_timeout(1500)
    before = page.locator(".rlsedu-sentence").inner_text()
    page.locator(".rlsedu-rest summary").click()
    page.locator(".rlsedu-rest input[type=radio]:not(:checked)").first.click()
    page.locator(".rlsedu-problem", has_text="Press Reset first").wait_for()
    assert page.locator(".rlsedu-sentence").inner_text() == before
    chosen = page.locator("input[type=radio]:checked").evaluate_all("all => all.map(({ value }) => value)")
    assert chosen == [c.value for c in demo.controls if isinstance(c, Choice)], "the start's"
    page.get_by_role("button", name="Reset").click()
    page.locator(".rlsedu-rest input[type=radio]:not(:checked)").first.check()
    page.wait_for_function("before => document.querySelector('.rlsedu-sentence').textContent !== before", arg=before)
    assert page.locator(".rlsedu-problem").inner_text() == ""


def test_the_command_writes_packs_and_finds_stale_ones(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("tools.packs.LOOKS", {name: Look(one.narrow, 200, one.dark) for name, one in LOOKS.items()})
    assert main([str(tmp_path), "--demos", "journey.gap", "--looks", "wide", "narrow"]) == 0
    assert stale(tmp_path) == [] and "wide: 0.0 MB" in capsys.readouterr().out
    path = file_of(tmp_path, "journey.gap", "way", "narrow")
    path.write_bytes(path.read_bytes().replace(frames.version().encode(), b"0" * 16))
    assert stale(tmp_path) == [path]
    assert main([str(tmp_path), "--check"]) == 1 and "another version" in capsys.readouterr().err
    path.unlink()
    assert stale(tmp_path) == [path]


def test_no_mark_of_a_picture_takes_the_name_of_what_a_picture_can_do(demo_value):
    picture = demo_value.drawn()
    picture.frame()
    assert not [name for name in vars(picture) if callable(getattr(Picture, name, None))]
    assert (picture.pixels() == drawn_by(picture)).all()
    picture.close()
