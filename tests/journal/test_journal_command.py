"""What the operator is told about the journal."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from doorstep.journal import queries
from tests.journal.making import sql, tamper

pytestmark = pytest.mark.django_db


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    call_command("journal", *words)
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("sealed")
def test_the_operator_is_told_that_all_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    [head] = printed(capsys, "head")

    assert head == str(queries.head())
    assert printed(capsys, "verify", "--head", head) == [
        "The chain is whole: seals 3, entries 9.",
        "The head that was kept is in it, as seal 3.",
        "Entries not sealed yet: 1, the oldest of 22 November 2026 12:00 UTC.",
        f"The head is {head}",
    ]


@pytest.mark.usefixtures("sealed")
def test_the_operator_is_told_where_it_is_broken() -> None:
    tamper("DELETE FROM ENTRY WHERE id = 7")

    with pytest.raises(CommandError, match=r"^Entry 7 is missing \(seal 2, of .* UTC\)\. Whole: seals 1, entries 5\.$"):
        call_command("journal", "verify")


@pytest.mark.usefixtures("sealed")
def test_the_operator_is_told_what_is_no_head() -> None:
    with pytest.raises(CommandError, match="write it as `journal head` printed it"):
        call_command("journal", "verify", "--head", "12")


def test_there_is_no_head_before_anything_was_sealed() -> None:
    with pytest.raises(CommandError, match="Nothing is sealed yet"):
        call_command("journal", "head")


def test_the_operator_is_told_that_the_guard_is_away(capsys: pytest.CaptureFixture[str]) -> None:
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute(sql("DROP TRIGGER ENTRY_no_update" if sqlite else "DROP TRIGGER journal_guard ON ENTRY"))

    call_command("journal", "verify")

    assert capsys.readouterr().err == "Nothing guards journal_journalentry. Put the guard back: manage.py migrate\n"
