"""What a task waits for, and what to do next, in words: the desk proposes it."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.aid.asked import ANY
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import Task

Status = Task.Status
# Before a coordinator is to ring, whoever does it has been asked so often whether it was done.
ASKED_TWICE = 2
# By the word that stands in the address of the desk.
STATES: dict[str, Promise] = {
    "looking": gettext_lazy("Somebody is being found"),
    "nobody": gettext_lazy("Nobody yet"),
    "nod": gettext_lazy("Waits for a nod"),
    "taken": gettext_lazy("Somebody does it"),
}
_OVER: dict[str, Promise] = {
    Status.DONE: gettext_lazy("Done"),
    Status.CANCELLED: gettext_lazy("Not needed"),
    Status.HANDED_ON: gettext_lazy("Handed on"),
}


def state(task: Task) -> str:
    """Name the state it is in, as STATES has them; empty once it is over."""
    if task.status == Status.OPEN:
        return "looking" if task.rung < Rung.COORDINATOR else "nobody"
    return str(task.status) if task.status in STATES else ""


def in_words(task: Task) -> str:
    return str(STATES.get(state(task)) or _OVER[task.status])


def when(task: Task) -> str:
    """Say until when, or on which day and in which part of it."""
    if task.day is None:
        return _("by %(day)s") % {"day": date_format(_here(task.ends_at), "D j M")}
    day = date_format(task.day, "D j M")
    return day if task.part == ANY else f"{day}, {task.get_part_display()}"


def moment(at: datetime) -> str:
    return date_format(_here(at), "D j M, H:i")


def _here(at: datetime) -> datetime:
    return timezone.localtime(at, timezone.get_default_timezone())


def next_step(task: Task, doing: list[str], asked: int) -> str:
    """Propose the next step; `doing` are the names of whoever said yes, `asked` how many have not answered yet."""
    names = ", ".join(doing)
    due = task.due_at if task.rung < Rung.BOARD else task.next_step_at
    said = {"names": names, "asked": asked, "due": moment(due) if due else ""}
    return _STEPS[state(task)](task, asked) % said if state(task) else ""


def todo(task: Task, now: datetime, *, being_asked: bool) -> str:
    """Say in a few words what its coordinator is to do; empty where nothing is."""
    if task.status == Status.NOD:
        return _("look at who said yes")
    if task.status == Status.TAKEN:
        return _("ask whether it is done") if task.chased >= ASKED_TWICE else ""
    if task.ends_at <= now:
        return _("ask whether it is still needed")
    return "" if being_asked or task.rung < Rung.COORDINATOR else _for_nobody(task)


def _for_nobody(task: Task) -> str:
    return _("pass it on, or ask somebody") if may_go_next_door(task) else _("ask somebody")


def _looking(task: Task, asked: int) -> str:
    if task.rung == Rung.BOARD:
        # What comes next is that a coordinator is told, though others may still be asked.
        return _on_board(asked)
    if asked:
        return _("Asked and not answered yet: %(asked)s. If need be, more are asked on %(due)s. You need do nothing.")
    return _("The next are asked on %(due)s. You need do nothing, or ask somebody yourself.")


def _on_board(asked: int) -> str:
    if asked:
        return _("Asked and not answered yet: %(asked)s. If nobody says yes by %(due)s, the coordinator is told.")
    return _("It stands on the board. If nobody says yes by %(due)s, the coordinator is told. You need do nothing.")


def may_go_next_door(task: Task) -> bool:
    """Say whether it is time to pass it on, and whoever asked for it agreed to that."""
    waits = task.status == Status.OPEN and task.rung >= Rung.NEIGHBOURS
    return waits and task.request.may_pass_on


def _nobody(task: Task, asked: int) -> str:
    if may_go_next_door(task):
        return _("Nobody here has said yes. They agreed that a group next door may be asked: pass it on.")
    if asked:
        return _("Asked and not answered yet: %(asked)s. Ring one of them, or ask somebody else as well.")
    return _("Nobody has said yes. Ask somebody by name, put it on the board, or ring the neighbour.")


def _nod(_task: Task, _asked: int) -> str:
    return _("%(names)s would do it. Nod, or have somebody else found.")


def _taken(task: Task, _asked: int) -> str:
    if task.chased:
        return _("We asked %(names)s whether it is done. Ring them, or the neighbour.")
    return _("%(names)s does it. On %(due)s we ask whether it is done.")


_STEPS = {"looking": _looking, "nobody": _nobody, "nod": _nod, "taken": _taken}
