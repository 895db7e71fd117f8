"""Holds `make bench` to running what there is, and to saying so when asked for something else."""

import pytest

from benchmarks.__main__ import HERE, benchmarks, main


def test_every_benchmark_is_a_module_that_can_be_run_by_itself() -> None:
    assert {name for name in benchmarks() if "__main__" not in (HERE / f"{name}.py").read_text("utf-8")} == set()


def test_a_name_that_is_none_is_told_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["the moon"]) == 1
    assert capsys.readouterr().out.startswith("There is no benchmark the moon. There are: ")
