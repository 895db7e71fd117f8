"""The way into starting a group: is there one already? Those that are, with the way to join them; then an evening."""

import pytest
from django.test import Client

from doorstep.groups.models import Group
from doorstep.places import cells
from doorstep.starting.models import Evening
from tests.factories import NUNHEAD, PECKHAM, make_area, make_group, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


def test_what_it_offered_before_is_still_there(client: Client) -> None:
    page = text(client, "/start/")
    assert 'href="/groups/new/"' in page
    assert "Never take a card or a PIN." in page
    assert 'action="/start/"' in page
    assert "Go on with your evening" not in page
    assert not client.cookies


def test_a_postcode_leads_to_an_address_without_it_and_to_who_is_there(client: Client) -> None:
    make_group("Rye Lane Neighbours")
    make_group("Nunhead Knitters", at=NUNHEAD, metres=300)
    answer = client.get("/start/?q=SE15")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/start/near/")
    here = cells.as_text(cells.shown(cells.cell_at(*PECKHAM)))
    page = text(client, f"/start/near/{here}/?in=SE15+Peckham&known=district")
    assert "Ask to join <bdi>Rye Lane Neighbours</bdi> instead" in page
    assert 'href="/groups/rye-lane-neighbours/helping/"' in page
    assert f'href="/starting/new/?at={here}"' in page
    assert "noindex" in page


def test_a_full_postcode_stands_in_no_address(client: Client) -> None:
    for typed in ("SE15 5BZ", "ZE99 9ZZ"):
        assert typed.partition(" ")[2] not in client.get("/start/", {"q": typed}).headers.get("Location", "")


def test_one_that_rests_might_begin_again_and_one_from_elsewhere_is_not_joined_here(client: Client) -> None:
    make_group("Sleepy Neighbours", listing=Group.Listing.RESTING)
    away = make_group("Far Neighbours")
    Group.objects.filter(pk=away.pk).update(hops=1, home="https://far.example/")
    here = cells.as_text(cells.shown(cells.cell_at(*PECKHAM)))
    page = text(client, f"/start/near/{here}/")
    assert "With you, it might begin again." in page
    assert "Ask to join <bdi>Sleepy Neighbours</bdi> instead" in page
    assert "Ask to join <bdi>Far Neighbours</bdi>" not in page


def test_where_nobody_is_it_begins_with_them(client: Client) -> None:
    here = cells.as_text(cells.shown(cells.cell_at(*PECKHAM)))
    assert "Then it begins with you" in text(client, f"/start/near/{here}/")


def test_what_leads_nowhere_says_so_and_names_are_chosen_between(client: Client) -> None:
    assert "We could not find" in text(client, "/start/?q=QQQQ")
    make_group("Peckham Rye Walkers")
    page = text(client, "/start/?q=Peckham")
    assert "Which one do you mean?" in page
    assert "/start/near/" in page
    assert "Peckham Rye Walkers" in page


def test_an_area_leads_to_its_middle_and_not_to_its_page(client: Client) -> None:
    make_area("E05000001", "Bellenden ward", cells.compact(cells.circle(cells.cell_at(*PECKHAM), 900)))
    answer = client.get("/start/", {"q": "Bellenden ward"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/start/near/")


def test_whoever_has_begun_goes_on() -> None:
    clara = make_person("Clara", email="clara@example.org")
    hers = browser(clara, strong=False)
    here = cells.as_text(cells.shown(cells.cell_at(*PECKHAM)))
    text(hers, "/starting/new/", at=here, agree="on")
    assert "Go on with your evening" in text(hers, "/start/")
    assert f"/starting/{Evening.objects.get().pk}/" in text(hers, "/starting/")


@pytest.mark.parametrize("wrong", ["88195da49bfffff0", "89195da49b7ffff", "nonsense", "85195da7fffffff"])
def test_a_cell_that_is_none_of_ours_is_no_address(client: Client, wrong: str) -> None:
    assert client.get(f"/start/near/{wrong}/").status_code == 404
