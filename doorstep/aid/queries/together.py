"""What of a group's open tasks could be done by whom, all of it planned at once: nobody has been asked for it yet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.aid import kinds, steps
from doorstep.aid.kinds import Kind
from doorstep.aid.matching.planning.plan import Undone
from doorstep.aid.matching.ranking import Ranked
from doorstep.aid.matching.together import Wish, together
from doorstep.aid.models import Stop, Task, Volunteer
from doorstep.aid.queries import candidates, desk
from doorstep.aid.queries.standing_by import reasons
from doorstep.aid.queries.ways import weights_of
from doorstep.groups.standing import Standing
from doorstep.people.queries import called

# So many tasks are planned at once, what is due first; and of those who fit so many are offered beside the plan's own.
MOST, OTHERS = 60, 8
# By the words that stand in the address: how many days ahead what begins is planned.
DAYS = {"day": 1, "week": 7}
_UNDONE: dict[Undone, Promise] = {
    Undone.NOBODY_FITS: gettext_lazy("Nobody fits just now."),
    Undone.NO_ROOM: gettext_lazy("All who fit have enough to do."),
    Undone.ONE_SHORT: gettext_lazy("It takes two, and there is one."),
}
Chosen = Mapping[UUID, Sequence[UUID]]


@dataclass(frozen=True)
class Somebody:
    """Who could do it, with the reasons; `cell` is where they set out from."""

    volunteer: UUID
    name: str
    why: tuple[str, ...]
    cell: int

    @property
    def in_a_line(self) -> str:
        return f"{self.name}: {', '.join(self.why)}" if self.why else self.name


@dataclass(frozen=True)
class Line:
    """One hand of a task: who could lend it, who does in the plan, whether a person chose that, or why nobody does."""

    task: Task
    what: str
    hand: int
    could: list[Somebody]
    does: UUID | None
    by_hand: bool
    undone: str

    @property
    def name(self) -> str:
        return f"{self.task.pk}-{self.hand}"

    @property
    def when(self) -> str:
        return steps.when(self.task)

    @property
    def doer(self) -> Somebody | None:
        return next((each for each in self.could if each.volunteer == self.does), None)


def plan_for(viewer: Standing, now: datetime, days: int, chosen: Chosen, left: Collection[UUID] = ()) -> list[Line]:
    """Plan what the viewer may see; of tasks in `chosen` those do it, and what is `left` out is nobody's."""
    tasks = _open(viewer, now, days)
    known = kinds.of_group(viewer.group)
    wishes = _wishes(tasks, known, now, chosen, left)
    planned = together(wishes, weights_of(viewer.group))
    told = _Told([_shown(*each) for each in zip(planned.fitting, planned.doing, strict=True)])
    return [
        Line(
            task=task,
            what=kinds.in_words([task.kind], known)[0],
            hand=hand,
            could=told.could(place, wish, task),
            does=does,
            by_hand=does in wish.chosen or task.pk in left,
            undone="" if task.pk in left or place not in planned.undone else str(_UNDONE[planned.undone[place]]),
        )
        for place, (task, wish) in enumerate(zip(tasks, wishes, strict=True))
        for hand, does in zip_longest(range(task.hands - task.filled), planned.doing[place])
    ]


def _wishes(
    tasks: Sequence[Task], known: Mapping[str, Kind], now: datetime, chosen: Chosen, left: Collection[UUID]
) -> list[Wish]:
    asks = [candidates.wanted(task, known, now) for task in tasks]
    return [
        Wish(
            wanted=wants,
            window=(_minutes(task.starts_at), _minutes(task.ends_at)),
            everybody=everybody,
            hands=0 if task.pk in left else task.hands - task.filled,
            chosen=tuple(chosen.get(task.pk, ())),
        )
        for task, wants, everybody in zip(tasks, asks, candidates.ready_for_each(tasks, asks, now), strict=True)
    ]


def _open(viewer: Standing, now: datetime, days: int) -> list[Task]:
    """Return what is open and begins by then; what goes with a round is shared between its drivers there."""
    with_a_round = Stop.objects.filter(status=Stop.Status.PLANNED).values("task")
    found = desk.tasks_seen_by(viewer).filter(status=Task.Status.OPEN, ends_at__gt=now)
    found = found.filter(starts_at__lt=now + timedelta(days=days)).exclude(pk__in=with_a_round)
    return list(found.select_related("request", "group", "team").order_by("ends_at", "pk")[:MOST])


def _minutes(at: datetime) -> int:
    return int(at.timestamp() // 60)


def _shown(found: Sequence[Ranked], doing: Collection[UUID]) -> list[Ranked]:
    """Pick whoever does it, and those whom one would ask first."""
    return [each for place, each in enumerate(found) if place < OTHERS or each.ready.volunteer in doing]


class _Told:
    """What is known of all who are shown, asked of the database once."""

    def __init__(self, shown: Sequence[Sequence[Ranked]]) -> None:
        everybody = [each.ready for found in shown for each in found]
        rows = Volunteer.objects.filter(pk__in={ready.volunteer for ready in everybody})
        self._shown = shown
        self._names = called({ready.person for ready in everybody})
        self._cells = dict(rows.values_list("pk", "cell"))

    def could(self, place: int, wish: Wish, task: Task) -> list[Somebody]:
        return [
            Somebody(
                volunteer=each.ready.volunteer,
                name=self._names.get(each.ready.person) or _("A neighbour"),
                why=reasons(each, wish.wanted, "", self._cells, task),
                cell=self._cells[each.ready.volunteer],
            )
            for each in self._shown[place]
        ]
