"""What waits at a network's desk, with only what it takes to place it; and which groups could have it, ranked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.aid import kinds
from doorstep.aid.asked import ANY
from doorstep.aid.matching import neighbours
from doorstep.aid.matching.neighbours import Near, Speaks
from doorstep.aid.models import GroupWay, HelpRequest, Overflow, OwnKind, Task
from doorstep.aid.queries.agreements import who_agreed_with
from doorstep.aid.queries.apart import groups_apart
from doorstep.aid.queries.in_hand import found_nobody
from doorstep.aid.queries.ways import taking
from doorstep.core.languages import name
from doorstep.groups.bands import band
from doorstep.groups.freshness import FRESH
from doorstep.groups.models import Group
from doorstep.groups.queries import finder
from doorstep.groups.queries.finder import Answer, Found
from doorstep.groups.queries.ground import own_cells
from doorstep.networks.models import Network
from doorstep.places import cells
from doorstep.places.districts import label_of

Status = Overflow.Status
HANDED_LATELY = timedelta(days=28)
# How long officers can still ring whoever was told that no group was found.
REACHED_FOR = timedelta(days=7)
WHY: dict[Speaks, Promise] = {
    Speaks.COVERS: _("its patch lies there"),
    Speaks.AGREED: _("it agreed to help out there"),
    Speaks.DOES_IT: _("it says that it does this"),
    Speaks.TRUE_LATELY: _("its page was confirmed lately"),
    Speaks.NOT_ITS_KIND: _("it does not say that it does this"),
    Speaks.TRUE_LONG_AGO: _("its page was not confirmed lately"),
    Speaks.HAD_MANY: _("it was handed several of these lately"),
    Speaks.GAVE_BACK: _("it had this one, and could not"),
}


@dataclass(frozen=True)
class Waits:
    """One of them in words, as an officer needs it; whose it is, and where exactly, stands in none of them."""

    row: Overflow
    kinds: list[str]
    where: str
    when: str
    languages: list[str]


@dataclass(frozen=True)
class Candidate:
    """A group near the doorstep: why it stands where it does; while it is not `free` it is handed nothing."""

    group: Group
    far: str
    reasons: list[str]
    free: bool


def waiting_at(network: Network) -> "QuerySet[Overflow]":
    """Return what waits at a desk, what is due soonest first; not what its group found somebody for meanwhile."""
    waiting = Overflow.objects.filter(Q(request=None) | found_nobody(), network=network, status=Status.WAITING)
    return waiting.select_related("request__group").order_by("due_at", "asked_at", "pk")


def to_ring_at(network: Network) -> "QuerySet[Overflow]":
    """Return what is over there and whoever asked has to be rung for, who waits longest first."""
    return Overflow.objects.filter(network=network, to_ring=True).order_by("closed_at", "pk")


def reached_at(network: Network, now: datetime) -> "QuerySet[Overflow]":
    """Return of what an officer may see how whoever asked is reached: what waits, and what ended without a group."""
    ended = Q(status__in=[Status.TOLD, Status.UNANSWERED], closed_at__gt=now - REACHED_FOR)
    return Overflow.objects.filter(ended | Q(to_ring=True), network=network) | waiting_at(network)


def placed_lately(network: Network) -> "QuerySet[Overflow]":
    found = Overflow.objects.filter(network=network).exclude(status=Status.WAITING)
    return found.select_related("request__group").order_by("-closed_at", "pk")


def in_words(rows: Iterable[Overflow]) -> list[Waits]:
    """Say them; in one question for all."""
    found = list(rows)
    known = _kinds(found)
    return [_said(row, known) for row in found]


def _kinds(rows: Collection[Overflow]) -> dict[str, kinds.Kind]:
    """Return the usual kinds, and those of groups' own that these were asked for."""
    own = {slug.rpartition("-")[2] for row in rows for slug in row.kinds if slug not in kinds.USUAL}
    found = OwnKind.objects.filter(pk__in=[each for each in own if each.isdecimal()])
    return kinds.USUAL | {each.slug: each for each in map(kinds.own, found)}


