"""Browsing: the groups that answer to several filters at once, and how many there would be for each further one."""

from collections.abc import Callable, Mapping

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from doorstep.groups import freshness
from doorstep.groups.models import Group, GroupArea, GroupDistrict, KindOfHelp, SpokenLanguage
from doorstep.groups.queries import directory
from doorstep.groups.queries.remembered import remembered

# Filter and value, such as {"help": "shopping", "area": "borough:E09000028"}; each filter at most once.
Chosen = Mapping[str, str]
Counts = dict[str, dict[str, int]]  # filter, value, number of groups

FILTERS = ("area", "district", "help", "language", "fresh", "status")
STATUSES = {"helping": Group.Listing.LISTED, "resting": Group.Listing.RESTING}
SORTS = ("name", "fresh")


def of_kind(area: str) -> tuple[str, str]:
    """Read the kind and the code of an area out of a filter's value."""
    kind, _, code = area.partition(":")
    return kind, code


def groups(chosen: Chosen) -> QuerySet[Group]:
    """Return the groups that answer to every filter chosen, in no order."""
    found = directory.shown()
    for name, value in chosen.items():
        found = found.filter(_WAYS[name](value, "pk"))
    return found


def cards_of(chosen: Chosen, sort: str) -> QuerySet[Group, int]:
    """Return the ids of these groups by name, or the freshest first; their cards are fetched a page at a time."""
    order = ["sort_name", "pk"] if sort == "name" else [F("confirmed_on").desc(nulls_last=True), "sort_name", "pk"]
    return groups(chosen).order_by(*order).values_list("pk", flat=True)


def fetched(ids: list[int]) -> list[Group]:
    """Fetch the cards of groups, in the order of their ids as given."""
    found = directory.cards(directory.shown()).in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def counts(chosen: Chosen, areas: Mapping[str, list[str]]) -> Counts:
    """Count for each filter the groups under each of its values, given the other filters chosen.

    `areas` are the kinds and codes of the areas that are offered, within the one chosen; without any, districts are
    counted. A large directory's numbers may be a minute old.
    """
    said = f"{timezone.localdate()} {sorted(chosen.items())} {sorted(areas)}"
    return remembered(f"browse {said}", lambda: _counts(chosen, areas))


def _counts(chosen: Chosen, areas: Mapping[str, list[str]]) -> Counts:
    counted = {name: _WAYS_TO_COUNT[name](_but(chosen, name)) for name in _WAYS_TO_COUNT}
    return counted | ({"area": _by_area(chosen, areas)} if areas else {"district": _by_district(chosen)})


def total(chosen: Chosen, known: Counts) -> int:
    """Return how many groups answer to every filter chosen, from what was counted for all statuses."""
    numbers = known["status"]
    return numbers.get(chosen["status"], 0) if "status" in chosen else sum(numbers.values())


def _but(chosen: Chosen, name: str) -> Chosen:
    return {other: value for other, value in chosen.items() if other != name}


def _in_area(value: str, group: str) -> Q:
    kind, code = of_kind(value)
    return Q((f"{group}__in", GroupArea.objects.order_by().filter(kind=kind, code=code).values("group")))


def _in_district(code: str, group: str) -> Q:
    return Q((f"{group}__in", GroupDistrict.objects.order_by().filter(code=code).values("group")))


def _helping_with(kind: str, group: str) -> Q:
    return Q(Exists(KindOfHelp.objects.order_by().filter(group=OuterRef(group), kind=kind)))


def _speaking(code: str, group: str) -> Q:
    return Q(Exists(SpokenLanguage.objects.order_by().filter(group=OuterRef(group), code=code)))


def _confirmed(step: str, group: str) -> Q:
    return _itself(_as_fresh_as(step), group)


def _with_status(name: str, group: str) -> Q:
    return _itself(Q(status=STATUSES[name]), group)


def _itself(wanted: Q, group: str) -> Q:
    """Ask for something that stands in the group's own row."""
    return wanted if group == "pk" else Q(Exists(Group.objects.filter(wanted, pk=OuterRef(group))))


def _as_fresh_as(step: str) -> Q:
    first, last = freshness.days(step, timezone.localdate())
    if first is None and last is None:
        return Q(confirmed_on=None)
    return (Q(confirmed_on__gte=first) if first else Q()) & (Q(confirmed_on__lte=last) if last else Q())


# Each filter as a condition on groups ("pk"), or on rows of a table that name theirs ("group").
_WAYS: dict[str, Callable[[str, str], Q]] = {
    "area": _in_area,
    "district": _in_district,
    "help": _helping_with,
    "language": _speaking,
    "fresh": _confirmed,
    "status": _with_status,
}


def _by_status(chosen: Chosen) -> dict[str, int]:
    numbers = dict(groups(chosen).order_by().values_list("status").annotate(Count("pk")))
    return {name: numbers.get(status, 0) for name, status in STATUSES.items()}


def _by_freshness(chosen: Chosen) -> dict[str, int]:
    """Count by day, which an index has in order, and then by the step on which each day stands."""
    today = timezone.localdate()
    numbers = dict.fromkeys(freshness.STEPS, 0)
    for day, number in groups(chosen).order_by().values_list("confirmed_on").annotate(Count("pk")):
        numbers[freshness.step(day, today)] += number
    return numbers


def _by_help(chosen: Chosen) -> dict[str, int]:
    """Count groups by kind; only of kinds in its own words may a group have several."""
    kinds, own = KindOfHelp.objects.filter(_of(chosen)).order_by(), KindOfHelp.Kind.OTHER
    numbers = dict(kinds.exclude(kind=own).values_list("kind").annotate(Count("pk")))
    others = kinds.filter(kind=own).aggregate(groups=Count("group", distinct=True))["groups"]
    return numbers | ({str(own): others} if others else {})


def _by_language(chosen: Chosen) -> dict[str, int]:
    languages = SpokenLanguage.objects.filter(_of(chosen)).order_by()
    return dict(languages.values_list("code").annotate(Count("pk")))


def _by_district(chosen: Chosen) -> dict[str, int]:
    return dict(
        GroupDistrict.objects.filter(_of(_but(chosen, "district"))).order_by().values_list("code").annotate(Count("pk"))
    )


def _by_area(chosen: Chosen, areas: Mapping[str, list[str]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for kind, codes in areas.items():
        of = GroupArea.objects.filter(_of(chosen), kind=kind).order_by().values_list("code")
        wanted = set(codes)
        numbers |= {f"{kind}:{code}": number for code, number in of.annotate(Count("pk")) if code in wanted}
    return numbers


def _of(chosen: Chosen) -> Q:
    """Want of the rows of a table those of the groups chosen."""
    wanted = directory.of_shown()
    for name, value in chosen.items():
        wanted &= _WAYS[name](value, "group")
    return wanted


_WAYS_TO_COUNT: dict[str, Callable[[Chosen], dict[str, int]]] = {
    "help": _by_help,
    "language": _by_language,
    "fresh": _by_freshness,
    "status": _by_status,
}
