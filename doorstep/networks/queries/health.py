"""How true a network's list is, and where in its area nobody helps: for its desk."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from doorstep.groups import freshness
from doorstep.groups.models import Group, Patch
from doorstep.groups.queries.areas import MOST_CELLS, covered
from doorstep.networks.models import Affiliation, Contact, FirstLetter, Network
from doorstep.networks.queries import first_letters
from doorstep.networks.queries.directory import ground
from doorstep.networks.queries.links import Dead, dead_in
from doorstep.places import cells, districts

# Of each list on the page.
MOST = 30
# Of a district's doorsteps in the area; what is less is named.
GAP = 0.5


@dataclass(frozen=True)
class Gap:
    """A postcode district of the area, and the share of its cells there in which somebody helps, 0 to 1."""

    code: str
    label: str
    share: float


@dataclass(frozen=True)
class Health:
    """Groups by how sure their entry is, those for which something is to be done, and where nobody helps.

    `share` is None for an area so large that nobody asks for every cell of it; `bare` are the cells without help.
    """

    steps: dict[str, int]
    silent: Sequence[Group]
    without_contact: Sequence[Affiliation]
    asking: Sequence[Affiliation]
    without_patch: Sequence[Group]
    dead: Sequence[Dead]
    returned: Sequence[FirstLetter]
    asked: int
    share: float | None
    gaps: Sequence[Gap]
    bare: Sequence[int]


def health_of(network: Network) -> Health:
    places = Affiliation.objects.filter(network=network, status=Affiliation.Status.IN).select_related("group")
    found = Group.objects.filter(affiliations__in=places, status__in=Group.SHOWN)
    contacts = Contact.objects.filter(affiliation=OuterRef("pk"))
    alone = places.filter(~Exists(contacts.filter(part=Contact.Part.MAIN))).annotate(has_deputy=Exists(contacts))
    asking = places.filter(Exists(contacts.filter(asked_at__isnull=False)))
    drawn = Patch.objects.filter(group=OuterRef("pk"), team=None)
    area = _area(network)
    helped = covered(area)
    return Health(
        steps=_steps(found),
        silent=_some(found.filter(silent_since__isnull=False)),
        without_contact=list(alone.order_by("group__sort_name", "pk")[:MOST]),
        asking=list(asking.order_by("group__sort_name", "pk")[:MOST]),
        without_patch=_some(found.filter(~Exists(drawn))),
        dead=dead_in(network, MOST),
        returned=list(first_letters.returned(network)[:MOST]),
        asked=FirstLetter.objects.filter(network=network).count(),
        share=len(helped) / len(area) if area else None,
        gaps=_gaps(area, helped),
        bare=cells.compact(area - helped),
    )


def _area(network: Network) -> set[int]:
    """Return the stored cells of its area; none where there are more than anybody goes through."""
    folded = ground(network)
    size = sum(7 ** (cells.STORED - cells.size(cell)) for cell in folded)
    return cells.uncompact(folded) if size <= MOST_CELLS else set()


def _steps(found: QuerySet[Group]) -> dict[str, int]:
    today = timezone.localdate()
    counted = Counter(freshness.step(day, today) for day in found.values_list("confirmed_on", flat=True))
    return {step: counted[step] for step in freshness.STEPS}


def _some(found: QuerySet[Group]) -> list[Group]:
    return list(found.defer("description").order_by("sort_name", "pk")[:MOST])


def _gaps(area: set[int], helped: set[int]) -> list[Gap]:
    """Name the districts of which less than half has help, the barest first."""
    every = Counter(districts.at(cell) for cell in area)
    with_help = Counter(districts.at(cell) for cell in helped)
    found = [Gap(code, districts.label_of(code), with_help[code] / many) for code, many in every.items()]
    return sorted((gap for gap in found if gap.share < GAP), key=lambda gap: (gap.share, districts.natural(gap.code)))
