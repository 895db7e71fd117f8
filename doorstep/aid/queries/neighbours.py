"""A group's agreements, and what its neighbours ask it, in words: of a neighbour's request no more than it takes."""

from dataclasses import dataclass
from uuid import UUID

from doorstep.aid import kinds, steps
from doorstep.aid.kinds import USUAL
from doorstep.aid.models import Agreement, Favour, Task
from doorstep.aid.queries.agreements import agreements_of, favours_asked_of, other_of
from doorstep.core.languages import name
from doorstep.groups.bands import band
from doorstep.groups.models import Group
from doorstep.places.districts import label_of


@dataclass(frozen=True)
class Agreed:
    """An agreement as one of the two sees it; `to_answer` where the other proposed it."""

    row: Agreement
    other: Group
    kinds: list[str]
    to_answer: bool


@dataclass(frozen=True)
class Asked:
    """What another group asks: which help, when, about where; not whose it is."""

    row: Favour
    kinds: list[str]
    when: list[str]
    where: str
    far: str
    languages: list[str]


def in_words(group: Group) -> list[Agreed]:
    return [
        Agreed(
            each,
            other_of(each, group),
            kinds.in_words(each.kinds, USUAL),
            to_answer=each.status == each.Status.PROPOSED and each.other_id == group.pk,
        )
        for each in agreements_of(group)
    ]


def asked_in_words(group: Group) -> list[Asked]:
    """Say what waits for an answer; in a number of questions that does not grow with it."""
    rows = list(favours_asked_of(group))
    known = kinds.of_groups({each.asks_id for each in rows})
    tasks: dict[UUID, list[Task]] = {each.request_id: [] for each in rows}
    for task in Task.objects.filter(request__in=tasks, status=Task.Status.OPEN).order_by("starts_at", "pk"):
        tasks[task.request_id].append(task)
    return [
        Asked(
            each,
            list(dict.fromkeys(kinds.in_words([task.kind for task in tasks[each.request_id]], known[each.asks_id]))),
            list(dict.fromkeys(steps.when(task) for task in tasks[each.request_id])),
            label_of(each.request.district) if each.request.district else "",
            band(each.request.cell, group.cell),
            [name(said) for said in each.request.languages],
        )
        for each in rows
    ]
