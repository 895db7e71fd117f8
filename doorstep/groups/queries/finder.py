"""The finder: from what somebody typed to a place, and from a place to the groups that help there."""

from dataclasses import dataclass

from doorstep.core.trigrams import plain
from doorstep.groups.bands import apart, band
from doorstep.groups.models import Group, StreetTeam
from doorstep.groups.queries import directory, nearby
from doorstep.places import postcodes
from doorstep.places import queries as places
from doorstep.places.queries import Miss, Spot

NEAREST = 10
# Over one street there are a few; where there are many, a page of them is enough to begin with.
COVERING = 20
# Metres beyond which nobody walks over with the shopping: about ten miles.
TOO_FAR = 16_000.0


@dataclass(frozen=True)
class Choice:
    """What was typed is no postcode: the places and groups that it may name."""

    typed: str
    places: list[Spot]
    groups: list[Group]


@dataclass(frozen=True)
class Found:
    """A group for a doorstep: how much of the neighbourhood it covers, 0 to 1, and how far its middle is, in words."""

    group: Group
    share: float
    far: str
    teams: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """Groups whose patch covers the neighbourhood, or some streets of it; those taking a rest; the nearest others.

    `more` is the code of the district in whose list the rest stand, where more cover it than one page shows.
    """

    covering: list[Found]
    in_part: list[Found]
    resting: list[Found]
    nearest: list[Found]
    more: str

    @property
    def anybody(self) -> bool:
        return bool(self.covering or self.in_part or self.resting or self.nearest)


def look_for(typed: str) -> Spot | Miss | Choice:
    """Read what somebody typed as a postcode; failing that, as a place's or a group's name.

    Names hold postcodes too ("Rosebank Road N16"): a group that has every word typed is offered beside the place.
    """
    place = places.resolve(typed)
    if isinstance(place, Miss) and place.reason == "not-a-postcode":
        return _named(typed) or place
    groups = _called(typed)
    if isinstance(place, Spot):
        return Choice(typed, [place], groups) if groups else place
    split = places.split_into(typed)
    return Choice(typed, split, groups) if split or groups else place


def _named(typed: str) -> Spot | Choice | None:
    """Find the places and groups of this name; where a place is called just so, nothing that is only like it."""
    named = places.named(typed)
    exact = [spot for spot in named if spot.is_called(typed)]
    groups = _with_every_word(typed) if exact else directory.by_name(typed, limit=8)
    if len(exact) == 1 and not groups:
        return exact[0]
    return Choice(typed, exact or named, groups) if named or groups else None


def _called(typed: str) -> list[Group]:
    """Find the groups whose name has every word typed, where more than a postcode was typed."""
    return _with_every_word(typed) if postcodes.says_more(typed) else []


def _with_every_word(typed: str) -> list[Group]:
    words = set(plain(typed).split())
    return [group for group in directory.by_name(typed, limit=8) if words <= set(plain(group.name).split())]


def answer(cell: int) -> Answer:
    """Find the groups for a doorstep known as a cell of resolution 8 or 9."""
    patches, near = nearby.around(cell, NEAREST)
    covering = list(dict.fromkeys(patch.group for patch in patches))
    groups = directory.cards(directory.shown()).in_bulk([*covering[:COVERING], *(n.group for n in near)])
    patches = [patch for patch in patches if patch.group in covering[:COVERING]]
    teams = dict(StreetTeam.objects.filter(pk__in=[p.team for p in patches if p.team]).values_list("pk", "name"))
    found = _covering(cell, patches, groups, teams)
    others = [groups[n.group] for n in near if n.group in groups and n.group not in covering and n.metres < TOO_FAR]
    listed = [one for one in found if one.group.status == Group.Listing.LISTED]
    return Answer(
        covering=[one for one in listed if one.share == 1],
        in_part=[one for one in listed if one.share < 1],
        resting=[one for one in found if one.group.status == Group.Listing.RESTING],
        nearest=[Found(group, share=0, far=band(cell, group.cell)) for group in _by_band(cell, others)],
        more=places.district_at(cell) if len(covering) > COVERING else "",
    )


def _by_band(cell: int, groups: list[Group]) -> list[Group]:
    """Sort as the page says it: by the distance between shown cells; of equals, those first that can be reached."""
    return sorted(groups, key=lambda group: (apart(cell, group.cell), not group.contact_ways.all()))


def _covering(
    cell: int, patches: list[nearby.Covering], groups: dict[int, Group], teams: dict[int, str]
) -> list[Found]:
    """Join the patches of one group: the group's own says how much it covers, a street team's adds its name."""
    found: dict[int, Found] = {}
    for patch in patches:
        if patch.group in groups:
            group = groups[patch.group]
            before = found.get(patch.group, Found(group, share=0, far=band(cell, group.cell)))
            names = (*before.teams, teams[patch.team]) if patch.team in teams else before.teams
            found[patch.group] = Found(group, max(before.share, patch.share), before.far, names)
    return list(found.values())
