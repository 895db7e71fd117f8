"""What of a group's open tasks could be done by whom, all of it planned at once: nobody has been asked for it yet."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.aid import kinds, steps
from doorstep.aid.kinds import Kind
from doorstep.aid.matching.planning.plan import Undone
from doorstep.aid.matching.planning.repairing import Span, overlap
from doorstep.aid.matching.ranking import Ranked
from doorstep.aid.matching.together import Together, Wish, at_set_time, together
from doorstep.aid.models import Offer, Stop, Task, Volunteer
from doorstep.aid.queries import candidates, desk
from doorstep.aid.queries.seeing import ready_for_each
from doorstep.aid.queries.standing_by import reasons
from doorstep.aid.queries.ways import way_of, weights_of
from doorstep.groups.standing import Standing
from doorstep.people.queries import called
from doorstep.safeguarding.queries import all_kept_apart

# So many tasks are planned at once, what is due first; and of those who fit so many are offered beside the plan's own.
# With more the page would weigh too much for a telephone.
MOST, OTHERS = 30, 5
# By the words that stand in the address: how many days ahead what begins is planned.
DAYS = {"day": 1, "week": 7}
_UNDONE: dict[Undone, Promise] = {
    Undone.NOBODY_FITS: gettext_lazy("Nobody fits just now."),
    Undone.NO_ROOM: gettext_lazy("All who fit have enough to do, or are elsewhere then."),
    Undone.ONE_SHORT: gettext_lazy("It takes two, and there is one."),
    Undone.TWO_SHORT: gettext_lazy("It takes two, and nobody who fits is free."),
}
Chosen = Mapping[UUID, Sequence[UUID]]
Left = Mapping[UUID, int]
_NOBODY_LEFT: Left = Counter()


@dataclass(frozen=True)
class Somebody:
    """Who could do it, with the reasons; `cell` is where they set out from."""

    volunteer: UUID
    name: str
    why: tuple[str, ...]
    cell: int

    @property
    def in_a_line(self) -> str:
        """Say the first reason alone: a list on a telephone has room for no more."""
        return f"{self.name}: {self.why[0]}" if self.why else self.name


@dataclass(frozen=True)
class Line:
    """One hand of a task: who could lend it, who does in the plan, whether a person chose that, or why nobody does.

    `asker` is empty for whoever may not know it; `asked` are those who were asked and had time to answer, by name.
    """

    task: Task
    what: str
    hand: int
    could: list[Somebody]
    does: UUID | None
    by_hand: bool
    undone: str
    at_a_door: bool = True
    asker: str = ""
    asked: Sequence[str] = ()

    @property
    def name(self) -> str:
        return f"{self.task.pk}-{self.hand}"

    @property
    def when(self) -> str:
        return steps.when(self.task)

    @property
    def doer(self) -> Somebody | None:
        return next((each for each in self.could if each.volunteer == self.does), None)


@dataclass(frozen=True)
class Planned:
    """The lines; for how many more tasks somebody was just asked; and how many are due later than those planned."""

    lines: list[Line]
    asked: int
    later: int


def plan_for(viewer: Standing, now: datetime, days: int, chosen: Chosen, left: Left = _NOBODY_LEFT) -> Planned:
    """Plan what the viewer may see; of tasks in `chosen` those do it, and so many hands as are `left` are nobody's."""
    every, wanting = _open(viewer, now, days)
    tasks = list(wanting.select_related("request", "group", "team").order_by("ends_at", "pk")[:MOST])
    known = kinds.of_group(viewer.group)
    wishes = _wishes(tasks, known, now, chosen, left)
    planned = together(wishes, weights_of(way_of(viewer.group)))
    told = _Told(viewer, tasks, [_shown(*each) for each in zip(planned.fitting, planned.doing, strict=True)])
    lines = [
        line
        for place, (task, wish) in enumerate(zip(tasks, wishes, strict=True))
        for line in _lines(_Placed(place, task, wish), planned, told, known)
    ]
    to_ask = len(tasks) if len(tasks) < MOST else wanting.count()
    return Planned(lines, asked=every.count() - to_ask, later=to_ask - len(tasks))


@dataclass(frozen=True)
class _Placed:
    place: int
    task: Task
    wish: Wish


def _lines(of: _Placed, planned: Together, told: "_Told", known: Mapping[str, Kind]) -> Iterable[Line]:
    doing, could = planned.doing[of.place], told.could(of.place, of.wish, of.task)
    for hand in range(_hands(of.task)):
        does = doing[hand] if hand < len(doing) else None
        by_hand = does in of.wish.chosen or hand >= of.wish.hands
        why_not = None if does or by_hand else planned.undone.get(of.place)
        yield Line(
            task=of.task,
            what=kinds.in_words([of.task.kind], dict(known))[0],
            hand=hand,
            could=could,
            does=does,
            by_hand=by_hand,
            undone=str(_UNDONE[why_not]) if why_not else "",
            at_a_door=of.wish.wanted.at_a_door,
            asker=told.asker(of.task),
            asked=told.asked(of.task),
        )


