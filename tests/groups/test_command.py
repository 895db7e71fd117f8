"""The operator's part: the human look before a group is shown, and keeping listings true."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

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


def test_what_a_stranger_wrote_cannot_move_the_operators_cursor() -> None:
    forged = "We help.\n\nHonest Two  (honest-two)\n  shopping\x1b[1A\x1b[2K"
    make_group("Honest One", listing=Group.Listing.PROPOSED, description=forged)
    said = groups("waiting")
    assert "\x1b" not in said
    assert "\nHonest Two" not in said


def test_a_refused_proposal_is_gone_from_sight(client: Client) -> None:
    group = make_group("Spam Casino", listing=Group.Listing.PROPOSED)
    assert "Not listed" in groups("refuse", group.slug)
    assert client.get(group.get_absolute_url()).status_code == 404
    with pytest.raises(CommandError, match="cannot go from refused to closed"):
        groups("close", group.slug)


def test_a_patch_and_a_street_teams_are_drawn_and_all_worked_out_anew(tmp_path: Path) -> None:
    group = make_group(metres=None)
    groups("draw", group.slug, "SE15, SE22")
    groups("draw", group.slug, "SE15", "--team", "Peckham side")
    assert group.patches.get(team=None).parts == {"districts": ["SE15", "SE22"]}
    assert group.street_teams.get().name == "Peckham side"
    assert "1 patches drawn anew" in groups("redraw")
    assert group.patches.count() == 2
    with pytest.raises(CommandError, match="We know no postcode district"):
        groups("draw", group.slug, "ZZ99")
    with pytest.raises(CommandError, match="cannot be read as GeoJSON"):
        groups("draw", group.slug, str(tmp_path / "none.geojson"))


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
