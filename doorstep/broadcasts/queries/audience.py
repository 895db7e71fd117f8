"""Whom a broadcast is for: people of groups that are in the network, and those who stand by; each once, in one order.

A group decides who of its people hears a network (`Affiliation.hears`) and which kinds of news; each of them decides
for themselves as well. Whoever rests is not asked.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from doorstep.aid import kinds
from doorstep.aid.models import Volunteer
from doorstep.aid.queries.resting import awake, today_of
from doorstep.aid.queries.seeing import IS_IN
from doorstep.broadcasts.models import Broadcast, GroupUnwanted, Hearer, Unwanted
from doorstep.broadcasts.said import CONTACTS, COORDINATORS, STANDBYS, VOLUNTEERS, Audience
from doorstep.groups.models import Group, KindOfHelp, Membership, Role
from doorstep.groups.queries.ground import own_cells
from doorstep.networks.area import touch
from doorstep.networks.models import Affiliation, Contact, Network, NotForMe, Standby
from doorstep.networks.queries.standing_by import does, ready_for
from doorstep.places import cells
from doorstep.places.queries import UnknownPlaceError
from doorstep.places.ranges import children_range, merged

Part = Hearer.Part
_IN, _JOINED = Affiliation.Status.IN, Membership.Status.JOINED
# Who hears a network as each group has it.
_COORDINATORS_HEAR = (Affiliation.Hears.COORDINATORS, Affiliation.Hears.MEMBERS)
_MEMBERS_HEAR = (Affiliation.Hears.MEMBERS,)
# The resolution at which is kept where somebody stands by.
_COARSE = 8
# Alternatives in one question, of which SQLite takes a thousand; an area of more pieces is looked at coarser.
_MOST_RANGES = 900


@dataclass(frozen=True)
class Chosen:
    """People of one part: rows with a column `person`, and why they hear it."""

    part: str
    rows: "QuerySet[Any]"


@dataclass(frozen=True)
class _Asked:
    """What is asked for; `area` in folded cells, None for the whole network: one that is nowhere means nobody."""

    network: Network
    kind: str
    audience: Audience
    area: list[int] | None


def chosen(broadcast: Broadcast) -> list[Chosen]:
    """Say who it is for, by part; somebody may be in several, and hears it for the first.

    Raises UnknownPlaceError, as `groups_of` does, where its area is not known any more.
    """
    return _parts(_asked(broadcast))


def still_for(broadcast: Broadcast, persons: Collection[UUID]) -> set[UUID]:
    """Return those of them whom it is still for, in a question for each part."""
    try:
        asked = _asked(broadcast)
    except UnknownPlaceError:
        # It was known when they were chosen, and they are asked for whatever else it says.
        asked = _Asked(broadcast.network, broadcast.kind, Audience.of(broadcast.audience), None)
    found = [part.rows.filter(person__in=persons).values_list("person", flat=True) for part in _parts(asked)]
    return set[UUID]().union(*found)


def groups_of(broadcast: Broadcast) -> "QuerySet[Group]":
    """Return the groups whose people are meant, whoever of these hears it."""
    return Group.objects.filter(pk__in=_places(_asked(broadcast), by_kind=True).values("group"))


def _asked(broadcast: Broadcast) -> _Asked:
    audience = Audience.of(broadcast.audience)
    area = cells.compact(audience.area.cells()) if audience.area else None
    return _Asked(broadcast.network, broadcast.kind, audience, area)


def _parts(asked: _Asked) -> list[Chosen]:
    return [
        Chosen(part, _who_want_it(_spoken_to(rows(asked), asked.audience), asked))
        for role, part, rows in _BY_ROLE
        if role in asked.audience.roles
    ]


# -- By part ---------------------------------------------------------------------------------------------------------


def _contacts(asked: _Asked) -> "QuerySet[Any]":
    return Contact.objects.filter(affiliation__in=_places(asked, by_kind=True))


def _coordinators(asked: _Asked) -> "QuerySet[Any]":
    hears = _places(asked, by_kind=True).filter(hears__in=_COORDINATORS_HEAR)
    found = Membership.objects.filter(~Exists(_no(asked)), status=_JOINED, group__in=hears.values("group"))
    # Streets' coordinators hear it where all do: a group that opens it to its coordinators was told how many these are.
    to_all = Affiliation.objects.filter(network=asked.network, status=_IN, hears__in=_MEMBERS_HEAR).values("group")
    return found.filter(Q(role=Role.COORDINATOR) | Q(role=Role.STREET_COORDINATOR, group__in=to_all))


def _volunteers(asked: _Asked) -> "QuerySet[Any]":
    hears = _places(asked, by_area=False).filter(hears__in=_MEMBERS_HEAR)
    # Whoever asks to be let in is not in it yet, and whoever rests is left in peace, until a day as well.
    ready = IS_IN & awake(today_of(timezone.now()))
    found = Volunteer.objects.filter(~Exists(_no(asked)), ready, group__in=hears.values("group"), ended_at=None)
    mask = sum(kinds.USUAL[each].bit for each in asked.audience.kinds if each in kinds.USUAL)
    if asked.audience.kinds:
        found = found.alias(does=F("kinds").bitand(mask)).filter(does__gt=0)
    if asked.audience.skills:
        found = found.filter(_any(Q(skills__name__iexact=each) for each in asked.audience.skills))
    return _set_out_in(found, asked.area, cells.STORED)


def _standbys(asked: _Asked) -> "QuerySet[Any]":
    audience, found = asked.audience, ready_for(asked.network)
    if audience.kinds:
        found = found.filter(pk__in=_any_of(found, audience.kinds))
    if audience.skills:
        found = found.filter(_any(Q(skills__name__iexact=each) for each in audience.skills))
    return _set_out_in(found, asked.area, _COARSE)


def _any_of(found: "QuerySet[Standby]", kinds_of_help: Iterable[str]) -> "QuerySet[Any]":
    each, *others = (does(found, kind).values("pk") for kind in kinds_of_help)
    return each.union(*others) if others else each


def _no(asked: _Asked) -> "QuerySet[NotForMe]":
    """Find whoever of the group around it said no to what their group opened to them."""
    here = NotForMe.objects.filter(affiliation__network=asked.network)
    return here.filter(person=OuterRef("person"), affiliation__group=OuterRef("group"))


def _spoken_to(rows: "QuerySet[Any]", audience: Audience) -> "QuerySet[Any]":
    return rows.filter(person__language__in=_languages(audience)) if audience.languages else rows


def _who_want_it(rows: "QuerySet[Any]", asked: _Asked) -> "QuerySet[Any]":
    refused = Unwanted.objects.filter(network=asked.network, kind=asked.kind, person=OuterRef("person"))
    return rows.filter(~Exists(refused)).order_by()


# -- The groups that are meant ---------------------------------------------------------------------------------------


def _places(asked: _Asked, *, by_area: bool = True, by_kind: bool = False) -> "QuerySet[Affiliation]":
    """Return the places of groups that are meant and want this kind of news."""
    audience = asked.audience
    refused = GroupUnwanted.objects.filter(affiliation=OuterRef("pk"), kind=asked.kind)
    seen = Q(status=_IN, network=asked.network, group__status__in=Group.SHOWN)
    found = Affiliation.objects.filter(seen, ~Exists(refused))
    if audience.within:
        also = Affiliation.objects.filter(group=OuterRef("group"), network__in=audience.within)
        found = found.filter(Exists(also.filter(status=_IN)))
    if by_kind and audience.kinds:
        found = found.filter(Exists(KindOfHelp.objects.filter(group=OuterRef("group"), kind__in=audience.kinds)))
    if not by_area or asked.area is None:
        return found
    return found.filter(group__in=_touching(found, asked.area))


def _touching(places: "QuerySet[Affiliation]", area: list[int]) -> list[int]:
    """Pick the groups whose patch touches an area; of one that drew none, whether its middle lies in it."""
    middles = dict(places.values_list("group", "group__cell"))
    drawn = own_cells(middles)
    return [group for group, middle in middles.items() if touch(drawn.get(group) or [middle], area)]


def _set_out_in(found: "QuerySet[Any]", area: list[int] | None, resolution: int) -> "QuerySet[Any]":
    if area is None:
        return found
    return found.filter(_lies_in(area, resolution) if area else Q(pk__in=[]))


def _lies_in(area: list[int], resolution: int) -> Q:
    """Ask for a column `cell` of this resolution in an area of folded cells."""
    coarse = {cells.ancestor(cell, min(resolution, cells.size(cell))) for cell in area}
    lines = merged(children_range(cell, resolution) for cell in coarse)
    while len(lines) > _MOST_RANGES:
        least = max(cells.size(cell) for cell in coarse) - 1
        coarse = {cells.ancestor(cell, min(least, cells.size(cell))) for cell in coarse}
        lines = merged(children_range(cell, resolution) for cell in coarse)
    return _any(Q(cell__range=line) for line in lines)


def _languages(audience: Audience) -> Iterator[str]:
    """Name the languages as persons have them: nothing stands for the site's own."""
    for code in audience.languages:
        yield code
        if code == settings.LANGUAGE_CODE:
            yield ""


def _any(questions: Iterable[Q]) -> Q:
    return reduce(or_, questions)


_BY_ROLE: list[tuple[str, str, Callable[[_Asked], "QuerySet[Any]"]]] = [
    (CONTACTS, Part.CONTACT, _contacts),
    (COORDINATORS, Part.COORDINATOR, _coordinators),
    (VOLUNTEERS, Part.VOLUNTEER, _volunteers),
    (STANDBYS, Part.STANDBY, _standbys),
]
