"""What a test can tell: exact against an independent library and against the published numbers."""

import math

import numpy as np
import pytest
from scipy import stats

from rlsedu.brain_iron.csf_study import first_p_value, first_study
from rlsedu.evidence import fact
from rlsedu.statistics.roc import auc, auc_of, effect_size, sensitivity_at
from rlsedu.statistics.study_power import p_value, power, reports, sample_size, t_critical, winners_curse

EARLEY_T = fact("earley-2006-mri-nigra").value("t-statistic")
EARLEY_D = EARLEY_T * math.sqrt(1 / 22 + 1 / 39)
STUDIES = {
    "allen-2001": (5, 5),
    "godau-2008": (6, 19),
    "margariti-2012": (11, 11),
    "knake-2010": (12, 12),
    "rizzo-2013": (15, 15),
    "astrakas-2008": (25, 12),
    "kim": (31, 20),
    "earley-2006-early": (22, 39),
    "earley-2006-late": (19, 39),
    "li-2016": (39, 29),
    "moon-2014-late": (17, 40),
    "moon-2014-early": (20, 40),
    "wei-2014": (35, 35),
    "beliveau-2022": (72, 72),
}


@pytest.mark.parametrize("d", [0, 0.2, 0.67, 1.98])
@pytest.mark.parametrize(("n1", "n2"), [(2, 2), (5, 5), (6, 19), (72, 72), (900, 30)])
def test_power_is_exact(d, n1, n2):
    df, shift = n1 + n2 - 2, d / math.sqrt(1 / n1 + 1 / n2)
    t = stats.t.ppf(0.975, df)
    assert t_critical(df) == pytest.approx(t, abs=1e-6)
    wrong_way = stats.nct.sf(t, df, -shift)
    assert power(d, n1, n2) == pytest.approx(stats.nct.sf(t, df, shift) + np.nan_to_num(wrong_way), abs=1e-6)


@pytest.mark.parametrize("df", [1, 2, 7, 10_000])
def test_critical_t(df):
    assert t_critical(df) == pytest.approx(stats.t.ppf(0.975, df), abs=1e-6)


@pytest.mark.parametrize(("d", "people"), [(1.98, 6), (1.0, 17), (EARLEY_D, 37), (0.5, 64)])
def test_published_sample_sizes(d, people):
    assert sample_size(d) == people


def test_sample_size_is_the_smallest_that_will_do():
    for d in (0.1, 0.3, 0.67, 1.2, 3.0):
        n = sample_size(d)
        assert power(d, n) >= 0.8 and (n == 2 or power(d, n - 1) < 0.8)
    assert sample_size(0.67) == 36  # 0.67 is the rounded 0.6666 of the study, and 36 then just suffice
    assert sample_size(0.5, power=0.9) > sample_size(0.5)


@pytest.mark.parametrize("name", STUDIES)
def test_power_of_the_published_studies(name):
    assert power(0.67, *STUDIES[name]) == pytest.approx(fact("mri-rls-power-derived").value(name), abs=0.006)


def test_bell_curves():
    assert auc(0) == 0.5
    assert auc(fact("earley-2006-mri-effect-size-derived").value("effect-size-d")) == pytest.approx(0.68, abs=0.003)
    assert auc(1.98) == pytest.approx(0.92, abs=0.002) and auc(-1) == pytest.approx(1 - auc(1))
    derived = fact("godau-2007-tcs-effect-size-derived").value("effect-size-d")
    assert auc(derived) == pytest.approx(0.91, abs=0.001)
    assert sensitivity_at(0, 0.8) == pytest.approx(0.2)


def test_ultrasound_curve_predicts_the_next_study():
    d = math.sqrt(2) * stats.norm.ppf(fact("godau-2007-tcs").value("roc-area"))
    assert sensitivity_at(d, 0.83) == pytest.approx(fact("godau-2008-tcs").value("sensitivity"), abs=0.01)
    assert sensitivity_at(d, 0.90) == pytest.approx(0.73, abs=0.005)


def test_measured_roc():
    cases, controls = np.array([1.0, 2, 3]), np.array([2.0, 3, 4])
    pairs = [1.0 if a < b else 0.5 if a == b else 0.0 for a in cases for b in controls]
    assert auc_of(cases, controls) == pytest.approx(np.mean(pairs))
    assert auc_of(controls, cases) == pytest.approx(1 - np.mean(pairs))


