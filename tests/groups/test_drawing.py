"""Drawing a patch in the form: places from a list, hexagons on a map, the same with and without script."""

import re
from collections.abc import Iterable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.groups.forms.proposal import ProposalForm
from doorstep.groups.maps import board
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.places import cells, hexagons
from tests.factories import PECKHAM, make_group

pytestmark = pytest.mark.django_db

HERE = cells.cell_at(*PECKHAM)
SAID = {
    "name": "Choumert Neighbours",
    "who": "of-it",
    "summary": "Shopping and post around the market.",
    "kinds": ["shopping"],
    "phone": "020 7946 0123",
}


def send(client: Client, **other: object) -> tuple[int, str]:
    answer = client.post("/groups/new/", {**SAID, **other}, follow=True)
    return answer.status_code, answer.content.decode()


def boxes(text: str) -> dict[str, str]:
    """Return the hexagons of a page that can be ticked, and what each is called."""
    return dict(re.findall(r'name="tapped" value="(\w+)" aria-label="([^"]*)"', text))


def ticked(text: str) -> set[str]:
    return set(re.findall(r'name="tapped" value="(\w+)" aria-label="[^"]*" checked', text))


def kept(text: str) -> list[str]:
    found = re.search(r'name="tapped_kept" value="([^"]*)"', text)
    assert found
    return found[1].split()


def test_the_map_around_a_place_is_shown_and_nothing_written_is_lost(client: Client) -> None:
    status, text = send(client, look="place", look_at="SE15", place="Around the market", where="SE22")
    assert status == 200
    assert 'role="alert"' not in text
    assert len(boxes(text)) == 169
    assert len(set(boxes(text).values())) == 169
    assert "the middle of this map" in boxes(text).values()
    for value in ("Choumert Neighbours", "Around the market", "SE22", "020 7946 0123"):
        assert f'value="{value}"' in text, value
    assert re.search(r'value="shopping"[^>]* checked', text)
    assert not Group.objects.exists()


def test_the_map_knows_the_places_around_and_they_can_be_picked(client: Client) -> None:
    _status, text = send(client, look="place", look_at="SE15")
    assert 'value="district SE15"' in text
    assert text.index("data-board") < text.index('value="district SE15"'), "who asked for a map sees it first"
    assert "SE15 Peckham" in text
    assert 'name="picked" value="sector' not in text
    send(client, picked=["district SE15", "district SE22"])
    group = Group.objects.get()
    assert group.patches.get().parts == {"districts": ["SE15", "SE22"]}
    assert group.district_codes == ["SE15", "SE22"]


def test_tapped_hexagons_are_the_patch_and_are_stored_folded_together(client: Client) -> None:
    seven = sorted(cells.uncompact([cells.shown(HERE)]))
    send(client, tapped=[cells.as_text(cell) for cell in seven])
    patch = Group.objects.get().patches.get()
    assert patch.parts == {"cells": [cells.as_text(cells.shown(HERE))]}
    assert [row.cell for row in patch.cells.all()] == [cells.shown(HERE)]
    assert Parts.from_json(patch.parts).cells() == set(seven)


def test_what_was_typed_picked_and_tapped_is_one_patch(client: Client) -> None:
    send(client, where="SE22", picked=["district SE15"], tapped=[cells.as_text(HERE)])
    assert Group.objects.get().patches.get().parts == {
        "districts": ["SE22", "SE15"],
        "cells": [cells.as_text(HERE)],
    }


def test_a_map_moved_on_keeps_what_was_tapped_before(client: Client) -> None:
    _status, text = send(client, look="place", look_at="SE15")
    south = list(boxes(text))[-1]
    middle = re.search(r'name="middle" value="(\w+)"', text)
    assert middle
    _status, moved = send(client, look="north", middle=middle[1], tapped=[south])
    assert south not in boxes(moved)
    assert kept(moved) == [south]
    new = re.search(r'name="middle" value="(\w+)"', moved)
    assert new
    assert cells.centre(cells.from_text(new[1]))[0] > cells.centre(cells.from_text(middle[1]))[0]
    _status, back = send(client, look="south", middle=new[1], tapped_kept=south)
    assert south in ticked(back)
    assert kept(back) == []


def test_after_something_to_mend_the_map_is_still_there(client: Client) -> None:
    status, text = send(client, name="", middle=cells.as_text(HERE), tapped=[cells.as_text(HERE)])
    assert status == 422
    assert ticked(text) == {cells.as_text(HERE)}


def test_a_chosen_file_has_to_be_chosen_again_and_the_page_says_so(client: Client) -> None:
    upload = SimpleUploadedFile("patch.geojson", b"{}")
    assert "Choose your file again" in send(client, look="place", look_at="SE15", shape=upload)[1]


