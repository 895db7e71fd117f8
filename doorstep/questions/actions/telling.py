"""Telling whoever asked that it is settled; and the desk that it has the next step."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.messaging.actions import send, tell
from doorstep.messaging.by import means_of
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.messaging.queries import told_since, where_they_wait
from doorstep.people.models import ContactPoint
from doorstep.people.queries import confirmed_points
from doorstep.people.speaking import speaking_to
from doorstep.questions import letters
from doorstep.questions.actions import ways_back
from doorstep.questions.models import Question
from doorstep.questions.models.question import KEPT
from doorstep.questions.queries import open as questions
from doorstep.vault import keys

AN_HOUR = timedelta(hours=1)


def tell_settled(question: Question, *, now: datetime) -> None:
    """Tell them where they wait for it, with a code; by a message to whoever signs in here; else somebody rings."""
    if confirmed_points([question.person_id]).exists():
        tell([question.person_id], letters.settled, by=None, now=now)
        return
    with keys.at_hand([question.person_id]):
        points, by_hand = where_they_wait(question.person_id)
        written = [] if by_hand else [point for point in points if _is_written_to(point)]
    if written:
        _send(question, written[0], now)
    elif any(point.calls for point in points if point.means == ContactPoint.Means.PHONE):
        Question.objects.filter(pk=question.pk).update(to_ring=True)


def _is_written_to(point: ContactPoint) -> bool:
    """Say whether a code can be sent there: a machine that rings reads none out to whoever picks up."""
    return point.messages and means_of(point) != VOICE


def _send(question: Question, point: ContactPoint, now: datetime) -> None:
    code = ways_back.give(question, opens=True, now=now)
    says = letters.not_answered if question.status == Question.Status.DECLINED else letters.answered
    with speaking_to(question.person) as language:
        send(point, says(code, language), expires_at=now + KEPT, by=None, now=now)


@transaction.atomic
def told_by_ringing(question: Question, *, by: UUID) -> bool:
    """Note that somebody rang them and said it; False where that was noted before."""
    rang = Question.objects.filter(pk=question.pk, to_ring=True).update(to_ring=False)
    if rang:
        record(question, "told by ringing", by=by)
    return bool(rang)


def tell_desk(*, now: datetime) -> None:
    """Tell those at the desk that something went on, once an hour at most."""
    kind = letters.DESK_HAS_NEXT
    untold = [each for each in questions.desk() if not told_since(each, kind, now - AN_HOUR)]
    tell(untold, letters.desk_has_next, by=None, now=now)
