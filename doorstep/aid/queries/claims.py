"""What volunteers want back: of one group for its coordinators, of one task for whoever did it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from doorstep.aid import kinds
from doorstep.aid.models import Claim, Offer
from doorstep.groups.models import Group
from doorstep.groups.queries.members import coordinators_of


@dataclass(frozen=True)
class Seen:
    """A claim as a coordinator sees it: `may_say` where it is not their own, `too_few` where too few could say."""

    claim: Claim
    kind: str
    may_say: bool
    said_already: bool
    too_few: bool


def open_in(group: Group) -> QuerySet[Claim]:
    """Return what is neither paid nor refused, the longest waiting first, without the photographs."""
    found = Claim.objects.filter(group=group, status__in=Claim.LIVING).defer("receipt")
    return found.order_by("made_at", "pk")


def seen(claims: Iterable[Claim], group: Group, by: UUID) -> list[Seen]:
    known, could = kinds.of_group(group), set(coordinators_of(group).values_list("person", flat=True))
    return [
        Seen(row, kinds.named(row.kind, known), row.person_id != by, row.first_by == by, _too_few(row, could))
        for row in claims
    ]


def _too_few(row: Claim, could: set[UUID]) -> bool:
    """Say whether it waits for more coordinators than there are: nobody says yes to their own, or twice."""
    if row.status != Claim.Status.ASKED:
        return not could - {row.person_id}
    return len(could - {row.person_id, row.first_by}) < 1 + (row.needs_two and row.first_by is None)


def of_offer(offer: Offer) -> list[Claim]:
    return list(Claim.objects.filter(offer=offer).defer("receipt").order_by("made_at", "pk"))
