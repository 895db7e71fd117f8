"""A coordinator chooses whom to ask: from those who fit, and nobody else."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Greatest

from doorstep.aid.actions.answering import NotForThemError, TakenError
from doorstep.aid.actions.offering import offer
from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Offer, Task
from doorstep.aid.queries import candidates
from doorstep.core.sentences import sentence


@transaction.atomic
def ask_these(task: Task, volunteers: Collection[UUID], *, by: UUID, now: datetime) -> list[Offer]:
    """Ask these volunteers, and leave the ladder where it stands until they had time to answer.

    Raises TakenError where it is no longer open, and NotForThemError where one of them does not fit, or was asked
    meanwhile; then nobody was asked.
    """
    if not Task.objects.select_for_update().filter(pk=task.pk, status=Task.Status.OPEN).exists():
        raise TakenError(sentence("Somebody does it already, or it is not needed any more."))
    chosen = [each for each in candidates.ranked(task, now) if each.ready.volunteer in volunteers]
    if len(chosen) < len(set(volunteers)):
        raise NotForThemError(sentence("One of them does not fit any more, or was asked meanwhile. Look again."))
    until = now + ladder.wait(Urgency(task.request.urgency), task.ends_at - now)
    offers = offer(task, chosen, until=until, by=by, now=now)
    Task.objects.filter(pk=task.pk).update(due_at=Greatest("due_at", until))
    return offers
