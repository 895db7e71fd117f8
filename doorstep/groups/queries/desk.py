"""What waits for a person, and what was done lately."""

from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from doorstep.groups.models import Change, Doubt, Group, Report, Voice
from doorstep.groups.queries import alike, members
from doorstep.groups.queries.proposals import unconfirmed

_FEW = 5


@dataclass(frozen=True)
class Waiting:
    """How many of each wait for a human look; `alone` are groups without a coordinator."""

    proposals: int
    doubts: int
    reports: int
    alone: int


def waiting() -> Waiting:
    return Waiting(
        Group.objects.filter(status=Group.Listing.PROPOSED).exclude(unconfirmed()).count(),
        Doubt.objects.filter(status=Doubt.Settled.WAITING).count(),
        Report.objects.filter(status=Report.Settled.WAITING).count(),
        members.alone().count(),
    )


def proposals() -> QuerySet[Group]:
    """Return the groups that nobody has looked at yet, longest waiting first, as their line shows them.

    Those whose sender showed nothing yet come last: most of these lapse by themselves.
    """
    found = Group.objects.filter(status=Group.Listing.PROPOSED).defer("description").select_related("proposal")
    showed = Case(When(unconfirmed(), then=Value(1)), default=Value(0), output_field=IntegerField())
    return found.alias(showed=showed).prefetch_related("districts").order_by("showed", "made_at", "pk")


def listing(pk: int) -> QuerySet[Group]:
    """Return one group, whatever its state, with all that is said of it."""
    everything = ("kinds", "languages", "contact_ways", "districts", "patches", "provenance")
    return Group.objects.filter(pk=pk).prefetch_related(*everything)


def looks_like(group: Group) -> list[Group]:
    """Find listed groups that share a way of contact, or what is a name's own: every other one says "neighbours"."""
    return alike.listed_like(group.name, [way.value for way in group.contact_ways.all()], besides=group.pk)


def waits_like(group: Group) -> list[Group]:
    """Find other groups that wait for a look as well, and have a name like it."""
    return alike.waiting_like(group.name, besides=group.pk)


def doubts() -> QuerySet[Doubt]:
    return Doubt.objects.filter(status=Doubt.Settled.WAITING).select_related("resembles").order_by("pk")


def reports() -> QuerySet[Report]:
    return Report.objects.filter(status=Report.Settled.WAITING).select_related("group").order_by("pk")


def changes(voice: str = "") -> QuerySet[Change]:
    """Return what was changed, newest first, of one voice or of all."""
    found = Change.objects.select_related("group", "undone_by").order_by("-pk")
    return found.filter(voice=voice) if voice else found


def lately() -> list[Change]:
    """Return what groups and the desk changed last, newest first; an import would hide it."""
    newest = [*changes(Voice.GROUP)[:_FEW], *changes(Voice.DESK)[:_FEW]]
    return sorted(newest, key=lambda change: -change.pk)[:_FEW]


def changes_of(group: Group) -> QuerySet[Change]:
    return changes().filter(group=group)


def newest_change(group: Group) -> int:
    """Return the key of the last change, 0 before the first; by it a form knows whether it is still true."""
    return Change.objects.filter(group=group).order_by("-pk").values_list("pk", flat=True).first() or 0


def last_move(group: Group) -> Change | None:
    return Change.objects.filter(group=group, field="status").order_by(F("pk").desc()).first()
