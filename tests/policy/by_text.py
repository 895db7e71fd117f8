"""Somebody in the world of the policy table asks by e-mail, and no group can have it yet."""

from datetime import datetime

from doorstep.aid.actions import exchanging
from doorstep.aid.by_text.facts import Facts
from doorstep.aid.models import Exchange
from doorstep.people.models import ContactPoint
from doorstep.vault.hashing import Hashed


def asks(mail: ContactPoint, now: datetime) -> Exchange:
    found = exchanging.begin(mail.person, mail.means, Hashed(mail.hashed or ""), now=now)
    facts = Facts(words=("I need a hand.",), turns=1)
    exchanging.wait(found, facts, Exchange.Why.NOWHERE, written_at=now, now=now)
    return found
