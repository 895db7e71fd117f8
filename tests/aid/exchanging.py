"""Amina writes to the house, and it answers."""

from datetime import datetime
from uuid import uuid4

from doorstep.aid.models import Exchange
from doorstep.messaging.actions import read_due, take_in
from doorstep.messaging.inbound import screen
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Message
from tests.aid.street import NOW

AMINA = "+447700900501"
OTHER = "+447700900502"
# What they are asked first, and what they are shown before it is sent.
BEGINS = "Do you need a hand? Where do you live? Send your postcode, such as SE15 4NX."
LOOK = "We have: {}. Shall we ask neighbours? Answer YES, or say what is different."


def texts(*said: str, sender: str = AMINA, means: str = "phone", now: datetime = NOW) -> list[str]:
    """Write these one after the other; return what was answered by text, one answer for each, "" for none."""
    found = []
    for each in said:
        before = {*Message.objects.values_list("pk", flat=True)}
        take_in("screen", screen.written(Text(f"{uuid4()}", means, sender, "", each)), "", now=now)
        assert read_due(now) == 1
        answered = Message.objects.filter(kind="by-text").exclude(pk__in=before)
        found += [" ".join(message.short if means != "email" else message.body for message in answered)]
    return found


def mails(*said: str, now: datetime = NOW) -> list[str]:
    return texts(*said, sender="amina@canary.example", means="email", now=now)


def exchange() -> Exchange:
    return Exchange.objects.latest("began_at")
