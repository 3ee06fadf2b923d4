"""What each step of the chain can tell: exactly nothing where a link is cut, more where it is stronger, and right."""

import numpy as np
import pytest

from rlsedu.journey import demos
from rlsedu.journey.causal_chain import FULL, STEPS, Links, draw_crowd, run_chain
from rlsedu.journey.laws import SUPPERS, ask_the_rooms


@pytest.fixture(scope="module")
def laws():
    return ask_the_rooms()


@pytest.fixture
def run(laws):
    crowd = draw_crowd(2000, seed=1)
    return lambda supper="usual", **links: run_chain(supper, Links(**links), crowd, laws)


def least_ferritin(chain):
    """Numbers of the fifth of people who have the least ferritin with their usual food."""
    return np.argsort(chain.before.ferritin)[: len(chain.before.ferritin) // 5]


def test_people_who_begin_alike_spread_until_they_fill_the_range(run):
    """The fifth with the least ferritin: near each other at first, nearly as far apart as everyone in the evening."""
    found = run("daily")
    low = least_ferritin(found)
    assert len(low) == 400 and found.before.ferritin[low].max() <= np.delete(found.before.ferritin, low).min()
    widths = [
        [
            np.ptp(np.percentile(part, (10, 90)))
            for part in (getattr(found.after, name)[low], getattr(found.after, name))
        ]
        for name in ("ferritin", "discomfort")
    ]
    assert widths[0][0] < 0.3 * widths[0][1] and 0.95 < widths[1][0] / widths[1][1] < 1.05


@pytest.mark.parametrize("seed", range(1, 6))
def test_with_the_link_cut_the_band_of_low_ferritin_is_everyones(laws, seed):
    """The same luck for each fifth: where they differ from everyone, the links do it."""
    found = run_chain("twice", Links(brain=0), draw_crowd(seed=seed), laws)
    for name in STEPS[1:]:
        values = getattr(found.after, name)
        assert np.array_equal(np.sort(values[least_ferritin(found)]), np.sort(values)[::5]), name


@pytest.mark.parametrize("seed", range(1, 4))
@pytest.mark.parametrize("supper", [*SUPPERS, FULL])
@pytest.mark.parametrize(("link", "steps"), [("brain", 1), ("dopamine", 2), ("legs", 3)])
def test_a_cut_link_tells_exactly_nothing(laws, seed, supper, link, steps):
    """Not about nothing, not on average: 0, for every seed, supper and strength of the other links."""
    for others in (0.1, 1.0):
        top = {"brain": 0.4, "dopamine": 1.0, "legs": 0.9}
        links = {name: 0.0 if name == link else others * most for name, most in top.items()}
        found = run_chain(supper, Links(**links), draw_crowd(500, seed=seed), laws)
        assert np.all(found.told[:steps] == 0) and found.told[3] == 1
        assert found.same_ferritin_spread == 1 and (supper == FULL or found.relief == 0)


@pytest.mark.parametrize("seed", range(1, 4))
@pytest.mark.parametrize("supper", SUPPERS)
@pytest.mark.parametrize(("link", "top"), [("brain", 0.4), ("dopamine", 1.0), ("legs", 0.9)])
def test_a_stronger_link_lets_ferritin_tell_more_all_along_its_slider(laws, seed, supper, link, top):
    """At each step of the slider (0.05) ferritin tells more, people of one ferritin end nearer, supper moves more."""
    crowd = draw_crowd(seed=seed)
    found = [
        run_chain(supper, Links(**{link: value}), crowd, laws) for value in np.linspace(0, top, round(top / 0.05) + 1)
    ]
    told = [chain.told[0] for chain in found]
    assert told[0] == 0 and np.all(np.diff(told) > 0)
    assert np.all(np.diff([chain.same_ferritin_spread for chain in found]) < 0)
    moved = [abs(chain.relief) for chain in found]
    assert moved[0] == 0 and (supper == "usual" or np.all(np.diff(moved) > 0))
    words = [demos.chain.value().told(chain) for chain in found]
    assert "Ferritin can tell nothing" in words[0] and not any("can tell nothing" in later for later in words[1:])


def test_shares_add_up_and_grow(run):
    for links in ({}, {"brain": 0.4, "legs": 0.9}, {"brain": 0, "dopamine": 0, "legs": 0}):
        found = run("twice", **links)
        assert found.adds.sum() == pytest.approx(1) and (found.adds >= 0).all()
        assert np.all(np.diff(found.told) >= 0) and found.told[-1] == 1


def sorted_shares(steps, groups):
    """Another way to the shares: sort drawn people by a step into narrow groups; one minus the variance within."""
    worst, told = steps.discomfort, []
    size = len(worst) // groups
    for name in STEPS[:-1]:
        order = np.argsort(getattr(steps, name), kind="stable")[: size * groups]
        told.append(1 - worst[order].reshape(groups, size).var(axis=1, ddof=1).mean() / worst.var(ddof=1))
    return np.array(told)


@pytest.mark.parametrize(
    ("supper", "links"), [("usual", {"brain": 0.4, "legs": 0.9}), ("twice", {"legs": 0.8, "brain": 0.3})]
)
def test_the_shares_are_those_of_very_many_drawn_people(laws, supper, links):
    """Worked out for 2000 people, or found among 100 000 drawn ones: the same within the luck of drawing."""
    crowd = draw_crowd(100_000, seed=5)
    drawn = sorted_shares(run_chain(supper, Links(**links), crowd, laws).after, 200)
    told = run_chain(supper, Links(**links), draw_crowd(seed=2), laws).told
    assert told[0] == pytest.approx(drawn[0], abs=0.006) and told[0] > 0.005
    assert told[1:3] == pytest.approx(drawn[1:], abs=0.02)


def test_the_size_of_the_crowd_does_not_set_the_shares(laws):
    small, large = (run_chain("usual", Links(brain=0.4), draw_crowd(n, seed=4), laws).told for n in (500, 20_000))
    assert small[:3] == pytest.approx(large[:3], rel=0.2)


def test_a_full_nigra_is_the_most_that_the_chain_can_give(run):
    """No supper helps more; the same people with the same luck, so each gains or stays."""
    full = run(FULL)
    assert np.all(full.after.brain_iron >= full.before.brain_iron) and np.all(
        full.after.discomfort <= full.before.discomfort
    )
    assert all(run(supper, brain=0.4, stores=1.35).relief < full.relief for supper in SUPPERS)
