"""News to as many groups as there are, by workers who are killed while they choose, write and send it."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from uuid import UUID

from django.db import connections

from benchmarks import planting, world
from benchmarks.fanout_world import plant as known
from doorstep.broadcasts.actions import going, sending, writing
from doorstep.broadcasts.models import Broadcast, Hearer, NewsRule
from doorstep.broadcasts.said import Says
from doorstep.groups.models import Group
from doorstep.messaging.actions import deliver_due
from doorstep.networks.actions import opening
from doorstep.networks.models import Affiliation, Contact, Network
from doorstep.networks.said import About
from tests.kill import office
from tests.kill.moments import Death, ended
from tests.kill.office import Office
from tests.kill.rounds import MOMENTS, WHILE, calm, find, tell, waiting
from tests.kill.truth import Tally, judged

# Its number is how it is told apart in the provider's book.
# It presses, so that the storm goes on at night.
SAYS = Says(kind="safeguarding", subject="News number 1", body="This is number 1. The food bank moves.")
STEPS = [timedelta(seconds=each) for each in (1, 25, 70, 360)]
Status = Broadcast.Status


def sent(carrier: str, seed: int, groups: int, kills: int) -> Tally:
    """Have one broadcast go to the contacts of so many groups, and so many workers killed meanwhile."""
    chance, now = random.Random(f"{seed} {carrier}"), datetime.now(UTC)
    said = _written(groups, now)
    connections.close_all()
    with office.opened(chance.getrandbits(32)) as opened:
        now, killed = _storm(opened, said, carrier, chance, now, kills)
        _end(opened, said, carrier, now)
        hearers = list(Hearer.objects.filter(broadcast=said).values_list("message", flat=True))
        told = [each for each in hearers if each]
        # Whoever was not told at all is lost as well.
        return killed + judged(told, opened("taken")) + Tally(lost=groups - len(told))


def _storm(
    opened: Office, said: Broadcast, carrier: str, chance: random.Random, now: datetime, kills: int
) -> tuple[datetime, Tally]:
    moments, tally = count(1), Tally()
    tell(opened, now)
    while tally.killed < kills and _is_under_way(said):
        find(opened, carrier, away=chance.random() < 0.05)
        opened("behave", "BADLY" if chance.random() < 0.5 else "WELL")
        many = min(chance.choice([1, 2, 3]), kills - tally.killed)
        deaths = [_death(chance, moments) for _ in range(many)]
        before = opened("requests")
        ends = ended([partial(_work, now)] * many, deaths, partial(_is_heard, opened, before))
        opened.falls_quiet()
        tally += Tally(killed=ends.killed, with_errors=ends.with_errors)
        now += chance.choice(STEPS)
        tell(opened, now)
    return now, tally


def _is_heard(opened: Office, before: int) -> bool:
    return bool(opened("requests") > before)


def _work(now: datetime) -> None:
    going.go_on(now)
    deliver_due(now)


def _death(chance: random.Random, moments: "count[int]") -> Death:
    if chance.random() < 1 / 2:
        return Death(at=1 + next(moments) % MOMENTS)
    return Death(after=chance.uniform(0.0001, WHILE), talking=chance.random() < 1 / 3)


def _is_under_way(said: Broadcast) -> bool:
    return not Broadcast.objects.filter(pk=said.pk, status=Status.SENT).exists() or waiting().exists()


def _end(opened: Office, said: Broadcast, carrier: str, now: datetime) -> None:
    """Let a worker who lives do the rest."""
    find(opened, carrier)
    opened("behave", "WELL")
    while not Broadcast.objects.filter(pk=said.pk, status=Status.SENT).exists():
        going.go_on(now)
    calm(opened, carrier, now)


# -- The country -----------------------------------------------------------------------------------------------------


def _written(groups: int, now: datetime) -> Broadcast:
    """Put so many groups into one network, each with somebody who speaks for it, and schedule news for all of them."""
    Network.objects.all().delete()
    if Group.objects.count() != groups:
        Group.objects.all().delete()
        planting.plant(world.groups(groups))
    network = opening.open_network(About("The country", "country", None), by=None, now=now)
    people = known(groups)
    # Nobody looks a second time here, however many they are.
    NewsRule.objects.create(network=network, eyes_above=groups)
    _speak(network, people, now)
    draft = writing.begin(network, SAYS, by=people[0], now=now)
    sending.send(draft, people=0, goes_at=now, by=people[0], now=now)
    return draft


def _speak(network: Network, people: Sequence[UUID], now: datetime) -> None:
    found = Group.objects.order_by("pk").values_list("pk", flat=True)
    places = [Affiliation(network=network, group_id=group, began_at=now) for group in found]
    Affiliation.objects.bulk_create(places, batch_size=500)
    rows = zip(Affiliation.objects.filter(network=network).order_by("pk"), people, strict=True)
    Contact.objects.bulk_create(
        [Contact(affiliation=place, person_id=person, part=Contact.Part.MAIN, began_at=now) for place, person in rows],
        batch_size=500,
    )
