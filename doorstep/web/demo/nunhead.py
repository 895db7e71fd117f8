"""Nunhead Neighbours as the demo world has them: who helps there, and what they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from doorstep.aid import kinds
from doorstep.aid.actions import answering, asking, climbing, offering, owning, volunteering
from doorstep.aid.actions.volunteering import Willing
from doorstep.aid.asked import Asked, Asker
from doorstep.aid.matching import times
from doorstep.aid.matching.ranking import Ranked
from doorstep.aid.models import GroupWay, Offer, Task, Volunteer
from doorstep.aid.queries import candidates
from doorstep.groups.models import Group
from doorstep.people.models import Person
from doorstep.people.queries import reached_by_phone
from doorstep.web.demo import street
from doorstep.web.demo.street import Household

DISTRICT, POSTCODE = "SE15", "SE15 3LQ"
# Everybody was ready to help before the first of the story was asked.
BEFORE = timedelta(weeks=12)


@dataclass
class Nunhead:
    """The group, who coordinates it, and who helps there, by name."""

    group: Group
    clara: Person
    helpers: Mapping[str, Volunteer]
    known: dict[str, Person] = field(default_factory=dict)

    def ask(self, who: Household, kind: str, *, now: datetime, **said: Any) -> Task:
        """Have somebody ask, on the telephone as most of them do, and the worker take the first step."""
        task = self.is_asked(who, kind, now=now, **said)
        climbing.look_after(now)
        task.refresh_from_db()
        return task

    def is_asked(self, who: Household, kind: str, *, now: datetime, **said: Any) -> Task:
        asked = Asked((kind,), who.cell, DISTRICT, address=who.door, **said)
        opened = asking.open_request(asked, self._person(who), self.group, by=self.clara.pk, now=now)
        return opened.request.tasks.earliest("starts_at", "pk")

    def _person(self, who: Household) -> Person:
        if who.name not in self.known:
            point = reached_by_phone(who.phone).select_related("person").first()
            asker = Asker(who.name, phone=who.phone, surname=who.surname, postcode=POSTCODE)
            self.known[who.name] = point.person if point else asking.become_known(asker, by=self.clara.pk)
        return self.known[who.name]

    def who_could(self, task: Task, now: datetime) -> list[Ranked]:
        return candidates.ranked(task, now)

    def says_yes(self, name: str, task: Task, *, now: datetime) -> None:
        """Have somebody say yes, if they were asked."""
        asked = Offer.objects.filter(task=task, volunteer=self.helpers[name], status=Offer.Status.OPEN)
        for offer in asked.select_related("task__group", "task__request", "volunteer"):
            answering.accept(offer, now=now)
        task.refresh_from_db()

    def somebody_says_yes(self, task: Task, *, now: datetime) -> str:
        """Have one of those who were asked say yes, and return their name; Clara asks where none of them may."""
        if not self._asked(task):
            known = [each for each in self.who_could(task, now) if each.ready.vouched]
            offering.offer(task, known[:1], until=task.ends_at, by=self.clara.pk, now=now)
        name = self._asked(task)[0]
        self.says_yes(name, task, now=now)
        return name

    def _asked(self, task: Task) -> list[str]:
        """Name those who were asked and need no nod."""
        asked = set(Offer.objects.filter(task=task, status=Offer.Status.OPEN).values_list("volunteer", flat=True))
        return [name for name, row in self.helpers.items() if row.pk in asked and row.vouched_at]


def ready_to_help(group: Group, people: Mapping[str, Person], clara: Person, now: datetime) -> Nunhead:
    """Say what each of them is ready to do; all but the newest are vouched for."""
    began = now - BEFORE
    GroupWay.objects.get_or_create(group=group)
    owning.put_on_duty(clara.pk, group, None, by=clara.pk, now=began)
    helpers = {each.name: _ready(each, group, people[each.name], clara, began) for each in street.HELPERS}
    return Nunhead(group, clara, helpers)


def _ready(each: street.Helper, group: Group, person: Person, clara: Person, now: datetime) -> Volunteer:
    willing = Willing(
        each.cell, kinds.mask(kinds.offered(group)), times.ALWAYS, each.going, each.metres, each.enough, each.languages
    )
    row = volunteering.volunteer(person, group, willing, by=person.pk, now=now)
    if not each.new:
        volunteering.vouch(row, by=clara.pk, now=now)
        row.refresh_from_db()
    return row
