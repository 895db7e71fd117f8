"""What became of a broadcast: to how many it went, where it arrived, and how many answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from doorstep.broadcasts.models import Broadcast, Hand, Hearer, Suggestion
from doorstep.groups.models import Group
from doorstep.messaging.models import Delivery, Message, Reply
from doorstep.networks.models import Affiliation, Contact
from doorstep.safeguarding.queries import kept_apart_from
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError

Status = Delivery.Status
# Groups that are named.
MOST = 50
# The best that became of a message counts: one that failed by text and arrived by e-mail has arrived.
_BEST = (Status.DELIVERED, Status.SENT, Status.GATHERED, Status.WAITING, Status.KEPT, Status.FAILED, Status.WITHHELD)


@dataclass(frozen=True)
class Reach:
    """People, each once. `weekly` wait for their letter of the week, `no_way` cannot be written to.

    `not_sent`: it was stopped before, or it was too late for it, or they want nothing there.
    """

    people: int = 0
    delivered: int = 0
    sent: int = 0
    waiting: int = 0
    failed: int = 0
    not_sent: int = 0
    weekly: int = 0
    no_way: int = 0
    hands: int = 0
    answers: int = 0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def reach_of(said: Broadcast) -> Reach:
    """Count it, in a number of questions that does not grow with how many they are."""
    can_help = Hand.objects.filter(broadcast=said).count()
    if said.reached:
        # Hands may still be raised after the letters were counted, and are forgotten later than these.
        kept = Reach(**said.reached)
        return replace(kept, hands=max(kept.hands, can_help))
    hearers = Hearer.objects.filter(broadcast=said)
    told = hearers.filter(message__isnull=False)
    best, is_over, is_late = _best_of(told), said.status == Broadcast.Status.STOPPED, _is_late(said)
    untold = hearers.filter(told_at=None, is_weekly=False).count()
    weekly = hearers.filter(told_at=None, is_weekly=True).count()
    waiting = best[Status.WAITING] + best[Status.KEPT]
    stopped = untold + weekly + waiting
    return Reach(
        people=hearers.count(),
        delivered=best[Status.DELIVERED],
        sent=best[Status.SENT] + best[Status.GATHERED],
        waiting=0 if is_over else waiting + untold,
        failed=best[Status.FAILED],
        not_sent=best[Status.WITHHELD] + (stopped if is_over else weekly if is_late else 0),
        weekly=0 if is_over or is_late else weekly,
        no_way=hearers.filter(told_at__isnull=False, message=None).count(),
        hands=can_help,
        answers=Reply.objects.filter(about__in=told.values("message")).count(),
    )


def may_still_stop(said: Broadcast) -> bool:
    """Say whether some of it has not gone out yet."""
    if said.status == Broadcast.Status.GOING:
        return True
    hearers = Hearer.objects.filter(broadcast=said)
    untold = hearers.filter(told_at=None)
    if _is_late(said):
        untold = untold.filter(is_weekly=False)
    waits = Delivery.objects.filter(message__in=hearers.values("message"), status__in=(Status.WAITING, Status.KEPT))
    here = said.status == Broadcast.Status.SENT
    return here and (untold.exists() or waits.exists())


def _is_late(said: Broadcast) -> bool:
    """Say whether no letter of the week takes it any more."""
    return said.last_day is not None and said.last_day < timezone.localdate()


def asked_by(said: Broadcast, viewer: UUID) -> Suggestion | None:
    """Return what somebody outside asked, where it came of that; not to whom they are kept apart from."""
    return Suggestion.objects.filter(broadcast=said).exclude(person__in=kept_apart_from(viewer)).first()


def _best_of(told: "QuerySet[Hearer]") -> Counter[str]:
    """Count messages by the best that became of them."""
    counted, left = Counter[str](), Message.objects.filter(pk__in=told.values("message"))
    for status in _BEST:
        has = Delivery.objects.filter(message=OuterRef("pk"), status=status)
        counted[status] = left.filter(Exists(has)).count()
        left = left.filter(~Exists(has))
    return counted


def hands_of(said: Broadcast, viewer: UUID) -> "QuerySet[Hand]":
    """Return the hands that were raised; an officer sees nobody whom they are kept apart from."""
    seen = Hand.objects.filter(broadcast=said).exclude(person__in=kept_apart_from(viewer))
    return seen.select_related("person").order_by("raised_at", "pk")


def unheard(said: Broadcast) -> "QuerySet[Group]":
    """Return the groups of whose contacts none could be written to: somebody may want to ring them."""
    missed = Hearer.objects.filter(broadcast=said, told_at__isnull=False, message=None).values("person")
    heard = Hearer.objects.filter(broadcast=said, message__isnull=False).values("person")
    mine = Contact.objects.filter(affiliation__group=OuterRef("pk"), affiliation__network=said.network_id)
    places = Affiliation.objects.filter(network=said.network_id, status=Affiliation.Status.IN).values("group")
    found = Group.objects.filter(Exists(mine.filter(person__in=missed)), ~Exists(mine.filter(person__in=heard)))
    return found.filter(pk__in=places).order_by("sort_name", "pk")


def with_words(hands: Iterable[Hand]) -> list[tuple[Hand, str]]:
    """Open what was written with each hand, with the keys fetched in one question."""
    rows = list(hands)
    with keys.at_hand([hand.person_id for hand in rows]):
        return [(hand, _words(hand)) for hand in rows]


def _words(hand: Hand) -> str:
    try:
        return str(hand.words or "")
    except UnreadableError:
        return ""
