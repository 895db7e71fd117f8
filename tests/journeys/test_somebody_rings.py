"""Rose is 92, and her telephone hangs on the wall: she rings, is rung back, and all else goes by calls and keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from doorstep.aid.models import HelpRequest, Task
from doorstep.core import worker
from doorstep.groups.models import Group
from doorstep.messaging.models import Reply
from tests.groups.pages import text
from tests.journeys.knocking import DOOR, UUID, a_helper, a_street, below, found, in_days, the_request
from tests.journeys.test_somebody_answers_by_text import at
from tests.messaging.calling import action, asks, rings, set_up
from tests.messaging.stand_in import Came, Says, StandIn, stand_in

pytestmark = pytest.mark.django_db
ROSE, BEN = "+442079460555", "+442079460124"
SOUND = b"ID3 It is Rose, and I need my shopping."
RECORDING = "/2010-04-01/Accounts/AC{0}/Recordings/RE" + "0" * 32
THEIRS = "CA" + "f" * 32


@dataclass
class Ringing:
    """A call that Twilio was asked to make."""

    sid: str
    form: dict[str, str]

    @property
    def to(self) -> str:
        return self.form["To"]


@dataclass
class Telephones:
    """What rings at people's homes; who picks up hears what our answers say, and presses keys."""

    twilio: StandIn
    lines: Client = field(default_factory=Client)
    read: int = 0
    heard: list[str] = field(default_factory=list)

    def ring(self, now: datetime) -> list[Ringing]:
        """Let the worker do all that is due, what came back first; return who is rung since the last look."""
        for _ in range(2):
            for work in worker.registered():
                if work.name.startswith(("aid", "messaging")):
                    work.run(now)
        new, self.read = self.twilio.came[self.read :], len(self.twilio.came)
        return [
            Ringing(sid(number), came.form)
            for number, came in enumerate(new, self.read - len(new) + 1)
            if came.path.endswith("/Calls.json")
        ]

    def picks_up(self, call: Ringing, key: str = "") -> str:
        """Have somebody pick up, listen, and press a key if they press one; return what they heard."""
        of = {"CallSid": call.sid, "To": call.to}
        prompt = asks(self.lines, call.form["Url"], AnsweredBy="human", **of)
        assert said_in(prompt)[0] == "Hello. There is a message for you. To hear it, press 5."
        message = asks(self.lines, action(prompt), Digits="5", **of)
        if key:
            assert said_in(asks(self.lines, action(message), Digits=key, **of)) == ["Thank you. Goodbye."]
        asks(self.lines, call.form["StatusCallback"], CallStatus="completed", AnsweredBy="human", **of)
        words, keys = said_in(message)[:2]
        assert "Press 1 for yes. Press 2 for no." in keys
        self.heard.append(words)
        return words

    def leaves_words(self, number: str) -> None:
        greeting = rings(self.lines, From=number, CallSid=THEIRS)
        assert "This is Larkmead. If you are in danger, hang up and ring 999." in said_in(greeting)[-2]
        lies = f"http://127.0.0.1:{self.twilio.port}{RECORDING.format('0123456789abcdef' * 2)}"
        spoken = {"RecordingUrl": lies, "RecordingDuration": "17", "From": number, "CallSid": THEIRS}
        thanks = rings(self.lines, action(greeting, "Record"), **spoken)
        assert said_in(thanks) == ["Thank you. Somebody rings you back. Goodbye."]


def sid(number: int) -> str:
    return f"CA{number:032x}"


def said_in(document: str) -> list[str]:
    return [unescape(each) for each in re.findall(r"<Say[^>]*>([^<]*)</Say>", document)]


@pytest.fixture
def telephones(settings: Settings) -> Iterator[Telephones]:
    """Ring by a provider on this machine alone: nobody here has anything else, and Clara looks at the desk."""
    numbers: list[Came] = []

    def twilio(came: Came) -> Says:
        numbers.append(came)
        if came.method == "POST":
            return Says(201, {"sid": sid(len(numbers)), "status": "queued"})
        return Says(204, b"") if came.method == "DELETE" else Says(200, SOUND)

    with stand_in(twilio) as there:
        settings.SCREEN, settings.SMTP, settings.TEXT, settings.SITE_NAME = False, None, None, "Larkmead"
        set_up(settings, there)
        yield Telephones(there)


