"""Rose rings, and everything else goes by text: who is asked, who takes it, who is reminded, and how it went."""

import itertools
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from config import env
from doorstep.aid import due
from doorstep.aid.models import HelpRequest, Task
from doorstep.core import worker
from doorstep.groups.models import Group
from doorstep.messaging.actions import deliver_due, read_due, take_in
from doorstep.messaging.inbound import screen
from doorstep.messaging.inbound.events import Text
from tests.groups.pages import text
from tests.journeys.knocking import DOOR, UUID, a_helper, a_street, below, found, in_days, offer_on
from tests.messaging.providers import Stub, provider_of_texts

pytestmark = pytest.mark.django_db
ROSE = "+447700900555"
HELPERS = {"Ben": "+447700900123", "Olu": "+447700900124", "Nia": "+447700900125"}
_numbers = itertools.count(1)


class Telephones:
    """What arrives at people's telephones, through a provider of texts; and what they write back."""

    def __init__(self, stub: Stub) -> None:
        self.stub, self.read = stub, 0

    def arrived(self, at: datetime | None = None) -> list[tuple[str, str]]:
        """Let the worker do what is due, and send; return to whom, and what, came since the last look."""
        now = at or timezone.now() + timedelta(seconds=5)
        for each in due.ALL:
            each.run(now)
        deliver_due(now)
        new = self.stub.book.taken[self.read :]
        self.read += len(new)
        return [("+" + taken.to.removeprefix("+"), taken.body) for taken in new]

    def waits_for(self, body: str, many: int) -> list[str]:
        """Let hours go by until something arrived at so many more; return at whom."""
        came: list[str] = []
        for hours in range(1, 48):
            if len(came) < many:
                later = self.arrived(timezone.now() + timedelta(hours=hours))
                came += [to for to, said in later if said == body]
        return came

    def writes(self, number: str, body: str, at: datetime | None = None) -> list[tuple[str, str]]:
        """Have somebody write; return what arrived then."""
        now = at or timezone.now()
        take_in("screen", screen.written(Text(f"text {next(_numbers)}", "phone", number, "", body)), "", now=now)
        read_due(now)
        return self.arrived(at)


@pytest.fixture
def telephones(settings: Settings) -> Iterator[Telephones]:
    """Send texts to a provider on this machine, as a site does that is open: nothing is shown on a screen."""
    with provider_of_texts() as stub:
        settings.SCREEN, settings.SMTP = False, None
        settings.TEXT = env.as_texts("DOORSTEP_TEXT_URL", stub.address("twilio"))
        settings.SITE_NAME = "Larkmead"
        yield Telephones(stub)


def rose_rings(group: Group, clara: Client, day: date) -> str:
    """Clara writes down what she says; return the word that Rose is to hear at the door."""
    clara.post(below(group, "calls", "new"), {"phone": ROSE, "surname": "", "postcode": ""})
    call = found(rf"{below(group, 'calls')}{UUID}/", text(clara, below(group, "calls")))
    said = {"called": "Rose", "kinds": ["shopping"], "postcode": "SE15 4AB", "address": DOOR, "urgency": "day"}
    said |= {"day": day.isoformat(), "part": "morning", "phone": ROSE, "may_call": "on", "may_message": "on"}
    opened = text(clara, call, **said, do="open")
    assert "Read these digits out to them" in opened
    return found(r'class="codeword">([^<]+)<', opened)


def said(words: str) -> str:
    """Say how it arrives."""
    return f"Larkmead: {words} STOP ends these."


