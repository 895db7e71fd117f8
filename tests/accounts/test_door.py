"""The desk's door: who comes in, who does not, and that nothing lies outside it."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from doorstep.accounts import actions
from doorstep.accounts.models import Session
from doorstep.groups.models import Group
from doorstep.journal.models import JournalEntry
from doorstep.people.models import Person
from tests.factories import make_group, make_person, open_desk, sign_in

pytestmark = pytest.mark.django_db


def addresses(table: URLResolver | None = None, above: str = "/") -> Iterator[str]:
    """Give an address for each pattern there is, with a value for each of its words."""
    for each in (table or get_resolver()).url_patterns:
        route = above + str(each.pattern)
        if isinstance(each, URLPattern):
            yield re.sub(r"<(\w+:)?\w+>", "1", route)
        else:
            yield from addresses(each, route)


def desk_addresses() -> list[str]:
    found = [address for address in addresses() if address.startswith(settings.DESK)]
    assert len(found) > 10
    return [*found, "/desk/not-there/"]


def world() -> list[object]:
    return [list(Group.objects.values()), list(Session.objects.values()), JournalEntry.objects.count()]


# -- Who comes in ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options", "head"])
@pytest.mark.parametrize("token", ["", "nobody's"])
def test_a_stranger_finds_every_address_of_the_desk_closed(client: Client, method: str, token: str) -> None:
    make_group(listing=Group.Listing.PROPOSED)
    before = world()
    client.cookies[settings.SESSION_COOKIE_NAME] = token
    for address in [*desk_addresses(), "/desk"]:
        answer = getattr(client, method)(address, {"decision": "list", "settled": "closed", "move": "close"})
        assert (answer.status_code, answer["Cache-Control"]) == (302, "no-store"), address
        assert answer["Location"].startswith("/sign-in/?next="), address
    assert world() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_who_sits_elsewhere_finds_nothing_there(client: Client, method: str) -> None:
    sign_in(client, make_person("Ben"), strong=True)
    for address in desk_addresses():
        answer = getattr(client, method)(address, {"decision": "list"})
        assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store"), address


@pytest.mark.parametrize("how", [Session.How.CODE, Session.How.RECOVERY, Session.How.GIVEN])
def test_who_sits_at_the_desk_shows_more_than_a_code(client: Client, how: str) -> None:
    esther = open_desk(client)
    opened = Session.objects.get()
    Session.objects.update(how=how)
    for address in desk_addresses():
        assert client.get(address)["Location"].startswith("/sign-in/stronger/?next="), address
    assert "reads a code out to you" in client.get("/sign-in/stronger/?next=/desk/").content.decode()
    Session.objects.update(how=Session.How.AUTHENTICATOR)
    assert client.get("/desk/").status_code == 200
    assert (opened.person, opened.is_strong) == (esther, True)


def test_taking_the_right_away_closes_it_at_the_next_page(client: Client) -> None:
    esther = open_desk(client)
    Person.objects.filter(pk=esther.pk).update(is_staff=False)
    assert client.get("/desk/").status_code == 404


def test_a_person_who_is_known_can_be_given_a_seat(client: Client) -> None:
    clara = make_person("Clara", email="clara@street.example")
    sign_in(client, clara, strong=True)
    assert client.get("/desk/").status_code == 404
    actions.sit("Clara's desk", clara)
    assert client.get("/desk/").status_code == 200


def test_the_desk_is_closed_by_its_button(client: Client) -> None:
    open_desk(client)
    assert "Close the desk" in client.get("/desk/").content.decode()
    client.post("/sign-out/")
    assert client.get("/desk/").status_code == 302


# -- Everything behind it --------------------------------------------------------------------------------------------


def test_an_address_added_later_is_closed_as_well(client: Client) -> None:
    """Whatever is mounted under /desk/, by whichever app: the door looks at the address alone."""
    assert client.get("/desk/added/later/")["Location"] == "/sign-in/?next=%2Fdesk%2Fadded%2Flater%2F"
    open_desk(client)
    assert client.get("/desk/added/later/").status_code == 404


def test_no_page_of_the_desk_is_mounted_elsewhere() -> None:
    mounted = [each for each in get_resolver().url_patterns if isinstance(each, URLResolver)]
    assert {str(each.pattern) for each in mounted if each.app_name == "desk"} == {"desk/"}


def test_every_answer_of_the_desk_is_kept_nowhere(client: Client) -> None:
    open_desk(client)
    for address in desk_addresses():
        answer = client.get(address)
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex"), address
    assert "Disallow: /desk/" in client.get("/robots.txt").content.decode()


def test_who_asked_for_a_very_long_address_can_open_the_desk_all_the_same(client: Client) -> None:
    led = client.get(f"/desk/listings/?name={'x' * 600}")["Location"]
    assert 'name="next" value="/me/"' in client.get(led).content.decode()
