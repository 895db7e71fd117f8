"""How what somebody asked for is said on their own pages."""

from collections.abc import Mapping

from django import template

from doorstep.aid import letters
from doorstep.aid.models import HelpRequest, Task
from doorstep.aid.queries.mine import Doing

register = template.Library()


@register.filter
def tasks_in(asked: HelpRequest, tasks: Mapping[str, list[Doing]]) -> list[Doing]:
    """Pick what is done for this request out of what is done for all on a page."""
    return tasks[str(asked.pk)]


@register.filter
def in_time(task: Task) -> str:
    """Say the day and the part of it, or until when."""
    return letters.when(task)


@register.filter
def standing(asked: HelpRequest) -> dict[str, bool]:
    """Say whether somebody has said yes to any of it, waits for a nod, or is being looked for."""
    found = {task.status for task in asked.tasks.all()}
    return {
        "taken": Task.Status.TAKEN in found,
        "nod": Task.Status.NOD in found,
        "looking": bool(found & {Task.Status.OPEN, Task.Status.NOD}),
    }
