"""What is answered to news: YES raises a hand, NO takes it back, and words of one's own go to the network's desk.

A text does not say what it answers. It is taken for an answer to the news that reached that number last, and only where
nothing presses that it could as well be about: a task, or somebody who asks for a hand.
"""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from doorstep.aid.queries import exchanges, matters
from doorstep.broadcasts import letters
from doorstep.broadcasts.actions.hands import lower, raise_hand
from doorstep.broadcasts.actions.wanting import end_by_name
from doorstep.broadcasts.models import Hearer
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Delivery, Message
from doorstep.messaging.replies import Answer, Answerer, Said
from doorstep.networks.actions.replies import tell_desk
from doorstep.people.models import ContactPoint

# So long after the news a text is taken for an answer to it.
LATELY = timedelta(days=3)
_OUT = (Delivery.Status.SENT, Delivery.Status.DELIVERED)
# Whoever needs a hand is heard by aid, and STOP is messaging's own.
_NOT_OURS = {Meaning.HELP, Meaning.STOP, Meaning.START, Meaning.DONE}


def answer(said: Said, now: datetime) -> Answer | None:
    """Take what answers news of a network; None for whatever else."""
    if said.read.codes or said.read.meaning in _NOT_OURS or said.seconds or not said.speakers:
        return None
    found = _meant(said, now)
    if found is None:
        return None
    meaning = said.read.meaning
    if found.broadcast.wants_hands and meaning in {Meaning.YES, Meaning.NO}:
        return _hand(found, meaning, now)
    return _for_the_desk(found, now)


def _meant(said: Said, now: datetime) -> Hearer | None:
    """Find the news that is answered, as its hearer had it."""
    about = _named(said, said.about) if said.about else _last(said, now)
    if about is None or about.kind not in letters.ANSWERED:
        return None
    return Hearer.objects.filter(message=about).select_related("broadcast__network").first()


def _named(said: Said, about: UUID) -> Message | None:
    """Find the letter of ours that is answered, where it went to the address that answers."""
    theirs = Message.objects.filter(person__in=said.speakers, deliveries__point__hashed=said.hashed)
    return theirs.filter(pk=about).first()


def _last(said: Said, now: datetime) -> Message | None:
    """Find what reached a number last; None for an e-mail, which anybody can write in their name."""
    if said.means == ContactPoint.Means.EMAIL or _something_presses(said, now):
        return None
    out = Delivery.objects.filter(message__person__in=said.speakers, point__hashed=said.hashed, status__in=_OUT)
    lately = out.filter(ended_at__gt=now - LATELY).exclude(message__kind__in=letters.THANKS)
    found = lately.select_related("message").order_by("-ended_at", "-pk").first()
    return found.message if found else None


def _something_presses(said: Said, now: datetime) -> bool:
    return exchanges.living(said.means, said.hashed).exists() or bool(matters.matters_of(said.persons, now))


def _hand(found: Hearer, meaning: Meaning, now: datetime) -> Answer:
    broadcast, person = found.broadcast, found.person_id
    if meaning is Meaning.NO:
        lower(broadcast, person)
        return Answer(person, partial(letters.hand_lowered, broadcast), about=found.message_id)
    raised = raise_hand(broadcast, person, "", now=now)
    thanks = letters.hand_raised if raised else letters.over
    return Answer(person, partial(thanks, broadcast), about=found.message_id)


def _for_the_desk(found: Hearer, now: datetime) -> Answer:
    network = found.broadcast.network
    tell_desk(network, by=found.person_id, now=now)
    answered = partial(letters.with_the_desk, found.broadcast)
    return Answer(found.person_id, answered, desk=network.uid, in_writing=True, about=found.message_id)


def _ends(person: UUID, news: str, now: datetime) -> bool:
    return end_by_name(person, news, now=now)


ANSWERER = Answerer("broadcasts", lambda _persons: {}, answer, lambda _person, _means, _now: None, _ends)
