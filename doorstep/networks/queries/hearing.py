"""Who of its groups hears a network's news: as each group chose, without those who said no."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from doorstep.groups.models import Membership, Role
from doorstep.networks.models import Affiliation, Contact, NotForMe

Hears = Affiliation.Hears
_IN = Affiliation.Status.IN


def opened_to(place: Affiliation, hears: str) -> QuerySet[Membership]:
    """Return whom of a group it is open to, beside its contacts, if it `hears` like that; nobody who takes a rest."""
    joined = Membership.objects.filter(group=place.group_id, status=Membership.Status.JOINED)
    if hears == Hears.MEMBERS:
        return joined
    return joined.filter(role=Role.COORDINATOR) if hears == Hears.COORDINATORS else joined.none()


def hearing(places: QuerySet[Affiliation]) -> set[UUID]:
    """Return everybody who hears the news at these places, in three questions however many there are."""
    there = places.filter(status=_IN)
    found = set(Contact.objects.filter(affiliation__in=there).values_list("person", flat=True))
    for hears, roles in ((Hears.MEMBERS, Role.values), (Hears.COORDINATORS, [Role.COORDINATOR])):
        of_group = there.filter(hears=hears, group=OuterRef("group"))
        no = NotForMe.objects.filter(person=OuterRef("person"), affiliation__group=OuterRef("group"))
        wanted = Exists(of_group) & ~Exists(no.filter(affiliation__in=there))
        joined = Membership.objects.filter(wanted, status=Membership.Status.JOINED, role__in=roles)
        found |= set(joined.values_list("person", flat=True))
    return found


def heard_by(person: UUID) -> QuerySet[Affiliation]:
    """Return the places whose news was opened to somebody, whether they want it or not; not where they speak for it."""
    mine = Membership.objects.filter(person=person, status=Membership.Status.JOINED, group=OuterRef("group"))
    coordinates = mine.filter(role=Role.COORDINATOR)
    opened = Q(Exists(mine), hears=Hears.MEMBERS) | Q(Exists(coordinates), hears=Hears.COORDINATORS)
    speaks = Contact.objects.filter(person=person, affiliation=OuterRef("pk"))
    found = Affiliation.objects.filter(opened, ~Exists(speaks), status=_IN).select_related("group", "network")
    no = NotForMe.objects.filter(person=person, affiliation=OuterRef("pk"))
    return found.annotate(said_no=Exists(no)).order_by("group__sort_name", "pk")


def chosen_by(person: UUID) -> QuerySet[Affiliation]:
    """Return the places for which somebody may choose who hears: as main contact, or as a coordinator of the group."""
    speaks = Contact.objects.filter(person=person, part=Contact.Part.MAIN, affiliation=OuterRef("pk"))
    coordinates = Membership.objects.filter(
        person=person, role=Role.COORDINATOR, status=Membership.Status.JOINED, group=OuterRef("group")
    )
    found = Affiliation.objects.filter(Exists(speaks) | Exists(coordinates), status=_IN)
    return found.select_related("group", "network").order_by("group__sort_name", "pk")


def how_many(place: Affiliation) -> dict[str, int]:
    """Count whom each choice would open it to."""
    found: dict[str, int] = {}
    for hears in Hears.values:
        found[hears] = opened_to(place, hears).values("person").distinct().count()
    return found
