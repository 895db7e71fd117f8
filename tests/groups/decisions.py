"""Decisions in tests: made at one moment, and looked at."""

from datetime import UTC, datetime

from doorstep.groups.actions.deciding import WAITING_DAY, decide
from doorstep.groups.models import Decision, Group, Membership
from doorstep.messaging.models import Message
from doorstep.people.models import Person

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
A_DAY_LATER = NOW + WAITING_DAY
Kind, Status = Decision.Kind, Decision.Status


def about(group: Group, kind: str, person: Person, by: Person) -> Decision:
    return decide(group, kind, person=person.pk, by=by.pk, now=NOW)


def status(decision: Decision) -> str:
    return Decision.objects.get(pk=decision.pk).status


def roles(person: Person) -> set[str]:
    return set(Membership.objects.filter(person=person, status="joined").values_list("role", flat=True))


def told() -> set[str]:
    """Give the ids of those who were told of a decision."""
    return {str(person) for person in Message.objects.filter(kind="decision").values_list("person", flat=True)}
