"""The chain: links can be cut, its numbers are the rooms' own, and the shares of the spread add up and are right."""

import numpy as np
import pytest
from scipy import stats

from rlsedu.brain_iron import sample_people
from rlsedu.dopamine.day import simulate_day
from rlsedu.dopamine.scenario import evidence_weighted
from rlsedu.evidence import fact
from rlsedu.journey import sentences
from rlsedu.journey.chain import STEPS, Links, draw_crowd, explained, run_chain
from rlsedu.journey.checks import checks, rank_correlation
from rlsedu.journey.laws import FERRITIN, IRON, KINDS, SUPPERS, WALKS_MIN, ask_the_rooms, body_of
from rlsedu.supplements.dosing import regular
from rlsedu.supplements.meal import whole_diet_absorption
from rlsedu.supplements.stores import Person, simulate_stores
from rlsedu.symptoms import Evening, simulate_evening


@pytest.fixture(scope="module")
def laws():
    return ask_the_rooms()


@pytest.fixture(scope="module")
def crowd():
    return draw_crowd(2000, seed=1)


@pytest.fixture
def run(crowd, laws):
    return lambda supper="usual", **links: run_chain(supper, Links(**links), crowd, laws)


def same(one, two, *names):
    return all(np.array_equal(getattr(one.after, name), getattr(two.after, name)) for name in names)


# --- the links are the rooms' public models


@pytest.mark.parametrize("column", [0, 4, 9])
def test_the_dopamine_link_is_the_dopamine_room(laws, column):
    day = simulate_day(evidence_weighted(iron=float(IRON[column])))
    assert laws.signal[column] == day.d2_signal.min()


def test_a_new_iron_value_is_close_to_the_room_itself(laws):
    for iron in (0.55, 0.77, 0.93):
        asked = simulate_day(evidence_weighted(iron=iron)).d2_signal.min()
        assert np.interp(iron, IRON, laws.signal) == pytest.approx(asked, abs=0.004)


@pytest.mark.parametrize("kind", KINDS)
def test_the_tablets_link_is_the_supplements_room(laws, kind):
    person = Person(ferritin=float(FERRITIN[7]), **body_of(kind))
    end = simulate_stores(person, regular("daily", 65, 84), 84).ferritin[-1]
    assert laws.rise["daily"][KINDS.index(kind), 7] == pytest.approx(np.log(end / FERRITIN[7]))


def test_the_food_link_is_the_supplements_room(laws):
    """After years the gut must take up as large a share as before, at another ferritin."""
    for supper in ("helping", "hindering"):
        ferritin = 50 * np.exp(laws.rise[supper][0, 0])
        assert whole_diet_absorption(ferritin, SUPPERS[supper][0]) == pytest.approx(
            whole_diet_absorption(50, 0), rel=2e-3
        )


def test_the_evening_link_is_the_symptoms_room(laws, run):
    person = Evening(susceptibility=1.0, break_every_min=WALKS_MIN[1])
    assert laws.worst[1] == simulate_evening(person).discomfort.max()
    found = run()
    assert np.all(found.after.discomfort <= found.susceptibility * laws.worst.max() + 1e-12)


def test_the_people_are_those_of_the_brain_iron_room(run, crowd):
    people = sample_people(crowd.n, seed=crowd.seed, rls_share=1.0, rho=0.3)
    assert np.array_equal(run(brain=0.3).before.brain_iron, people.brain_iron_mg_kg)


# --- cuts


def test_a_cut_first_link_makes_supper_irrelevant(run):
    assert same(run("usual", stores=0), run("twice", stores=0), *STEPS)
    assert not same(run("usual"), run("twice"), "ferritin")


def test_a_cut_second_link_keeps_supper_and_ferritin_out_of_the_evening(run):
    one, two = run("usual", brain=0), run("twice", brain=0, stores=1.35)
    assert same(one, two, "brain_iron", "signal", "discomfort") and not same(one, two, "ferritin")
    assert abs(rank_correlation(one.after.ferritin, one.after.brain_iron)) < 0.06


def test_a_cut_third_link_keeps_brain_iron_out_of_the_evening(run):
    one, two = run("usual", dopamine=0, brain=0), run("twice", dopamine=0, brain=0.4)
    assert same(one, two, "signal", "discomfort") and not same(one, two, "brain_iron")


def test_a_cut_last_link_keeps_dopamine_out_of_the_evening(run):
    one, two = run("usual", legs=0), run("twice", legs=0, brain=0.4, dopamine=0.5)
    assert same(one, two, "discomfort") and not same(one, two, "signal")


def test_with_all_links_the_evening_depends_on_supper(run):
    assert not same(run("usual"), run("twice"), "discomfort")


# --- no deterministic line from ferritin to symptoms


@pytest.mark.parametrize("links", [{}, {"stores": 1.35, "brain": 0.4, "dopamine": 1.0, "legs": 0.9}])
def test_no_line_from_ferritin_to_symptoms(run, links):
    """Even with every link at its strongest, people of one ferritin spread over nearly the whole scale."""
    steps = run(**links).after
    alike = np.argsort(steps.ferritin)[900:1100]
    low, high = np.percentile(steps.discomfort[alike], (5, 95))
    everyone = np.percentile(steps.discomfort, (5, 95))
    assert high - low > 0.8 * (everyone[1] - everyone[0])


# --- the spread


