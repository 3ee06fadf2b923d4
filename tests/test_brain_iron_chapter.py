"""The third chapter keeps its word: checks print misses, what is not verified says so, and the claims can be found."""

import html
import re
import sys
import tomllib

import nbformat
import pytest
from conftest import HOUSE

from rlsedu import brain_iron
from rlsedu.brain_iron import demos
from rlsedu.brain_iron.population import Brain
from rlsedu.brain_iron.procedures import ROWS, after_lumbar_puncture
from rlsedu.brain_iron.studies import STUDIES, published_studies
from rlsedu.evidence import fact
from tools.prose import blocks

NOTEBOOK = HOUSE / "notebooks" / "03-brain-iron.md"
FIRST_REPORT = re.compile(r"\b1\.98\b|\b1\.11\b|\b3\.50\b|\b0\.27 (?:and|times|Fe)|\b14\.3\b|\b194\.8\b")


def results(table):
    return {row[0]: row[3] for row in table.rows}


def test_checks_print_hits_and_misses():
    found = results(brain_iron.checks())
    assert set(found.values()) == {"hit", "MISS", "cannot decide"}
    assert found["Ultrasound: share found at specificity 0.83, from the ROC area of 2007"] == "hit"
    assert found["Ultrasound: share found at specificity 0.90, from the ROC area of 2007"] == "MISS"
    assert found["Share of controls with ferritin below 50 µg/L"] == "hit"
    assert found["Share of people with restless legs with ferritin below 50 µg/L"] == "MISS"
    for study in ("Margariti 2012", "Knake 2010", "Kim", "Li 2016", "Beliveau 2022"):
        assert found[f"{study}: iron in restless legs"] == "MISS"
    assert found["Moon 2014: lower iron in early or late onset"] == "MISS"


def test_checks_do_not_test_a_model_with_what_set_it():
    """No check uses a fact that a parameter of the virtual people was set from, but for two named exceptions."""
    set_from = {field.metadata["source"].partition(":")[0] for field in Brain.__dataclass_fields__.values()}
    used = {
        source.id for row in brain_iron.checks().rows for source in (row[4] if isinstance(row[4], tuple) else (row[4],))
    }
    assert "earley-2006-mri-nigra" not in used
    assert not used & set_from


def test_a_wrong_model_misses(monkeypatch):
    assert results(brain_iron.checks())["R2* of the living nigra, with edges (per s)"] == "hit"
    monkeypatch.setattr(sys.modules["rlsedu.brain_iron.checks"], "r2star_from_iron", lambda iron: 64.3)
    assert results(brain_iron.checks())["R2* of the living nigra, with edges (per s)"] == "MISS"


def test_lumbar_puncture_rates_are_the_published_ones():
    table = after_lumbar_puncture()
    assert len(table.rows) == len(ROWS)
    for (_, key, name), row in zip(ROWS, table.rows, strict=True):
        assert float(row[1].split()[0]) == pytest.approx(fact(key).value(name), rel=0.05)
        assert fact(key).checked in ("fulltext", "abstract") and row[-1] == fact(key)


def test_published_studies():
    table = published_studies()
    assert [row[0] for row in table.rows] == [study.name for study in STUDIES]
    assert all("%" in row[3] for row in table.rows)
    assert all(row[3] == "5 %" for row in published_studies(d=0).rows)


def test_predictions_come_from_the_models():
    answers = {name: demos.predict(name)._item.answer for name in ("reassured", "plus_minus", "edges")}
    assert answers["plus_minus"] == "error"
    assert answers["reassured"] == pytest.approx(53, abs=3) and answers["edges"] == pytest.approx(152, abs=3)


def test_quizzes_recall_earlier_chapters_and_close():
    for name in ("opening", "closing"):
        assert len(demos.quiz(name).questions) == 3


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
    items = tomllib.loads((HOUSE / "rlsedu" / "brain_iron" / "questions.toml").read_text(encoding="utf-8"))
    assert (
        "not verified" in items["predict"]["plus_minus"]["question"]
        and "not verified" in items["predict"]["plus_minus"]["why"]
    )
    model = (HOUSE / "rlsedu" / "brain_iron" / "model.md").read_text(encoding="utf-8")
    assert [line for line in model.splitlines() if FIRST_REPORT.search(line) and "not verified" not in line] == []
