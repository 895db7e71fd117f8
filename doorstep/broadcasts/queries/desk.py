"""What a network's desk keeps of its broadcasts: drafts, what waits, what went out, what others ask it to pass on."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import Case, Count, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from doorstep.broadcasts.models import Broadcast, Hand, Suggestion
from doorstep.messaging.models import Enclosure
from doorstep.networks.models import Network
from doorstep.safeguarding.queries import kept_apart_from
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError

Status = Broadcast.Status
_FIRST = (Status.TO_SECOND, Status.DRAFT, Status.SCHEDULED, Status.GOING)
_SEALED = ("organisation", "subject", "body", "where")


def broadcasts_at(network: Network) -> "QuerySet[Broadcast]":
    """Return them; first what somebody has to do something about, then what went out, the newest first.

    Each with how many `can_help`.
    """
    places = [When(status=status, then=Value(place)) for place, status in enumerate(_FIRST)]
    waits = Case(*places, default=Value(len(_FIRST)), output_field=IntegerField())
    found = Broadcast.objects.filter(network=network).select_related("network").defer("body", "audience")
    hands = Hand.objects.filter(broadcast=OuterRef("pk")).order_by().values("broadcast")
    can_help = Coalesce(Subquery(hands.annotate(many=Count("pk")).values("many")), 0)
    return found.alias(waits=waits).annotate(can_help=can_help).order_by("waits", "-out_at", "-made_at", "pk")


def files_of(broadcast: Broadcast) -> "QuerySet[Enclosure]":
    return Enclosure.objects.filter(bundle=broadcast.pk).defer("content").order_by("number")


def suggestions_at(network: Network, viewer: UUID) -> "QuerySet[Suggestion]":
    """Return what others asked it to pass on and nobody decided, the longest first."""
    found = suggested_to(network, viewer).filter(status=Suggestion.Status.WAITING)
    return found.order_by("asked_at", "pk")


def suggested_to(network: Network, viewer: UUID) -> "QuerySet[Suggestion]":
    """Return what others asked it to pass on; an officer sees nothing of whom they are kept apart from."""
    seen = Suggestion.objects.filter(network=network).exclude(person__in=kept_apart_from(viewer))
    return seen.select_related("person", "network")


@contextmanager
def opened(suggestions: Iterable[Suggestion]) -> Iterator[list[Suggestion]]:
    """Open what they say, with the keys fetched in one question; what cannot be opened is empty."""
    rows = list(suggestions)
    with keys.at_hand([row.person_id for row in rows]):
        for row in rows:
            for name in _SEALED:
                try:
                    getattr(row, name)
                except UnreadableError:
                    setattr(row, name, "")
        yield rows
