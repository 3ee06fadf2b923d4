"""Promise: what the prose of chapter 4 says of meals, of plans of tablets and of who gains is what the models do."""

import numpy as np
import pytest
import test_told_supplements_months as months
from told import says, unchecked

from rlsedu import supplements
from rlsedu.evidence import fact
from rlsedu.supplements.dosing import Dosing
from rlsedu.supplements.foods import DRINKS, DRUNK_WITH_MEAL, EXTRAS
from rlsedu.supplements.meal_view import view_meal
from rlsedu.supplements.misses import FAILS
from rlsedu.supplements.validation import run_checks
from rlsedu.supplements.views import view_gain, view_plans

CHAPTER = "04-supplements"
MEAL, GAIN = ("lentils", "tea", "nothing", 30), "wang-2009"
POOLED = "cochrane-2019"


# The meal


@says(CHAPTER, "You begin with lentils and tea. The ring in the bar below is the same food with water.")
def test_the_meal_begins_with_lentils_and_tea_beside_water():
    stage, water = supplements.meal(), view_meal("lentils", "water", "nothing", 30)
    assert stage.result.plain_share == water.share and [*stage.picture.plain.get_xdata()] == [water.share]
    assert stage.picture.plain.get_marker() == "o" and stage.picture.here.get_marker() == "s"
    assert "lentils with black tea" in stage.more
    stage.close()


@says(CHAPTER, "In this formula far more than that: the filled square jumps far to the right of the whole diets.")
def test_pepper_lifts_lentils_and_tea_far_above_the_whole_diet():
    for ferritin in (80, 6, 30):
        with_pepper = view_meal("lentils", "tea", "pepper", ferritin)
        assert with_pepper.share > 2 * with_pepper.helping
    assert view_meal(*MEAL).share < with_pepper.hindering and with_pepper.absorbed_mg > 2 * with_pepper.plain_mg


@says(CHAPTER, "It is where the formula misses most", "too much in some meals, too little with rice")
def test_the_formula_misses_most_with_vitamin_c():
    meals = sorted((c for c in run_checks() if c.about == "meal"), key=lambda check: -abs(check.error))
    assert all("vitamin C" in check.short or "juice" in check.short for check in meals[:3])
    errors = {check.short: check.error for check in meals if check.verdict == FAILS}
    assert errors["vitamin C, 1000 mg (phytate 5 mg): times"] > 0 > errors["vitamin C 2:1 with rice: gain"]


@says(CHAPTER, "The formula makes far too much of milk.")
def test_milk_costs_half_in_the_formula_and_nothing_in_the_study():
    (milk,) = [check for check in run_checks() if check.places == (f"{DRUNK_WITH_MEAL}/milk",)]
    assert milk.low == milk.high == 1 and milk.number < 0.5 and milk.verdict == FAILS
    milk = view_meal("lentils", "milk", "nothing", 30)
    assert milk.share < milk.plain_share / 2


@says(
    CHAPTER,
    "The gate opens wider: the emptier the stores, the more gets in.",
    "In our model the share goes on falling above that.",
)
def test_emptier_stores_open_the_gate():
    picture, gaps, shares = supplements.meal.value().picture(), [], []
    for ferritin in (6, 10, 20, 30, 51, 60, 80):
        shown = view_meal("lentils", "tea", "nothing", ferritin)
        picture.hold(shown)
        wall = picture.wall.get_xdata()
        gaps.append(wall[3] - wall[1])
        shares.append((shown.share, shown.plain_share, shown.usual))
    assert (np.diff(gaps) < 0).all() and (np.diff(shares, axis=0) < 0).all()
    picture.close()


@says(CHAPTER, "The upper one is this dish with any drink and extra of the demo.")
def test_the_upper_bar_holds_every_plate_of_the_dish():
    shares = [view_meal("lentils", drink, extra, 30).share for drink in DRINKS for extra in EXTRAS]
    shown = view_meal(*MEAL)
    assert (shown.least, shown.most) == (min(shares), max(shares))
    picture = supplements.meal.value().drawn()
    assert min(picture.plates.get_ydata()) > max(picture.diets.get_ydata()) and picture.diets.get_marker() == "D"
    picture.close()


@says(
    CHAPTER,
    "The iron on the plate about doubles.",
    "In this formula only about a quarter more does.",
)
def test_spinach_doubles_the_iron_on_the_plate_and_not_what_gets_in():
    plain, with_spinach = (view_meal("lentils", "water", extra, 30) for extra in ("nothing", "spinach"))
    assert with_spinach.meal.iron_mg / plain.meal.iron_mg == pytest.approx(2, abs=0.05)
    assert with_spinach.absorbed_mg / plain.absorbed_mg == pytest.approx(1.25, abs=0.05)


@says(CHAPTER, "Here portion is 2: two portions of beans with coffee.")
def test_door_1_is_two_portions_of_beans():
    one, two = (supplements.plate("beans", drink="coffee", portion=portion) for portion in (1, 2))
    assert two.iron_mg - one.iron_mg == pytest.approx(fact("food-kidney-beans").value("iron-portion"))


# The plans of tablets


@says(CHAPTER, "A notch in the lower bar shows where 14 tablets have been taken, as many as in the upper bar.")
def test_the_notch_stands_at_fourteen_tablets():
    stage = supplements.schedule()
    assert stage.result.tablets == stage.result.taken["alternate"] == 14
    assert f"The same {stage.result.tablets} tablets" in stage.more
    notch = np.array(stage.picture.totals.get_xdata())[[4, 6]]
    assert notch.mean() == pytest.approx(stage.result.plans["daily"].absorbed_mg[:14].sum()) and np.ptp(notch) < 5
    stage.set(day=14)
    assert not np.isnan(stage.picture.totals.get_xdata()[3:]).any()
    stage.close()


