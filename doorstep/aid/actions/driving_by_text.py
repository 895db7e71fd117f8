"""Saying yes or no to a round by text: it has no code, and so only where nothing else can be meant."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from doorstep.aid import letters_of_replies as words
from doorstep.aid import letters_of_rounds
from doorstep.aid.actions import driving
from doorstep.aid.letters_of_replies import Says, says
from doorstep.aid.models import Drive
from doorstep.aid.queries.matters import Matter, Stands
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Message
from doorstep.messaging.replies import Said

YES_OR_NO = (Meaning.YES, Meaning.NO)


def is_about(said: Said) -> bool | None:
    """Say whether they answer the question for a driver; None where nobody knows which message they answer."""
    kinds = Message.objects.filter(pk=said.about).values_list("kind", flat=True) if said.about else ()
    return next((kind == letters_of_rounds.ROUND_ASKED for kind in kinds), None)


def is_clear(said: Said, asked: list[Drive], known: Iterable[Matter]) -> bool:
    """Say whether it is one round that they mean, and nothing else that they were asked, or do."""
    if is_about(said) and not _was_put(asked[0], said):
        # The question that they answer was about another round, or put to another of those whose number it is.
        return False
    meant = {Stands.ASKED, Stands.CAME} | ({Stands.DOING} if said.read.meaning is Meaning.NO else set())
    return len(asked) == 1 and (bool(is_about(said)) or not any(matter.stands in meant for matter in known))


def _was_put(drive: Drive, said: Said) -> bool:
    put = Message.objects.filter(person=drive.person_id, made_at=drive.made_at)
    return said.about is not None and put.filter(pk=said.about).exists()


def answer(drive: Drive, meaning: Meaning, now: datetime) -> Says:
    """Do what its page does; return what they are told."""
    does = driving.say_yes if meaning is Meaning.YES else driving.say_no
    try:
        does(drive, by=drive.person_id, now=now)
    except (NotAMoveError, SomebodyWasFirstError):
        return says(words.OVER)
    if meaning is Meaning.NO:
        return says(words.NOT_THIS_TIME)
    return says(words.NOD) if drive.status == Drive.Status.NOD else partial(letters_of_rounds.round_nodded, drive)
