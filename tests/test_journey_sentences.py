"""Promise: the sentence below each story of chapter 5 and its questions say what the models give."""

import numpy as np

from rlsedu import journey
from rlsedu.evidence import fact
from rlsedu.journey.chain import run_chain
from rlsedu.journey.stories import (
    DONORS,
    Donor,
    Expecting,
    Medicine,
    Windows,
    donor_year,
    expecting_year,
    share_by_medicine,
    two_windows,
)
from rlsedu.journey.trial import Design, run_trials
from rlsedu.stage.questions import room_questions


def default_sentence(name):
    stage = getattr(journey, name)()
    stage.close()
    return stage.sentence


def test_default_sentence_of_the_donor():
    told, year = default_sentence("donor"), donor_year(Donor())
    assert f"starts at {year.ferritin[0]:.0f} and falls to {year.ferritin[-1]:.0f} µg/L" in told
    counted = [fact(key).value(words) for _, key, words in DONORS]
    assert f"in {min(counted):.1f} to {max(counted):.1f} % of them" in told


def test_default_sentence_of_the_pregnancy():
    told, year = default_sentence("trimester"), expecting_year(Expecting())
    week = int(Expecting().week)
    ferritin = np.interp(week, year.weeks, year.ferritin)
    assert f"week {week}" in told and f"ferritin of about {ferritin:.0f} µg/L" in told
    third = fact("symptoms:chen-2018-pregnancy-trimesters").value("third trimester")
    assert f"“months 7 to 9”, {third:.0f} % had restless legs" in told


def test_default_sentence_of_the_spinal_fluid_story():
    told, found = default_sentence("spinal_fluid_story"), two_windows(Windows())
    people, windows = found.people, Windows()
    normal = people.serum_ferritin_ug_l >= windows.normal_from
    low, rls = people.csf_ferritin_ng_ml < windows.low_below, people.group != "control"
    assert f"{(normal & rls).sum()} virtual people with restless legs" in told
    for group in (rls, ~rls):
        assert f"{100 * low[normal & group].mean():.0f} % " in told


def test_default_sentence_of_the_new_medicine():
    told, given = default_sentence("new_medicine"), Medicine()
    new = round(10 * share_by_medicine(given.medicine))
    anyway = round(10 * given.by_chance)
    assert f"of 1000 people who start it, {10 * given.before:.0f} had restless legs before" in told
    assert f"{new} get new or worse symptoms, as in the study: {anyway} of them" in told
    assert f"and {new - anyway} get them from the medicine" in told


def right(quiz, start):
    (item,) = [item for item in room_questions("journey", "quiz", quiz) if item["question"].startswith(start)]
    return next(option["text"] for option in item["options"] if option.get("right"))


def test_no_key_of_the_quiz_contradicts_its_demo():
    assert "Next to nothing" in right("closing", "Two people have the same low ferritin")
    assert run_chain("usual").same_ferritin_spread > 0.98
    assert "when chance makes it look large" in right("closing", "A small trial")
    small, modest = run_trials(Design(true_effect=3.8, n_per_arm=10)), 3.8
    assert small.when_found > 1.5 * modest and small.found < 0.5
    assert "ferritin rises" in right("opening", "Chapter 4").lower()
    twice = run_chain("twice")
    rise = twice.after.ferritin - twice.before.ferritin
    lowest = twice.before.ferritin < np.quantile(twice.before.ferritin, 0.2)
    assert rise[lowest].mean() > rise[~lowest].mean() > 0
