"""Whatever happens while texts are sent, none is lost and none goes out twice: `make kill`, as toys."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.conf import settings

from tests.houses import House, database_for
from tests.kill import small_disk
from tests.kill.small_disk import NoMountError
from tools import postgres

BOTH = ["twilio", "smsworks"]
NONE = ["lost", "repeated", "told_wrongly"]


def tried(house: House, part: str, *options: str) -> dict[str, dict[str, int]]:
    """Try one part in a house; return its figures by provider."""
    command = [sys.executable, "-m", "tests.kill.on_database", part, "--seed=7", *options]
    done = subprocess.run(  # noqa: S603 # our own module
        command, cwd=settings.ROOT, env=house.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    names, *rows = [line.split() for line in done.stdout.splitlines()]
    return {row[1]: dict(zip(names[2:], map(_number, row[2:]), strict=True)) for row in rows}


def _number(said: str) -> int:
    return int(said.replace(",", ""))


def is_whole(found: Mapping[str, int]) -> bool:
    return not any(found[each] for each in NONE) and found["sent"] + found["ended"] + found["unsure"] == found["texts"]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with database_for(tmp_path) as database:
        yield House(tmp_path / "var", database)


def test_workers_killed_at_any_moment_lose_nothing_and_repeat_nothing(house: House) -> None:
    found = tried(house, "kills", "--kills=120", "--texts=60")
    assert [*found] == BOTH
    assert all(is_whole(each) for each in found.values())
    assert sum(each["killed"] for each in found.values()) >= 100
    assert all(each["in_doubt"] for each in found.values())


def test_news_to_many_groups_goes_to_each_once_whoever_is_killed(house: House) -> None:
    found = tried(house, "news", "--texts=40", "--kills=60")
    assert [*found] == BOTH
    assert all(is_whole(each) and each["texts"] == 40 for each in found.values())
    assert sum(each["killed"] for each in found.values()) >= 30


def test_a_clock_that_is_wrong_loses_nothing_and_repeats_nothing(house: House) -> None:
    found = tried(house, "clocks", "--kills=60", "--texts=40")
    assert all(is_whole(each) for each in found.values())


def test_after_three_days_without_a_provider_all_goes_out_and_what_presses_goes_first(house: House) -> None:
    found = tried(house, "outage", "--texts=2000", "--step=300")["twilio"]
    assert is_whole(found)
    assert found["sent"] == 2_000
    # One is tried now and then to see whether they are back, and not two thousand.
    assert found["attempts"] < 2_000 + 72 * 60 / 4
    assert found["not_due"] < 10
    assert found["pressing_after_news"] == 0


@pytest.mark.sqlite
def test_a_disk_that_is_full_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    try:
        with small_disk.mounted(tmp_path / "small") as small:
            house = House(tmp_path / "var", f"sqlite:///{small / 'doorstep.sqlite3'}")
            found = tried(house, "disk", "--kills=20", "--texts=30", f"--small={small}")
    except NoMountError as error:
        pytest.skip(reason=f"only root may mount a small disk, as `make kill` says too: {error}")
    assert all(is_whole(each) for each in found.values())
    assert sum(each["with_errors"] for each in found.values()) > 0


@pytest.mark.postgresql
def test_a_database_that_is_restarted_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    with postgres.throwaway() as address:
        found = tried(House(tmp_path / "var", address), "restarts", "--seconds=10")
    assert all(is_whole(each) for each in found.values())
    assert sum(each["restarts"] for each in found.values()) > 1
