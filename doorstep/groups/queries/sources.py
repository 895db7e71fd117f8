"""What lists gave us before: which of their lines speak of which group, which wait, which are gone."""

from collections.abc import Collection, Iterator, Sequence

from django.db.models import QuerySet

from doorstep.groups.importing.doubles import Known, plain_ways
from doorstep.groups.models import ContactWay, Doubt, Group, SourceEntry


def everybody() -> Iterator[Known]:
    """Give every group there ever was, the refused and closed too: a line may be any of them."""
    ways: dict[int, list[tuple[str, str]]] = {}
    for group, means, value in ContactWay.objects.values_list("group_id", "means", "value").iterator():
        ways.setdefault(group, []).append((means, value))
    for pk, name, cell in Group.objects.order_by("pk").values_list("pk", "name", "cell").iterator():
        yield Known(name, cell, pk, plain_ways(ways.get(pk, ())))


def groups_of(source: str, keys: Sequence[str]) -> dict[str, Group]:
    """Find the groups that a list's lines speak of, by the lines' keys, with all that was said of them."""
    entries = SourceEntry.objects.filter(source=source, key__in=keys).values_list("key", "group_id")
    first = Group.objects.filter(source=source, source_key__in=keys).values_list("source_key", "pk")
    by_key = {**dict(first), **dict(entries)}
    groups = _with_everything(Group.objects.all()).in_bulk(list(set(by_key.values())))
    return {key: groups[pk] for key, pk in by_key.items()}


def doubts_of(source: str, keys: Sequence[str]) -> dict[str, Doubt]:
    """Find the doubts about a list's lines that wait, or were left out."""
    open_ones = [Doubt.Settled.WAITING, Doubt.Settled.LEFT_OUT]
    return {each.key: each for each in Doubt.objects.filter(source=source, key__in=keys, status__in=open_ones)}


def gone(source: str, there: Collection[str]) -> list[str]:
    """Name the groups that this list gave once and gives no longer, as far as they are still listed."""
    entries = SourceEntry.objects.filter(source=source).exclude(
        group__status__in=[Group.Listing.CLOSED, Group.Listing.REFUSED]
    )
    rows = entries.order_by("group__sort_name", "pk").values_list("key", "group__name")
    return [name for key, name in rows.iterator() if key not in there]


def _with_everything(groups: QuerySet[Group]) -> QuerySet[Group]:
    return groups.prefetch_related("kinds", "languages", "contact_ways", "patches", "provenance")
