"""How what somebody asked for is said on their own pages."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils import timezone

from doorstep.aid import letters
from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import How, Rung
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
def standing(asked: HelpRequest) -> dict[str, object]:
    """Say whether somebody has said yes to any of it, waits for a nod, or is being looked for; and by whom then."""
    found = {task.status for task in asked.tasks.all()}
    now = timezone.localtime(timezone=timezone.get_default_timezone())
    return {
        "taken": Task.Status.TAKEN in found,
        "nod": Task.Status.NOD in found,
        "looking": bool(found & {Task.Status.OPEN, Task.Status.NOD}),
        "how": _how(asked),
        "at_night": ladder.is_night(now),
    }


def _how(asked: HelpRequest) -> str:
    """Say who finds somebody for it: as the group goes about it, until what nobody took has gone further."""
    way, open_ = getattr(asked.group, "way", None), [t for t in asked.tasks.all() if t.status == Task.Status.OPEN]
    if any(task.rung >= Rung.COORDINATOR for task in open_):
        return How.COORDINATOR
    if any(task.on_board for task in open_):
        return How.BOARD
    return way.how if way else How.WAVES
