"""The operator's part: the human look before a group is shown, and keeping listings true."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from doorstep.groups.models import Group
from tests.factories import make_group

pytestmark = pytest.mark.django_db


def groups(*words: str) -> str:
    said = StringIO()
    call_command("groups", *words, stdout=said)
    return said.getvalue()


def test_who_waits_is_shown_with_everything_said_and_what_it_looks_like() -> None:
    make_group("Rye Lane Neighbours")
    make_group(
        "Rye Lane Neighbors",
        listing=Group.Listing.PROPOSED,
        summary="Shopping.",
        kinds=(("shopping", ""),),
        contact_ways=(("phone", "020 7946 0101"),),
    )
    said = groups("waiting")
    for words in ("Rye Lane Neighbors", "Shopping.", "shopping", "020 7946 0101", "SE15", "1 waiting"):
        assert words in said, words
    assert "LOOKS LIKE: Rye Lane Neighbours (rye-lane-neighbours)" in said


def test_a_group_is_accepted_rests_comes_back_and_closes() -> None:
    group = make_group(listing=Group.Listing.PROPOSED)
    for verb, state in [("accept", "listed"), ("rest", "resting"), ("accept", "listed"), ("close", "closed")]:
        groups(verb, group.slug)
        assert Group.objects.get(pk=group.pk).status == state


def test_confirming_notes_today() -> None:
    group = make_group(confirmed_on=None)
    groups("confirm", group.slug)
    assert Group.objects.get(pk=group.pk).confirmed_on is not None


def test_what_cannot_be_done_is_said_in_a_sentence() -> None:
    group = make_group(listing=Group.Listing.PROPOSED)
    with pytest.raises(CommandError, match="cannot go from proposed to resting"):
        groups("rest", group.slug)
    with pytest.raises(CommandError, match='No group has the address "none"'):
        groups("accept", "none")
