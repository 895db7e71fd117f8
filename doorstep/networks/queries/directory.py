"""Networks as anybody may see them: which there are, who is in one, and which cover a doorstep or a district."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from doorstep.groups.models import Group
from doorstep.groups.queries import directory
from doorstep.networks.area import touch
from doorstep.networks.models import Affiliation, Network, NetworkCell
from doorstep.places import cells
from doorstep.places import queries as places

_IN = Affiliation.Status.IN


def networks() -> QuerySet[Network]:
    """Return all of them with how many groups are in each that anybody may see, by name."""
    seen = Q(affiliations__status=_IN, affiliations__group__status__in=Group.SHOWN)
    found = Network.objects.annotate(groups=Count("affiliations", filter=seen)).select_related("within")
    return found.defer("parts").order_by("name", "pk")


def groups_in(network: Network) -> QuerySet[Group]:
    """Return its groups that anybody may see, as their cards show them, by name."""
    found = directory.shown().filter(affiliations__network=network, affiliations__status=_IN)
    return directory.cards(found).order_by("sort_name", "pk")


def called_in(network: Network, typed: str) -> list[Group]:
    """Find a group in the network by its name, spelt somehow; nothing is said of anybody in it."""
    mine = set(groups_in(network).values_list("pk", flat=True))
    return [group for group in directory.by_name(typed) if group.pk in mine]


def networks_of(group: Group) -> QuerySet[Network]:
    return Network.objects.filter(affiliations__group=group, affiliations__status=_IN).defer("parts")


def covering(cell: int) -> QuerySet[Network]:
    """Return the networks in whose area a doorstep is."""
    here = NetworkCell.objects.filter(cell__in=cells.ancestors(cell)).values("network")
    return Network.objects.filter(Q(pk__in=here) | Q(parts={})).order_by("-level", "name", "pk").defer("parts")


def ground(network: Network) -> list[int]:
    return list(NetworkCell.objects.filter(network=network).values_list("cell", flat=True))


def reaches(network: Network, districts: Collection[str]) -> bool:
    """Say whether any of these postcode districts touches its area; the whole country's has no edge."""
    wanted = set[int]().union(*(places.cells_of_district(code) for code in districts))
    area = ground(network)
    return bool(wanted) and (not area or touch(cells.compact(wanted), area))
