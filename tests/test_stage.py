"""The stage: what a demo sends, keeps, refuses and frees."""

import dataclasses
import gc
import io
import threading

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from stand_in import figures, hear, listened, toy

from rlsedu import symptoms
from rlsedu.stage import Choice, Picture, Range, Toggle, control, png
from rlsedu.stage.canvas import Canvas
from rlsedu.stage.live.view import live
from rlsedu.symptoms.discomfort import Evening


def pixels(frame):
    return np.asarray(Image.open(io.BytesIO(frame)).convert("RGB"), dtype=int)


def test_a_page_without_a_kernel_gets_the_picture_and_the_sentence(stage):
    data, _ = stage._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == f"{stage.sentence} {stage.more}" and data["image/png"].startswith(b"\x89PNG")


def test_a_moved_control_changes_picture_and_sentence(stage):
    before, words = stage.set() and stage.frame, stage.sentence
    answer = hear(stage, {"kind": "set", "values": {"sit_from_h": 23}, "sequence": 7})
    assert answer["kind"] == "frame" and answer["sequence"] == 7 and answer["values"]["sit_from_h"] == 23
    assert stage.sent[-1][1] == [stage.frame] and stage.frame != before and answer["sentence"] != words
    assert stage.result.evening.sit_from_h == 23


def test_the_blitted_picture_is_the_picture_drawn_whole():
    picture = symptoms.evening.value().drawn(band="severe", sit_from_h=18)
    picture.keep()
    blitted = pixels(picture.frame())
    moving = picture.figure.findobj(lambda artist: artist.get_animated())
    for artist in moving:
        artist.set_animated(False)
    whole = pixels(png(picture.figure))
    for artist in moving:
        artist.set_animated(True)
    apart = np.abs(whole - blitted).max(axis=2)
    assert (apart > 48).mean() < 0.002  # the palettes differ a little


@pytest.mark.parametrize("bad", [float("nan"), "late", 99, None])
def test_a_bad_value_is_refused_in_words_and_changes_nothing(stage, bad):
    before = dict(stage.values), stage.frame, stage.sentence
    with pytest.raises(ValueError, match=r"sit_from_h = .* is not allowed: give a number from 16 to 26 h"):
        stage.set(sit_from_h=bad)
    answer = hear(stage, {"kind": "set", "values": {"sit_from_h": bad}, "sequence": 3})
    assert answer["kind"] == "problem" and answer["sequence"] == 3 and "from 16 to 26 h" in answer["words"]
    assert answer["values"] == before[0]
    assert (dict(stage.values), stage.frame, stage.sentence) == before


def test_an_unknown_control_is_refused_with_the_names_there_are(stage):
    with pytest.raises(ValueError, match=r"volume is not a control here: give some of \w+, \w+"):
        stage.set(volume=11)


def test_a_broken_model_is_told_on_the_page_and_raised_in_python():
    whole, broken = symptoms.evening.value(), []

    def model(**values):
        if broken:
            raise ZeroDivisionError("by nothing")
        return whole.model(**values)

    stage = listened(live(dataclasses.replace(whole, model=model)))
    before = stage.set(sit_from_h=18) and (stage.values, stage.sentence, stage.result)
    broken += ["now"]
    assert "Something went wrong in this demo" in hear(stage, {"kind": "reset"})["words"]
    with pytest.raises(ZeroDivisionError):
        stage.set(relief=0.5)
    assert (stage.values, stage.sentence, stage.result) == before


def test_reset_brings_everything_back(stage):
    first = stage.set() and stage.frame
    stage.set(band="severe", relief=0)
    stage.keep()
    hear(stage, {"kind": "reset"})
    assert stage.frame == first and stage.values["band"] == "moderate"


def test_a_kept_curve_stays_until_forgotten(stage):
    hear(stage, {"kind": "keep"})
    with_ghost = hear(stage, {"kind": "set", "values": {"sit_from_h": 24}}) and stage.frame
    hear(stage, {"kind": "forget"})
    fresh = symptoms.evening()
    fresh.set(sit_from_h=24)
    assert with_ghost != stage.frame == fresh.frame


def test_the_page_knows_whether_a_curve_is_kept(stage):
    kept = [
        hear(stage, {"kind": kind, "values": {}}) and stage.kept for kind in ("set", "keep", "forget", "keep", "reset")
    ]
    assert kept == [False, True, False, True, False]


def test_a_value_and_keep_in_one_request_keep_the_new_curve(stage):
    other = symptoms.evening()
    other.set(band="severe")
    other.keep()
    hear(stage, {"kind": "many", "messages": [{"kind": "set", "values": {"band": "severe"}}, {"kind": "keep"}]})
    assert stage.frame == other.frame


def test_merged_messages_act_in_order(stage):
    many = [{"kind": "set", "values": {"band": "mild"}}, {"kind": "reset"}, {"kind": "set", "values": {"relief": 0.5}}]
    answer = hear(stage, {"kind": "many", "messages": many, "sequence": 9})
    assert answer["values"]["band"] == "moderate" and answer["values"]["relief"] == 0.5