def test_people_who_begin_alike_spread_until_they_fill_the_range(run):
    """The orange band of the picture: narrow at ferritin, nearly as wide as everyone's in the evening."""
    found = run("daily")
    low = found.low_at_first
    assert len(low) == 400 and found.before.ferritin[low].max() <= np.delete(found.before.ferritin, low).min()
    everyone, few = (
        np.ptp(np.percentile(part, (10, 90))) for part in (found.after.ferritin, found.after.ferritin[low])
    )
    assert few < 0.3 * everyone
    ends = [stats.scoreatpercentile(part, (10, 90)) for part in (found.after.discomfort[low], found.after.discomfort)]
    assert found.low_spread == pytest.approx(np.ptp(ends[0]) / np.ptp(ends[1])) and found.low_spread > 0.85
    assert f"end {100 * found.low_spread:.0f} % as far apart" in sentences.chain_sentence(found)


def test_shares_add_up_and_grow(run):
    for links in ({}, {"brain": 0.4, "legs": 0.9}, {"brain": 0, "dopamine": 0, "legs": 0}):
        found = run("twice", **links)
        assert found.adds.sum() == pytest.approx(1) and (found.adds >= 0).all()
        assert np.all(np.diff(found.told) >= 0) and found.told[-1] == 1


def test_cut_links_add_nothing(run):
    assert run(legs=0).adds[:3].max() < 0.03
    cut = run(dopamine=0)
    assert cut.told[1] < 0.03 < cut.told[2]


def test_strong_links_tell_more(run):
    told = [run(legs=legs).told[2] for legs in (0.2, 0.5, 0.9)]
    assert told == sorted(told) and told[-1] - told[0] > 0.3


def test_the_shares_are_those_of_fresh_luck(laws):
    """Another way: keep everything up to a step, draw all chance after it again; how alike are the evenings?"""
    crowd = draw_crowd(40_000, seed=5)
    other = draw_crowd(40_000, seed=6)
    links = Links(legs=0.8, brain=0.4)
    one = run_chain("usual", links, crowd, laws)
    for kept, step in ((2, 1), (3, 2)):  # own luck kept: ferritin and signal; people (and so brain iron) always
        own = np.vstack([crowd.own[: kept - 1], other.own[kept - 1 :]])
        again = type(crowd)(crowd.n, crowd.seed, own, other.walks)
        two = run_chain("usual", links, again, laws)
        alike = np.corrcoef(one.after.discomfort, two.after.discomfort)[0, 1]
        assert one.told[step] == pytest.approx(alike, abs=0.02)


def test_explained_on_a_straight_line():
    """A known share: y = x + e, both normal, of equal spread."""
    random = np.random.default_rng(4)
    x, e = random.standard_normal((2, 60_000))
    steps = run_chain().after
    steps = type(steps)(random.standard_normal(60_000), x, x + 1e-9 * e, x + e)
    told = explained(steps, 50)
    assert told[0] == pytest.approx(0, abs=0.003)
    assert told[1] == pytest.approx(0.5, abs=0.01) and told[2] == pytest.approx(0.5, abs=0.01)


def test_what_has_no_link_tells_nothing_on_average():
    """Small groups must not look as if they told something: 20 groups of 10 people, 50 times."""
    random = np.random.default_rng(8)
    steps = type(run_chain().after)
    told = [explained(steps(*random.standard_normal((4, 200))), 20)[0] for _ in range(50)]
    assert np.mean(told) < 0.05


# --- against what was published


def test_severity_keeps_its_published_link_with_brain_iron(laws):
    found = run_chain("usual", Links(), draw_crowd(20_000, seed=9), laws)
    ours = rank_correlation(found.before.brain_iron, found.susceptibility)
    assert ours == pytest.approx(stats.spearmanr(found.before.brain_iron, found.susceptibility)[0], abs=1e-6)
    assert ours == pytest.approx(fact("earley-2006-mri-nigra").value("rank correlation with severity"), abs=0.03)


def test_checks_print_the_misses():
    rows = checks().rows
    results = {row[0]: row[4] for row in rows}
    assert results["Ferritin, rise with two tablets a day against dummy"] == "hit"
    missed = [row for row in rows if row[4] == "MISS"]
    assert len(missed) == 2 and all("relief" in row[0] for row in missed)


# --- input and words


@pytest.mark.parametrize(
    ("name", "value"), [("stores", 1.4), ("brain", 0.5), ("dopamine", -0.1), ("legs", 1), ("legs", float("nan"))]
)
def test_bad_links_are_named(name, value):
    with pytest.raises(ValueError, match=f"{name} = .* is not allowed: give a number from"):
        Links(**{name: value})


def test_bad_supper_and_crowd_are_named(crowd, laws):
    with pytest.raises(ValueError, match=r"supper = 'cake' is not allowed: give one of 'usual'"):
        run_chain("cake", Links(), crowd, laws)
    with pytest.raises(ValueError, match=r"n = 1 is not allowed: give a number from 100"):
        draw_crowd(1)
    with pytest.raises(ValueError, match=r"groups = 1500 is not allowed"):
        explained(run_chain("usual", Links(), crowd, laws).after, 1500)


def test_one_person_among_them(run):
    found = run()
    person = dict(found.after.person(7))
    assert list(person) == list(STEPS) and person["ferritin"] == found.after.ferritin[7]
    with pytest.raises(ValueError, match="number = 2000"):
        found.after.person(2000)


def test_the_sentence_adds_up(run):
    words = sentences.chain_sentence(run("twice"))
    assert "two iron tablets a day" in words and "add" in words
    shares = [round(100 * share) for share in run("twice").adds]
    assert f"the person and the evening {shares[3]} %" in words
    assert sentences.SUPPER_WORDS.keys() == SUPPERS.keys()
