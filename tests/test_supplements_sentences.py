"""Promise: the sentence below each demo of chapter 4 and its questions say what the models give."""

import numpy as np
import pytest

from rlsedu import supplements
from rlsedu.supplements.dosing import Dosing
from rlsedu.supplements.meal_view import view_meal
from rlsedu.supplements.resampled_trial import Pooled
from rlsedu.supplements.stores import Body
from rlsedu.supplements.views import view_gain, view_plans, view_year

MEAL, YEAR, GAIN = ("lentils", "tea", "nothing", 30), ("woman", 30, "daily", 65), "cochrane-2019"


def default_sentence(name):
    stage = getattr(supplements, name)()
    sentence = f"{stage.sentence} {stage.more}"
    stage.close()
    return sentence


def plans():
    return view_plans("daily", 60, Dosing().level).plans


def test_default_sentence_of_the_meal():
    told, seen = default_sentence("meal"), view_meal(*MEAL)
    share = f"The share of the non-haem iron is {seen.share:.2g} %"
    for words in (f"{seen.absorbed_mg:.2f} mg get in", f"main food with water: {seen.plain_mg:.2f} mg", share):
        assert words in told
    assert f"{seen.hindering:.1f} % in a hindering and {seen.helping:.1f} % in a helping" in told


def test_default_sentence_of_the_plans():
    told, found = default_sentence("schedule"), plans()
    once, other = found["daily"], found["alternate"]
    assert f"first tablet {once.share_percent[0]:.0f} % gets in" in told
    assert f"it is {once.share_percent[1:].mean():.0f} % on average once a day" in told
    assert f"{other.share_percent[1:].mean():.0f} % after a day of rest" in told
    assert f"tablets give {other.absorbed_mg[:14].sum():.0f} mg every" in told
    assert f"Once a day lets in {once.absorbed_mg.sum():.0f} mg by day 28" in told
    assert f"every other day {other.absorbed_mg.sum():.0f} mg." in told
    more = once.absorbed_mg.sum() / other.absorbed_mg.sum()
    assert f"once a day means twice the tablets of every other day by day 28, but {more:.1f} times the iron." in told


def test_default_sentence_of_the_year():
    told, seen = default_sentence("months"), view_year(*YEAR)
    end, band = seen.stores.ferritin[-1], Body().band
    half = 12 * np.searchsorted(seen.stores.ferritin, (30 + end) / 2) / 365
    assert 2 < half < 2.5, "fast at first"
    assert f"rises from 30 to about {end:.0f} µg/L after a year: half of this rise takes about 2 months." in told
    assert f"may well be {end * (1 - band):.0f} to {end * (1 + band):.0f}" in told
    assert (
        f"{seen.stores.from_tablets_mg:.0f} mg got in ({100 * seen.stores.from_tablets_mg / (365 * 65):.1f} %)" in told
    )
    assert f"the stores gained {seen.stores.stores_mg[-1]:.0f} mg" in told


def test_default_sentence_of_the_trial():
    told, seen = default_sentence("who_gains"), view_gain(GAIN, 20, 5, 1)
    iron, placebo = (int((group <= -5).sum()) for group in (seen.trial.iron, seen.trial.placebo))
    assert f"On placebo, {placebo} of 20 virtual people got better by 5 points or more; on iron, more did." in told
    assert f"On iron it is {iron} of 20." in told and iron > placebo
    assert f"share {100 * seen.overlap:.0f} %" in told and f"−{-seen.trial.difference:.1f} points" in told


def test_no_guess_contradicts_its_demo():
    tea, water = (view_meal("lentils", drink, "nothing", 30).absorbed_mg for drink in ("tea", "water"))
    assert 1 / 3 < tea / water < 0.4, "a bit more than a third is left"
    found = plans()
    assert supplements.predict.value("plan").answer == "daily"
    assert found["daily"].absorbed_mg.sum() > found["alternate"].absorbed_mg.sum()
    ferritin = view_year(*YEAR).stores.ferritin
    quarters = np.diff(ferritin[[0, 91, 182, 365]])
    assert quarters[0] > quarters[1] > quarters[2] / 2 > 0, "fast at first, then flatter"
    draws = np.random.default_rng(1).normal(
        [[Pooled.iron], [Pooled.placebo]], [[Pooled.iron_sd], [Pooled.placebo_sd]], (2, 200_000)
    )
    assert supplements.predict.value("pairs").answer == pytest.approx(100 * (draws[0] < draws[1]).mean(), abs=0.6)
