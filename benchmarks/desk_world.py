"""A group of which so much is asked, written straight into the tables: what its desk shows, in every state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import planting, world
from doorstep.aid import codewords
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import HelpRequest, Task
from doorstep.groups.models import Group, KindOfHelp, Membership, Role, StreetTeam
from doorstep.people.models import Details, Person
from doorstep.vault import keys
from doorstep.vault.actions import ensure_keys

AT_ONCE = 1_000
COLLEAGUES, TEAMS = 6, 8
KINDS = KindOfHelp.Kind.values
Status = Task.Status
# Each is as likely as the next: how it stands, and how far up the ladder.
STATES = [(Status.OPEN, 1), (Status.OPEN, 3), (Status.OPEN, Rung.COORDINATOR), (Status.NOD, 2), (Status.TAKEN, 2)]
LATE = 50


@dataclass(frozen=True)
class Desk:
    """A group with so much open; `owner` looks after a sixth of it, and `team` is one of its street teams."""

    size: int
    group: Group
    owner: UUID
    team: int


def plant(size: int) -> Desk:
    """Make a group, those who coordinate it, and so many who ask for one thing each."""
    now, placed = timezone.now(), world.groups(1)[0]
    with transaction.atomic():
        group = planting.group(size, placed)
        group.save(force_insert=True)
        teams = [StreetTeam.objects.create(group=group, name=f"Street team number {each}") for each in range(TEAMS)]
        owners = [person.pk for person in people([f"Coordinator {each}" for each in range(COLLEAGUES)])]
        Membership.objects.bulk_create(coordinates(person, group, now) for person in owners)
        askers = iter(range(size))
        while numbers := list(islice(askers, AT_ONCE)):
            ask(numbers, group, owners, [team.pk for team in teams], now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Desk(size, group, owners[0], teams[0].pk)


def people(called: Sequence[str]) -> list[Person]:
    """Make people known by a name, sealed with a key for each."""
    found = [Person() for _ in called]
    ensure_keys([person.pk for person in found])
    Person.objects.bulk_create(found)
    with keys.at_hand([person.pk for person in found]):
        Details.objects.bulk_create(
            Details(person=person, called=name) for person, name in zip(found, called, strict=True)
        )
    return found


def coordinates(person: UUID, group: Group, now: datetime) -> Membership:
    joined = Membership.Status.JOINED
    return Membership(person_id=person, group=group, role=Role.COORDINATOR, status=joined, began_at=now)


def ask(numbers: Sequence[int], group: Group, owners: Sequence[UUID], teams: Sequence[int], now: datetime) -> None:
    """Have as many ask, all at once: in a few statements however many they are."""
    askers = people([f"Amina the {number}th of Choumert Road" for number in numbers])
    requests = [
        asked(person, number, group, teams[number % len(teams)], now)
        for person, number in zip(askers, numbers, strict=True)
    ]
    HelpRequest.objects.bulk_create(requests)
    with keys.at_hand([person.pk for person in askers]):
        Task.objects.bulk_create(tasks(requests, numbers, owners, now))


def asked(person: Person, number: int, group: Group, team: int, now: datetime) -> HelpRequest:
    return HelpRequest(
        person=person,
        group=group,
        team_id=team if number % 3 else None,
        cell=group.cell,
        district="SE15",
        urgency=HelpRequest.Urgencies.WEEK,
        asked_at=now - timedelta(hours=number % 200),
    )


def tasks(
    requests: Sequence[HelpRequest], numbers: Sequence[int], owners: Sequence[UUID], now: datetime
) -> Iterator[Task]:
    for request, number in zip(requests, numbers, strict=True):
        status, rung = STATES[number % len(STATES)]
        ends = now - timedelta(hours=1) if number % LATE == 0 else now + timedelta(hours=1 + number % 300)
        # Owners and states in step would leave some of them without any of one state.
        owner = owners[(number // len(STATES)) % len(owners)]
        yield task(request, number, status, rung, owner=owner, ends=ends, now=now)


def task(
    request: HelpRequest, number: int, status: Status, rung: int, *, owner: UUID, ends: datetime, now: datetime
) -> Task:
    said = {name: getattr(request, name) for name in ("person", "group", "team_id", "cell")}
    return Task(
        **said,
        request=request,
        status=status,
        rung=rung,
        owner=owner,
        kind=KINDS[number % len(KINDS)],
        starts_at=ends - timedelta(days=7),
        ends_at=ends,
        due_at=now + timedelta(minutes=number % 5_000),
        codeword=codewords.WORDS[number % len(codewords.WORDS)],
        made_at=now - timedelta(days=1),
    )
