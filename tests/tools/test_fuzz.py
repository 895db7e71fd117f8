"""The command that looks for longer: it ends in time, is silent about what goes well, and shows what was found."""

import pytest
from hypothesis import settings

from tools import fuzz


def test_the_tests_that_it_runs_know_how_many_examples_are_wanted() -> None:
    assert "--hypothesis-profile=long" in fuzz.round_of(1, "")
    assert settings.get_profile("long").max_examples > settings().max_examples
    assert fuzz.round_of(7, "codes")[2:6] == ["-m", "hypothesis", "-k", "codes"]


def test_what_goes_well_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.ended(["-c", "print('well')"], {}, seconds=60) == 0
    assert capsys.readouterr().out == ""


def test_what_is_found_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.ended(["-c", "raise SystemExit('found ' + __import__('os').environ['ON'])"], {"ON": "here"}, seconds=60)
    assert capsys.readouterr().out == "found here\n\n"


def test_what_lasts_longer_than_it_may_is_ended() -> None:
    assert fuzz.ended(["-c", "import time; time.sleep(600)"], {}, seconds=0.5) == 0
