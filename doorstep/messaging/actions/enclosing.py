"""Keeping what came with what somebody wrote: sealed, within bounds, and looked into by nothing of ours."""

from datetime import timedelta

from django.db.models import QuerySet, Sum

from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Attachment, Reply

# In bytes, of one person at a time, and of everybody in a day: who wants to fill a disk, or a page of somebody else's,
# comes no farther, by whatever name they write.
OF_ONE, OF_ALL, A_DAY = 30_000_000, 300_000_000, timedelta(days=1)


def keep_files(reply: Reply, told: Text) -> None:
    """Keep what there is room for; how many were not kept is said."""
    left, not_kept = _left(reply) if told.files else 0, told.not_kept
    for number, file in enumerate(told.files, 1):
        size = len(file.content)
        if size > left:
            not_kept += 1
            continue
        left -= size
        Attachment.objects.create(
            reply=reply,
            person_id=reply.person_id,
            number=number,
            kind=file.what.kind,
            ending=file.what.ending,
            size=size,
            content=file.content,
            came_at=reply.came_at,
        )
    if not_kept:
        Reply.objects.filter(pk=reply.pk).update(not_kept=not_kept)


def _left(reply: Reply) -> int:
    theirs = Attachment.objects.filter(person=reply.person_id)
    of_today = Attachment.objects.filter(came_at__gt=reply.came_at - A_DAY)
    return min(OF_ONE - _size(theirs), OF_ALL - _size(of_today))


def _size(rows: "QuerySet[Attachment]") -> int:
    return rows.aggregate(size=Sum("size"))["size"] or 0
