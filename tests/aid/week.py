"""A week in a group, hour by hour, with a clock that is passed in: who asks, who answers how, who stays away."""

import random
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from doorstep.aid import kinds
from doorstep.aid.actions import answering, asking, climbing, finishing, offering, owning, volunteering
from doorstep.aid.actions.answering import NotForThemError, TakenError
from doorstep.aid.asked import Asked, Asker, When
from doorstep.aid.matching import times
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.groups.actions import members
from doorstep.groups.models import Group, Membership, Role
from doorstep.people.models import ContactPoint
from doorstep.places import cells
from tests.aid.street import make_street, make_volunteer
from tests.factories import PECKHAM, make_membership, make_person

# A Monday, seven in the morning in London.
BEGINS = datetime.combine(date(2026, 11, 23), time(7)).astimezone()
DAYS = 7
# Who asks in a week asks for five things or so; making somebody known is no part of this.
ASKERS = 100
_WANTED = ("shopping", "prescription", "dog-walking", "phone-call", "food-parcel", "lift", "post", "other")


@dataclass(frozen=True)
class Manner:
    """How somebody is: how likely they answer within the hour, say yes, cannot after all, and say that it is done."""

    answers: float
    says_yes: float
    gives_back: float
    reports: float


_MANNERS = (
    Manner(answers=0.5, says_yes=0.8, gives_back=0.02, reports=0.5),
    Manner(answers=0.2, says_yes=0.5, gives_back=0.10, reports=0.2),
    Manner(answers=0.5, says_yes=0.9, gives_back=0.00, reports=0.0),  # says yes, and is not heard of again
    Manner(answers=0.0, says_yes=0.0, gives_back=0.00, reports=0.0),  # silence
)


