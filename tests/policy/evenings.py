"""The evening that everybody has begun, with a chair that waits for somebody; and one at which two sit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.groups import consent
from doorstep.people.models import Person
from doorstep.places import cells
from doorstep.starting.actions import evenings, offering
from doorstep.starting.models import Chair, Chapter, Evening, Part
from doorstep.starting.queries import evenings as asking
from tests.factories import PECKHAM

HERE = cells.shown(cells.cell_at(*PECKHAM))
PATCH = {"name": "Goose Green Neighbours", "summary": "Shopping.", "where": "SE22", "place": "", "another": False}
_ALL: dict[str, dict[str, Any]] = {
    "patch": PATCH,
    "way": {"how": "board", "cap": 2000, "kinds": ["shopping"]},
    "contact": {"phone": "020 7946 0102", "email": "", "website": "", "another": False},
}


def begin(person: Person, now: datetime) -> Evening:
    """Begin one and write down what listing needs, with a code out for a lead."""
    evening = evenings.begin(person, HERE, words=consent.joining(), now=now)
    for which, said in _ALL.items():
        evenings.write(evening, which, said, seen=None, by=person.pk, now=now)
    offering.offer(evening, Part.LEAD, by=person.pk, now=now)
    return evening


def begin_together(first: Person, second: Person, now: datetime) -> None:
    evening = begin(first, now)
    chair = offering.find(offering.offer(evening, Part.COORDINATOR, by=first.pk, now=now), now=now)
    assert chair
    offering.sit_down(chair, second, words=consent.joining(), now=now)


def begun_by(person: Person) -> Evening | None:
    return Evening.objects.filter(chairs__person=person, chairs__made_by=None).first()


def waiting(person: Person) -> dict[str, Any] | None:
    """Name the chair that waits on their evening."""
    evening = begun_by(person)
    chair = Chair.objects.filter(evening=evening, status=Chair.Status.OPEN).first()
    return {"pk": chair.evening_id, "chair": chair.pk} if chair else None


def a_code(person: Person, now: datetime) -> str:
    """Have somebody read out a code for their table."""
    evening = begun_by(person)
    assert evening
    return offering.offer(evening, Part.COORDINATOR, by=person.pk, now=now)


def stamp(person: Person, which: str) -> str:
    chapter = Chapter.objects.filter(evening=begun_by(person), which=which).first()
    return chapter.stamp if chapter else ""


def whole(person: Person) -> str:
    evening = begun_by(person)
    return asking.stamp(evening) if evening else ""


def share_a_table(one: UUID, other: UUID) -> bool:
    mine = Chair.objects.filter(person=one, status=Chair.Status.TAKEN).values("evening")
    return Chair.objects.filter(person=other, status=Chair.Status.TAKEN, evening__in=mine).exists()
