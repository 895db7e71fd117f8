"""People who have nothing but a telephone: what they write comes in as it does in life, and what they get is read."""

import itertools
from datetime import datetime

from doorstep.aid.actions import answering, climbing
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.groups.models import Group
from doorstep.messaging.actions import read_due, take_in
from doorstep.messaging.inbound import screen
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Message, Reply
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from tests.aid.street import NOW, make_volunteer

_events = itertools.count(1)
BEN, OLU, AMINA = "+447700900123", "+447700900124", "+442079460501"


def with_phone(group: Group, called: str = "Ben", number: str = BEN, **said: object) -> Volunteer:
    """Make somebody who helps, and is reached by text alone."""
    row = make_volunteer(group, called, **said)  # type: ignore[arg-type] # whatever a test says
    ContactPoint.objects.filter(person=row.person_id).delete()
    point = people.add_contact_point(row.person, "phone", number, by=None)
    people.confirm_contact_point(point, by=None, now=NOW)
    return row


def writes(body: str, number: str = BEN, *, now: datetime = NOW, means: str = "phone") -> Reply:
    """Have somebody write, and it be read; return what is kept of it."""
    text = Text(f"text {next(_events)}", means, number, "", body)
    take_in("screen", screen.written(text), "", now=now)
    before = {*Reply.objects.values_list("pk", flat=True)}
    read_due(now)
    return Reply.objects.exclude(pk__in=before).get()


def told(person: Person, now: datetime = NOW) -> list[str]:
    """Read what somebody was written at a moment, as a text has it."""
    return [each.short for each in Message.objects.filter(person=person, made_at=now).order_by("pk")]


def kinds_told(person: Person) -> list[str]:
    return [*Message.objects.filter(person=person).order_by("made_at", "pk").values_list("kind", flat=True)]


def asked_for(task: Task, at: datetime = NOW) -> Task:
    """Let the first be asked for it."""
    climbing.look_after(at)
    task.refresh_from_db()
    return task


def said_yes(task: Task, volunteer: Volunteer) -> Task:
    asked_for(task)
    answering.accept(Offer.objects.get(task=task, volunteer=volunteer), now=NOW)
    task.refresh_from_db()
    return task


def stands(task: Task) -> tuple[str, list[str]]:
    """Say how a task stands, and the offers of it, in the order in which they were asked."""
    task.refresh_from_db()
    offers = Offer.objects.filter(task=task).order_by("made_at", "person__made_at")
    return task.status, [*offers.values_list("status", flat=True)]
