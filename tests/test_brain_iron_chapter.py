"""The third chapter keeps its word: checks print misses, what is not verified says so, and the claims can be found."""

import html
import re
import sys

import nbformat
import numpy as np
import pytest
from conftest import HOUSE

from rlsedu import brain_iron
from rlsedu.brain_iron import demos
from rlsedu.brain_iron.population import Brain, Fluid
from rlsedu.brain_iron.procedures import ROWS, after_lumbar_puncture
from rlsedu.brain_iron.studies import STUDIES, Plan, published_studies
from rlsedu.brain_iron.validation import run_checks
from rlsedu.evidence import fact
from rlsedu.evidence.checks import FREE, SAME_STUDY, SET, set_by
from rlsedu.statistics.study_power import sample_size
from tools.prose import blocks

NOTEBOOK = HOUSE / "notebooks" / "03-brain-iron.md"
FIRST_REPORT = re.compile(r"\b1\.98\b|\b1\.11\b|\b3\.50\b|\b0\.27 (?:and|times|Fe)|\b14\.3\b|\b194\.8\b")

ULTRASOUND = (
    "Ultrasound: of 100 people with restless legs, how many are found if {} of 100 others are cleared, from the ROC "
    "area of 2007"
)


def results(table):
    return {row[0]: row[4] for row in table.rows}


def test_checks_print_hits_and_misses():
    found = results(brain_iron.checks())
    kinds = {"hit", "MISS", "MISS, if the nigra was meant", "cannot decide", "set by this"}
    assert set(found.values()) == kinds
    assert found[ULTRASOUND.format(83)] == "hit" and found[ULTRASOUND.format(90)] == "cannot decide"
    assert found["Of 100 controls, how many have a ferritin below 50 µg/L"] == "hit"
    assert found["Of 100 people with restless legs, how many have a ferritin below 50 µg/L"] == "MISS"
    assert found["The largest MRI study, 72 v 72, known second-hand: iron in restless legs"].startswith("MISS, if")
    assert found["Moon 2014: less iron in early or late onset"] == "MISS"
    small = [what for what in found if re.match(r"(Knake|Kim|Li|Margariti)", what)]
    assert small == []  # single small studies that find nothing are no misses: they are judged as a set


def test_checks_do_not_test_the_scans_with_the_study_that_set_them():
    used = {source.id for row in brain_iron.checks().rows for source in np.atleast_1d(np.array(row[-1], dtype=object))}
    assert "earley-2006-mri-nigra" not in used and "wei-2014-phase" in used


@pytest.mark.parametrize(("d", "result"), [(0.67, "hit"), (0.0, "MISS"), (0.2, "MISS")])
def test_the_scans_are_judged_as_a_set_and_can_fail(d, result):
    check = next(check for check in run_checks(Brain(d_early=d)) if check.what.startswith("Nigra in MRI"))
    assert check.published == "5" and check.verdict == result and len(check.source) == 9


def test_what_set_the_model_is_computed():
    roles = {check.what: check.role for check in run_checks()}
    assert (roles[ULTRASOUND.format(83)], roles[ULTRASOUND.format(90)]) == (FREE, SAME_STUDY)
    assert sum(role == SAME_STUDY for role in roles.values()) == 3
    assert [what for what, role in roles.items() if role == SET] == [
        "Blood with spinal-fluid ferritin, with and without restless legs"
    ]
    assert set_by(Fluid)[1] >= {"godau-2007", "mizuno-2005"} and "godau-2008-b" not in set_by(Fluid)[1]


def test_moon_is_a_hit_for_a_model_with_late_onset_lower():
    late = run_checks(Brain(d_early=0.2, d_late=0.67))[-1]
    assert late.what.startswith("Moon 2014") and (late.result, run_checks()[-1].result) == ("hit", "MISS")


def test_a_wrong_model_misses(monkeypatch):
    what = "R2* of the living nigra, with edges (per s); published: a cut-off; 11 of 21 controls lay at or below it"
    assert results(brain_iron.checks())[what] == "hit"
    monkeypatch.setattr(sys.modules["rlsedu.brain_iron.validation"], "r2star_from_iron", lambda iron: 64.3)
    assert results(brain_iron.checks())[what] == "MISS"


def test_lumbar_puncture_rates_are_the_published_ones():
    table = after_lumbar_puncture()
    assert len(table.rows) == len(ROWS)
    for (_, key, name), row in zip(ROWS, table.rows, strict=True):
        assert float(row[1].split()[0]) == pytest.approx(fact(key).value(name), rel=0.05)
        assert fact(key).checked in ("fulltext", "abstract") and row[-1] == fact(key)


def test_published_studies():
    table = published_studies()
    assert [row[0] for row in table.rows] == [study.name for study in STUDIES]
    assert all("of 100" in row[4] for row in table.rows) and table.columns[2:4] == ("iron in the nigra", "elsewhere")
    assert all(row[4] == "5 of 100" for row in published_studies(d=0).rows)
    rows = {row[0]: row for row in table.rows}
    assert rows["Moon 2014, late"][1:3] == ("17 v 40", "lower") and rows["Moon 2014, late"][4] == "62 of 100"
    assert "thalamus" in rows["Li 2016"][3] and rows["Li 2016"][2] == "no clear difference"
    assert rows["Beliveau 2022"][2] == "not told" and "second-hand" in rows["Beliveau 2022"][3]


def test_predictions_come_from_the_models():
    answers = {name: demos.predict.value(name).answer for name in ("reassured", "edges", "needed")}
    assert answers["reassured"] == pytest.approx(53, abs=3) and answers["edges"] == pytest.approx(152, abs=3)
    assert answers["needed"] == sample_size(Plan.d)


@pytest.mark.parametrize("claim", ["A13", "A21", "A22", "A23"])
def test_claims_are_found_by_id(claim):
    assert f"The article says ({claim}):" in NOTEBOOK.read_text(encoding="utf-8")


def test_the_text_says_that_the_area_for_blood_is_an_input():
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert "The area of 0.50 for blood is an input, not a discovery" in text


def spoken(notebook):
    """Every paragraph of a built notebook, and every row or sentence of its outputs."""
    for cell in nbformat.read(notebook.with_suffix(".ipynb"), as_version=4).cells:
        if cell.cell_type == "markdown":
            yield from blocks(cell.source)
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            page = data.get("text/html", "")
            yield from (
                html.unescape(re.sub("<[^>]*>", " ", row)) for row in re.findall(r"<tr>.*?</tr>|<li>.*?</li>", page)
            )
            if not page:
                yield data.get("text/plain", output.get("text", ""))


def test_not_verified_stands_beside_every_such_number():
    told = [text for text in spoken(NOTEBOOK) if FIRST_REPORT.search(text)]
    assert told and [text for text in told if "not verified" not in text] == []
    model = (HOUSE / "rlsedu" / "brain_iron" / "model.md").read_text(encoding="utf-8")
    assert [line for line in model.splitlines() if FIRST_REPORT.search(line) and "not verified" not in line] == []
