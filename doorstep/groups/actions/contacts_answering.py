"""The contact that a group publishes answers whether it may be listed: YES or NO, to our letter and to nothing else."""

from datetime import datetime
from functools import partial

from doorstep.groups import letters_of_proposals as letters
from doorstep.groups.actions.proposing import note_answer
from doorstep.groups.models import ContactAsked
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Message
from doorstep.messaging.replies import Answer, Answerer, Said
from doorstep.people.models import ContactPoint
from doorstep.vault.seals import UnreadableError

_SAYS = {
    Meaning.YES: (ContactAsked.Said.YES, letters.thanks),
    Meaning.NO: (ContactAsked.Said.NO, letters.not_listed_then),
}
_FEW = 10


def answer(said: Said, now: datetime) -> Answer | None:
    """Take a YES or a NO to our question; None for whatever else, which a human reads."""
    meaning = said.read.meaning or said.read.likely
    if said.means != ContactPoint.Means.EMAIL or meaning not in _SAYS:
        return None
    asked = _asked(said)
    if asked is None:
        return None
    value, words = _SAYS[meaning]
    note_answer(asked, value, by=asked.person_id, now=now)
    return Answer(asked.person_id, partial(words, asked.group))


def _asked(said: Said) -> ContactAsked | None:
    """Find what this answers: a letter of ours that went to where it came from, and names the group."""
    if said.about is None:
        return None
    about = Message.objects.filter(pk=said.about, person__in=said.persons, kind=letters.IS_IT_RIGHT).first()
    if about is None or not about.deliveries.filter(point__hashed=said.hashed).exists():
        return None
    theirs = ContactAsked.objects.filter(person=about.person_id).select_related("group").order_by("-asked_at", "pk")
    return next((each for each in theirs[:_FEW] if _names(about, each)), None)


def _names(about: Message, asked: ContactAsked) -> bool:
    try:
        return asked.group.name in about.body and about.made_at == asked.asked_at
    except UnreadableError:
        return False


ANSWERER = Answerer("groups", lambda _persons: {}, answer, lambda _person, _means, _now: None)
