"""Promise: every number has a source, the base of facts keeps its rules, and its doors answer clearly."""

import copy
import json
import math
import re
import subprocess
import sys

import pytest

from rlsedu.evidence import CHAPTERS, Table, Value, bibliography, check, cite, fact, facts, reference
from rlsedu.statistics.roc import positive_predictive_value
from tools.check_evidence import load, problems

BASE = load()


def test_the_base_keeps_its_rules():
    assert problems(*BASE) == []


def _set(table, **changes):
    table.update(changes)


@pytest.mark.parametrize(
    ("breach", "words"),
    [
        (lambda f, r, s: _set(f["values"][0], unit="furlong"), "unit 'furlong'"),
        (lambda f, r, s: _set(f["values"][0], value=math.nan), "not a finite number"),
        (lambda f, r, s: f["values"][0].pop("value"), "needs value"),
        (lambda f, r, s: _set(f["values"][0], spread=1.0), "spread_kind"),
        (lambda f, r, s: _set(f, source="nobody-1900"), "nobody-1900' is not in references"),
        (lambda f, r, s: _set(f, checked="read"), "checked 'read'"),
        (lambda f, r, s: _set(f, colour="red"), "unknown key colour"),
        (lambda f, r, s: _set(f, see=["symptoms:nothing"]), "leads nowhere"),
        (lambda f, r, s: (_set(f, contested=True), f.pop("note", 0), f.pop("see", 0)), "contested"),
        (lambda f, r, s: (_set(f, derived=True), f.pop("note", 0)), "needs a note"),
        (lambda f, r, s: _set(f, claim="No full stop"), "full stop"),
        (lambda f, r, s: f.pop("subjects"), "go with species"),
        (lambda f, r, s: _set(f, subjects=["martians"]), "'martians' is not in the list"),
        (lambda f, r, s: _set(f, species="rat"), "an animal's fact"),
        (lambda f, r, s: _set(f, species="model"), "no living people"),
        (lambda f, r, s: r.append(r[0]), "is there 2 times"),
        (lambda f, r, s: _set(r[0], DOI="11.1/x"), "DOI is malformed"),
        (lambda f, r, s: r.append(dict(r[0], id="new-1999")), "used by no fact"),
        (lambda f, r, s: s.popitem(), "numbered 1, 2, 3"),
    ],
)
def test_every_breach_is_found(breach, words):
    facts, references, safety = copy.deepcopy(BASE)
    breach(facts["symptoms", "allen-2005-rest-prevalence"], references, safety)
    assert any(words in problem for problem in problems(facts, references, safety))


def test_a_fact_tells_what_was_measured_in_whom_and_how_sure():
    found = fact("symptoms:hening-2009-mimic-specificity")
    assert found is fact("hening-2009-mimic-specificity")
    assert found.value("specificity") == 84 and found.chapter == "symptoms" and found.species == "human"
    assert found.status == "read in the abstract"
    assert fact("earley-2000-csf-ferritin").status == "not verified"
    with pytest.raises(KeyError, match="people-without-rls"):
        found.value("speed")


def test_a_value_may_be_only_a_range():
    ranges = [v for chapter in CHAPTERS for f in facts(chapter).values() for v in f.values if v.value is None]
    assert ranges and all(v.low <= v.high and f"{v.low:g} to {v.high:g}" in str(v) for v in ranges)


def test_values_are_written_with_unit_and_spread():
    assert str(fact("earley-2000-csf-ferritin").values[0]) == "1.11 (SEM 0.25) ng/mL"
    assert str(fact("hening-2009-mimic-specificity").values[3]) == "84 %"
    assert str(Value("dose", "dose", "mg/d", low=1.0, high=2.0, spread_kind="range")) == "1 to 2 mg per day"
    assert str(Value("ratio", "ratio", "1", 2.5)) == "2.5"


@pytest.mark.parametrize("asked", ["hening-2009-mimic-specifity", "symptoms:hening-2009-mimic-specifity"])
def test_an_unknown_fact_lists_the_nearest(asked):
    with pytest.raises(KeyError, match="nearest ids are: hening-2009-mimic-specificity"):
        fact(asked)


