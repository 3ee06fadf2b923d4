"""One model call behind a slider is at least ten times as fast as LSODA on the full system, in the same run."""

import importlib.util

import pytest
from conftest import HOUSE


@pytest.mark.parametrize("levodopa", [0.0, 27.0])
def test_ten_times_faster_than_lsoda(levodopa):
    spec = importlib.util.spec_from_file_location("dopamine_benchmark", HOUSE / "benchmarks" / "dopamine.py")
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    ours, lsoda = benchmark.measure(7, levodopa, pick=min)
    print(f"{ours:.1f} ms against {lsoda:.0f} ms")
    assert lsoda > 10 * ours
