"""What a network sent, as anybody may read it, or those whom it was for."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from doorstep.broadcasts.models import Broadcast, Hand, Hearer, Kind, Unwanted, Weekly
from doorstep.groups.models import Membership
from doorstep.networks.models import Affiliation, Contact, Network, Officer, Standby

LATEST = 50
# What was stopped, something was wrong with.
_OPEN = Q(is_public=True, status__in=(Broadcast.Status.GOING, Broadcast.Status.SENT))


def for_everybody() -> "QuerySet[Broadcast]":
    """Return what anybody may read, of all networks."""
    return Broadcast.objects.filter(_OPEN).select_related("network")


def public(network: Network) -> "QuerySet[Broadcast]":
    """Return what anybody may read of a network, the newest first."""
    return for_everybody().filter(network=network).order_by("-out_at", "pk")


def open_to(person: UUID | None, network: Network) -> "QuerySet[Broadcast]":
    """Return what somebody may read of a network: what is public, what was for them, and at its desk all of it."""
    out = Broadcast.objects.filter(network=network, status__in=Broadcast.OUT).select_related("network")
    heard = Hearer.objects.filter(broadcast=OuterRef("pk"), person=person)
    sits = Officer.objects.filter(network=OuterRef("network"), person=person)
    may = _OPEN if person is None else _OPEN | Exists(heard) | Exists(sits)
    return out.filter(may).order_by("-out_at", "pk")


def heard_by(person: UUID) -> "QuerySet[Broadcast]":
    """Return what was for somebody, of all networks, the newest first."""
    heard = Hearer.objects.filter(broadcast=OuterRef("pk"), person=person)
    found = Broadcast.objects.filter(Exists(heard), status__in=Broadcast.OUT)
    return found.select_related("network").defer("body").order_by("-out_at", "pk")


def was_for(broadcast: Broadcast, person: UUID) -> bool:
    return Hearer.objects.filter(broadcast=broadcast, person=person).exists()


def hand_of(broadcast: Broadcast, person: UUID) -> Hand | None:
    return Hand.objects.filter(broadcast=broadcast, person=person).first()


def wanted_by(person: UUID, network: Network) -> tuple[list[str], bool]:
    """Say which kinds of news of a network somebody wants, and whether once a week."""
    unwanted = set(Unwanted.objects.filter(person=person, network=network).values_list("kind", flat=True))
    weekly = Weekly.objects.filter(person=person, network=network).exists()
    return [kind for kind in Kind.values if kind not in unwanted], weekly


def wanted_for(place: Affiliation) -> list[str]:
    """Say which kinds of news a group wants for its people."""
    unwanted = set(place.unwanted.values_list("kind", flat=True))
    return [kind for kind in Kind.values if kind not in unwanted]


def networks_heard_by(person: UUID) -> "QuerySet[Network]":
    """Return the networks whose news comes to somebody, or could: by what they are there, or by what came before."""
    there = Affiliation.objects.filter(status=Affiliation.Status.IN)
    groups = Membership.objects.filter(person=person, status__in=Membership.IN).values("group")
    speaks = Contact.objects.filter(person=person, affiliation__in=there).values("affiliation__network")
    ready = Standby.objects.filter(person=person, ended_at=None).values("network")
    heard = Hearer.objects.filter(person=person).values("broadcast__network")
    # Each begins with the person: through the joins of one question a whole country would be gone through.
    mine = Q(pk__in=speaks) | Q(pk__in=there.filter(group__in=groups).values("network"))
    return Network.objects.filter(mine | Q(pk__in=ready) | Q(pk__in=heard)).defer("parts").order_by("name", "pk")