class Week:
    def __init__(self, requests: int, volunteers: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.group, self.clara = make_street()
        self.dora = make_person("Dora", email="dora@canary.example")
        make_membership(self.dora, self.group, Role.COORDINATOR)
        owning.put_on_duty(self.clara.pk, self.group, None, by=self.clara.pk, now=BEGINS)
        self.manners = dict(_somebody(self.group, number, self.chance) for number in range(volunteers))
        hours = [hour for hour in range(DAYS * 24) if 1 <= hour % 24 <= 14 and hour < 6 * 24]
        self.askers = [asking.become_known(Asker("Amina"), by=None) for _ in range(ASKERS)]
        self.asked_at = [self.chance.choice(hours) for _ in range(requests)]

    def hour(self, number: int) -> datetime:
        """Let an hour go by: people ask and answer, and the worker does what is due; return the clock."""
        now = BEGINS + timedelta(hours=number)
        for _ in range(self.asked_at.count(number)):
            self._ask(now)
        if number == 3 * 24 + 5:
            self._clara_leaves(now)
        self._volunteers(number % 24, now)
        self._coordinators(number % 24, now)
        work(now)
        return now

    # -- Who asks ----------------------------------------------------------------------------------------------------

    def _ask(self, now: datetime) -> None:
        asker = self.chance.choice(self.askers)
        asking.open_request(self._asked(now), asker, self.group, by=None, now=now)

    def _asked(self, now: datetime) -> Asked:
        urgency = self.chance.choice(list(Urgency))
        day = now.date() + timedelta(days=self.chance.randint(0, 5)) if urgency == Urgency.DAY else None
        part = self.chance.choice(("any", *times.PARTS)) if day else "any"
        wanted = tuple(self.chance.sample(_WANTED, self.chance.choice((1, 1, 1, 2))))
        hands, passed_on = self.chance.choice((1, 1, 1, 2)), self.chance.random() < 0.5
        cell = _near(self.chance)
        return Asked(wanted, cell, "SE15", When(urgency, day, part), hands=hands, may_pass_on=passed_on)

    # -- Who helps ---------------------------------------------------------------------------------------------------

    def _volunteers(self, hour: int, now: datetime) -> None:
        if not 1 <= hour <= 14:
            return
        living = Offer.objects.filter(status__in=Offer.LIVING).order_by("made_at", "pk")
        touched, whole = set(), Offer.objects.select_related("task__group", "task__request", "volunteer")
        for pk, task, volunteer in list(living.values_list("pk", "task", "volunteer")):
            manner = self.manners[volunteer]
            if task not in touched and self._happens(max(manner.answers, manner.reports)):
                touched.add(task)
                self._answer(whole.get(pk=pk), manner, now)
        for volunteer in self.chance.sample([*self.manners], 4):
            self._look_around(Volunteer.objects.get(pk=volunteer), now)

    def _answer(self, offer: Offer, manner: Manner, now: datetime) -> None:
        if offer.status == Offer.Status.OPEN:
            self._say(offer, yes=self._happens(manner.says_yes), now=now)
        elif self._happens(manner.gives_back):
            finishing.give_back(offer, now=now)
        elif self._happens(manner.reports):
            self._done(offer, now)

    def _say(self, offer: Offer, *, yes: bool, now: datetime) -> None:
        try:
            if yes:
                answering.accept(offer, now=now)
            else:
                answering.decline(offer, now=now)
        except (TakenError, NotForThemError):
            pass

    def _done(self, offer: Offer, now: datetime) -> None:
        task = offer.task
        if task and task.status == Task.Status.TAKEN and task.starts_at < now:
            finishing.complete(task, by=offer.person_id, now=now)

    def _look_around(self, volunteer: Volunteer, now: datetime) -> None:
        """Take something from the board, rest, or come back."""
        on_board = list(Task.objects.filter(status=Task.Status.OPEN, on_board=True)[:5])
        if self._happens(0.1):
            until = self.chance.choice((None, now.date() + timedelta(days=2)))
            volunteering.pause(volunteer, until=until, by=volunteer.person_id)
        elif self._happens(0.3):
            volunteering.come_back(volunteer, by=volunteer.person_id)
        elif on_board:
            with suppress(TakenError, NotForThemError):
                answering.take(self.chance.choice(on_board), volunteer, now=now)

    # -- Who looks after it --------------------------------------------------------------------------------------------

    def _coordinators(self, hour: int, now: datetime) -> None:
        """Nod or refuse; ring where nobody said whether it was done. At night and before noon they do neither."""
        if not 5 <= hour <= 12:
            return
        for task in Task.objects.filter(status=Task.Status.NOD):
            answer = answering.nod if self._happens(0.7) else answering.refuse
            if self._happens(0.3):
                answer(task, by=self._owner(task), now=now)
        for task in Task.objects.filter(status=Task.Status.TAKEN, chased__gt=1):
            self._ring(task, now)

    def _ring(self, task: Task, now: datetime) -> None:
        if self._happens(0.5):
            finishing.complete(task, by=self._owner(task), now=now)
            return
        for offer in Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED):
            finishing.give_back(offer, by=self._owner(task), now=now)

    def _owner(self, task: Task) -> UUID:
        assert task.owner
        return task.owner

    def _clara_leaves(self, now: datetime) -> None:
        members.leave_altogether(self.clara, self.group, by=self.clara.pk, now=now)

    def _happens(self, likely: float) -> bool:
        return self.chance.random() < likely


def work(now: datetime) -> None:
    """Do what the worker does, until nothing is due."""
    while owning.keep_owned(now):
        pass
    offering.lapse(now)
    while climbing.look_after(now):
        pass


def _somebody(group: Group, number: int, chance: random.Random) -> tuple[UUID, Manner]:
    does = [each for each in kinds.USUAL.values() if chance.random() < 0.6]
    free = [(day, part) for day in range(7) for part in times.PARTS if chance.random() < 0.5]
    row = make_volunteer(
        group,
        f"Ben{number}",
        vouched=chance.random() < 0.7,
        cell=_near(chance),
        kinds=kinds.mask(does or [kinds.USUAL["other"]]),
        times=times.mask(free),
        metres=chance.choice((600, 1500, 3000)),
        enough=chance.choice((2, 4, 6, 8, 12)),
        going=chance.choice(("foot", "foot", "bike", "home")),
    )
    if number % 4:
        # Most look at the page by themselves, and this week is not about letters.
        ContactPoint.objects.filter(person=row.person_id).delete()
    return row.pk, chance.choices(_MANNERS, (4, 3, 1, 1))[0]


def _near(chance: random.Random) -> int:
    north, east = PECKHAM
    return cells.cell_at(north + chance.uniform(-0.008, 0.008), east + chance.uniform(-0.012, 0.012))


def coordinators(group: Group) -> set[UUID]:
    found = Membership.objects.filter(group=group, role=Role.COORDINATOR, status=Membership.Status.JOINED)
    return set(found.values_list("person", flat=True))
