"""Who looked at something of somebody's: by name, for which group, why and when; in the journal, where it stays."""

import pytest
from django.core.management import call_command
from django.test import Client

from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.people.models import Person
from doorstep.vault.actions import erase
from tests.accounts.seen import plain, text
from tests.factories import make_group, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def nunhead(db: None) -> Group:  # noqa: ARG001 # as above
    return make_group("Nunhead Neighbours")


def look(at: Person, by: Person, group: Group, why: str = "to-plan") -> None:
    """Note a look as `people.actions.look_at_contact_points` does."""
    record(at, "looked at", by=by.pk, what="contact points", why=why, group=group.pk)


def test_who_looked_is_said_by_name_group_reason_and_time(hers: Client, amina: Person, nunhead: Group) -> None:
    look(amina, make_person("Clara"), nunhead)

    page = plain(text(hers, "/me/looked/"))

    assert "Clara , of Nunhead Neighbours" in page
    assert "Looked at: how you are reached. Why: To plan who helps where." in page


def test_that_the_operator_printed_it_is_said_too(
    hers: Client, amina: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("vault", "print", str(amina.pk))
    assert "amina@canary.example" in capsys.readouterr().out

    page = plain(text(hers, "/me/looked/"))

    assert "Whoever runs this site Looked at: everything we hold about you." in page


def test_one_who_is_no_longer_here_and_a_group_that_is_gone_leave_their_place(
    hers: Client, amina: Person, nunhead: Group
) -> None:
    clara = make_person("Clara")
    look(amina, clara, nunhead, why="")
    erase(clara.pk, by=None)
    assert "Somebody of Nunhead Neighbours who is no longer here" in plain(text(hers, "/me/looked/"))

    Group.objects.all().delete()

    assert "Somebody who is no longer here" in plain(text(hers, "/me/looked/"))


def test_what_a_later_app_says_was_looked_at_is_said(hers: Client, amina: Person, nunhead: Group) -> None:
    record(amina, "looked at", by=make_person("Ben").pk, what="the address", why="unheard-of", group=nunhead.pk)
    record(amina, "looked at", by=None)

    page = plain(text(hers, "/me/looked/"))

    assert "Ben , of Nunhead Neighbours Looked at: the address." in page
    assert "unheard-of" not in page


def test_looks_at_somebody_else_and_other_entries_are_not_shown(hers: Client, amina: Person, nunhead: Group) -> None:
    look(make_person("Ben"), make_person("Clara"), nunhead)
    record(nunhead, "looked at", by=amina.pk)

    assert "Nobody has looked" in text(hers, "/me/looked/")


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_however_many_looked(
    hers: Client, amina: Person, rows: int, django_assert_num_queries: "pytest.FixtureRequest"
) -> None:
    for number in range(rows):
        look(amina, make_person(f"Clara {number}"), make_group())
    # Who is signed in, how many, which; what these are called, and their groups.
    with django_assert_num_queries(5):  # type: ignore[operator] # the fixture of pytest-django
        text(hers, "/me/looked/")


def test_many_come_in_pages(hers: Client, amina: Person, nunhead: Group) -> None:
    clara = make_person("Clara")
    for _ in range(31):
        look(amina, clara, nunhead)

    assert text(hers, "/me/looked/").count("Clara") == 30
    assert text(hers, "/me/looked/?page=2").count("Clara") == 1
