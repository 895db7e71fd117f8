"""Every page of those who look after requests is reached from the desk, by links and buttons alone."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone

from doorstep.aid import urls_requests
from doorstep.aid.actions import talking
from doorstep.aid.models import GroupWay
from doorstep.groups.models import Group, Role
from doorstep.messaging.actions import Words, send
from doorstep.messaging.models import Reply
from doorstep.people.actions import add_contact_point
from doorstep.people.models import Person
from tests.aid.helping import said_yes
from tests.aid.street import make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.factories import make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
LEADS = re.compile(r'(?:href|action)="([^"]*)"')
AT_MOST = 200


def crawled(client: Client, start: str) -> set[str]:
    """Follow links below the group's requests, and note by name where these and the buttons lead."""
    seen, waiting, found = {start}, [start], set[str]()
    while waiting and len(seen) < AT_MOST:
        answer = client.get(waiting.pop())
        if answer.status_code != 200:
            continue
        for address in led_to(start, answer.content.decode()):
            found.add(resolve(urlsplit(address).path).view_name)
            if address not in seen:
                seen.add(address)
                waiting.append(address)
    return found


def led_to(start: str, page: str) -> Iterator[str]:
    for said in LEADS.findall(page):
        address = urljoin(start, unescape(said))
        if address.startswith(start) and is_known(address):
            yield address


# Rounds, what comes again, and what people wrote or said have their own tests (test_round_pages.py, test_repeating.py,
# test_desk_voices.py); what was sent by hand is said on a page that only a button opens (test_by_hand.py), and what
# neighbouring groups ask needs one of them (test_overflow_agreements.py).
ELSEWHERE = (
    *("requests:round", "requests:repeats", "requests:voice", "requests:reply-", "requests:by-hand-end"),
    *("requests:agree", "requests:favour"),
)


def is_known(address: str) -> bool:
    try:
        return bool(resolve(urlsplit(address).path))
    except Resolver404:
        return False


def left_to_humans(group: Group, whom: Person) -> None:
    now = timezone.now()
    point = add_contact_point(whom, "phone", "07700 900123", by=None)
    words = Words("yours", "en-gb", "It is yours", "It is yours.", desk=group.uid)
    send(point, words, expires_at=now + timedelta(days=1), by=None, now=now, by_hand=True)


def test_from_the_desk_every_page_is_reached(rye: Group, clara: Person) -> None:
    esther = make_person("Esther")
    make_membership(esther, rye, Role.COORDINATOR)
    said_yes(asked_now(rye, "dog-walking"), make_volunteer(rye, vouched=False))
    # Where a coordinator chooses, they can let the nearest be asked for one task.
    GroupWay.objects.filter(group=rye).update(how=GroupWay.Hows.COORDINATOR)
    asked_now(rye, "shopping")
    for who in (clara, esther):
        talking.begin(rye, None, {"called": "Rose"}, by=who.pk, now=timezone.now())

    wrote = {"person": esther, "means": "email", "desk": rye.uid, "came_at": timezone.now()}
    Reply.objects.create(**wrote, body="Only if it does not rain?")
    left_to_humans(rye, clara)

    names = {f"requests:{each.name}" for each in urls_requests.urlpatterns}
    own = {name for name in names if name.startswith(ELSEWHERE)}
    assert names - own - crawled(browser(clara), below(rye)) == set()


def test_whoever_helps_finds_the_page_for_a_door(rye: Group) -> None:
    ben = make_volunteer(rye).person
    assert below(rye, "door") in text(browser(ben), "/helping/")
    assert below(rye, "door") not in text(browser(make_person("Dev")), "/helping/")
