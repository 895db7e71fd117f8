"""A task leaves its round: the door is no driver's any more, and none of them sees it from then on."""

from uuid import UUID

from doorstep.aid.models import Stop, Task
from doorstep.journal.actions import record


def leave_round(task: Task, *, by: UUID | None) -> bool:
    """Take a task out of the round that has yet to come to its door; return whether it was in one.

    It is called wherever a task goes its own way, so that no door outlives the yes to it. What was ticked off stays.
    """
    left, _each = Stop.objects.filter(task=task, status=Stop.Status.PLANNED).delete()
    if left:
        record(task, "out of the round", by=by, group=task.group_id)
    return bool(left)
