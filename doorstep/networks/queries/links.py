"""Pages that groups publish: which are to be tried next, and which are not there any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, QuerySet

from doorstep.groups.models import ContactWay, Group
from doorstep.networks.models import Affiliation, Link, Network

_A_DAY, _MOST_HOSTS = timedelta(days=1), 50


@dataclass(frozen=True)
class Dead:
    """A page that is not there any more, and the group that publishes it."""

    group: Group
    url: str


def published() -> QuerySet[ContactWay]:
    """Return the pages that groups publish that are listed and looked after here."""
    website = ContactWay.Means.WEBSITE
    return ContactWay.objects.filter(means=website, group__status__in=Group.SHOWN, group__hops=0)


def due(now: datetime, a_day: int) -> list[Link]:
    """Return what is due, the first of each host, as many as a day has room for."""
    room = a_day - Link.objects.filter(tried_at__gt=now - _A_DAY).count()
    first = Link.objects.filter(due_at__lte=now).values("host").annotate(first=Min("due_at")).order_by("first")
    hosts = [row["host"] for row in first[: max(0, min(room, _MOST_HOSTS))]]
    rows = Link.objects.filter(due_at__lte=now, host__in=hosts).order_by("due_at", "pk")
    chosen: dict[str, Link] = {}
    for row in rows:
        chosen.setdefault(row.host, row)
    return list(chosen.values())


def is_trusted() -> bool:
    """Say whether any page at all was there: else it is our own line that is broken."""
    return Link.objects.filter(state=Link.State.THERE).exists()


def another_was_there(link: Link, now: datetime) -> bool:
    """Say whether our line holds: within the last day some other page was found."""
    others = Link.objects.exclude(pk=link.pk)
    return others.filter(state=Link.State.THERE, failures=0, tried_at__gt=now - _A_DAY).exists()


def another_to_try(link: Link) -> Link | None:
    """Find a page that will most likely be there, the longest ago first."""
    others = Link.objects.exclude(pk=link.pk).filter(state=Link.State.THERE)
    return others.order_by("failures", "tried_at", "pk").first()


def _dead_urls() -> QuerySet[Link, str]:
    return Link.objects.filter(state=Link.State.GONE).values_list("url", flat=True)


def dead(groups: QuerySet[Group], most: int) -> list[Dead]:
    """List what is gone of what some groups publish, by the groups' names."""
    if not is_trusted():
        return []
    ways = published().filter(group__in=groups, value__in=_dead_urls()).select_related("group")
    return [Dead(way.group, way.value) for way in ways.order_by("group__sort_name", "pk")[:most]]


def dead_of(groups: Iterable[int]) -> dict[int, list[str]]:
    """List the pages of each group that are gone."""
    if not is_trusted():
        return {}
    found: dict[int, list[str]] = {}
    ways = published().filter(group__in=list(groups), value__in=_dead_urls()).order_by("pk")
    for group, url in ways.values_list("group", "value"):
        found.setdefault(group, []).append(url)
    return found


def dead_in(network: Network, most: int) -> list[Dead]:
    mine = Group.objects.filter(affiliations__network=network, affiliations__status=Affiliation.Status.IN)
    return dead(mine, most)


def all_dead() -> QuerySet[ContactWay]:
    """Return what is gone of what any group publishes, for whoever runs the site."""
    ways = published().filter(value__in=_dead_urls()) if is_trusted() else ContactWay.objects.none()
    return ways.select_related("group").order_by("group__sort_name", "pk")
