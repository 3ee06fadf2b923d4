"""Promise: the road stands at the head of each chapter, and its links are as strong as the facts say."""

import itertools
import re

import numpy as np
import pytest
from conftest import NOTEBOOKS, ROOMS
from matplotlib.colors import to_hex
from matplotlib.patches import Circle
from test_pictures_fit import misfits
from test_short_sentences import too_much

from rlsedu import journey
from rlsedu.evidence import fact
from rlsedu.evidence.road import STRENGTHS, Link, ida, links, lit, stations, weighs
from rlsedu.stage import road
from rlsedu.stage.road_icons import ICONS, clock
from rlsedu.stage.road_picture import CLOCK_H, LINES
from rlsedu.stage.style import ORANGE

STOPS = ("start", *ROOMS)


def test_the_links_lead_from_the_plate_to_the_legs_and_the_clock_has_its_own():
    names = [one.id for one in stations()]
    pairs = list(itertools.pairwise(names))
    assert [link.ends for link in links()] == [*pairs, ("clock", "legs")]
    assert set(names) == set(ICONS) and names[0] == "plate" and names[-1] == "legs"


def test_how_strong_the_evidence_is_today():
    found = {link.id: link.strength for link in links()}
    assert found == {
        **{"plate-gut": "strong", "gut-blood": "strong", "blood-border": "weak", "border-nigra": "weak"},
        **{"nigra-dopamine": "unknown", "dopamine-legs": "weak", "clock-legs": "strong"},
    }


@pytest.mark.parametrize("link", links(), ids=lambda link: link.id)
def test_every_fact_of_a_link_is_there_and_a_disputed_link_names_both_sides(link):
    for key in (*link.supports, *link.against):
        assert fact(key).checked in ("fulltext", "abstract", "secondary")
    disputed = any(fact(key).contested for key in link.supports)
    assert not disputed or link.strength != "strong"


@pytest.mark.parametrize(
    ("supports", "against", "strength"),
    [
        (("michaud-2005-circadian-x-rest", "trenkwalder-1999-peak-trough"), (), "strong"),
        (("michaud-2005-circadian-x-rest",), (), "weak"),
        (("michaud-2005-circadian-x-rest", "trenkwalder-1999-peak-trough"), ("knake-2010-mri-null",), "weak"),
        (("beard-1994-id-extracellular-da", "unger-2008-d2-iron"), (), "unknown"),  # in rats
        (("connor-2003-postmortem", "th-one-iron-per-subunit"), (), "unknown"),  # after death, in cells
        (("leeds-pd-antiemetics-avoid", "levodopa-half-life"), (), "unknown"),  # second-hand
    ],
)
def test_the_rule(supports, against, strength):
    assert Link("a-b", "It is so.", supports, against).strength == strength


def test_each_chapter_lights_its_own_stations_and_the_start_all():
    every = {one.id for one in stations()}
    assert set(lit("start")) == set(lit("journey")) == every
    own = [name for room in ROOMS if room != "journey" for name in lit(room)]
    assert sorted(own) == sorted(every)


@pytest.mark.parametrize("stop", STOPS)
def test_ida_is_called_made_up_and_says_little(stop):
    assert "made up" in ida(stop) and too_much(ida(stop)) == {}


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("narrow", [True, False], ids=["phone", "laptop"])
def test_the_road_is_whole_on_every_screen(stop, narrow):
    demo = road.value(stop)
    picture = demo.picture()
    picture.resize(narrow)
    picture.hold(demo.result())
    picture.frame()
    assert misfits(picture) == []
    said = demo.told(demo.result())
    assert said.short == ida(stop)
    told = [link.name for link in links() if link.name in said.more]
    assert told == ([] if weighs(stop) else [link.name for link in links()])  # there the reader weighs them first
    picture.close()


def test_what_is_weighed_in_the_last_chapter_is_not_told_above_it():
    def widths(stop):
        picture = road.value(stop).picture()
        picture.hold(road.value(stop).result())
        return {line.get_linewidth() for line in picture.figure.axes[0].lines}

    assert LINES["strong"]["linewidth"] in widths("start") and LINES["strong"]["linewidth"] not in widths("journey")


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("narrow", [True, False], ids=["phone", "laptop"])
def test_ida_stands_beside_a_station_off_every_line(stop, narrow):
    picture = road.value(stop).picture()
    picture.resize(narrow)
    axes = picture.figure.axes[0]
    parts = [one for one in axes.patches if to_hex(one.get_facecolor()) == ORANGE.lower()]
    assert (len(parts) == 2) == (weighs(stop) or stop in {one.room for one in stations()})
    if parts:
        boxes = [one.get_window_extent() for one in parts]
        rings = [one for one in axes.patches if isinstance(one, Circle) and one.get_radius() == picture.radius]
        for ring in rings:
            middle, edge = (axes.transData.transform(at) for at in (ring.center, np.add(ring.center, (ring.radius, 0))))
            corners = [np.clip(middle, box.min, box.max) for box in boxes]
            assert min(np.hypot(*(corner - middle)) for corner in corners) > edge[0] - middle[0]
        links = [line for line in axes.lines if len(line.get_xdata()) == 2]
        assert not any(line.get_window_extent().overlaps(box) for line in links for box in boxes)
    picture.close()


def test_the_clock_says_midnight_and_the_dashes_are_named():
    picture = road.value("journey").picture()
    words = [word.get_text() for word in picture.figure.axes[0].texts]
    assert "clock: midnight" in words and "dashed: for you to weigh" in words
    hands = [line for line in clock(CLOCK_H) if len(line[0]) == 2]
    assert all(x[1] == pytest.approx(0) and y[1] > 0 for x, y in hands)
    picture.close()


def test_the_three_kinds_of_line_differ_without_any_colour():
    assert set(LINES) == set(STRENGTHS)
    assert len({(style["linewidth"], str(style["linestyle"])) for style in LINES.values()}) == 3
    assert LINES["strong"]["linewidth"] > 3 * LINES["weak"]["linewidth"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_stands_at_the_head_of_each_page(path):
    cells = re.findall(r"```\{code-cell\}.*?\n\n(.*?)\n```", path.read_text(encoding="utf-8"), re.DOTALL)
    stop = "start" if path.stem.startswith("00") else path.stem[3:].replace("-", "_")
    assert cells[1] == f'road("{stop}")'


def test_the_readers_guess_stands_beside_the_evidence():
    demo = journey.my_road.value()
    answers = {control.name: link.strength for control, link in zip(demo.controls, links(), strict=True)}
    result = demo.result(**answers)
    assert result.given == result.agree == len(links())
    one_off = demo.result(**{**answers, "plate_gut": "unknown", "gut_blood": "not yet"})
    assert (one_off.given, one_off.agree) == (len(links()) - 1, len(links()) - 2)
    picture = demo.picture()
    picture.hold(one_off)
    picture.frame()
    shown = {name: [line.get_visible() for line in lines] for name, lines in picture.pairs.items()}
    assert shown["gut-blood"] == [True, False, False] and shown["plate-gut"] == [False, True, True]
    mine, theirs = (line.get_linewidth() for line in picture.pairs["plate-gut"][1:])
    assert (mine, theirs) == (LINES["unknown"]["linewidth"], LINES["strong"]["linewidth"])
    with pytest.raises(ValueError, match="plate_gut = 'sure' is not allowed"):
        demo.result(plate_gut="sure")
