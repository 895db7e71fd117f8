"""Kinds of help: the usual ones and a group's own, each with its bit, and what it asks of whoever does it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from doorstep.aid.matching.chance import Help
from doorstep.aid.models.way import OwnKind
from doorstep.groups.models import Group, KindOfHelp

_USUAL = KindOfHelp.Kind
_FROM_HOME = frozenset({_USUAL.PHONE_CALL})
_WITH_MONEY = frozenset({_USUAL.SHOPPING, _USUAL.PRESCRIPTION, _USUAL.POST})
_AT_OPEN_SHOPS = frozenset({_USUAL.SHOPPING, _USUAL.PRESCRIPTION, _USUAL.POST, _USUAL.FOOD_PARCEL})
_OWN = "own-"


@dataclass(frozen=True)
class Kind:
    """`slug` as a task names it; `at_a_door` where somebody goes there, `with_money` where they may pay for it.

    What is done on working days alone moves out of the way of bank holidays where it comes again.
    """

    slug: str
    name: Promise | str
    bit: int
    at_a_door: bool
    with_money: bool = False
    on_working_days: bool = False

    @property
    def help_(self) -> Help:
        """What is asked, as far as the chance of a yes depends on it."""
        if not self.at_a_door:
            return Help.HOME
        return Help.LIFT if self.slug == _USUAL.LIFT else Help.DOOR


USUAL: dict[str, Kind] = {
    str(kind.value): Kind(
        str(kind.value),
        kind.label,
        1 << place,
        at_a_door=kind not in _FROM_HOME,
        with_money=kind in _WITH_MONEY,
        on_working_days=kind in _AT_OPEN_SHOPS,
    )
    for place, kind in enumerate(_USUAL)
}
# A group's own come after these; some room is left for more usual ones.
_FIRST_OWN = 24


def own(kind: OwnKind) -> Kind:
    return Kind(f"{_OWN}{kind.pk}", kind.name, 1 << (_FIRST_OWN + kind.number), at_a_door=kind.at_a_door)


def of_group(group: Group) -> dict[str, Kind]:
    """Return the kinds that a task in this group may be of, by their slugs."""
    return {**USUAL, **{each.slug: each for each in map(own, OwnKind.objects.filter(group=group))}}


def of_groups(groups: Iterable[int]) -> dict[int, dict[str, Kind]]:
    """Return them for several groups in one question."""
    found = {group: dict(USUAL) for group in groups}
    for each in OwnKind.objects.filter(group__in=found):
        found[each.group_id][own(each).slug] = own(each)
    return found


def of_task(group: Group, slug: str) -> Kind:
    """Return the kind by its slug; one that the group took away is something else."""
    return USUAL.get(slug) or of_group(group).get(slug, USUAL[_USUAL.OTHER])


def offered(group: Group) -> list[Kind]:
    """Return those that somebody can ask the group for: what it says it does, and what it added; or all usual ones."""
    said = list(KindOfHelp.objects.filter(group=group).values_list("kind", flat=True))
    wanted = {*said, _USUAL.OTHER} if said else set(USUAL)
    return [kind for slug, kind in of_group(group).items() if slug in wanted or slug.startswith(_OWN)]


def mask(kinds: Iterable[Kind]) -> int:
    found = 0
    for kind in kinds:
        found |= kind.bit
    return found


def named(slug: str, known: dict[str, Kind]) -> str:
    return in_words([slug], known)[0]


def in_words(slugs: Iterable[str], known: dict[str, Kind]) -> list[str]:
    """Say kinds by their names; one that the group took away is something else."""
    return [str(known.get(slug, USUAL[_USUAL.OTHER]).name) for slug in slugs]
