"""Holds docs/safety to the program: the ledger to its tests, numbers to constants, a notice to what really happens."""

import ast
import csv
import re
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from doorstep.accounts.actions import LIVES
from doorstep.accounts.models import CodeRequest, Session
from doorstep.core import codes, digits
from doorstep.messaging.models import Message
from doorstep.people.doors import PROOF_LASTS
from doorstep.web import cookies
from tests.test_docs import targets

ROOT = Path(settings.ROOT)
SAFETY = ROOT / "docs" / "safety"
COLUMNS = ["id", "level", "asks", "status", "how", "test", "note"]
HELD, NOT_YET, NOT_APPLICABLE = "held", "not yet", "not applicable"
# How many requirements each section has, in the order of the standard: chapters that are here as a whole.
SECTIONS = {
    6: [3, 12, 8, 6, 8, 4, 2, 4],
    7: [3, 4, 2, 5, 3, 2],
    8: [4, 4, 3, 2],
    14: [2, 8, 3],
    16: [1, 5, 4, 3, 4],
}

Row = dict[str, str]


def rows() -> list[Row]:
    with (SAFETY / "asvs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def text(page: str) -> str:
    return (SAFETY / page).read_text("utf-8")


# -- The ledger ------------------------------------------------------------------------------------------------------


def test_the_ledger_has_each_requirement_of_its_chapters_once_and_in_order() -> None:
    found = [row["id"] for row in rows()]

    assert found == [
        f"{chapter}.{section}.{number}"
        for chapter, sizes in SECTIONS.items()
        for section, size in enumerate(sizes, start=1)
        for number in range(1, size + 1)
    ]


def test_every_row_of_the_ledger_is_whole() -> None:
    for row in rows():
        assert list(row) == COLUMNS
        assert row["level"] in {"1", "2", "3"}, row["id"]
        assert row["status"] in {HELD, NOT_YET, NOT_APPLICABLE}, row["id"]
        assert row["asks"], row["id"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_what_is_held_names_a_test_and_what_is_not_a_reason(row: Row) -> None:
    if row["status"] == HELD:
        assert row["how"]
        assert row["test"]
    else:
        assert row["note"]


@pytest.mark.parametrize("row", [row for row in rows() if row["test"]], ids=lambda row: row["id"])
def test_every_test_that_the_ledger_names_is_there(row: Row) -> None:
    assert [each for each in row["test"].split("; ") if not is_there(each)] == []


def is_there(named: str) -> bool:
    """Say whether a test or a target of make is there."""
    file, _, test = named.partition("::")
    if named.startswith("make "):
        return named.removeprefix("make ") in targets()
    return (ROOT / file).is_file() and test in functions(ROOT / file)


@cache
def functions(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))


def test_codes_are_as_long_as_the_ledger_says() -> None:
    handle, secret = codes.fresh().handle, codes.fresh().secret

    assert (len(digits.fresh()), len(handle), len(secret)) == (6, 4, 8)
    assert len({codes.fresh().secret for _ in range(200)}) == 200


# -- What is said of the program -------------------------------------------------------------------------------------


def in_words(lasts: timedelta) -> str:
    number, word = (lasts.days, "day") if lasts.days else (lasts // timedelta(hours=1), "hour")
    return f"{number} {word}{'s' if number > 1 else ''}"


def test_what_a_decision_looks_at_is_as_it_is_written() -> None:
    said, how = text("README.md"), Session.How
    lives = {kind: in_words(LIVES[kind]) for kind in (how.CODE, how.PASSKEY, how.AUTHENTICATOR, how.RECOVERY)}

    assert f"within {PROOF_LASTS // timedelta(minutes=1)} minutes" in said
    assert f"| {CodeRequest.MOST_GUESSES} for a code" in said
    assert (
        f"{lives[how.CODE]} after a code, {lives[how.PASSKEY]} after a passkey or an authenticator, "
        f"{lives[how.RECOVERY]} after a printed code" in said
    )
    assert lives[how.PASSKEY] == lives[how.AUTHENTICATOR]


def test_the_notice_says_how_long_messages_stay() -> None:
    life = Message.HELD.life

    assert life
    assert f"Messages: {life.lasts.days} days." in text("privacy-notice.md")


def test_the_notice_speaks_of_every_cookie() -> None:
    """One more has to be said there in words, and counted here."""
    assert len(cookies.kept()) == len(re.findall(r"\bone (?:that|while|for)\b", text("privacy-notice.md"))) == 4


@pytest.mark.parametrize("page", ["dpia.md", "privacy-notice.md", "incident.md"])
def test_a_page_to_adopt_has_places_to_fill_in(page: str) -> None:
    assert re.findall(r"\[[^\]]+\](?!\()", text(page))


def test_what_is_logged_goes_where_the_page_says_and_nowhere_else() -> None:
    handlers: Any = settings.LOGGING["handlers"]

    assert [each["class"] for each in handlers.values()] == ["logging.StreamHandler"]
