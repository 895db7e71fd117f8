"""Holds the benchmarks of pages and imports to running: as toys, in processes of their own, each to its table."""

import subprocess
import sys

import pytest
from django.conf import settings


def said(name: str) -> str:
    """Run a benchmark as a toy; return what it printed."""
    ran = subprocess.run(  # noqa: S603 - our own modules
        [sys.executable, "-m", f"benchmarks.{name}", "--quick"],
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def first_words(printed: str) -> list[str]:
    return [line.split()[0] for line in printed.splitlines() if line.strip()]


@pytest.mark.sqlite
def test_pages_are_measured_beside_the_least_and_beside_a_peer() -> None:
    printed = said("page")

    assert first_words(printed)[0] == "Measured"
    assert [line.split()[1] for line in printed.splitlines()[-3:]] == ["finder", "robots.txt", "all"]


@pytest.mark.sqlite
def test_imports_are_measured_beside_the_raw_rows() -> None:
    printed = said("import_places")

    assert "SQLite: made_up_postcodes.csv" in printed
    assert printed.count("ours / it") == printed.count("\nDoorstep ")
    assert "20 added" in printed


@pytest.mark.browser
def test_a_first_visit_is_weighed_against_its_goal() -> None:
    header, row = said("page_bytes").splitlines()[-2:]

    assert header.split()[-3:] == ["goal", "x", "goal"]
    assert row.startswith("the finder's answer")
    assert 0 < float(row.split()[-3]) < 60