def _said(row: Overflow, known: Mapping[str, kinds.Kind]) -> Waits:
    return Waits(
        row,
        kinds.in_words(row.kinds, dict(known)),
        label_of(row.district) if row.district else "",
        when(row.urgency, row.day, row.part),
        [name(each) for each in row.languages],
    )


def when(urgency: str, day: date | None, part: str) -> str:
    if day is None:
        return str(HelpRequest.Urgencies(urgency).label)
    said = date_format(day, "D j M")
    return said if part == ANY else f"{said}, {Task.Part(part).label}"


# -- Which groups ----------------------------------------------------------------------------------------------------


def candidates(row: Overflow, now: datetime) -> list[Candidate]:
    """Return the groups around the doorstep that can be handed something here, the best first; who is full comes last.

    In a number of questions that does not grow with the groups.
    """
    answer = finder.answer(row.cell)
    found = {each.group.pk: each for each in (*answer.covering, *answer.in_part, *answer.nearest)}
    had = row.request.group_id if row.request else None
    never = groups_apart(row.person_id, found) | {had}
    ways = taking(each.group for each in found.values() if each.group.pk not in never)
    near = _near(row, [found[pk] for pk in ways], answer, now)
    placed = neighbours.ranked(near)
    said = [_candidate(row, found[each.group], each.reasons, ways) for each in placed]
    return sorted(said, key=lambda each: not each.free)


def others_near(row: Overflow) -> list[Group]:
    """Return the groups around it that can be handed nothing here, and may be turned to by whoever asked."""
    answer = finder.answer(row.cell)
    found = [each.group for each in (*answer.covering, *answer.in_part, *answer.nearest)]
    here = taking(found)
    return [each for each in may_be_named(row, found) if each.pk not in here and each.contact_ways.all()]


def may_be_named(row: Overflow, groups: Iterable[Group]) -> list[Group]:
    """Return each of these once to which whoever asked may be sent: not the one that has it, nor one kept apart."""
    found = {each.pk: each for each in groups}
    never = groups_apart(row.person_id, found) | ({row.request.group_id} if row.request else set())
    return [group for pk, group in found.items() if pk not in never]


def _candidate(row: Overflow, found: Found, reasons: Iterable[Speaks], ways: Mapping[int, GroupWay]) -> Candidate:
    group, why = found.group, [str(WHY[each]) for each in reasons]
    return Candidate(group, band(row.cell, group.cell), why, free=not ways[group.pk].is_full)


def _near(row: Overflow, found: list[Found], answer: Answer, now: datetime) -> list[Near]:
    keys = [each.group.pk for each in found]
    ground, handed = own_cells(keys), _handed(keys, now)
    over = {each.group.pk for each in (*answer.covering, *answer.in_part)}
    whose = over | {row.request.group_id} if row.request else over
    agreed = who_agreed_with(whose, row.kinds)
    today = timezone.localdate(now, timezone.get_default_timezone())
    return [
        Near(
            each.group.pk,
            metres=0 if each.group.pk in over else _away(row.cell, each.group, ground.get(each.group.pk, [])),
            does=_does(each.group, row.kinds),
            fresh=each.group.confirmed_on is not None and today - each.group.confirmed_on <= FRESH,
            agreed=each.group.pk in agreed,
            handed=handed.get(each.group.pk, 0),
            gave_back=each.group.pk in row.given_back,
        )
        for each in found
    ]


def _away(cell: int, group: Group, ground: Collection[int]) -> float:
    """Measure how far a doorstep is from a patch, as its resolution-8 cell is; of one that drew none, its middle."""
    here = cells.shown(cell)
    return min((cells.distance(here, each) for each in ground), default=cells.distance(here, group.cell))


def _does(group: Group, wanted: Collection[str]) -> bool | None:
    said = {each.kind for each in group.kinds.all()}
    usual = {slug for slug in wanted if slug in kinds.USUAL and slug != "other"}
    return usual <= said if said and usual else None


def _handed(groups: Collection[int], now: datetime) -> dict[int, int]:
    lately = Overflow.objects.filter(status=Status.PLACED, closed_at__gt=now - HANDED_LATELY, request__group__in=groups)
    counted = lately.order_by().values("request__group").annotate(many=Count("pk"))
    return {each["request__group"]: each["many"] for each in counted}
