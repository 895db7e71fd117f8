"""Holds the last lines of `make test` and `make check` to the truth."""

import subprocess
from pathlib import Path

import pytest

from tools import check
from tools import test as testing
from tools.test import Outcome

REPORT = '<testsuites><testsuite name="pytest" tests="{}" skipped="{}" failures="0" errors="0" /></testsuites>'


@pytest.fixture(autouse=True)
def a_shell_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("DOORSTEP_REAL_DATA", "/somewhere")


def judged(tmp_path: Path, code: int, tests: int = 3, skipped: int = 0) -> Outcome:
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(tests, skipped))
    return testing.judged(Outcome("SQLite", ""), code, report)


@pytest.mark.parametrize(("code", "word"), [(0, "passed"), (1, "failed"), (2, "failed"), (4, "failed"), (5, "not run")])
def test_what_pytest_says_is_what_is_told(tmp_path: Path, code: int, word: str) -> None:
    assert judged(tmp_path, code).word == word


def test_a_part_that_died_before_its_report_failed(tmp_path: Path) -> None:
    assert testing.judged(Outcome("SQLite", ""), -9, tmp_path / "none.xml") == Outcome("SQLite", "failed")


def test_the_table_names_what_was_left_out_and_how_to_get_it() -> None:
    assert testing.told([Outcome("SQLite", "passed", 120, 0, 34), Outcome("browser", "not run", why="install it")]) == [
        "SQLite      passed       120 tests    34 s",
        "browser     not run        0 tests     0 s  install it",
    ]


def test_real_lists_left_out_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOORSTEP_REAL_DATA")

    assert "DOORSTEP_REAL_DATA" in testing.told([])[-1]


@pytest.mark.parametrize(
    ("outcome", "at_home", "in_ci"),
    [
        (Outcome("SQLite", "passed"), True, True),
        (Outcome("SQLite", "passed", skipped=1), True, False),
        (Outcome("SQLite", "not run"), True, False),
        (Outcome("SQLite", "failed"), False, False),
    ],
)
def test_at_home_something_may_be_left_out_and_in_ci_nothing(
    monkeypatch: pytest.MonkeyPatch, outcome: Outcome, *, at_home: bool, in_ci: bool
) -> None:
    assert testing.good(outcome) is at_home
    monkeypatch.setenv("CI", "true")
    assert testing.good(outcome) is in_ci


# -- make check ------------------------------------------------------------------------------------------------------


def audited(code: int, out: str, said: str = "") -> tuple[bool, str]:
    return check.by_known_holes(subprocess.CompletedProcess([], code, out, said))


def test_no_known_hole_passes() -> None:
    assert audited(0, '{"dependencies": [{"name": "django", "version": "5.2", "vulns": []}]}') == (True, "")


def test_a_known_hole_fails_and_is_named_with_what_mends_it() -> None:
    hole = '{"id": "PYSEC-1", "fix_versions": ["5.2.1"]}'

    assert audited(1, f'{{"dependencies": [{{"name": "django", "version": "5.2", "vulns": [{hole}]}}]}}') == (
        False,
        "django 5.2: PYSEC-1, mended in 5.2.1",
    )


def test_a_list_of_holes_that_cannot_be_reached_is_told_and_no_failure() -> None:
    assert audited(1, "", "Traceback\nConnectionError: refused") == (
        True,
        "not looked up, the list of known holes cannot be reached: ConnectionError: refused",
    )


def test_a_package_that_could_not_be_looked_up_is_named_and_no_failure() -> None:
    assert audited(0, '{"dependencies": [{"name": "django", "skip_reason": "not found"}]}') == (
        True,
        "not looked up, the list of known holes does not answer for them: django",
    )
