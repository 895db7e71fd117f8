"""What a group's rounds and repeats are tried with: in each of the two groups a round that is shared out, and shops."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from doorstep.aid import kinds, repeats
from doorstep.aid.actions import asking, driving, rounds, volunteering
from doorstep.aid.actions.rounds import Start
from doorstep.aid.actions.volunteering import Willing
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching import times
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Drive, HelpRequest, Round, Stop, Task, Volunteer
from doorstep.groups.models import StreetTeam
from doorstep.people.models import Person
from tests.policy.circles import Circle

if TYPE_CHECKING:
    from tests.policy.roles import Role
    from tests.policy.world import World


@dataclass
class Driven:
    """Of one group: a round with a share and a door for each driver, a parcel that waits, and two weekly shops."""

    round: Round
    waits: Task
    could_drive: Volunteer
    weekly: HelpRequest
    weekly_in_street: HelpRequest
    drives: dict[UUID, Drive] = field(default_factory=dict)


def make_driven(circle: Circle, known: dict[UUID, Person], coordinator: Person, now: datetime) -> Driven:
    asker, by = known[circle.written_in], coordinator.pk
    day = timezone.localdate(now, timezone.get_default_timezone()) + timedelta(days=3)
    planned = rounds.plan_round(circle.group, Start(day, "morning", "St Mary's hall", 40), by=by, now=now)
    parcel = When(Urgency.DAY, day, "morning")
    found = Driven(
        round=planned,
        waits=_asked(circle, asker, parcel, now).tasks.get(),
        could_drive=_volunteer(circle, coordinator, now),
        weekly=_weekly(circle, asker, None, now),
        weekly_in_street=_weekly(circle, asker, circle.team, now),
    )
    for person in (known[circle.helper.person_id], known[circle.neighbour.person_id]):
        task = _asked(circle, asker, parcel, now).tasks.get()
        rounds.add_doors(planned, {task: 1}, by=by, now=now)
        drive = rounds.ask_driver(planned, _volunteer(circle, person, now), 1, by=by, now=now)
        assert drive
        driving.say_yes(drive, by=person.pk, now=now)
        if drive.status == Drive.Status.NOD:
            driving.nod(drive, by=by, now=now)
        found.drives[person.pk] = drive
    rounds.share_out(planned, by=by, now=now)
    return found


def _asked(
    circle: Circle,
    asker: Person,
    when: When,
    now: datetime,
    *,
    kind: str = "food-parcel",
    team: StreetTeam | None = None,
) -> HelpRequest:
    said = Asked((kind,), circle.group.cell, "SE15", when, address="12 Choumert Road", what="Soup.", know="Ring twice.")
    return asking.open_request(said, asker, circle.group, team, by=None, now=now).request


def _weekly(circle: Circle, asker: Person, team: StreetTeam | None, now: datetime) -> HelpRequest:
    day = timezone.localdate(now, timezone.get_default_timezone()) + timedelta(days=1)
    when = When(Urgency.DAY, day, "morning", repeats.weekly([day.weekday()]))
    return _asked(circle, asker, when, now, kind="phone-call", team=team)


def _volunteer(circle: Circle, person: Person, now: datetime) -> Volunteer:
    does = kinds.mask(kinds.USUAL.values())
    willing = Willing(circle.group.cell, does, times.ALWAYS, going="car", metres=5000, enough=20)
    return volunteering.volunteer(person, circle.group, willing, by=person.pk, now=now)


# -- What addresses name ---------------------------------------------------------------------------------------------


def drive_of(world: "World", who: str) -> Drive | None:
    person = world.persons[who].pk
    return next((found.drives[person] for found in world.driven.values() if person in found.drives), None)


def stop_of(drive: Drive) -> int:
    return Stop.objects.get(drive=drive).pk


def a_drive(found: Driven) -> Drive:
    return next(iter(found.drives.values()))


def next_of(request: HelpRequest) -> UUID:
    return Task.objects.filter(request=request, status__in=Task.LIVING).earliest("day").pk


# -- What is sent ----------------------------------------------------------------------------------------------------


def start(_world: "World", _role: "Role") -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=9)
    return {"day": day.isoformat(), "part": "morning", "pick_up": "St Mary's hall", "parcels": "20"}


def doors(world: "World", role: "Role") -> dict[str, Any]:
    return {f"parcels-{world.driven[role.elsewhere].waits.pk}": "2"}


def driver(world: "World", role: "Role") -> dict[str, Any]:
    return {"volunteer": str(world.driven[role.elsewhere].could_drive.pk), "room": "5"}


def ticks(world: "World", role: "Role") -> dict[str, Any]:
    return {f"stop-{stop_of(a_drive(world.driven[role.elsewhere]))}": "done"}


def another_day(world: "World", role: "Role") -> dict[str, Any]:
    found = world.driven[role.elsewhere]
    day = timezone.localdate() + timedelta(days=3)
    return {
        f"{task.pk}-day": day.isoformat()
        for task in Task.objects.filter(request__in=[found.weekly, found.weekly_in_street])
    }


def all_rest(_world: "World") -> None:
    HelpRequest.objects.exclude(every="").update(status=HelpRequest.Status.PAUSED)
