"""Which groups are asked whether they are still going, and who is asked for each."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from doorstep.groups.models import Group, Membership, Role
from doorstep.networks.models import Affiliation, Contact, StillHere

# Twice a year.
LONG_AGO = timedelta(days=182)
# As many as are begun at one look.
MOST = 200


def to_ask(now: datetime) -> QuerySet[Group]:
    """Return groups of our own that nobody confirmed for half a year, and that were not asked; the longest ago first.

    Of a group that is resting it is known that it is.
    """
    long_ago = now - LONG_AGO
    day = timezone.localdate(long_ago)
    old = Q(confirmed_on__lt=day) | Q(confirmed_on=None, listed_at__lt=long_ago)
    found = Group.objects.filter(old, status=Group.Listing.LISTED, hops=0, still_here=None)
    return found.order_by("confirmed_on", "pk")


def spoken_for(groups: Iterable[int]) -> dict[int, set[UUID]]:
    """Say who is asked for each group: its coordinators; where it has none here, who speaks for it in a network."""
    wanted = list(groups)
    coordinators = Membership.objects.filter(group__in=wanted, role=Role.COORDINATOR, status__in=Membership.IN)
    found: dict[int, set[UUID]] = defaultdict(set)
    for group, person in coordinators.values_list("group", "person"):
        found[group].add(person)
    contacts = Contact.objects.filter(affiliation__group__in=wanted, affiliation__status=Affiliation.Status.IN)
    for group, person in contacts.exclude(affiliation__group__in=list(found)).values_list(
        "affiliation__group", "person"
    ):
        found[group].add(person)
    return dict(found)


def asked_of(persons: Collection[UUID]) -> StillHere | None:
    """Find the group about which one of them is asked; nobody is asked about two at once."""
    coordinates = Q(group__memberships__person__in=persons, group__memberships__role=Role.COORDINATOR)
    coordinates &= Q(group__memberships__status__in=Membership.IN)
    speaks = Q(group__affiliations__contacts__person__in=persons)
    found = StillHere.objects.filter(coordinates | speaks).select_related("group").order_by("-asked_at", "pk")
    rows = [row for row in found.distinct()[:MOST] if spoken_for([row.group_id]).get(row.group_id, set()) & {*persons}]
    return next(iter(rows), None)
