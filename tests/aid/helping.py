"""What tests of a volunteer's pages share: something asked, something taken, and the page of it."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from doorstep.aid.actions import answering, climbing
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.groups.models import Group
from tests.aid.street import make_task
from tests.groups.pages import browser

# By then the worker has taken its next step.
SOON = timedelta(seconds=5)
MINE = "/helping/"
ADDRESS = "12 Choumert Road"


def asked(group: Group, *wanted: str, **said: object) -> Task:
    """Have something asked for, and the first be asked to do it."""
    task = make_task(group, *wanted, at=timezone.now(), **said)
    climbing.look_after(timezone.now())
    return task


def offer_to(volunteer: Volunteer) -> Offer:
    return Offer.objects.filter(volunteer=volunteer).latest("made_at")


def code(volunteer: Volunteer) -> Client:
    return browser(volunteer.person, strong=False)


def page(volunteer: Volunteer, *parts: str) -> str:
    return "/".join(["/helping/offers", str(offer_to(volunteer).pk), *parts, ""])


def taken(group: Group, volunteer: Volunteer, *wanted: str, **said: object) -> Task:
    task = asked(group, *wanted, **said)
    answering.accept(offer_to(volunteer), now=timezone.now())
    task.refresh_from_db()
    return task


def offered(task: Task) -> None:
    climbing.look_after(timezone.now() + SOON)
    task.refresh_from_db()


def said_yes(task: Task, volunteer: Volunteer) -> Task:
    offered(task)
    answering.accept(Offer.objects.get(task=task, volunteer=volunteer), now=timezone.now())
    task.refresh_from_db()
    return task
