"""The contact that a group publishes answers whether it may be listed: YES or NO, to our letter and to nothing else.

Only a plain word counts. Whatever else answers that letter, or the one that says that a group was not listed, is read
by whoever runs this site: it is about a group, and asks nobody for a hand.
"""

from datetime import datetime
from functools import partial

from doorstep.groups import letters_of_proposals as letters
from doorstep.groups.actions.proposing import note_answer
from doorstep.groups.models import ContactAsked, Group
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Message
from doorstep.messaging.replies import Answer, Answerer, Said

_SAYS = {
    Meaning.YES: (ContactAsked.Said.YES, letters.thanks),
    Meaning.NO: (ContactAsked.Said.NO, letters.not_listed_then),
}
_OURS = (letters.IS_IT_RIGHT, letters.NOT_LISTED)


def answer(said: Said, now: datetime) -> Answer | None:
    """Take a YES or a NO to our question, and leave to a human what else answers us; None for whatever does not."""
    about = Message.objects.filter(pk=said.about, kind__in=_OURS).first() if said.about else None
    if about is None:
        return None
    asked = _asked(about, said)
    meaning = said.read.meaning if asked and not said.read.rest else None
    if asked is None or meaning not in _SAYS:
        return Answer(about.person_id if about.person_id in said.persons else said.speakers[0], is_open=True)
    return _noted(asked, meaning, said, now)


def _asked(about: Message, said: Said) -> ContactAsked | None:
    """Find of which group a letter asked, where it is answered from where that went."""
    is_theirs = about.person_id in said.persons and about.deliveries.filter(point__hashed=said.hashed).exists()
    if about.kind != letters.IS_IT_RIGHT or not is_theirs:
        return None
    return ContactAsked.objects.filter(message=about.pk).select_related("group").first()


def _noted(asked: ContactAsked, meaning: Meaning, said: Said, now: datetime) -> Answer:
    """Note it; once somebody has decided about the group nobody looks at it again, unless they are told to."""
    value, words = _SAYS[meaning]
    note_answer(asked, value, said.hashed, by=asked.person_id, now=now)
    if asked.group.status == Group.Listing.PROPOSED:
        return Answer(asked.person_id, partial(words, asked.group))
    if meaning is Meaning.YES and asked.group.status == Group.Listing.LISTED:
        return Answer(asked.person_id, partial(letters.listed, asked.group))
    return Answer(asked.person_id, partial(letters.with_a_person, asked.group), is_open=True)


ANSWERER = Answerer("groups", lambda _persons: {}, answer, lambda _person, _means, _now: None)
