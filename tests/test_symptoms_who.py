"""Who has it: one distribution gives the funnel, groups come from studies, and the icon array counts people."""

import math
import statistics
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from rlsedu import symptoms
from rlsedu.evidence import fact
from rlsedu.statistics.comparing import wilson
from rlsedu.symptoms.burden import DEFINITIONS, Burden, severity_population, share_of_affected
from rlsedu.symptoms.discomfort import Severity, multiple_test_score
from rlsedu.symptoms.surveys import GROUPS, count_people, findings, group_rows, lifetime, prevalence


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_the_funnel_comes_out_of_one_distribution(definition):
    published = fact("allen-2005-rest-prevalence").value(definition)
    exact = 100 * prevalence(definition).fraction
    drawn = 100 * severity_population(400_000, seed=4).share(definition)
    print(f"{definition}: published {published}, exact {exact:.2f}, drawn {drawn:.2f} %")
    assert abs(exact - published) <= 0.3 and abs(drawn - published) <= 0.3
    assert drawn == pytest.approx(exact, abs=0.15)


@given(
    median=st.floats(0.5, 5),
    spread=st.floats(0.3, 2.5),
    link=st.floats(0, 0.9),
)
def test_the_exact_shares_are_those_of_the_bivariate_normal(median, spread, link):
    burden = Burden(median_nights=median, spread=spread, link=link)
    weekly = stats.norm.sf(math.log(burden.weekly_nights / median) / spread)
    assert share_of_affected("weekly", burden) == pytest.approx(weekly, abs=2e-3)
    often = math.log(burden.bothersome_nights / median) / spread
    strong = stats.norm.ppf(Severity().mild_share / 100)
    both = stats.multivariate_normal([0, 0], [[1, link], [link, 1]]).cdf([-strong, -often])
    assert share_of_affected("bothersome", burden) == pytest.approx(both, abs=2e-3)


def test_drawn_people_and_exact_shares_are_one_distribution():
    people = severity_population(1_000_000, seed=3)
    for definition in DEFINITIONS:
        drawn = people.share(definition) / people.share("any")
        assert drawn == pytest.approx(share_of_affected(definition), abs=0.005), definition


def test_a_stricter_line_never_counts_more_people():
    people = severity_population(50_000, seed=1)
    shares = [people.share(name) for name in DEFINITIONS]
    assert shares == sorted(shares, reverse=True) and shares[2] > 0
    fewer = [share_of_affected("weekly", Burden(weekly_nights=nights)) for nights in (0.5, 1, 3, 6)]
    assert fewer == sorted(fewer, reverse=True)


def test_the_drawn_people_have_the_published_bands_and_rest_test():
    people = severity_population(300_000, seed=2)
    affected = people.has_symptoms
    shares = [100 * np.mean(people.band[affected] == band) for band in (1, 2, 3)]
    published = [fact("hogl-2005-bruneck").value(name) for name in ("mild", "moderate", "severe")]
    assert shares == pytest.approx(published, abs=1)
    scores = multiple_test_score(people.susceptibility[affected])
    target = fact("garcia-borreguero-2013-msit").quantity("patients")
    assert scores.mean() == pytest.approx(target.value, rel=0.05)
    assert scores.std() == pytest.approx(target.spread, rel=0.05)
    assert people.nights_per_week.max() <= 7 and people.nights_per_week[affected].min() > 0
    assert not people.susceptibility[~affected].any() and not people.band[~affected].any()


def test_same_seed_same_people():
    one, two, three = (severity_population(500, seed) for seed in (7, 7, 8))
    assert np.array_equal(one.nights_per_week, two.nights_per_week)
    assert not np.array_equal(one.nights_per_week, three.nights_per_week)


@pytest.mark.parametrize(
    ("group", "percent"),
    [
        ("pregnant-1", 8),
        ("pregnant-2", 16),
        ("pregnant-3", 22),
        ("after-birth", 4),
        ("anaemia", 23.9),
        ("dialysis", 27.2),
    ],
)
def test_groups_show_what_their_study_found(group, percent):
    found = prevalence(next(iter(GROUPS[group].measured)), group)
    assert 100 * found.fraction == pytest.approx(percent)
    assert group in ("anaemia", "dialysis") or found.low is None
    assert found.low is None or found.low < found.fraction < found.high


def test_each_child_raises_the_odds_as_published():
    shares = [prevalence("any", f"women-{children}") for children in range(4)]
    odds = [s.fraction / (1 - s.fraction) for s in shares]
    names = ("one-child", "two-children", "three-children")
    published = [fact("berger-2004-sex-parity").value(name) for name in names]
    assert [o / odds[0] for o in odds[1:]] == pytest.approx(published)
    men, women = shares[0].fraction, 2 * shares[0].fraction
    assert 100 * (men + women) / 2 == pytest.approx(fact("berger-2004-sex-parity").value("prevalence"))


