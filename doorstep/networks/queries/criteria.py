"""The two things a network asks of a group, and which groups one that asks may be; for whoever decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from doorstep.groups.importing.names import alike
from doorstep.groups.models import ContactWay, Group
from doorstep.groups.patches import Drawn, Parts, draw
from doorstep.groups.queries import directory, overlaps
from doorstep.groups.queries.alike import waiting_like
from doorstep.groups.queries.ground import own_cells
from doorstep.networks.area import touch
from doorstep.networks.models import Affiliation, Application, Contact, Network
from doorstep.networks.queries import directory as directory_of_networks
from doorstep.networks.queries.directory import reaches
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint
from doorstep.places.districts import get as district
from doorstep.vault.normalising import NotReadableError

MOST = 6
# By these words a page says why a group may be the one that asks; the first say most.
NAME, REACHED, CONTACT, PATCH = "name", "reached", "contact", "patch"
# Looked for by whoever decides.
LOOKED_FOR = "looked-for"
_WEIGHT = {LOOKED_FOR: 0, NAME: 4, REACHED: 4, CONTACT: 3, PATCH: 1}
_REACHED_BY = (ContactPoint.Means.EMAIL.value, ContactPoint.Means.PHONE.value)


@dataclass(frozen=True)
class Likely:
    """A group that may be the one that asks, why, and whether it is in the network already."""

    group: Group
    reasons: tuple[str, ...]
    is_in: bool

    @property
    def weight(self) -> int:
        return sum(_WEIGHT[each] for each in self.reasons)


def helps_in_area(application: Application) -> bool:
    return reaches(application.network, known(application.districts))


def is_in_area(network: Network, group: Group) -> bool:
    """Say whether a group helps in the network's area: its patch touches it, or where it says it is lies in it."""
    area = directory_of_networks.ground(network)
    return not area or touch(own_cells([group.pk]).get(group.pk) or [group.cell], area)


def known(districts: Iterable[str]) -> list[str]:
    """Pick those that are postcode districts."""
    return [code for code in districts if district(code)]


def drawn(application: Application) -> Drawn | None:
    """Work out a patch from the postcode districts that it named."""
    codes = tuple(known(application.districts))
    return draw(Parts(districts=codes)) if codes else None


def likely(application: Application) -> list[Likely]:
    """Return the groups that it may be, the likeliest first: a half of them are in lists already."""
    reasons: dict[int, list[str]] = {}
    groups: dict[int, Group] = {}
    for reason, found in _found(application):
        for group in found:
            groups[group.pk] = group
            reasons.setdefault(group.pk, []).append(reason)
    mine = _in_already(application, groups)
    every = [Likely(groups[pk], tuple(why), pk in mine) for pk, why in reasons.items()]
    return sorted(every, key=lambda each: (-each.weight, each.group.sort_name, each.group.pk))[:MOST]


def looked_for(application: Application, typed: str, besides: Iterable[Likely]) -> list[Likely]:
    """Find groups by a name that whoever decides typed, without those that stand there anyway."""
    known = {each.group.pk for each in besides}
    found = [group for group in directory.by_name(typed) if group.pk not in known] if typed else []
    mine = _in_already(application, [group.pk for group in found])
    return [Likely(group, (LOOKED_FOR,), group.pk in mine) for group in found[:MOST]]


def sent_in_like(application: Application) -> list[datetime]:
    """Say when groups were sent in that have a name like it and wait for the house's own desk.

    No more than when: nobody has looked at them yet, and an officer may not be the first who does.
    """
    if not application.called:
        return []
    where = drawn(application)
    return [group.made_at for group in waiting_like(application.called, near=where.middle if where else None)]


def _found(application: Application) -> Iterator[tuple[str, Sequence[Group]]]:
    name = application.called
    yield NAME, [group for group in directory.by_name(name) if alike(group.name, name)] if name else []
    hashes = _hashes(application)
    yield REACHED, _reached(application, hashes)
    yield CONTACT, _with_contact(application, hashes)
    ground = drawn(application)
    yield PATCH, overlaps.sharing(ground.cells) if ground else []


def _hashes(application: Application) -> set[str]:
    found = ContactPoint.objects.filter(person=application.person_id).values_list("hashed", flat=True)
    return {each for each in found if each}


def _reached(application: Application, hashes: set[str]) -> list[Group]:
    """Find groups of these districts that publish the number or address of whoever asks."""
    rows = ContactWay.objects.filter(
        means__in=_REACHED_BY,
        group__status__in=Group.SHOWN,
        group__districts__code__in=known(application.districts),
    )
    found = {row.group_id for row in rows if _hash(row) in hashes}
    return list(directory.shown().filter(pk__in=found))


def _hash(way: ContactWay) -> str:
    try:
        return str(hash_of(way.means, way.value))
    except NotReadableError:
        return ""


def _with_contact(application: Application, hashes: set[str]) -> list[Group]:
    """Find the groups in this network whose contact is reached where whoever asks is."""
    people = ContactPoint.objects.filter(hashed__in=hashes).values("person")
    mine = Contact.objects.filter(person__in=people, affiliation__network=application.network)
    return list(directory.shown().filter(affiliations__contacts__in=mine).distinct())


def _in_already(application: Application, groups: Iterable[int]) -> set[int]:
    found = Affiliation.objects.filter(network=application.network, group__in=list(groups))
    return set(found.filter(status=Affiliation.Status.IN).values_list("group", flat=True))
