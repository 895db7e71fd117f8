"""Evenings in the making: begun, written full, and sent in."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from doorstep.groups import actions as groups
from doorstep.groups.models import Group
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from doorstep.places import cells
from doorstep.starting.actions import becoming, evenings, offering, sending
from doorstep.starting.forms.whole import whole
from doorstep.starting.models import Chair, Evening, Part
from doorstep.starting.queries import evenings as asking
from tests.factories import PECKHAM
from tests.groups.pages import text

WORDS = "I want to help in a group of neighbours."
HERE = cells.shown(cells.cell_at(*PECKHAM))
PATCH: dict[str, Any] = {
    "name": "Choumert Neighbours",
    "another": False,
    "summary": "Shopping and post around the market.",
    "where": "SE15",
    "place": "",
    "picked": [],
    "tapped": [],
}
WAY: dict[str, Any] = {
    "how": "board",
    "cap": 2000,
    "kinds": ["shopping"],
    "other_kind": "",
    "languages": [],
    "description": "",
}
CONTACT: dict[str, Any] = {"phone": "020 7946 0123", "email": "", "website": "", "another": False}
ALL: Mapping[str, dict[str, Any]] = {"patch": PATCH, "way": WAY, "contact": CONTACT}


def make_evening(person: Person) -> Evening:
    return evenings.begin(person, HERE, words=WORDS, now=timezone.now())


def write(evening: Evening, person: Person, **chapters: dict[str, Any]) -> None:
    for which, said in (chapters or ALL).items():
        evenings.write(evening, which, said, seen=None, by=person.pk, now=timezone.now())


def sits_down(evening: Evening, person: Person, by: Person, part: str = Part.COORDINATOR) -> Chair:
    """Have somebody come to the table by a code that was read out to them."""
    chair = offering.find(offering.offer(evening, part, by=by.pk, now=timezone.now()), now=timezone.now())
    assert chair
    offering.sit_down(chair, person, words=WORDS, now=timezone.now())
    chair.refresh_from_db()
    return chair


def send(evening: Evening, person: Person) -> Group:
    said = whole(asking.chapters(evening))
    assert said.is_valid(), said.errors
    sending.send(evening, said.about(), person, seen=asking.stamp(evening), now=timezone.now())
    evening.refresh_from_db()
    assert evening.group
    return evening.group


def list_it(group: Group) -> None:
    """Have a person look at it and list it, and the worker go on."""
    groups.put_on_list(group, by=None)
    becoming.look_after(timezone.now() + timedelta(seconds=5))
    group.refresh_from_db()


def at(evening: Evening, *parts: object) -> str:
    return "/".join(["/starting", str(evening.pk), *map(str, parts), ""])


def seen(client: Client, address: str) -> str:
    """Read the stamp of what stands in a form; nothing where nothing does."""
    match = re.search(r'name="seen" value="([^"]*)"', text(client, address))
    return match[1] if match else ""


def kinds(person: Person) -> list[str]:
    return [*Message.objects.filter(person=person).order_by("made_at", "pk").values_list("kind", flat=True)]
