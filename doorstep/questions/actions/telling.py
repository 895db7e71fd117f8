"""Telling whoever asked that it is settled; and the desk that it has the next step."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from doorstep.journal.actions import record
from doorstep.messaging.actions import Words, send, tell
from doorstep.messaging.by import means_of
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.messaging.models import Delivery, Message
from doorstep.messaging.queries import only_by_hand, told_since, where_they_wait
from doorstep.people.models import ContactPoint
from doorstep.people.queries import confirmed_points
from doorstep.people.speaking import speaking_to
from doorstep.questions import letters
from doorstep.questions.actions import ways_back
from doorstep.questions.models import Question
from doorstep.questions.models.question import KEPT, LONGEST
from doorstep.questions.queries import open as questions
from doorstep.vault import keys

AN_HOUR, A_DAY, A_TICK = timedelta(hours=1), timedelta(days=1), timedelta.resolution
Status = Delivery.Status


def tell_settled(question: Question, *, now: datetime) -> None:
    """Tell them where they wait for it, with a code; by a message to whoever signs in here; else a human has to.

    Four weeks later it is forgotten; what a human has to say waits for that, and not for ever.
    """
    if confirmed_points([question.person_id]).exists():
        told = bool(tell([question.person_id], letters.settled, by=None, now=now))
        message = None
    else:
        message = _sent(question, now)
        told = message is not None
    rings = not told and bool(only_by_hand([question.person_id]))
    question.to_ring = rings
    known = {"message": message.pk if message else None, "to_ring": rings}
    Question.objects.filter(pk=question.pk).update(**known, goes_at=now + (LONGEST if rings else KEPT))


def _sent(question: Question, now: datetime) -> Message | None:
    """Send a code to where somebody waits for it who does not sign in here; None where nothing can be sent."""
    with keys.at_hand([question.person_id]):
        points, by_hand = where_they_wait(question.person_id)
        written = [] if by_hand else [point for point in points if _is_written_to(point)]
    return _send(question, written[0], now) if written else None


def _is_written_to(point: ContactPoint) -> bool:
    """Say whether a code can be sent there: a machine that rings reads none out to whoever picks up."""
    return point.messages and means_of(point) != VOICE


def _send(question: Question, point: ContactPoint, now: datetime) -> Message:
    code = ways_back.give(question, opens=True, now=now)
    says = letters.not_answered if question.status == Question.Status.DECLINED else letters.answered
    with speaking_to(question.person) as language:
        return send(point, says(code, language), expires_at=now + KEPT, by=None, now=now)


@transaction.atomic
def note_untold(now: datetime) -> int:
    """Put on the list of whom somebody rings whose message did not arrive, or was not sent.

    Of whom nobody can ring or write to by hand it is forgotten when it would have been.
    """
    sent = Question.objects.filter(message__isnull=False)
    over = Q(status=Status.FAILED) | Q(status=Status.WITHHELD)
    failed = Delivery.objects.filter(over, message__in=sent.values("message")).values("message")
    untold = dict(sent.filter(message__in=failed).values_list("pk", "person_id"))
    by_hand = {point.person_id for point in only_by_hand(untold.values())}
    rows = Question.objects.filter(pk__in=untold)
    rings = rows.filter(person__in=by_hand)
    if rings.update(to_ring=True, goes_at=now + LONGEST, with_desk_since=now):
        tell_desk(now=now)
    rows.update(message=None)
    return len(untold)


@transaction.atomic
def told_by_ringing(question: Question, *, by: UUID, now: datetime) -> bool:
    """Note that somebody rang them and said it; False where that was noted before."""
    rung = {"to_ring": False, "goes_at": now + KEPT}
    rang = Question.objects.filter(pk=question.pk, to_ring=True).update(**rung)
    if rang:
        record(question, "told by ringing", by=by)
    return bool(rang)


def tell_desk(*, now: datetime) -> None:
    """Tell those at the desk that something went on, once an hour at most; the rest is told after that hour."""
    kind = letters.DESK_HAS_NEXT
    untold = [each for each in questions.desk() if not told_since(each, kind, now - AN_HOUR)]
    tell(untold, letters.desk_has_next, by=None, now=now)


def tell_the_rest(now: datetime) -> int:
    """Tell those at the desk what came, or went on, within an hour of the last letter that said so, after that hour."""
    return _told_late(letters.SOMEBODY_ASKS, letters.somebody_asks, now) + _told_late(
        letters.DESK_HAS_NEXT, letters.desk_has_next, now
    )


def _told_late(kind: str, words: Callable[[str], Words], now: datetime) -> int:
    newest = questions.newest_at_desk(now - A_DAY, first=kind == letters.SOMEBODY_ASKS)
    if newest is None:
        return 0
    # Whoever was told of it was told at that very moment.
    since = min(newest - A_TICK, now - AN_HOUR)
    return len(tell([each for each in questions.desk() if not told_since(each, kind, since)], words, by=None, now=now))
