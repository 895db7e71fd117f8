"""How what somebody asked for is said on their own pages."""

from collections.abc import Iterable, Mapping

from django import template

from doorstep.aid import letters
from doorstep.aid.models import HelpRequest, Task
from doorstep.aid.queries.mine import Doing
from doorstep.core import languages

register = template.Library()


@register.filter
def what_of(asked: HelpRequest, tasks: Mapping[str, list[Doing]]) -> str:
    """Say the kinds of help of one request, out of what is done for all on a page."""
    return what(tasks[str(asked.pk)])


@register.filter
def what(tasks: Iterable[Doing]) -> str:
    """Say each kind of help once, however often it comes."""
    return languages.listed(dict.fromkeys(doing.what for doing in tasks))


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