@pytest.mark.parametrize(("typed", "said"), [("", "Write a postcode"), ("Atlantis", "We could not find “Atlantis”")])
def test_a_place_that_is_none_is_answered_with_a_sentence(client: Client, typed: str, said: str) -> None:
    status, text = send(client, look="place", look_at=typed)
    assert status == 200
    assert said in text
    assert boxes(text) == {}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("tapped", ["nonsense"], "could not be read"),
        ("tapped", [cells.as_text(cells.ancestor(HERE, 4))], "more than a borough"),
        ("tapped", [cells.as_text(cells.cell_at(48.85, 2.35))], "outside Great Britain"),
        ("where", cells.as_text(cells.cell_at(48.85, 2.35)), "Write its district instead"),
        ("where", cells.as_text(cells.ancestor(HERE, 4)), "Write its district instead"),
        ("picked", ["district ZZ99"], "not one of the available choices"),
        ("picked", ["area none"], "not one of the available choices"),
        ("picked", ["sector SE15\0 5"], "not one of the available choices"),
        ("picked", [f"district SE{number}" for number in range(1, 15)], "twelve places at most"),
    ],
)
def test_what_is_wrong_with_a_drawing_stands_beside_it(client: Client, field: str, value: object, said: str) -> None:
    status, text = send(client, **{field: value, "middle": cells.as_text(HERE)})
    assert status == 422
    assert said in text
    assert not Group.objects.exists()


def test_a_drawing_of_half_the_earth_is_refused_without_working_it_out(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfolded: list[int] = []
    unfold = cells.uncompact

    def counting(given: Iterable[int], *size: int) -> set[int]:
        found = unfold(given, *size)
        unfolded.append(len(found))
        return found

    monkeypatch.setattr(cells, "uncompact", counting)
    coarse = " ".join(cells.as_text(cell) for cell in hexagons.disk(cells.ancestor(HERE, cells.COARSEST), 2))
    middle = cells.as_text(HERE)
    assert "more than a borough" in send(client, tapped_kept=coarse, middle=middle)[1]
    assert send(client, tapped_kept=coarse, middle=middle, look="north")[0] == 200
    assert max(unfolded) < 10_000


def test_neighbours_on_the_same_ground_are_shown_and_not_forbidden(client: Client) -> None:
    make_group("Rye Neighbours", metres=600)
    _status, text = send(client, look="place", look_at="SE15")
    assert "where listed groups help already" in text
    _status, thanks = send(client, tapped=[cells.as_text(HERE)])
    assert "These groups help on some of the same streets" in thanks
    assert "Rye Neighbours" in thanks


def test_nobody_puts_a_name_into_the_thanks(client: Client) -> None:
    make_group("Secret", listing=Group.Listing.PROPOSED)
    text = client.get("/groups/new/sent/?beside=secret,<b>you</b>,\0").content.decode()
    assert "Secret" not in text
    assert "<b>you" not in text


def test_a_box_is_large_enough_for_a_finger_and_none_lies_on_another() -> None:
    drawn = board.around(HERE, [])
    middles = [(box.x, box.y) for box in drawn.boxes]
    apart = min(abs(complex(a[0] - b[0], a[1] - b[1])) for a in middles for b in middles if a != b)
    assert apart >= board.BOX >= 44


def test_hexagons_can_be_drawn_from_the_command_too() -> None:
    group = make_group(metres=None)
    call_command("groups", "draw", group.slug, f"{cells.as_text(HERE)}, SE22")
    assert group.patches.get().parts == {"districts": ["SE22"], "cells": [cells.as_text(HERE)]}
    call_command("groups", "redraw")
    assert group.patches.get().parts == {"districts": ["SE22"], "cells": [cells.as_text(HERE)]}


def test_parts_that_were_tapped_come_back_from_the_database_as_they_were() -> None:
    parts = Parts(districts=("SE15",), tapped=(cells.shown(HERE), HERE))
    assert Parts.from_json(parts.as_json()) == parts
    assert not parts.said_in_codes
    drawn = draw(Parts(tapped=(HERE,)))
    assert drawn
    assert (drawn.cells, drawn.size, drawn.middle) == ((HERE,), 1, HERE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(
    tapped=st.lists(st.text(max_size=20), max_size=4),
    picked=st.lists(st.text(max_size=20), max_size=4),
    middle=st.text(max_size=20),
    look=st.sampled_from(["place", "north", "x"]),
    look_at=st.text(max_size=30),
)
def test_nothing_that_can_be_sent_as_a_drawing_is_an_error(
    client: Client, tapped: list[str], picked: list[str], middle: str, look: str, look_at: str
) -> None:
    said = {"tapped": tapped, "picked": picked, "middle": middle}
    ProposalForm({**SAID, **said}).is_valid()
    assert client.post("/groups/new/", {**said, "look": look, "look_at": look_at}).status_code == 200