def test_every_request_is_answered_by_its_number_and_the_last_value_stands(stage):
    hear(stage, *({"kind": "set", "values": {"sit_from_h": 16 + n / 10}, "sequence": n} for n in range(1, 11)))
    assert [content["sequence"] for content, _ in stage.sent] == list(range(1, 11))
    assert stage.values["sit_from_h"] == pytest.approx(17) and stage.sent[-1][1] == [stage.frame]


def test_a_picture_is_drawn_as_wide_as_it_is_shown(stage):
    def size():
        return Image.open(io.BytesIO(stage.frame)).size

    wide = stage.set() and size()
    for narrow, width in ((False, 900), (True, 366), (True, 1098), (False, 641)):
        answer = hear(stage, {"kind": "look", "size": [narrow, width, False]})
        assert answer["size"] == [narrow, width, False] and size()[0] == width
        shape = stage.shapes[narrow]
        assert size()[1] == pytest.approx(width * shape[1] / shape[0], abs=1)
    hear(stage, {"kind": "look", "size": [False, 10**6, False]})
    assert size()[0] == 2160  # three dots a pixel, and no more
    hear(stage, {"kind": "look", "size": [False, 720, False]})
    assert size() == wide == tuple(map(round, stage.shapes[0]))


def test_threads_never_mix_two_pictures(stage):
    hours = [16 + number / 4 for number in range(12)]
    alone = {hour: (stage.set(sit_from_h=hour), stage.frame)[1] for hour in hours}
    stage.sent.clear()
    workers = [threading.Thread(target=lambda h=hour: stage.set(sit_from_h=h)) for hour in hours * 3]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(stage.sent) == len(workers)
    assert all(alone[content["values"]["sit_from_h"]] == buffers[0] for content, buffers in stage.sent)


def test_closing_frees_the_figure():
    before, stage = figures(), symptoms.evening()
    assert stage.frame and figures().keys() - before.keys()
    stage.close()
    assert not figures().keys() - before.keys()
    hear(stage, {"kind": "reset"})


def test_controls_come_from_the_parameters():
    made = control(Evening, "break_every_min", step=5)
    assert isinstance(made, Range) and (made.low, made.high, made.value) == (10, 240, 60)
    assert made.label == "Get up and walk every" and made.spec()["unit"] == "min"
    with pytest.raises(KeyError):
        control(Evening, "nothing")


def test_choices_and_toggles_check_their_values():
    choice = Choice("cup", "Drink", {"tea": "Tea", "water": "Water"}, "tea")
    assert choice.check("water") == "water" and choice.spec()["options"] == [("tea", "Tea"), ("water", "Water")]
    with pytest.raises(ValueError, match="cup = 'beer' is not allowed: give one of 'tea', 'water'"):
        choice.check("beer")
    assert Toggle("on", "On", True).check(False) is False
    with pytest.raises(ValueError, match="on = 1 is not allowed: give True or False"):
        Toggle("on", "On", True).check(1)


def test_a_picture_refuses_more_colours_than_its_palette_holds():
    class Gaudy(Picture):
        colours = tuple((n / 100, 0, 0) for n in range(91))

        def build(self, figure):
            pass

    with pytest.raises(ValueError, match="colours = 91 colours is not allowed: give at most 90"):
        Gaudy()


class Blank(Picture):
    def build(self, figure):
        figure.subplots()

    def show(self, result):
        pass


def test_notes_are_text_not_markup():
    stage = live(toy(picture=Blank, notes=["a < b"]))
    assert stage.notes == ["a &lt; b"] and not stage.can_keep
    stage.close()


@pytest.mark.parametrize("picture", [dict, lambda: None, str])
@pytest.mark.filterwarnings("error")
def test_a_demo_of_the_wrong_parts_is_not_shown_and_leaves_no_noise(picture):
    with pytest.raises(ValueError, match=r"^picture = .* is not allowed: give a Picture"):
        live(toy(picture=picture))
    gc.collect()  # what was half made closes itself: a problem there would be a warning


def test_a_closed_demo_says_so(capsys):
    stage = live(toy(picture=Blank))
    stage.close()
    stage.close()
    for act in (stage.set, stage.reset, stage.keep):
        with pytest.raises(RuntimeError, match="closed"):
            act()
    stage._ipython_display_()
    assert "closed" in capsys.readouterr().out


def test_remembered_words_look_like_drawn_ones():
    figure = Figure(figsize=(4, 1), dpi=100)
    words = [
        figure.text(0.02, 0.7, "brain iron 185 mg/kg, gyp"),
        figure.text(0.98, 0.2, "12 of 100\n7.2 %", ha="right"),
    ]
    plain = FigureCanvasAgg(figure)
    plain.draw()
    as_drawn = np.asarray(plain.buffer_rgba(), dtype=int)[..., :3]
    boxes = [text.get_window_extent(plain.get_renderer()).bounds for text in words]
    quick = Canvas(figure)
    for _ in range(2):  # once into the memory, once out of it
        quick.draw()
        remembered = np.asarray(quick.buffer_rgba(), dtype=int)[..., :3]
        assert abs((as_drawn < 128).sum() / (remembered < 128).sum() - 1) < 0.1
        for text, box in zip(words, boxes, strict=True):
            assert text.get_window_extent(quick.get_renderer()).bounds == pytest.approx(box, abs=2.5)
