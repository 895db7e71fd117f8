"""Who is left out of what a desk does, because they and whoever asked are kept apart; nobody is told that, nor why."""

from collections.abc import Iterable
from uuid import UUID

from doorstep.aid.models import Overflow
from doorstep.groups.models import Group, Membership, Role
from doorstep.networks.queries.desk import sitting_at
from doorstep.safeguarding.queries import kept_apart_from, kept_apart_from_each

_LOOKS_AFTER = (Role.COORDINATOR, Role.STREET_COORDINATOR)


def groups_apart(person: UUID, groups: Iterable[int]) -> set[int]:
    """Return those of these groups in which somebody looks after requests who must not meet this person."""
    apart = kept_apart_from(person)
    if not apart:
        return set()
    rows = Membership.objects.filter(role__in=_LOOKS_AFTER, status__in=Membership.IN, person__in=apart)
    return set(rows.filter(group__in=list(groups)).values_list("group", flat=True))


def apart_from(group: Group, people: Iterable[UUID]) -> list[UUID]:
    """Return those of these people whom somebody who looks after requests in this group must not meet."""
    there = Membership.objects.filter(group=group, role__in=_LOOKS_AFTER, status__in=Membership.IN)
    wanted = set(people)
    apart = kept_apart_from_each(wanted) if wanted else {}
    us = set(there.values_list("person", flat=True)) if any(apart.values()) else set()
    return [each for each, kept in apart.items() if kept & us]


def officers_for(row: Overflow) -> list[UUID]:
    """Return who sits at its desk and may see it."""
    apart = kept_apart_from(row.person_id)
    return [each for each in sitting_at(row.network) if each not in apart]


def is_apart(row: Overflow, officer: UUID) -> bool:
    return officer in kept_apart_from(row.person_id)
