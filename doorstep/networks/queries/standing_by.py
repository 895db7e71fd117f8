"""Who is ready for a network's calls without a group: for themselves, and for its desk, which sees no names here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from doorstep.groups.models import KindOfHelp
from doorstep.networks.models import Network, NetworkSkill, Standby
from doorstep.places import districts


@dataclass(frozen=True)
class Counted:
    """How many are ready under one heading: by what stands in the address, and in words."""

    key: str
    words: str
    many: int


@dataclass(frozen=True)
class Readiness:
    """How many stand by for a network, and how many of them rest; by district, by skill and by kind of help."""

    many: int
    resting: int
    areas: list[Counted]
    skills: list[Counted]
    kinds: list[Counted]


def living() -> QuerySet[Standby]:
    return Standby.objects.filter(ended_at=None)


def awake() -> Q:
    """Want those who take no rest today."""
    return Q(paused=False) & (Q(paused_until=None) | Q(paused_until__lte=timezone.localdate()))


def ready_for(network: Network) -> QuerySet[Standby]:
    """Return whom the network can call on now; to be narrowed by cell, skills__name, `does` and `speaks`."""
    return living().filter(awake(), network=network)


# Lists of short words are read as they are written down: no database asks lists as the other does.


def does(rows: QuerySet[Standby], kind: str) -> QuerySet[Standby]:
    """Pick those who would do this kind of help."""
    return rows.alias(in_kinds=Cast("kinds", TextField())).filter(in_kinds__contains=f'"{kind}"')


def speaks(rows: QuerySet[Standby], language: str) -> QuerySet[Standby]:
    """Pick those who can help in this language."""
    return rows.alias(in_languages=Cast("languages", TextField())).filter(in_languages__contains=f'"{language}"')


# -- Their own -------------------------------------------------------------------------------------------------------


def standing_by_of(person: UUID) -> QuerySet[Standby]:
    return living().filter(person=person).select_related("network").order_by("network__name", "pk")


def own_for(person: UUID, network: Network) -> Standby | None:
    return standing_by_of(person).filter(network=network).prefetch_related("skills").first()


# -- For the desk ----------------------------------------------------------------------------------------------------


def skills_of(network: Network) -> QuerySet[NetworkSkill]:
    """Return the network's list of skills, each with how many have it."""
    living_ones = Q(standbys__ended_at=None)
    return NetworkSkill.objects.filter(network=network).annotate(many=Count("standbys", filter=living_ones))


def at_desk(network: Network, wanted: Mapping[str, str]) -> QuerySet[Standby]:
    """Return who stands by, those who wait longest to be asked first; narrowed by what stands in an address."""
    found = living().filter(network=network).prefetch_related("skills").order_by("began_at", "pk")
    if skill := wanted.get("skill", ""):
        found = found.filter(skills__in=[int(skill)]) if _is_number(skill) else found.none()
    if kind := wanted.get("kind", ""):
        found = does(found, kind) if kind in KindOfHelp.Kind.values else found.none()
    if code := wanted.get("district", ""):
        found = found.filter(cell__in=[cell for cell in _cells(network) if districts.at(cell) == code])
    return found


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 19  # noqa: PLR2004 # of 64 bits


def readiness_of(network: Network) -> Readiness:
    rows = living().filter(network=network)
    by_kind = _kinds(rows)
    return Readiness(
        many=by_kind["every"],
        resting=by_kind["every"] - by_kind["awake"],
        areas=_areas(network),
        skills=_skills(network),
        kinds=[Counted(kind, str(words), by_kind[kind]) for kind, words in KindOfHelp.Kind.choices if by_kind[kind]],
    )


def _skills(network: Network) -> list[Counted]:
    many = Count("standbys", filter=Q(standbys__ended_at=None))
    rows = NetworkSkill.objects.filter(network=network).annotate(many=many).values_list("pk", "name", "many")
    return [Counted(str(pk), name, having) for pk, name, having in rows]


def _kinds(rows: QuerySet[Standby]) -> Counter[str]:
    said = {kind: Count("pk", filter=Q(in_kinds__contains=f'"{kind}"')) for kind in KindOfHelp.Kind.values}
    counts = rows.alias(in_kinds=Cast("kinds", TextField())).aggregate(
        every=Count("pk"), awake=Count("pk", filter=awake()), **said
    )
    return Counter(counts)


def _areas(network: Network) -> list[Counted]:
    counted: Counter[str] = Counter()
    for cell, many in _cells(network).items():
        counted[districts.at(cell)] += many
    return [Counted(code, districts.label_of(code), counted[code]) for code in sorted(counted, key=districts.natural)]


def _cells(network: Network) -> dict[int, int]:
    found = living().filter(network=network).order_by().values_list("cell").annotate(Count("pk"))
    return dict(found)
