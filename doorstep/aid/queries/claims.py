"""What volunteers want back: of one group for its coordinators, of one task for whoever did it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from doorstep.aid import kinds
from doorstep.aid.models import Claim, Offer
from doorstep.aid.queries.ways import way_of
from doorstep.groups.models import Group


@dataclass(frozen=True)
class Seen:
    """A claim as a coordinator sees it: `needs_two` above the cap, `may_say` where it is not their own."""

    claim: Claim
    kind: str
    needs_two: bool
    may_say: bool
    said_already: bool


def open_in(group: Group) -> QuerySet[Claim]:
    """Return what is neither paid nor refused, the longest waiting first, without the photographs."""
    found = Claim.objects.filter(group=group, status__in=Claim.LIVING).defer("receipt")
    return found.order_by("made_at", "pk")


def seen(claims: Iterable[Claim], group: Group, by: UUID) -> list[Seen]:
    known, cap = kinds.of_group(group), way_of(group).cap
    return [
        Seen(row, kinds.named(row.kind, known), row.pence > cap, row.person_id != by, row.first_by == by)
        for row in claims
    ]


def of_offer(offer: Offer) -> list[Claim]:
    return list(Claim.objects.filter(offer=offer).defer("receipt").order_by("made_at", "pk"))
