"""Holds every benchmark to running: as toys, in processes of their own, each to its table."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from benchmarks.__main__ import benchmarks
from benchmarks.page import OTHERS


def said(name: str) -> str:
    """Run a benchmark as a toy; return what it printed."""
    ran = subprocess.run(  # noqa: S603 # our own modules
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


def test_every_benchmark_is_held_here() -> None:
    assert set(re.findall(r'said\("(\w+)"\)', Path(__file__).read_text("utf-8"))) == set(benchmarks())


@pytest.mark.sqlite
def test_the_finder_is_measured_as_the_directory_grows() -> None:
    assert "600 groups take " in said("finder")


@pytest.mark.sqlite
def test_pages_are_measured_beside_the_least_and_beside_a_peer() -> None:
    printed = said("page")

    assert first_words(printed)[0] == "Measured"
    pages = ["finder", "robots.txt", "all as JSON", *OTHERS]
    rows = printed.splitlines()[-len(pages) :]
    assert [row.split()[1] for row in rows] == [page.split()[0] for page in pages]


@pytest.mark.sqlite
def test_imports_are_measured_beside_the_raw_rows() -> None:
    printed = said("import_places")

    assert "SQLite: made_up_postcodes.csv" in printed
    assert printed.count("ours / it") == printed.count("\nDoorstep ")
    assert "20 added" in printed


@pytest.mark.sqlite
def test_everything_in_one_answer_is_measured_at_two_sizes() -> None:
    printed = said("export")

    assert [line.split()[:2] for line in printed.splitlines()[-6:]] == [
        [size, kind] for size in ("30", "60") for kind in ("json", "geojson", "csv")
    ]


@pytest.mark.browser
def test_a_first_visit_is_weighed_against_its_goal() -> None:
    header, row = said("page_bytes").splitlines()[-2:]

    assert header.split()[-3:] == ["goal", "x", "goal"]
    assert row.startswith("the finder's answer")
    assert 0 < float(row.split()[-3]) < 60


@pytest.mark.sqlite
def test_areas_are_held_beside_their_outlines() -> None:
    header, row, *_ = said("areas").split("SQLite\n")[-1].splitlines()

    assert header.startswith("kind")
    assert row.split()[:2] == ["square", "36"]
    assert row.split()[5] == "100.00%"


@pytest.mark.sqlite
def test_the_list_that_is_narrowed_down_is_measured() -> None:
    header, *rows = said("browse").splitlines()[-7:]

    assert header.split()[:2] == ["groups", "page"]
    assert [row.split()[-1] for row in rows] == ["1.00"] * 6


@pytest.mark.sqlite
def test_sealing_the_journal_is_measured_beside_a_bare_hash() -> None:
    header, *rows = said("journal").split("SQLite\n")[-1].splitlines()[:4]

    assert header.split()[:2] == ["entries", "bytes"]
    assert [row.rsplit(maxsplit=6)[0] for row in rows] == ["bare SHA-256", "sealing", "verifying"]
    assert float(rows[0].split()[-2]) == 1


@pytest.mark.sqlite
def test_sealing_is_measured_beside_aes_gcm_alone() -> None:
    header, *rows = said("vault").split("SQLite\n")[-1].splitlines()

    assert header.split()[-2:] == ["as", "long"]
    assert [row.split()[0] for row in rows] == ["seal", "open", "make", "re-wrap"]


@pytest.mark.sqlite
def test_the_desk_is_measured_as_more_is_asked() -> None:
    header, *rows = said("desk").split("SQLite\n")[-1].splitlines()

    assert header.split()[:3] == ["open", "page", "queries"]
    assert [row.split()[0] for row in rows] == ["5"] * 6 + ["40"] * 6 + ["robots.txt:"]
    assert all(row.split()[-1] == "1.00" for row in rows[:6])


@pytest.mark.sqlite
def test_news_to_many_is_measured_beside_the_bare_rows_and_what_a_page_notices() -> None:
    printed = said("fanout")

    speed, cost, page = (part.splitlines() for part in printed.split("SQLite\n")[-1].split("\n\n"))
    assert [each[0].split()[:3:2] for each in (speed, cost, page)] == [
        ["texts", "bare/s"],
        ["texts", "to"],
        ["texts", "idle"],
    ]
    assert [row.split()[0] for part in (speed, cost, page) for row in part[1:3]] == ["20", "60"] * 3
    assert page[-1].startswith("From 20 to 60 ")


@pytest.mark.sqlite
def test_choosing_whom_news_is_for_is_measured_beside_one_statement() -> None:
    header, *rows = said("audience").split("SQLite\n")[-1].splitlines()

    assert header.split() == ["people", "meant", "what", "seconds", "bare", "x", "statements"]
    assert [row.split()[:3] for row in rows] == [["400", "40", each] for each in ("counted", "chosen", "queued")]


@pytest.mark.sqlite
def test_finding_texts_is_measured_beside_the_raw_query() -> None:
    header, *rows = said("search").split("SQLite\n")[-1].splitlines()

    assert header.split()[:3] == ["texts", "ours", "p50"]
    assert [row.split()[0] for row in rows] == ["20", "60"]


@pytest.mark.sqlite
def test_plans_are_measured_beside_three_libraries_and_agree() -> None:
    printed = said("matching")

    engines = ["ours, compiled", "ours, plain", "OR-Tools", "scipy", "networkx", "greedy, fair", "greedy, nearest"]
    for engine in engines:
        assert len(re.findall(rf"^{engine} +\d", printed, re.MULTILINE)) == len(["plenty", "scarce"])


def test_ways_of_asking_are_held_to_goals_in_every_world() -> None:
    told = said("policies")

    assert told.count("| broadcast to all |") == 2 * 6
    assert len([word for word in first_words(told) if word in {"reached", "MISSED"}]) == 5 * 6


@pytest.mark.sqlite
def test_finding_who_could_do_it_is_measured_as_the_group_grows() -> None:
    printed = said("candidates")

    header, *rows = printed.split("SQLite\n")[-1].splitlines()[:3]
    assert header.split()[:3] == ["volunteers", "found", "p50"]
    assert [row.split()[0] for row in rows] == ["150", "600"]
    assert all(f"the same thirty distances for {many} of {many}" in line for line, many in _compared(printed))


def _compared(printed: str) -> list[tuple[str, str]]:
    return [(line, line.split()[-2]) for line in printed.splitlines() if "the same thirty distances" in line]