def test_the_whole_way_by_text(telephones: Telephones) -> None:
    group, clara = a_street("waves")
    for called, number in HELPERS.items():
        a_helper(group, clara, called, phone=number)
    day = in_days(3)
    word = rose_rings(group, clara, day)
    code, on_the_day = Task.objects.get().code, f"{day:%a} {day.day} {day:%b} 8-12"

    # Rose hears that the group has it. Of those who are asked the first cannot, and others are asked.
    came = telephones.arrived()
    assert "Rye Lane Neighbours has what you asked for" in dict(came)[ROSE]
    offer = said(f"shopping near SE15, {on_the_day}. Could you? Answer YES {code} or NO {code}.")
    asked = [to for to, body in came if body == offer]
    came = telephones.writes(asked[0], f"NO {code}")
    assert dict(came)[asked[0]] == said("That is fine. Somebody else is asked, and nobody asks you why.")
    asked += [to for to, body in came if body == offer]
    asked += telephones.waits_for(offer, len(HELPERS) - len(asked))
    assert {*asked} == {*HELPERS.values()}

    # One says yes in their own words. Rose and the others hear of it; who says yes after that is thanked.
    _no, taker, late = asked
    told = dict(telephones.writes(taker, "yes pls"))
    assert f"It is yours: shopping near SE15, {on_the_day}" in told[taker]
    assert "A neighbour said yes to what you asked Rye Lane Neighbours for." in told[ROSE]
    assert "Somebody does it" in told[late]
    assert "A neighbour was quicker" in dict(telephones.writes(late, f"Yes {code}"))[late]

    the_door(telephones, taker, word)
    the_end(telephones, taker, code, day)
    nothing_was_told(telephones, word)


def nothing_was_told(telephones: Telephones, word: str) -> None:
    """No text held what only a door, a page or a telephone call may tell."""
    everything = " ".join(taken.body for taken in telephones.stub.book.taken)
    assert not [secret for secret in (DOOR, "Choumert", "Rose", ROSE[3:], word, "SE15 4AB") if secret in everything]


def the_door(telephones: Telephones, taker: str, word: str) -> None:
    """Sign in with the digits that come by text, and see where to knock."""
    browser = Client()
    browser.post("/sign-in/", {"contact": taker, "next": "/helping/"})
    for work in worker.registered():
        if work.name.startswith("accounts"):
            work.run(timezone.now())
    code = found(r"(\d{3} \d{3}) is your code", dict(telephones.arrived())[taker])
    page = browser.post("/sign-in/code/", {"code": code, "next": "/helping/"}, follow=True).content.decode()
    door = text(browser, f"{offer_on(page)}door/", show="yes")
    assert DOOR in door
    assert word in door


def the_end(telephones: Telephones, taker: str, code: str, day: date) -> None:
    """Be reminded the day before, go, say so, and Rose says how it was; then nobody hears any more of it."""
    assert telephones.arrived(at(day, 9, before=1)) == []
    told = dict(telephones.arrived(at(day, 10, before=1)))
    assert {to: body.split(",")[0] for to, body in told.items()} == {
        taker: "Larkmead: A reminder: shopping near SE15",
        ROSE: f"Larkmead: A neighbour does what you asked Rye Lane Neighbours for: {day:%a} {day.day} {day:%b} 8-12. "
        "They say your codeword first. STOP ends these.",
    }

    done = dict(telephones.writes(taker, "Done!", at(day, 11)))
    assert done == {taker: said("Thank you. Somebody's day was easier for it.")}
    told = dict(telephones.arrived(at(day, 14)))
    assert f"Was all well? Answer YES {code}, or NO {code}" in told.pop(ROSE)
    assert told == {}
    assert dict(telephones.writes(ROSE, "Yes", at(day, 15))) == {ROSE: said("Thank you for telling us.")}

    task = Task.objects.get()
    assert (task.status, task.went, task.request.status) == ("done", "well", HelpRequest.Status.DONE)
    assert [telephones.arrived(at(day, 12, before=-days)) for days in range(1, 9)] == [[]] * 8


def at(day: date, hour: int, *, before: int = 0) -> datetime:
    """Say when it is so late, so many days before that day."""
    return datetime.combine(day - timedelta(days=before), time(hour), timezone.get_default_timezone())
