"""The nearest who fit: the same as if all were looked at, in as many questions however many there are."""

import random
from collections.abc import Iterable, Sequence
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from doorstep.aid import kinds
from doorstep.aid.matching import times
from doorstep.aid.matching.fitting import Ready, Wanted, why_not
from doorstep.aid.models import Offer, Pairing, Task, Volunteer
from doorstep.aid.queries import candidates, nearest
from doorstep.groups.models import Group, Membership
from doorstep.people.models import Person
from doorstep.places import cells
from tests.aid.street import FAR, HERE, NOW, make_street, make_task, make_volunteer
from tests.factories import PECKHAM
from tests.fuzz.undone import undone

pytestmark = pytest.mark.django_db

GOINGS = [("foot", 1_000), ("foot", 2_000), ("bike", 5_000), ("car", 15_000), ("car", 90_000), ("home", 0)]


@pytest.fixture
def task() -> Task:
    return make_task(make_street()[0], "dog-walking")


def crowd(group: Group, many: int, seed: int, spread: float) -> list[Volunteer]:
    """Let so many live around here, of all sorts, some of them out of the group or at rest; written in a few steps."""
    chance = random.Random(seed)
    people = Person.objects.bulk_create([Person() for _ in range(many)])
    Membership.objects.bulk_create([_role(person, group, chance) for person in people])
    return Volunteer.objects.bulk_create([_somebody(person, group, chance, spread) for person in people])


def _role(person: Person, group: Group, chance: random.Random) -> Membership:
    status = chance.choices(["joined", "resting"], [9, 1])[0]
    return Membership(person=person, group=group, role="volunteer", status=status, began_at=NOW)


def _somebody(person: Person, group: Group, chance: random.Random, spread: float) -> Volunteer:
    going, metres = chance.choice(GOINGS)
    north, east = (at + chance.gauss(0, spread) for at in PECKHAM)
    return Volunteer(
        person=person,
        group=group,
        cell=cells.cell_at(north, east),
        kinds=kinds.mask(chance.sample(list(kinds.USUAL.values()), 5)),
        times=times.ALWAYS if chance.random() < 0.7 else 0,  # most of them have time
        going=going,
        metres=metres,
        languages=[],
        enough=chance.choice([1, 5]),
        paused=chance.random() < 0.1,  # a few rest
        paused_until=chance.choice([None, None, NOW.date(), NOW.date() + timedelta(days=3)]),
        vouched_at=chance.choice([NOW, NOW, None]),
        last_asked_at=chance.choice([None, NOW - timedelta(days=chance.randrange(40))]),
        began_at=NOW,
        ended_at=chance.choice([None] * 9 + [NOW]),
    )


def alike(group: Group, many: int) -> None:
    """Let so many live right here who do everything, on foot."""
    people = Person.objects.bulk_create([Person() for _ in range(many)])
    Membership.objects.bulk_create(
        [Membership(person=each, group=group, role="volunteer", status="joined", began_at=NOW) for each in people]
    )
    does = {"kinds": kinds.mask(kinds.USUAL.values()), "times": times.ALWAYS, "vouched_at": NOW, "began_at": NOW}
    Volunteer.objects.bulk_create([Volunteer(person=each, group=group, cell=HERE, **does) for each in people])


def ask(task: Task, volunteers: Sequence[Volunteer]) -> None:
    over = {"status": "declined", "made_at": NOW, "ends_at": NOW, "answered_at": NOW, "ended_at": NOW}
    Offer.objects.bulk_create(
        [Offer(task=task, volunteer=each, person_id=each.person_id, kind=task.kind, **over) for each in volunteers]
    )


def plainly(task: Task, most: int) -> list[Ready]:
    """Look at all of the group, leave out who does not fit, and sort."""
    asks = candidates.wanted(task)
    fit = [each for each in candidates.ready(asks, task, NOW) if why_not(asks, each) is None]
    return nearest_first(fit, asks)[:most]


