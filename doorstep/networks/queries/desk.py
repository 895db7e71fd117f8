"""What stands on a network's desk: who sits there, who asks to join, which groups are in."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When

from doorstep.networks.models import Affiliation, Application, Contact, Network, Officer

_LIVING = Application.LIVING


def officer_of(person: UUID, slug: str) -> Officer | None:
    """Return somebody's seat at the desk of the network at this address; None where they have none."""
    return Officer.objects.select_related("network").filter(person=person, network__slug=slug).first()


def offices_of(person: UUID) -> QuerySet[Officer]:
    return Officer.objects.filter(person=person).select_related("network").order_by("network__name", "pk")


def officers_of(network: Network) -> QuerySet[Officer]:
    """Return who sits at its desk, and the codes that nobody typed yet."""
    return Officer.objects.filter(network=network).order_by("began_at", "pk")


def sitting_at(network: Network) -> list[UUID]:
    found = officers_of(network).filter(person__isnull=False).values_list("person", flat=True)
    return [person for person in found if person]


def applications_at(network: Network) -> QuerySet[Application]:
    """Return who asks to join; first those who wait for the desk, the longest first, then those who were asked."""
    waits = Case(When(status=Application.Status.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = Application.objects.filter(network=network, status__in=_LIVING)
    return found.alias(waits=waits).order_by("waits", "asked_at", "pk")


def settled_at(network: Network) -> QuerySet[Application]:
    """Return what was settled lately, the newest first."""
    found = Application.objects.filter(network=network).exclude(status__in=_LIVING)
    return found.select_related("group").order_by("-settled_at", "pk")


def waiting_at(networks: Iterable[int]) -> dict[int, int]:
    """Count the applications that wait for each desk."""
    found = Application.objects.filter(network__in=networks, status=Application.Status.WAITING)
    counted: dict[int, int] = {}
    for network in found.values_list("network", flat=True):
        counted[network] = counted.get(network, 0) + 1
    return counted


def affiliations_at(network: Network) -> QuerySet[Affiliation]:
    """Return the groups in it, whatever their state, each with who speaks for it."""
    return places_at(network).filter(status=Affiliation.Status.IN)


def places_at(network: Network) -> QuerySet[Affiliation]:
    """Return them with those that left."""
    contacts = Prefetch("contacts", Contact.objects.order_by("-part"), to_attr="speaking")
    found = Affiliation.objects.filter(network=network).select_related("group", "network")
    return found.prefetch_related(contacts).order_by("group__sort_name", "pk")
