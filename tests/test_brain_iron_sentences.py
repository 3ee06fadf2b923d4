"""Promise: the sentences of the demos of chapter 3, at the start, are what the models do."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from told import numbers, said_at_start

from rlsedu import brain_iron
from rlsedu.anatomy.midbrain import MIDBRAIN
from rlsedu.brain_iron import demos
from rlsedu.brain_iron.population import Brain, Fluid, sample_people
from rlsedu.brain_iron.quality import compare_fits
from rlsedu.brain_iron.relaxometry import METHODS
from rlsedu.brain_iron.slices import scan_slice
from rlsedu.brain_iron.studies import LOWER, STUDIES
from rlsedu.evidence import fact
from rlsedu.statistics import positive_predictive_value, power, sample_size, winners_curse


def sentence(name):
    return said_at_start(getattr(demos, name).value())


def test_default_sentence_of_two_windows():
    people = sample_people(20_000, seed=3)
    control, ferritin, iron = people.group == "control", people.serum_ferritin_ug_l, people.brain_iron_mg_kg
    line = sorted(iron[control])[round(0.25 * control.sum())]
    low = ~control & (iron < line)
    link = np.corrcoef(np.log(ferritin), iron)[0, 1]
    wrongly, below = 100 * (ferritin[low] > 75).mean(), 100 * (ferritin[control] < 75).mean()
    shares = [wrongly, below, line, 75, below, 75]
    told = [found for found in numbers(sentence("two_windows")) if found != 100]
    assert told == [*map(round, shares), Brain().rho, round(link, 2)]


def test_default_sentence_of_spinal_fluid():
    fluid = Fluid()
    spread = math.hypot(fluid.own_weight, 0.5)  # without the small share of blood

    def found(shift):
        return NormalDist(math.log(fluid.fluid_mean_ng_ml) - shift * 0.425, 0.425 * spread).cdf(math.log(2.0))

    early, late, alarms = found(1.0), found(0.3), found(0.0)
    right = positive_predictive_value((early + late) / 2, 1 - alarms, 0.10)
    told = numbers(sentence("spinal_fluid"))
    assert told[1] + told[4] == 100 and told[3] == 2.0 and told[5] == 10
    shown = dict(zip((4, 2, 7, 8), (early, alarms, late, right), strict=True))
    assert {place: told[place] for place in shown} == pytest.approx({p: 100 * x for p, x in shown.items()}, abs=1.5)
    assert told[10:] == [round(brain_iron.auc(1.0), 2), 1, 0.5]


def test_default_sentences_of_scanner_and_fits():
    result = scan_slice(185, 1.0, 60, 24, "nigra")
    told = [185, round(result.nigra_read_mg_kg), result.voxels, 1, result.mixed, round(result.voxel_r2star, 1), 24]
    assert numbers(sentence("scanner")) == told
    result, ours = compare_fits(15), list(METHODS).index("irls")
    worst, off = round(-min(result.bias_here)), round(-result.bias_here[ours])
    told = [15, worst, off, round(result.sd_here[ours], 1), 8]
    assert numbers(sentence("fits")) == told


def test_default_sentence_of_how_many():
    curse, told = winners_curse(0.67, 15), [study for study in STUDIES if study.told]
    expected = sum(power(0.67, study.people, study.controls) for study in told)
    values = [15, round(100 * power(0.67, 15)), 100, 0.67, sample_size(0.67), 80, 100]
    values += [round(curse.mean_reported_d, 2), 100, round(100 * curse.wrong_sign), len(told), round(expected)]
    assert numbers(sentence("how_many")) == [*values, sum(study.found == LOWER for study in told)]


def test_default_sentence_of_the_midbrain():
    nigra = next(shape for shape in MIDBRAIN if shape.name == "substantia nigra")
    told = [round(2 * nigra.half_length_mm, 1), round(2 * nigra.half_width_mm, 1)]
    told += [round(fact("hallgren-1958-sn-mean").value("substantia-nigra"))]
    assert numbers(sentence("midbrain")) == told and "after death" in sentence("midbrain")