def test_the_whole_way_by_telephone(telephones: Telephones) -> None:
    group, clara = a_street("waves")
    a_helper(group, clara, "Ben", phone=BEN)
    day = in_days(3)
    word = rose_is_rung_back(telephones, group, clara, day)

    # The next day at noon Rose hears that the group has it, and Ben is asked; he presses yes.
    calls = {call.to: call for call in telephones.ring(at(day, 12, before=2))}
    assert calls.keys() == {ROSE, BEN}
    assert "Rye Lane Neighbours has what you asked for." in telephones.picks_up(calls[ROSE])
    offer = telephones.picks_up(calls[BEN], "1")
    assert offer.startswith("This is Larkmead. Would you? shopping in SE15.")
    assert f"{day:%A} {day.day} {day:%B}, in the morning." in offer

    # Both hear that it is his. Where it is, Clara tells him, who opens it for that; Rose can read that she did.
    calls = {call.to: call for call in telephones.ring(at(day, 13, before=2))}
    assert "A neighbour of Rye Lane Neighbours does what you asked for." in telephones.picks_up(calls[ROSE])
    assert "under “What I do”" in telephones.picks_up(calls[BEN])
    door = text(clara, f"{the_request(clara, group)}door/", why="to-plan")
    assert DOOR in door
    assert word in door

    the_end(telephones, day)
    assert not [
        each for each in telephones.heard for secret in (DOOR, "Choumert", "Rose", "92", word) if secret in each
    ]


def rose_is_rung_back(telephones: Telephones, group: Group, clara: Client, day: date) -> str:
    """Clara hears what Rose said, does not reach her, reaches her, and writes it down; return the word at the door."""
    telephones.leaves_words(ROSE)
    assert telephones.ring(timezone.now() + timedelta(seconds=5)) == []
    call = found(rf"{below(group, 'calls')}{UUID}/", text(clara, below(group, "calls")))
    page = text(clara, call)
    assert "17 seconds." in page
    assert clara.get(found(r'<audio[^>]* src="([^"]+)"', page)).content == SOUND
    # Twilio keeps nothing of it.
    assert [came.method for came in telephones.twilio.came] == ["GET", "DELETE"]

    text(clara, call, phone=ROSE, do="no-answer")
    assert "Nobody answered once so far." in text(clara, call)
    said = {"called": "Rose", "kinds": ["shopping"], "postcode": "SE15 4AB", "address": DOOR, "what": "She is 92."}
    said |= {"urgency": "day", "day": day.isoformat(), "part": "morning", "phone": ROSE, "may_call": "on"}
    opened = text(clara, call, **said, do="open")
    assert "Read these digits out to them" in opened
    return found(r'class="codeword">([^<]+)<', opened)


def the_end(telephones: Telephones, day: date) -> None:
    """Both are reminded the day before; afterwards he is asked, and then she, and each presses a key."""
    assert telephones.ring(at(day, 9, before=1)) == []
    calls = {call.to: call for call in telephones.ring(at(day, 10, before=1))}
    assert "You said yes." in telephones.picks_up(calls[BEN])
    assert "a neighbour does what you asked for" in telephones.picks_up(calls[ROSE])

    # He is not rung once more to be thanked for the key; of what he said before the call, only that it is done.
    (asks_him,) = telephones.ring(at(day, 12))
    assert (asks_him.to, telephones.picks_up(asks_him, "1")[:36]) == (BEN, "This is Larkmead. How did it go?\n\nRy")
    (thanks,) = telephones.ring(at(day, 13))
    assert (thanks.to, "Somebody’s day was easier for it." in telephones.picks_up(thanks, "1")) == (BEN, True)
    (asks_her,) = [call for hour in range(14, 20) for call in telephones.ring(at(day, hour))]
    assert (asks_her.to, "Was all well?" in telephones.picks_up(asks_her, "1")) == (ROSE, True)
    assert [call for days in range(1, 9) for call in telephones.ring(at(day, 12, before=-days))] == []

    task = Task.objects.get()
    assert (task.status, task.went, task.request.status) == ("done", "well", HelpRequest.Status.DONE)
    # Nothing waits for a human: each key was understood.
    assert not Reply.objects.filter(status=Reply.Status.OPEN, seconds=0).exists()