@given(share=st.floats(0, 1), n=st.integers(2, 5000))
def test_wilson_is_wilson(share, n):
    hits = round(share * n)
    ours = wilson(hits / n, n, 95)
    theirs = stats.binomtest(hits, n).proportion_ci(method="wilson")
    assert ours == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_every_share_names_its_fact_and_says_how():
    for name, group in GROUPS.items():
        for definition in group.measured:
            found = prevalence(definition, name)
            assert 0 < found.fraction < 1 and found.how and [fact(key) for key in found.facts]
    assert len(group_rows()) == len(GROUPS) - 1


def test_both_pooled_estimates_stand_on_the_picture_and_the_claim_of_a_lifetime_apart():
    (_, low, value, high), (_, low2, value2, high2) = findings()
    assert (low, value, high) == (5.15, 7.12, 9.76) and (low2, value2, high2) == (1.4, 3.0, 3.8)
    assert "1 in 10" in lifetime() and "no study found" in lifetime()
    picture = symptoms.who.value().drawn()
    _, now, life = picture.figure.axes
    told = {axes: [word.get_text() for word in axes.texts] for axes in (now, life)}
    assert lifetime() in told[life] and lifetime() not in told[now]
    assert "at least as many as now" in life.get_title("left") and not life.axison
    assert [len(line.get_xdata()) for line in life.lines] == [1, 9]
    claimed, shapes = life.lines[0], [line.get_marker() for line in picture.people.lines]
    assert claimed.get_xdata()[0] < min(life.lines[1].get_xdata()) and "article" in lifetime()  # its words: beside it
    assert not any(claimed.get_marker() is shape for shape in shapes)  # who is only claimed looks like nobody counted
    assert picture.above.get_text() == "shown above: 7.1 (pale: its range, 3.9 to 14)"
    picture.close()


@pytest.mark.parametrize("people", [100, 1000])
@pytest.mark.parametrize("group", GROUPS)
def test_the_icon_array_draws_everybody_once(people, group):
    stage = symptoms.who()
    result = stage.set(group=group, people=str(people))
    lines = [line.get_xydata() for line in stage.picture.people.lines]
    found, ends = result.found, (result.surely, result.counted, result.counted + result.perhaps, people)
    assert [len(line) for line in lines] == np.diff([0, *ends]).tolist()
    if found.low is None:
        assert result.surely == result.counted and not result.perhaps
    else:
        assert (ends[0], ends[2]) == (round(people * found.low), round(people * found.high))
    assert len(np.unique(np.concatenate(lines), axis=0)) == people
    assert (
        len(
            {
                line.get_marker() if isinstance(line.get_marker(), str) else id(line.get_marker())
                for line in stage.picture.people.lines
            }
        )
        >= 2
    )
    assert f"Of {people} {GROUPS[group].words}, {result.counted} count" in stage.sentence
    assert stage.picture.point.words.get_text().startswith(f"{result.counted} of {people} ")
    assert ("No range is given" in stage.more) == (result.found.low is None)
    stage.close()


def test_a_definition_that_no_study_of_the_group_used_is_replaced_and_the_sentence_says_so():
    stage = symptoms.who()
    result = stage.set(definition="weekly", group="pregnant-3")
    assert result.found.definition == "any" and "counted only any symptoms" in stage.more
    assert stage.set(definition="weekly", group="general").found.definition == "weekly"
    assert "counted only" not in stage.more
    stage.close()


def test_redrawing_1000_people_costs_about_as_much_as_the_first_demo():
    stages = {"evening": symptoms.evening(), "who": symptoms.who()}
    moves = {
        "evening": [{"relief": relief / 10} for relief in range(10)],
        "who": [{"group": group, "people": "1000"} for group in list(GROUPS)[:10]],
    }
    took = {name: [] for name in stages}
    for _ in range(3):
        for name, stage in stages.items():
            for values in moves[name]:
                start = time.perf_counter()
                stage.set(**values)
                took[name].append(time.perf_counter() - start)
    ratio = statistics.median(took["who"]) / statistics.median(took["evening"])
    print(f"1000 people against the evening: {ratio:.2f} times")
    assert ratio < 4


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: prevalence("often"), "definition = 'often' is not allowed"),
        (lambda: prevalence("any", "men"), "group = 'men' is not allowed"),
        (
            lambda: prevalence("weekly", "pregnant-3"),
            "not allowed for women in the last three months of pregnancy: give any",
        ),
        (lambda: count_people("any", "general", 50), "people = 50 is not allowed: give 100 or 1000"),
        (lambda: severity_population(0, 1), "n = 0 is not allowed"),
        (lambda: severity_population(float("nan"), 1), "n = nan is not allowed"),
        (lambda: severity_population(10, -1), "seed = -1 is not allowed"),
        (lambda: Burden(any_share=120), "any_share = 120 is not allowed: give a number from 0 to 100 %"),
    ],
)
def test_bad_input_says_what_is_allowed(call, words):
    with pytest.raises(ValueError, match="is not allowed") as problem:
        call()
    assert words in str(problem.value)