def test_small_studies_exaggerate():
    curse = winners_curse(0.67, 5)
    assert curse.wrong_sign == pytest.approx(0.15, abs=0.01)
    fluid = winners_curse(1.0, 16, 8)
    assert fluid.significant == pytest.approx(0.59, abs=0.01)
    assert fluid.mean_reported_d == pytest.approx(1.33, abs=0.02)
    means = [winners_curse(0.67, n).mean_reported_d for n in (3, 5, 12, 40, 400)]
    assert means == sorted(means, reverse=True) and means[-1] == pytest.approx(0.67, abs=0.01)


@pytest.mark.parametrize(("d", "n"), [(0, 5), (0.67, 5), (0.67, 15), (1, 200)])
def test_a_hundred_reports_against_an_independent_library(d, n):
    shares, unit = (np.arange(100) + 0.5) / 100, math.sqrt(2 / n)
    assert reports(d, n) == pytest.approx(stats.nct.ppf(shares, 2 * n - 2, d / unit) * unit, abs=0.003)


def test_winners_curse_against_a_simulation():
    random, n1, n2, d = np.random.default_rng(1), 16, 8, 1.0
    patients, controls = random.normal(d, 1, (40_000, n1)), random.normal(0, 1, (40_000, n2))
    t, p = stats.ttest_ind(patients, controls, axis=1)
    reported = (t * math.sqrt(1 / n1 + 1 / n2))[(p < 0.05) & (t > 0)]
    curse = winners_curse(d, n1, n2)
    assert len(reported) / 40_000 == pytest.approx(curse.significant, abs=0.01)
    assert reported.mean() == pytest.approx(curse.mean_reported_d, abs=0.01)


def test_standard_error_or_standard_deviation():
    """Read as SDs the first spinal-fluid study would be absurd; read as standard errors it is large but possible."""
    as_sd, as_sem = first_study("spread"), first_study("error")
    derived = fact("earley-2000-csf-effect-size-derived").value("effect-size-d")
    assert as_sd == pytest.approx(6.4, abs=0.1) and as_sem == pytest.approx(derived, abs=0.01)
    t = as_sem / math.sqrt(1 / 16 + 1 / 8)
    assert t == pytest.approx(4.6, abs=0.05) and 2 * stats.t.sf(t, 22) == pytest.approx(0.00015, abs=0.00002)
    for meaning, d in (("spread", as_sd), ("error", as_sem)):
        p = 2 * stats.t.sf(d / math.sqrt(1 / 16 + 1 / 8), 22)
        assert first_p_value(meaning) == pytest.approx(p, rel=1e-6)


@pytest.mark.parametrize(("d", "n1", "n2"), [(0, 5, 5), (0.67, 22, 39), (-1.2, 15, 15)])
def test_p_value(d, n1, n2):
    t = abs(d) / math.sqrt(1 / n1 + 1 / n2)
    assert p_value(d, n1, n2) == pytest.approx(2 * stats.t.sf(t, n1 + n2 - 2), abs=1e-9)


def test_effect_size_against_raw_numbers():
    random = np.random.default_rng(5)
    one, two = random.normal(0, 1, 12), random.normal(1, 3, 30)
    d = effect_size((one.mean(), one.std(ddof=1), 12), (two.mean(), two.std(ddof=1), 30))
    assert d / math.sqrt(1 / 12 + 1 / 30) == pytest.approx(stats.ttest_ind(two, one).statistic)
    with pytest.raises(ValueError, match="SD of the second group = 0"):
        effect_size((0, 1, 5), (1, 0, 5))
    with pytest.raises(ValueError, match="meaning = 'both'"):
        first_study("both")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: auc(math.nan), "d = nan"),
        (lambda: power(0.5, 1), "n1 = 1"),
        (lambda: power(0.5, 5, "7"), "n2 = '7'"),
        (lambda: sample_size(0), "d = 0"),
        (lambda: sample_size(0.5, 1.0), "power = 1.0"),
        (lambda: winners_curse(-1, 5), "d = -1"),
    ],
)
def test_bad_input(call, words):
    with pytest.raises(ValueError, match=words):
        call()
