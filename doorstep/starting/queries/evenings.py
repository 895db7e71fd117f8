"""Whose evenings these are, what is written down on one, and who sits at its table."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from doorstep.groups.models import Group
from doorstep.starting.course import Table
from doorstep.starting.models import Chair, Chapter, Evening
from doorstep.starting.models.evening import stamp_of

# As long as this an evening is kept with which nobody goes on.
KEPT = timedelta(days=28)


def of_person(person: UUID) -> QuerySet[Evening]:
    """Return the evenings at whose table somebody sits, the one first with which anybody went on last."""
    mine = Chair.objects.filter(person=person, status=Chair.Status.TAKEN).values("evening")
    return Evening.objects.filter(pk__in=mine).select_related("group").order_by("-touched_at", "pk")


def found(pk: UUID, person: UUID) -> Evening | None:
    """Find an evening for somebody who sits at its table; for everybody else there is none."""
    return of_person(person).filter(pk=pk).first()


def chapters(evening: Evening) -> dict[str, Chapter]:
    return {chapter.which: chapter for chapter in Chapter.objects.filter(evening=evening)}


def names(evenings: "QuerySet[Evening]") -> dict[UUID, str]:
    """Say what those groups are to be called, of which that is written down."""
    rows = Chapter.objects.filter(evening__in=evenings, which=Chapter.Which.PATCH)
    return {chapter.evening_id: str(chapter.said.get("name", "")) for chapter in rows}


def stamp(evening: Evening) -> str:
    """Tell all that is written down from anything else."""
    return stamp_of({which: chapter.said for which, chapter in chapters(evening).items()})


def taken(evening: Evening) -> QuerySet[Chair]:
    """Return the chairs that are taken, the first one first."""
    return Chair.objects.filter(evening=evening, status=Chair.Status.TAKEN).order_by("taken_at", "pk")


def offered(evening: Evening, now: datetime) -> QuerySet[Chair]:
    """Return the chairs that wait for somebody."""
    rows = Chair.objects.filter(evening=evening, status=Chair.Status.OPEN, ends_at__gt=now)
    return rows.order_by("made_at", "pk")


def at_table(evening: Evening) -> list[UUID]:
    """Return who sits there, each once, whoever came first standing first."""
    return list(dict.fromkeys(person for person in taken(evening).values_list("person", flat=True) if person))


def sits_there(evening: Evening, part: str) -> int:
    return taken(evening).filter(part=part).count()


def table_of_group(group: Group) -> Table | None:
    """Say who sits at the table where a group was started, for whoever looks at it; None where it was elsewhere."""
    evening = Evening.objects.filter(group=group).first()
    return Table.of(taken(evening), ()) if evening else None