def nearest_first(found: Iterable[Ready], asks: Wanted) -> list[Ready]:
    return sorted(found, key=lambda each: (each.away if asks.at_a_door else 0, *_longest_ago(each)))


def _longest_ago(each: Ready) -> tuple[float, str]:
    return -(each.days_since_asked if each.days_since_asked is not None else float("inf")), str(each.volunteer)


# The street is made once, and each example undone.
@pytest.mark.parametrize("kind", ["dog-walking", "phone-call"])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    many=st.sampled_from([0, 3, 90, 101, 250, 400]),
    seed=st.integers(0, 1_000),
    spread=st.sampled_from([0.0005, 0.004, 0.03, 0.3]),
    most=st.sampled_from([1, 5, 30]),
)
def test_the_nearest_are_those_that_looking_at_all_would_find(
    task: Task, kind: str, many: int, seed: int, spread: float, most: int
) -> None:
    with undone():
        Task.objects.filter(pk=task.pk).update(kind=kind)
        asked = Task.objects.get(pk=task.pk)
        ask(asked, crowd(asked.group, many, seed, spread)[::7])

        found = [each.ready for each in candidates.ranked(asked, NOW, most)]
        assert nearest_first(found, candidates.wanted(asked))[:most] == plainly(asked, most)


def test_who_helped_before_is_found_however_many_live_nearer(task: Task) -> None:
    far = make_volunteer(task.group, cell=FAR, metres=5_000)
    Pairing.objects.create(asker=task.person_id, volunteer=far.person_id, group=task.group, last_at=NOW)
    alike(task.group, 120)

    assert len(candidates.ranked(task, NOW)) == candidates.MOST + 1
    assert [each.ready.volunteer for each in candidates.ranked(task, NOW)].count(far.pk) == 1
    assert [each.ready.volunteer for each in candidates.ranked_of(task, [far.pk], NOW)] == [far.pk]


@pytest.mark.parametrize("many", [3, 90])
def test_a_small_group_is_read_at_once(
    many: int, task: Task, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowd(task.group, many, 1, 0.002)
    asked = Task.objects.select_related("group", "request").get(pk=task.pk)
    # Who is willing, how they stand, and what they do already; who helped before, and who is kept apart.
    with django_assert_num_queries(6):
        candidates.ranked(asked, NOW)


def test_of_a_small_group_all_who_fit_are_ranked(task: Task) -> None:
    alike(task.group, nearest.WHOLE)
    assert len(candidates.ranked(task, NOW)) == nearest.WHOLE

    alike(task.group, 1)
    assert len(candidates.ranked(task, NOW)) == candidates.MOST


@pytest.mark.parametrize("many", [250, 1_000])
def test_a_large_group_is_read_ring_by_ring_however_many_they_are(many: int, task: Task) -> None:
    crowd(task.group, many, 1, 0.004)
    asks = candidates.wanted(task)
    with CaptureQueriesContext(connection) as asked:
        rings = list(nearest.in_rings(asks, task, NOW.date(), candidates.MOST))

    # One a ring, and how far anybody would go.
    assert len(asked) == len(rings) + 1
    assert sum(len(each.found) for each in rings) > candidates.MOST


def test_the_filter_stays_inside_the_index(task: Task) -> None:
    crowd(task.group, 300, 1, 0.004)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with CaptureQueriesContext(connection) as asked:
        _ = [*nearest.in_rings(candidates.wanted(task), task, NOW.date(), candidates.MOST)]

    said = [_explained(each["sql"]) for each in asked if "ring" in each["sql"]]
    inside = {"sqlite": "SEARCH their USING COVERING INDEX volunteer_near", "postgresql": "volunteer_near"}
    assert [inside[connection.vendor] in each for each in said] == [True] * len(said)


def _explained(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # In a few hundred rows it would rather read them all: what is asked is whether the index could.
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{'EXPLAIN QUERY PLAN' if connection.vendor == 'sqlite' else 'EXPLAIN'} {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())
