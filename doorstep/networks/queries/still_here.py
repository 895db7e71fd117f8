"""Which groups are asked whether they are still going, and who is asked for each."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from doorstep.groups.models import Group, Membership, Role
from doorstep.networks.models import Affiliation, Contact, StillHere

# Twice a year.
LONG_AGO = timedelta(days=182)
# As many as are begun at one look.
MOST = 200


def to_ask(now: datetime) -> QuerySet[Group]:
    """Return groups of our own that nobody confirmed for half a year, and that were not asked; the longest ago first.

    Of a group that is resting it is known that it is; and where nobody is known there is nobody to ask.
    """
    long_ago = now - LONG_AGO
    old = Q(confirmed_on__lt=timezone.localdate(long_ago)) | Q(confirmed_on=None, listed_at__lt=long_ago)
    coordinators = Membership.objects.filter(group=OuterRef("pk"), role=Role.COORDINATOR, status__in=Membership.IN)
    contacts = Contact.objects.filter(affiliation__group=OuterRef("pk"), affiliation__status=Affiliation.Status.IN)
    found = Group.objects.filter(old, Exists(coordinators) | Exists(contacts), hops=0, still_here=None)
    return found.filter(status=Group.Listing.LISTED).order_by(F("confirmed_on").asc(nulls_first=True), "pk")


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
    # What is asked comes before what has come to rest for its silence, which keeps nobody from being asked.
    found = StillHere.objects.filter(coordinates | speaks).select_related("group")
    found = found.order_by(F("due_at").asc(nulls_last=True), "-asked_at", "pk")
    rows = [row for row in found.distinct()[:MOST] if spoken_for([row.group_id]).get(row.group_id, set()) & {*persons}]
    return next(iter(rows), None)
