"""The demos of this chapter: controls, model, picture and sentence, wired."""

from dataclasses import replace

from rlsedu.evidence import fact, safety
from rlsedu.stage import Choice, Demo, control, room_guess, room_quiz, shown
from rlsedu.supplements import facts, sentences
from rlsedu.supplements.dosing import Dosing, Limits, Timing
from rlsedu.supplements.foods import BASES, DRINKS, EXTRAS, Contents
from rlsedu.supplements.gain_picture import GainPicture
from rlsedu.supplements.meal_picture import MealPicture
from rlsedu.supplements.meal_view import view_meal
from rlsedu.supplements.months_picture import MonthsPicture
from rlsedu.supplements.people import WHO, Groups
from rlsedu.supplements.resampled_trial import TABLETS, Effect, Infusion, Pooled, better_of_a_pair
from rlsedu.supplements.schedule_picture import SchedulePicture
from rlsedu.supplements.single_meal import Formula, WholeDiet
from rlsedu.supplements.stores import Body, Pregnancy
from rlsedu.supplements.views import PLAN_WORDS, Look, view_gain, view_plans, view_year

ORDER = (  # as they come in the chapter
    *("plan-guess", "schedule", "tea-guess", "meal", "year-guess", "months", "pairs-guess", "who_gains"),
)


def _safety(*numbers):
    """The safety statements with these numbers, word for word."""
    listed = safety("supplements")
    return [line for key, line in zip(listed.ids, listed.lines, strict=True) if int(key.split("-")[1]) in numbers]


def _labels(foods):
    return {key: food.label for key, food in foods.items()}


@shown
def meal():
    """Build a meal and see how much of its iron gets in, beside what a whole diet does."""
    return Demo(
        id="supplements.meal",
        title="How much of the iron on the plate gets in?",
        controls=[
            Choice("base", "Meal", _labels(BASES), "lentils"),
            Choice("drink", "Drink", _labels(DRINKS), "tea"),
            Choice("extra", "Extra", _labels(EXTRAS), "nothing"),
            control(Look, "at_ferritin", step=1),
        ],
        model=view_meal,
        picture=MealPicture,
        facts_of=facts.meal_facts,
        guessed=lambda meal: 100 * meal.absorbed_mg / meal.plain_mg,
        sentence=sentences.meal_sentence,
        longest=130,
        parameters=lambda **_: (WholeDiet, Formula, Contents),
        safety=_safety(1, 2),
        notes=[
            "The single-meal coefficients (the formula's fixed numbers) are NOT VERIFIED, and an independent test "
            "found such formulas poor. The bar of whole diets was measured.",
            "Left out: manganese, oxalate in spinach, and cooking. Phytate is assumed from New Zealand foods.",
        ],
    )


def _better_plan(view):
    """Which takes in more iron over the same weeks: a tablet a day, or one every other day."""
    return max(("daily", "alternate"), key=lambda plan: view.plans[plan].absorbed_mg.sum())


@shown
def schedule():
    """Compare plans of tablets: the share of each one, and the total over time."""
    return Demo(
        id="supplements.schedule",
        title="Is more often more iron?",
        controls=[
            Choice("plan", "Beside every other day", {k: PLAN_WORDS[k] for k in ("daily", "twice")}, "daily"),
            control(Look, "dose_mg", step=5),
            control(Look, "day", step=1),
            control(Dosing, "level", step=0.01, low=0.8, high=1.6, label="Assumption: how well this group absorbs"),
        ],
        model=view_plans,
        picture=SchedulePicture,
        facts_of=facts.schedule_facts,
        guessed=_better_plan,
        sentence=sentences.schedule_sentence,
        longest=112,
        time="day",
        first=1,
        parameters=lambda level, **_: (Dosing(level=level), Timing, Limits),
        safety=_safety(1, 2, 3, 4, 5, 7),
        notes=[
            "Assumed: how long the hormone signal lasts. Trust the ratios, not the milligrams.",
            "Set on women short of iron who had no anaemia. In anaemia the model is wrong (see the checks).",
        ],
    )


def _months(who, ferritin, **_):
    return replace(WHO[who][1], ferritin=ferritin), Groups, Pregnancy, Body, Dosing, Limits


@shown
def months():
    """Follow ferritin over a year with tablets, pregnancy, blood donation or heavy periods."""
    return Demo(
        id="supplements.months",
        title="How slowly do the stores fill?",
        controls=[
            control(Look, "ferritin", step=1),
            Choice("plan", "Tablets", PLAN_WORDS, "daily"),
            Choice("who", "Who", {key: words for key, (words, _) in WHO.items()}, "woman"),
            control(Look, "tablet_mg", step=5),
            control(Look, "month", step=0.1),
        ],
        time="month",
        model=view_year,
        picture=MonthsPicture,
        facts_of=facts.months_facts,
        guessed=lambda year: (year.months, year.stores.ferritin, *([] if year.low is None else [year.low, year.high])),
        sentence=sentences.months_sentence,
        longest=110,
        parameters=_months,
        safety=_safety(1, 2, 3, 4, 5, 6, 11),
        notes=[
            "A toy: its misses on trials of tablets were up to 34 %. Only there is a band drawn, and people differ by "
            "more. For blood donors it missed by up to 62 %. Pregnancy and a year without tablets were not checked.",
            "Left out: inflammation, which raises ferritin; the thinner blood of pregnancy, which lowers it; the iron "
            "that returns after a birth; breastfeeding.",
        ],
    )


@shown
def who_gains():
    """Draw virtual people from published trials: who improves with iron, who with placebo, and the overlap."""
    people = fact(TABLETS).size()
    effects = {
        "wang-2009": f"tablets, ferritin 15 to 75 ({people} people)",
        "cochrane-2019": "seven trials pooled, six of infusions (spread assumed)",
        "cho-2018": "an infusion that did not beat placebo",
    }
    return Demo(
        id="supplements.who_gains",
        title="Who gains from iron, and can one tell?",
        controls=[
            Choice("effect", "Trial to draw from", effects, "cochrane-2019"),
            control(Look, "draw", step=1),
            control(Look, "people", step=1),
            control(Look, "points", step=1),
        ],
        model=view_gain,
        picture=GainPicture,
        facts_of=facts.gain_facts,
        guessed=lambda gain: 100 * better_of_a_pair(gain.trial.truth),
        sentence=sentences.gain_sentence,
        longest=132,
        parameters=lambda **_: (Effect, Pooled, Infusion),
        safety=_safety(1, 2, 12),
        notes=[
            "Drawn from the mean and spread of published trials; bell curves are assumed. There is no line from "
            "ferritin to symptoms here: none is known.",
            f"The trial of tablets had {people} people and found a large gain. Seven trials together found less than "
            "half of it. But six of them gave iron into a vein: their sum is no effect of tablets.",
        ],
    )


@shown
def quiz(name):
    """Return the quiz called `name`, such as "walk" or "closing"."""
    return room_quiz("supplements", name)


@shown
def predict(name):
    """Return the guess called `name`: "plan", "tea", "year" or "pairs"; its demo answers."""
    return room_guess("supplements", name)