def test_a_fact_of_another_chapter_is_not_found_under_this_one():
    with pytest.raises(KeyError):
        fact("dopamine:hening-2009-mimic-specificity")
    with pytest.raises(ValueError, match="chapter = 'skin' is not allowed: give one of 'symptoms', 'dopamine'"):
        facts("skin")


def test_only_the_chapter_asked_for_is_parsed():
    program = (
        "import json, tomllib\nparsed = []\nreal = tomllib.loads\n"
        "tomllib.loads = lambda text: parsed.append(text[:60]) or real(text)\n"
        "from rlsedu.evidence import fact, facts\nbefore = sum('hening' in text for text in parsed)\nparsed.clear()\n"
        "fact('best-2009-steady-state'); fact('best-2009-autoreceptor')\n"
        "print(json.dumps([before, parsed]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    before, parsed = json.loads(done.stdout)
    assert before == 0 and len(parsed) == 1 and "dopamine" in parsed[0]


def test_citations_say_how_sure_they_are():
    assert cite("hogl-2005-bruneck").label == "Hogl et al. 2005"
    assert cite("hogl-2005-bruneck").url.startswith("https://doi.org/10.")
    for chapter in CHAPTERS:
        for key, found in facts(chapter).items():
            assert ("not verified" in cite(key).label) == (found.checked == "unverified")
            assert ("reported" in cite(key).label) == (found.checked == "secondary")


@pytest.mark.parametrize("chapter", [*CHAPTERS, None])
def test_bibliography_lists_every_source_once(chapter):
    chosen = [chapter] if chapter else CHAPTERS
    keys = {key for name in chosen for found in facts(name).values() for key in found.sources}
    listed = bibliography(chapter)
    assert keys <= set(listed.ids) and len(listed.ids) == len(set(listed.ids))
    assert list(listed.lines) == sorted(listed.lines, key=lambda line: line.lstrip("(").lower())
    assert f"Sources ({len(listed.ids)})" in repr(listed) and listed._repr_html_().count("<li>") == len(listed.ids)


def test_bibliography_of_a_few_facts():
    listed = bibliography(cited=["hogl-2005-bruneck", "best-2009-steady-state"])
    assert set(listed.ids) == {*fact("hogl-2005-bruneck").sources, *fact("best-2009-steady-state").sources}


def test_every_reference_reads_as_one_line():
    for entry in BASE[1]:
        found = reference(entry["id"])
        assert found.line.endswith(".") and "None" not in found.line and "\n" not in found.line
        assert len(found.label) <= 60, found.label


def test_table_is_readable_with_and_without_html():
    table = Table("How many?", ("who", "share", "source"), [("women < men", "1 & 2", fact("hogl-2005-bruneck"))])
    page = table._repr_html_()
    assert "<caption" in page and 'scope="col"' in page and 'scope="row"' in page
    assert "women &lt; men" in page and "1 &amp; 2" in page and 'href="https://doi.org/' in page
    assert (
        "tabindex" not in page and 'role="table" tabindex="0">' in Table("None", ("who",), [("nobody",)])._repr_html_()
    )
    assert repr(table) == "How many?\n- women < men. share: 1 & 2; source: Hogl et al. 2005"


@pytest.mark.parametrize("bad", [math.nan, math.inf, "3", b"3", None, [1, 2], -0.1, 10.1, 1j])
def test_bad_numbers_are_named(bad):
    words = f"dose = {bad!r} is not allowed: give a number from 0 to 10 mg"
    with pytest.raises(ValueError, match=re.escape(words)):
        check("dose", bad, 0, 10, "mg")


def test_good_numbers_pass():
    assert check("dose", 10, 0, 10, "mg") == 10.0 and isinstance(check("dose", 0, 0, 10), float)


def test_positive_predictive_value_is_bayes_rule():
    true, false = 0.9 * 0.07, 0.16 * 0.93
    assert positive_predictive_value(0.9, 0.84, 0.07) == pytest.approx(true / (true + false))
    assert positive_predictive_value(1, 1, 0) == 0
    with pytest.raises(ValueError, match="prevalence = 7 is not allowed: give a number from 0 to 1"):
        positive_predictive_value(0.9, 0.84, 7)
