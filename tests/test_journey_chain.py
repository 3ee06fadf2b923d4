"""The chain: links can be cut, its numbers are the rooms' own, and the shares of the spread add up and are right."""

import dataclasses

import numpy as np
import pytest

from rlsedu.brain_iron import sample_people
from rlsedu.dopamine.daily_rhythm import simulate_day
from rlsedu.dopamine.scenario import pumps_and_brake
from rlsedu.evidence import Parameters, from_fact, parameter
from rlsedu.evidence.checks import HIT, MISS, OPEN
from rlsedu.journey import demos, sentences
from rlsedu.journey.borrowed import borrowed
from rlsedu.journey.causal_chain import STEPS, Chance, Links, draw_crowd, run_chain
from rlsedu.journey.laws import FERRITIN, IRON, KINDS, SUPPERS, WALKS_MIN, ask_the_rooms, body_of
from rlsedu.journey.validation import checks, in_range, run_checks
from rlsedu.statistics.comparing import rank_correlation
from rlsedu.supplements.dosing import regular
from rlsedu.supplements.people import WHO
from rlsedu.supplements.single_meal import whole_diet_absorption
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
    day = simulate_day(pumps_and_brake(iron=float(IRON[column])))
    assert laws.signal[column] == day.d2_signal.min()


def test_a_new_iron_value_is_close_to_the_room_itself(laws):
    for iron in (0.55, 0.77, 0.93):
        asked = simulate_day(pumps_and_brake(iron=iron)).d2_signal.min()
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
    """Their ferritin as it is; their brain iron with another's luck, but the same link to their own ferritin."""
    people = sample_people(crowd.n, seed=crowd.seed, rls_share=1.0, rho=0.3)
    found = run_chain("usual", Links(brain=0.3), crowd, chance=Chance(ferritin_spread=1e-9)).before
    assert np.allclose(found.ferritin, people.serum_ferritin_ug_l)
    big = draw_crowd(40_000, seed=3)
    people = sample_people(big.n, seed=big.seed, rls_share=1.0, rho=0.3)
    dealt = run_chain("usual", Links(brain=0.3), big).before.brain_iron
    assert dealt.mean() == pytest.approx(people.brain_iron_mg_kg.mean(), rel=0.005)
    assert dealt.std() == pytest.approx(people.brain_iron_mg_kg.std(), rel=0.02)
    ours, theirs = (rank_correlation(people.serum_ferritin_ug_l, iron) for iron in (dealt, people.brain_iron_mg_kg))
    assert ours == pytest.approx(theirs, abs=0.02)


# --- cuts


def test_a_cut_first_link_makes_supper_irrelevant(run):
    assert same(run("usual", stores=0), run("twice", stores=0), *STEPS)
    assert not same(run("usual"), run("twice"), "ferritin")


def test_a_cut_second_link_keeps_supper_and_ferritin_out_of_the_evening(run):
    one, two = run("usual", brain=0), run("twice", brain=0, stores=1.35)
    assert same(one, two, "brain_iron", "signal", "discomfort") and not same(one, two, "ferritin")
    assert one.relief == two.relief == 0


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


# --- against what was published


def test_checks_print_the_misses():
    rows = {row[0]: row for row in checks().rows}
    results = {what: row[4] for what, row in rows.items()}
    assert results["Ferritin, rise with two tablets a day against dummy"] == HIT
    missed = [what for what, result in results.items() if result == MISS]
    assert len(missed) == 3 and "how bad the legs are" in missed[0] and "tablets" in missed[1] and "most" in missed[2]
    assert not any(result == HIT for what, result in results.items() if "most the toy" in what), (
        "a ceiling is no forecast"
    )


def test_the_link_that_is_told_among_patients_is_the_facts():
    row = next(row for row in checks().rows if "how bad" in row[0])
    assert row[1].startswith("0.088") and row[2] == "-0.31" and row[5].id.endswith("serum-vs-nigral-echo-2021")


def test_what_allows_nothing_at_all_decides_nothing():
    assert in_range(-0.1, 0.05, 0.3) == OPEN and in_range(-0.1, 0.4, 0.3) == MISS
    assert in_range(0.1, 0.15, 0.3) == HIT


@pytest.mark.parametrize(("model", "result"), [(0.05, MISS), (0.15, OPEN), (0.35, MISS)])
def test_the_most_that_a_model_can_give_is_never_a_hit(model, result):
    assert in_range(0.1, model, 0.3, forecast=False) == result


def test_a_check_names_what_its_model_uses():
    """From supper on, the supplements room is in it; with the nigra filled it is not."""
    names = {check.places[0]: {owner.__name__ for owner in check.uses} for check in run_checks()}
    suppers = {place for place, owners in names.items() if "Supper" in owners}
    assert suppers == {"wang-2009-ferritin/rise-iron", "wang-2009-irls/fall-iron"}
    chain = [owners for place, owners in names.items() if place != "trotti-2019-irls"]
    assert all({"Links", "Chance", "Population", "Terminal", "Evening"} <= owners for owners in chain)


# --- numbers of other rooms


def test_the_bodies_are_those_of_the_supplements_room():
    for kind in KINDS:
        person = WHO[kind][1]
        assert body_of(kind) == {name: getattr(person, name) for name in ("weight_kg", "loss_mg_d", "diet_slope")}


def test_a_borrowed_number_follows_its_owner():
    @dataclasses.dataclass(frozen=True)
    class Owner(Parameters):
        x: float = parameter(2.0, "x", "assumed: x", low=0, high=5)

    assert borrowed(Owner, "x") == 2 and borrowed(Owner, "x", "high") == 5
    assert borrowed(Person, "loss_mg_d") == from_fact("hunt-2009-iron-losses", "menstruating-women-median")
    with pytest.raises(ValueError, match="name = 'y' is not allowed: give one of x"):
        borrowed(Owner, "y")
    with pytest.raises(ValueError, match="name = 'x' is not allowed: give one of the fields of Parameters"):
        borrowed(dict, "x")


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


def test_one_person_among_them(run):
    found = run()
    person = dict(found.after.person(7))
    assert list(person) == list(STEPS) and person["ferritin"] == found.after.ferritin[7]
    with pytest.raises(ValueError, match="number = 2000"):
        found.after.person(2000)


def test_the_sentence_adds_up(run):
    words = demos.chain.value().told(run("twice"))
    assert "two iron tablets a day" in words and "add" in words
    shares = [round(100 * share) for share in run("twice").adds]
    assert f"the person and the evening {shares[3]} %" in words
    assert sentences.SUPPER_WORDS.keys() == SUPPERS.keys()


@pytest.mark.parametrize(
    ("share", "words"), [(0, "nothing"), (0.00074, "0.074 %"), (0.0111, "1.1 %"), (0.794, "79 %"), (1, "100 %")]
)
def test_only_exactly_nothing_is_called_nothing(share, words):
    assert sentences.percent(share) == words


def test_rising_and_falling_are_told_apart(run):
    assert "falls by" in demos.chain.value().told(run("twice")) and "rises by" in demos.chain.value().told(
        run("hindering")
    )
    assert "does not change at all" in demos.chain.value().told(run("twice", legs=0))
