"""The directory: which groups anybody may see, by letter, by district, by name."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from doorstep.groups.models import Group, Patch, StreetTeam
from doorstep.groups.queries.remembered import remembered
from doorstep.places import districts
from doorstep.search import queries as search


@dataclass(frozen=True)
class Counted:
    """A heading of the directory and how many groups stand under it."""

    code: str
    label: str
    groups: int


def shown() -> QuerySet[Group]:
    """Return the groups that anybody may find: listed or resting."""
    return Group.objects.filter(status__in=Group.SHOWN)


def of_shown() -> Q:
    """Want of the rows of a table that name a group those of groups that anybody may find.

    Leaving out the few groups that are not shown is several times as fast as looking up the many that are.
    """
    return ~Q(group__in=Group.objects.exclude(status__in=Group.SHOWN).order_by().values("pk"))


def page_of(slug: str) -> QuerySet[Group]:
    """Return the group with its own page at `slug`, if anybody may see it; a closed one's page says so."""
    return (
        Group.objects.filter(slug=slug)
        .exclude(status__in=[Group.Listing.PROPOSED, Group.Listing.REFUSED])
        # What no feed tells of any more may go on elsewhere: nobody here knows.
        .exclude(hops__gt=0, sharing=Group.Sharing.WITHDRAWN)
        .prefetch_related(
            "kinds",
            "languages",
            "contact_ways",
            "districts",
            Prefetch("patches", Patch.objects.filter(team=None), to_attr="own_patch"),
            Prefetch("street_teams", StreetTeam.objects.all()),
        )
    )


def cards(groups: QuerySet[Group]) -> QuerySet[Group]:
    """Fetch with `groups` what their cards show, in a fixed number of queries."""
    return groups.defer("description").prefetch_related("kinds", "contact_ways")


def letters() -> list[Counted]:
    """Count the groups under each letter; a large directory's numbers may be a minute old."""
    counts = shown().order_by("initial").values_list("initial").annotate(Count("id"))
    return [Counted(letter, letter, count) for letter, count in remembered("letters", lambda: dict(counts)).items()]


def by_letter(letter: str) -> QuerySet[Group]:
    return cards(shown().filter(initial=letter)).order_by("sort_name", "pk")


def in_districts() -> list[Counted]:
    """Count the groups in each district that has one, by code: SE1, SE2, … SE15."""
    counts = shown().exclude(districts=None).values_list("districts__code").annotate(Count("id", distinct=True))
    ordered = sorted(counts, key=lambda row: districts.natural(row[0]))
    return [Counted(code, districts.label_of(code), count) for code, count in ordered]


def by_district(code: str) -> QuerySet[Group]:
    return cards(shown().filter(districts__code=code)).order_by("sort_name", "pk")


def newest(code: str = "") -> QuerySet[Group]:
    """Return the groups that were listed last, in one district or anywhere, newest first."""
    groups = shown().filter(listed_at__isnull=False).order_by("-listed_at", "-pk").defer("description")
    return groups.filter(districts__code=code) if code else groups


def by_name(typed: str, limit: int = 20) -> list[Group]:
    """Find groups whose name or place is like what was typed ("mutal aid pekham"), best first."""
    hits = search.alike("group", typed, limit)
    found = cards(shown()).in_bulk([hit.key for hit in hits])
    return [found[hit.key] for hit in hits if hit.key in found]


def waiting() -> QuerySet[Group]:
    """Return the groups that nobody has looked at yet, longest waiting first."""
    return (
        Group.objects.filter(status=Group.Listing.PROPOSED)
        .prefetch_related("kinds", "languages", "contact_ways", "districts", "patches")
        .order_by("made_at", "pk")
    )
