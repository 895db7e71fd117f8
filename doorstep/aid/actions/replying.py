"""Answering what comes back: which task is meant, and what by whom; what is not clear goes to the humans of a group.

A number can be forged, so that an answer by text does what a page would let its owner do, and reveals nothing.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from doorstep.aid import letters_of_replies as words
from doorstep.aid import letters_to_desks
from doorstep.aid.actions import driving_by_text as by_round
from doorstep.aid.actions.taken_as import NotClearError, act, take
from doorstep.aid.by_text import reading as by_text
from doorstep.aid.letters_of_replies import Says, says
from doorstep.aid.models import Offer
from doorstep.aid.queries import exchanges, matters
from doorstep.aid.queries.callers import group_to_ring
from doorstep.aid.queries.matters import Matter, Stands
from doorstep.aid.queries.ways import on_duty
from doorstep.groups.models import Group
from doorstep.messaging.actions import tell
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Message
from doorstep.messaging.queries import told_since
from doorstep.messaging.replies import Answer, Answerer, Said

# Whoever is on duty is told at most so often that somebody wrote: their desk shows all of it.
ONE_LETTER_A = timedelta(hours=1)
Picks = Callable[[Matter, datetime], bool]


def answer(said: Said, now: datetime) -> Answer | None:
    """Do what was meant, where that is clear; None where it is no answer to anything of ours."""
    if said.is_wordless:
        return _wordless(said, now)
    meaning = said.read.meaning
    if meaning is Meaning.HELP or said.seconds or _is_asking(said):
        return None
    if meaning is None:
        return _unclear(said, now)
    return (_named if said.read.codes else _unnamed)(said, meaning, now)


def _wordless(said: Said, now: datetime) -> Answer | None:
    """Leave a photograph or a voice note to humans: of the group that they asked, are in, or that is the only one."""
    found = group_to_ring(said.speakers)
    return for_humans(*found, now) if found else None


def _is_asking(said: Said) -> bool:
    """Say whether they are asking for a hand just now: without a code, what they write belongs to that."""
    return not said.read.codes and exchanges.living(said.means, said.hashed).exists()


# -- With a code -----------------------------------------------------------------------------------------------------


def _named(said: Said, meaning: Meaning, now: datetime) -> Answer | None:
    """Act upon what they named; of several at once upon none."""
    known = matters.matters_of(said.persons, now)
    if not said.read.code:
        return _which(known) or _unknown(said)
    found = [matter for matter in known if matter.task.code == said.read.code]
    if found:
        return _do(found[0], said, meaning, now)
    return _on_board(said, meaning, now) or _over(said, now) or _unknown(said)


def _on_board(said: Said, meaning: Meaning, now: datetime) -> Answer | None:
    found = matters.to_take(said.persons, said.read.code, now) if meaning is Meaning.YES else None
    if found is None:
        return None
    task, row = found
    return Answer(row.person_id, take(task, row, means=said.means, now=now).words)


def _over(said: Said, now: datetime) -> Answer | None:
    """Thank whoever answers what somebody else does by now, or nobody any more."""
    offer = matters.over_lately(said.persons, said.read.code, now)
    return Answer(offer.person_id, _thanked(offer, said.read.meaning)) if offer else None


def _thanked(offer: Offer, meaning: Meaning | None) -> Says | None:
    unanswered = offer.status in {Offer.Status.WITHDRAWN, Offer.Status.LAPSED}
    if meaning is Meaning.YES and unanswered:
        return says(words.QUICKER)
    # A no to what is over changes nothing for anybody.
    return says(words.OVER) if meaning in {Meaning.YES, Meaning.DONE} else None


def _unknown(said: Said) -> Answer:
    return Answer(said.speakers[0], partial(words.unknown_code, " ".join(said.read.codes)))


# -- Without one -----------------------------------------------------------------------------------------------------


def _unnamed(said: Said, meaning: Meaning, now: datetime) -> Answer | None:
    """Act upon the one thing that they can mean; of several ask which, and do nothing yet."""
    known = _could_mean(said, now)
    if answered := _to_a_round(said, meaning, known, now):
        return answered
    for picks in _PICKS.get(meaning, ()):
        found = [matter for matter in known if picks(matter, now)]
        if found:
            return _do(found[0], said, meaning, now) if len(found) == 1 else _which(found)
    return _over_unnamed(said, now) or _all_right(known, meaning) or _nothing(said, meaning, now)


def _to_a_round(said: Said, meaning: Meaning, known: Sequence[Matter], now: datetime) -> Answer | None:
    """Answer whoever was asked to drive; where it may as well be about something else, humans ask which."""
    asked = matters.asked_to_drive(said.speakers) if meaning in by_round.YES_OR_NO else []
    if not asked or by_round.is_about(said) is False:
        return None
    if not by_round.is_clear(said, asked, known):
        return for_humans(asked[0].person_id, asked[0].round.group, now)
    return Answer(asked[0].person_id, by_round.answer(asked[0], meaning, now))


def _could_mean(said: Said, now: datetime) -> list[Matter]:
    """Pick what was put to them in the message that they answer, or all that was put to those whose number it is."""
    known = matters.matters_of(said.persons, now)
    message = Message.objects.filter(pk=said.about).first() if said.about else None
    meant = [matter for matter in known if message and _was_put(matter) == (message.person_id, message.made_at)]
    return meant or [each for each in known if each.person in said.speakers or each.stands is Stands.CAME]


def _was_put(matter: Matter) -> tuple[UUID, datetime | None]:
    return matter.person, matter.offer.made_at if matter.offer else matter.task.went_at


def _which(known: Sequence[Matter]) -> Answer | None:
    if not known:
        return None
    return Answer(known[0].person, partial(words.which, [matter.task for matter in known]))


def _over_unnamed(said: Said, now: datetime) -> Answer | None:
    offer = matters.over_lately(said.speakers, "", now)
    return Answer(offer.person_id, _thanked(offer, said.read.meaning)) if offer else None


def _all_right(known: Sequence[Matter], meaning: Meaning) -> Answer | None:
    """Take a yes to what they said yes to already for what it is: nothing that wants an answer."""
    theirs = (matter for matter in known if matter.stands is Stands.DOING)
    return next((Answer(matter.person) for matter in theirs), None) if meaning is Meaning.YES else None


def _nothing(said: Said, meaning: Meaning, now: datetime) -> Answer | None:
    """Tell whoever helps that nothing waits, unless it is a round, to which a yes or a no was no answer."""
    if asked := matters.asked_to_drive(said.speakers):
        return for_humans(asked[0].person_id, asked[0].round.group, now)
    row = next(iter(matters.helping_of(said.speakers)), None)
    if row is None:
        return None
    waits = says(words.NOTHING_WAITS) if meaning in {Meaning.YES, Meaning.DONE} else None
    return Answer(row.person_id, waits)


def _is_asked(matter: Matter, _now: datetime) -> bool:
    return matter.stands in {Stands.ASKED, Stands.CAME}


def _asks_whether_done(matter: Matter, _now: datetime) -> bool:
    return matter.asks_whether_done


def _is_theirs(matter: Matter, _now: datetime) -> bool:
    return matter.stands is Stands.DOING


def _has_begun(matter: Matter, now: datetime) -> bool:
    return matter.stands is Stands.DOING and matter.task.starts_at <= now


def _was_for_them(matter: Matter, now: datetime) -> bool:
    return matter.stands in {Stands.CAME, Stands.ASKS} and matter.task.starts_at <= now


# Which of all that they could mean they do mean, as long as there is any: the first before the next.
_PICKS: dict[Meaning, Sequence[Picks]] = {
    Meaning.YES: (_is_asked, _asks_whether_done),
    Meaning.NO: (_is_asked, _is_theirs),
    Meaning.LATER: (_is_asked, _asks_whether_done, _is_theirs),
    Meaning.DONE: (_has_begun, _was_for_them, _is_theirs),
}


# -- Acting upon it --------------------------------------------------------------------------------------------------


def _do(matter: Matter, said: Said, meaning: Meaning, now: datetime) -> Answer:
    try:
        outcome = act(matter, meaning, means=said.means, now=now)
    except NotClearError:
        return for_humans(matter.person, matter.task.group, now)
    # A photograph of a till receipt, which came with a "done", is looked at by somebody.
    needs_human = outcome.for_humans or said.files
    return Answer(matter.person, outcome.words, matter.task.group.uid if needs_human else None)


def _unclear(said: Said, now: datetime) -> Answer | None:
    """Leave it to the humans of the group that it is about, or in which they help; a mere thank you to nobody.

    Who is in danger, or asks for something of their own, is answered as everybody is who does.
    """
    rows, found = matters.helping_of(said.speakers), by_text.read(said.text)
    known = [each for each in _could_mean(said, now) if each.stands is not Stands.ASKS]
    meant = [each for each in known if each.task.code in said.read.codes] or known
    if found.in_danger or not (meant or (rows and not found.says_something)):
        return None
    person, group = (meant[0].person, meant[0].task.group) if meant else (rows[0].person_id, rows[0].group)
    is_courtesy = not (said.read.likely or said.read.codes or said.read.rest or said.files)
    return Answer(person) if is_courtesy else for_humans(person, group, now)


def for_humans(person: UUID, group: Group, now: datetime) -> Answer:
    """Have it stand at the desk of a group, and tell whoever is on duty."""
    owner = on_duty(group)
    if owner and not told_since(owner, letters_to_desks.WROTE, now - ONE_LETTER_A):
        tell([owner], partial(letters_to_desks.somebody_wrote, group), by=None, now=now)
    return Answer(person, desk=group.uid)


# -- No longer reached -----------------------------------------------------------------------------------------------


def lost(person: UUID, means: str, now: datetime) -> None:
    """Tell whoever is on duty where somebody helps, or asked for something that is open; nobody is named."""
    for group in matters.concerned([person]).values():
        owner = on_duty(group)
        if owner and owner != person:
            tell([owner], partial(letters_to_desks.lost, group, means), by=None, now=now)


ANSWERER = Answerer("aid", matters.codes_of, answer, lost)
