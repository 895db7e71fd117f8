"""Every page of rounds and of what comes again is reached by links, from the desk and from what one does."""

import re
from collections.abc import Iterable
from html import unescape

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from doorstep.groups.models import Group
from doorstep.people.models import Person
from tests.aid.street import make_street
from tests.aid.test_round_pages import make_drive, make_round, parcel, said, weekly
from tests.factories import sign_in
from tests.policy.addresses import addresses

pytestmark = pytest.mark.django_db
OURS = re.compile(r"^(requests:(round|repeats|all-repeats)|helping:drive)")
MOST = 80


@pytest.fixture
def street() -> tuple[Group, Person]:
    return make_street()


def our_addresses() -> set[str]:
    return {each for each in addresses() if OURS.match(each)}


def found_from(client: Client, start: str) -> set[str]:
    """Follow each link below the start, and name what links and forms lead to."""
    seen, kinds, ways = {start}, set[str](), [start]
    while ways and len(seen) < MOST:
        page = client.get(ways.pop(0)).content.decode()
        for way in _ways(page, start):
            kinds.add(_kind(way))
            if way not in seen and f'href="{way}"' in unescape(page):
                seen.add(way)
                ways.append(way)
    return kinds


def _ways(page: str, start: str) -> Iterable[str]:
    found = (unescape(each) for each in re.findall(r'(?:href|action)="(/[^"]*)"', page))
    return [each for each in dict.fromkeys(found) if each.startswith(start) and _kind(each)]


def _kind(way: str) -> str:
    try:
        return resolve(way.partition("?")[0]).view_name
    except Resolver404:
        return ""


def test_each_page_is_reached_from_the_desk_or_from_what_one_does(client: Client, street: tuple[Group, Person]) -> None:
    group, clara = street
    planned = make_round(street, 2)
    drive = make_drive(planned, clara)
    parcel(group)
    weekly(group)
    resting = weekly(group, "dog-walking")
    sign_in(client, clara, strong=True)
    here = f"/groups/{group.slug}/requests/"
    said(client, f"{here}rounds/{planned.pk}/sharing/")
    said(client, f"{here}{resting.pk}/repeats/rest/")
    ben = Client()
    sign_in(ben, drive.person)

    reached = found_from(client, here) | found_from(ben, "/helping/")
    assert our_addresses() - reached == set()


def test_who_drives_nothing_is_led_to_no_round(client: Client, street: tuple[Group, Person]) -> None:
    sign_in(client, street[1], strong=True)
    assert "/helping/rounds/" not in client.get("/helping/").content.decode()
