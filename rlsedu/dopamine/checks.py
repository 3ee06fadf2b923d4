"""Published results beside the models' own: how a check is judged, and the table of hits and misses."""

from dataclasses import dataclass

from rlsedu.evidence import Parameters, Table, checked, fact, numbers_in, parameter, record
from rlsedu.evidence.roles import FREE, ROLE_COLUMN, SET

HIT, MISS, OPEN = "hit", "MISS", "cannot decide"


@dataclass(frozen=True)
class Rules(Parameters):
    """How near the model must come to be called a hit, and the meals and the medicine that are tried."""

    close: float = parameter(20.0, "beside a measured number: within this share of it", "assumed: our rule", unit="%")
    same: float = parameter(10.0, "where nothing changed: within", "assumed: our rule", unit="%")
    more: float = parameter(5.0, "“higher” or “lower” means by more than", "assumed: our rule", unit="%")
    flat: float = parameter(25.0, "dopamine against tyrosine over meals, below", "assumed: our rule", unit="%")
    most: float = parameter(50.0, "“most of it” means more than", "assumed: the plain meaning", unit="%")
    nearly_all: float = parameter(90.0, "“the worst hours” are met from", "assumed: the plain meaning", unit="%")
    fasted: float = parameter(0.75, "serum tyrosine between meals, times normal", "assumed: no number was read")
    fed: float = parameter(2.0, "serum tyrosine after a meal, times normal", "assumed: no number was read")
    breakfast: float = parameter(7.0, "first meal", "assumed: a usual day", unit="h", clock=True)
    lunch: float = parameter(12.0, "second meal", "assumed: a usual day", unit="h", clock=True)
    dinner: float = parameter(18.0, "third meal", "assumed: a usual day", unit="h", clock=True)
    meal_h: float = parameter(3.0, "a meal lasts", "assumed: a slow meal", unit="h")
    shared: float = parameter(0.15, "swing of TH and of the transporter where both share it", "assumed: half each")
    few: float = parameter(25.0, "16 v 14 people cannot tell from none: up to", "assumed: a usual spread", unit="%")
    levodopa: float = parameter(27.0, "levodopa, highest inflow", "assumed: what TH makes at rest", unit="uM/h")


RULES = Rules()


@record
class Check:
    """One measured result, what a model gives for it, how that is judged, and whether its study set the model.

    facts: the ids of the results. result: HIT, MISS or OPEN. role: one of the words of rlsedu.evidence.roles.
    """

    what: str
    facts: tuple[str, ...]
    measured: str
    model: str
    computed: str
    result: str
    role: str = FREE


@checked(hit=bool)
def judged(hit):
    """Return HIT or MISS."""
    return HIT if hit else MISS


@checked(ratio=numbers_in())
def percent(ratio):
    """Return by how many per cent a ratio differs from 1."""
    return 100 * (ratio - 1)


@checked(computed=numbers_in(), measured=numbers_in())
def near(computed, measured):
    """Say whether a number lies within the share of the measured one that counts as close."""
    return abs(computed - measured) <= RULES.close / 100 * abs(measured)


@checked(what=str, facts=str | tuple, measured=float | tuple, model=str, computed=float, none=str)
def change(what, facts, measured, model, computed, none="no clear difference"):
    """Return the Check of a change in %; `measured` is a number, a pair (low, high), or 0, told in the words `none`.

    facts: a fact id or several. The ends of a range get the same leeway as a number.
    """
    if isinstance(measured, tuple):
        low, high = measured
        words, hit = (
            f"{low:+.0f} to {high:+.0f} %",
            low <= computed <= high or near(computed, low) or near(computed, high),
        )
    elif measured == 0:
        words, hit = none, abs(computed) <= RULES.same
    else:
        words, hit = f"{measured:+.0f} %", near(computed, measured)
    facts = (facts,) if isinstance(facts, str) else facts
    return Check(what, facts, words, model, f"{computed:+.0f} %", judged(hit))


@checked(what=str, fact_id=str, measured=float, model=str, computed=float)
def times(what, fact_id, measured, model, computed):
    """Return the Check of a ratio."""
    return Check(
        what, (fact_id,), f"times {measured:.2g}", model, f"times {computed:.2g}", judged(near(computed, measured))
    )


def run_checks():
    """Run every check and return the list of Check."""
    from rlsedu.dopamine.factory_checks import factory_checks
    from rlsedu.dopamine.story_checks import story_checks

    return [*story_checks(), *factory_checks()]


def checks():
    """Return the table of all checks: measured, computed, hit or miss, and whether the study set the model."""
    found = run_checks()
    free = [check.result for check in found if check.role == FREE]
    rows = [
        (
            c.what,
            "; ".join(fact(key).population for key in c.facts),
            c.measured,
            f"{c.model}: {c.computed}",
            c.result if c.role != SET else "set by this",
            c.role,
            tuple(map(fact, c.facts)) if len(c.facts) > 1 else fact(c.facts[0]),
        )
        for c in found
    ]
    caption = (
        f"{len(free)} checks against studies that set no number of the model: {free.count(HIT)} hits, "
        f"{free.count(MISS)} misses, {free.count(OPEN)} that cannot decide. {len(found) - len(free)} more rows come "
        f"from studies that set another number. A hit lies in the measured range, or within {RULES.close:g} % of the "
        f"measured number or range, or within {RULES.same:g} % where no change was seen. What is wanted is our reading."
    )
    return Table(caption, ("what", "in whom", "measured or wanted", "model", "result", ROLE_COLUMN, "source"), rows)
