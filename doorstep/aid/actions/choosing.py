"""A coordinator chooses whom to ask: from those who fit, and nobody else."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Greatest

from doorstep.aid.actions.answering import NotForThemError, TakenError
from doorstep.aid.actions.offering import answered_by, offer
from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import Rung
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
    chosen = candidates.ranked_of(task, volunteers, now)
    if len(chosen) < len(set(volunteers)):
        raise NotForThemError(sentence("One of them does not fit any more, or was asked meanwhile. Look again."))
    until = answered_by(task, now, ladder.wait)
    offers = offer(task, chosen, until=max(until, task.ends_at), by=by, now=now)
    # Until they had time to answer it goes no further up, and where nobody was asked yet, nobody else is asked.
    Task.objects.filter(pk=task.pk, climbs_at__lt=until).update(climbs_at=until)
    Task.objects.filter(pk=task.pk, rung=Rung.NONE).update(due_at=Greatest("due_at", until))
    return offers