@says(
    CHAPTER,
    "The same tablets give more on alternate days (every other day): the upper bar ends to the right of the notch.",
    "In the same time, once a day gives more: the lower bar ends further right.",
)
@pytest.mark.parametrize("dose", [20, 60, 120])
def test_the_same_tablets_and_the_same_time_tell_two_stories(dose):
    found = view_plans("daily", dose, Dosing().level).plans
    same = {plan: one.absorbed_mg[:14].sum() for plan, one in found.items()}
    total = {plan: one.absorbed_mg.sum() for plan, one in found.items()}
    assert same["alternate"] > same["daily"] and total["daily"] > total["alternate"]


@says(CHAPTER, "the upper bar ends to the right of the notch", "the lower bar is longer")
def test_the_solution_names_the_right_bars():
    stage = supplements.schedule()
    x, y = map(np.array, stage.picture.totals.get_data())
    upper, lower, notch = x[1], x[-1], x[[4, 6]].mean()
    assert y[0] == y[1] > y[3] == y[-1] and lower > upper > notch
    assert [text.get_text().split(":")[0] for text in stage.picture.words] == ["Every other day", "Once a day"]
    stage.close()


@says(
    CHAPTER,
    "Once a day gave 247 mg (with 60 mg in a tablet, assumed). Twice a day gives 415.",
    "That is more, but not twice as much.",
)
def test_two_tablets_are_not_twice_as_good():
    demo = supplements.schedule.value()
    once, twice = (demo.result(plan=plan) for plan in ("daily", "twice"))
    assert (round(once.total_mg["daily"]), round(twice.total_mg["twice"])) == (247, 415) and demo.start["dose_mg"] == 60
    assert twice.taken["twice"] == 2 * once.taken["daily"]
    assert once.total_mg["daily"] < twice.total_mg["twice"] < 2 * once.total_mg["daily"]


# Who gains


@says(CHAPTER, "Sometimes iron looks like a wonder, sometimes like nothing. That is chance.", "A wide one means")
def test_small_trials_differ_and_have_wide_intervals():
    small = [view_gain(POOLED, 5, 5, draw).trial for draw in range(1, 101)]
    assert min(run.difference for run in small) < -12 and max(run.difference for run in small) > 0
    assert 0.1 < np.mean([run.p < 0.05 for run in small]) < 0.8
    width = [np.diff(view_gain(POOLED, people, 5, 1).trial.ci)[0] for people in (5, 20, 200)]
    assert width[0] > 1.5 * width[1] > 4 * width[2]


@says(CHAPTER, "Some people are better without any iron: they are on placebo, left of the dotted line.")
def test_the_call_out_counts_those_on_placebo_left_of_the_line():
    stage = supplements.who_gains()
    people, line = stage.picture.people[1].get_xdata(), stage.picture.border.get_xdata()[0]
    assert 0 < (people <= line).sum() == stage.result.improved[1]
    assert str((people <= line).sum()) in stage.picture.point.words.get_text().split()
    stage.close()


@says(CHAPTER, "The difference is plain, and yet some on iron gain little and some on placebo gain a lot.")
def test_large_trials_are_plain_and_people_overlap():
    for draw in range(1, 21):
        run = view_gain(POOLED, 200, 5, draw).trial
        assert run.p < 0.001 and (run.iron > -5).sum() > 20 and (run.placebo < -5).sum() > 20


@says(
    CHAPTER,
    "The picture begins with seven trials pooled",
    "Now choose tablets, ferritin 15 to 75: the curves move further apart.",
)
def test_the_curves_of_the_small_trial_are_further_apart():
    demo = supplements.who_gains.value()
    assert demo.start["effect"] == POOLED and dict(demo.controls[0].options)[GAIN].startswith(
        "tablets, ferritin 15 to 75"
    )
    assert view_gain(POOLED, 20, 5, 1).overlap > view_gain(GAIN, 20, 5, 1).overlap + 0.2


@says(CHAPTER, "Two things at the same time are not yet cause and effect.", "you choose what counts as better.")
def test_the_slider_decides_how_many_are_better():
    few, many = (view_gain(POOLED, 200, points, 1).improved for points in (9, 3))
    assert few[0] < many[0] and few[1] < many[1]


@says(
    CHAPTER,
    "Open More to change",
    "Under More to change, you choose",
    "Open More about this",
    "Now choose twice a day.",
)
def test_what_a_task_tells_to_open_is_folded_and_the_walk_has_one_control_open():
    folded, opened = {}, {}
    for name in ("meal", "schedule", "months", "who_gains"):
        demo = getattr(supplements, name).value()
        labels = [control.label for control in demo.controls if control.name != demo.time]
        opened[name], folded[name] = labels[: demo.first], labels[demo.first :]
    assert {"Extra", "Ferritin of the one who eats"} <= {*folded["meal"]} and "Drink" in opened["meal"]
    assert "Who" in folded["months"] and opened["months"] == ["Ferritin at the start", "Tablets"]
    assert folded["who_gains"] == ["People in each group", "Counts as better from"]
    assert opened["schedule"] == ["Beside every other day"]


def test_nothing_is_told_unchecked():
    assert unchecked(CHAPTER, {**vars(months), **globals()}) == []