def _hands(task: Task) -> int:
    """Say how many are still to be asked, besides those who have just been."""
    just_asked: int = getattr(task, "just_asked", 0)
    return max(0, task.hands - task.filled - just_asked)


def _wishes(tasks: Sequence[Task], known: Mapping[str, Kind], now: datetime, chosen: Chosen, left: Left) -> list[Wish]:
    asks = [candidates.wanted(task, known, now) for task in tasks]
    engaged, apart = _engaged(tasks, now), all_kept_apart()
    return [
        Wish(
            wanted=wants,
            window=(_minutes(task.starts_at), _minutes(task.ends_at)),
            everybody=[each for each in everybody if not _is_elsewhere(task, engaged.get(each.person, ()))],
            hands=max(0, _hands(task) - left.get(task.pk, 0)),
            chosen=tuple(chosen.get(task.pk, ())),
            apart=apart,
        )
        for task, wants, everybody in zip(tasks, asks, ready_for_each(tasks, asks, now, apart), strict=True)
    ]


def _open(viewer: Standing, now: datetime, days: int) -> tuple["QuerySet[Task]", "QuerySet[Task]"]:
    """Return what is open and begins by then; and of it what too few were `just_asked` for who have time to answer.

    What goes with a round is shared between its drivers there.
    """
    with_a_round = Stop.objects.filter(status=Stop.Status.PLANNED).values("task")
    found = desk.tasks_seen_by(viewer).filter(status=Task.Status.OPEN, ends_at__gt=now)
    found = found.filter(starts_at__lt=now + timedelta(days=days)).exclude(pk__in=with_a_round)
    return found, found.annotate(just_asked=desk.how_many_just_asked(now)).filter(desk.TOO_FEW_ASKED)


def _engaged(tasks: Sequence[Task], now: datetime) -> dict[UUID, list[Span]]:
    """Return by person the set times at which they said yes to something already, in whichever group."""
    helping = Volunteer.objects.filter(group__in={task.group_id for task in tasks}, ended_at=None)
    yes = Offer.objects.filter(status=Offer.Status.ACCEPTED, task__ends_at__gt=now, person__in=helping.values("person"))
    found: dict[UUID, list[Span]] = defaultdict(list)
    for person, starts, ends in yes.values_list("person", "task__starts_at", "task__ends_at"):
        if starts and ends:
            found[person].append(at_set_time((_minutes(starts), _minutes(ends))))
    return found


def _is_elsewhere(task: Task, engaged: Iterable[Span]) -> bool:
    here = at_set_time((_minutes(task.starts_at), _minutes(task.ends_at)))
    return any(overlap(here, span) for span in engaged)


def _minutes(at: datetime) -> int:
    return int(at.timestamp() // 60)


def _shown(found: Sequence[Ranked], doing: Collection[UUID]) -> list[Ranked]:
    """Pick whoever does it, and those whom one would ask first."""
    return [each for place, each in enumerate(found) if place < OTHERS or each.ready.volunteer in doing]


class _Told:
    """What is known of all who are shown, asked of the database once."""

    def __init__(self, viewer: Standing, tasks: Sequence[Task], shown: Sequence[Sequence[Ranked]]) -> None:
        everybody = [each.ready for found in shown for each in found]
        rows = Volunteer.objects.filter(pk__in={ready.volunteer for ready in everybody})
        self._shown = shown
        self._asked = _asked(tasks)
        # Whoever looks after it knows whose it is.
        self._askers = {task.pk: task.person_id for task in tasks if task.owner == viewer.person}
        asked = (who for found in self._asked.values() for who in found)
        self._names = called({*(ready.person for ready in everybody), *asked, *self._askers.values()})
        self._cells = dict(rows.values_list("pk", "cell"))

    def could(self, place: int, wish: Wish, task: Task) -> list[Somebody]:
        return [
            Somebody(
                volunteer=each.ready.volunteer,
                name=self._name(each.ready.person),
                why=reasons(each, wish.wanted, self.asker(task), self._cells, task),
                cell=self._cells[each.ready.volunteer],
            )
            for each in self._shown[place]
        ]

    def asker(self, task: Task) -> str:
        return self._names.get(self._askers[task.pk], "") if task.pk in self._askers else ""

    def asked(self, task: Task) -> list[str]:
        return [self._name(who) for who in self._asked[task.pk]]

    def _name(self, person: UUID) -> str:
        return self._names.get(person) or _("A neighbour")


def _asked(tasks: Sequence[Task]) -> dict[UUID, list[UUID]]:
    """Return by task the people who were asked for it and have not answered yet."""
    still = Offer.objects.filter(task__in=[task.pk for task in tasks], status=Offer.Status.OPEN)
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for task, person in still.order_by("made_at", "pk").values_list("task", "person"):
        if task:
            found[task].append(person)
    return found
