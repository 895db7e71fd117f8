"""Who leads safeguarding in a group, which concerns it has, and who is kept apart from whom."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import product
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from doorstep.groups.models import Group, Membership, Role
from doorstep.groups.standing import Standing
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint, Person
from doorstep.safeguarding.models import Concern, Envelope, KeptApart, LeadKey
from doorstep.vault.hashing import Hashed


def leads_of(group: Group) -> list[UUID]:
    """Return the group's safeguarding leads who do not rest."""
    found = Membership.objects.filter(group=group, role=Role.SAFEGUARDING_LEAD, status=Membership.Status.JOINED)
    return list(found.order_by("began_at", "pk").values_list("person", flat=True))


def keys_of(group: Group) -> "QuerySet[LeadKey]":
    """Return the keys of those leads who have one: to whom a concern can be sealed."""
    return LeadKey.objects.filter(person__in=leads_of(group)).order_by("pk")


def leads(standing: Standing) -> bool:
    """Allow concerns to safeguarding leads alone, and not to coordinators."""
    return Role.SAFEGUARDING_LEAD in standing.held


def concerns_seen_by(standing: Standing) -> "QuerySet[Concern]":
    """Return the group's concerns that can be opened by this lead, what nobody has read standing first."""
    found = Concern.objects.filter(group=standing.group) if leads(standing) else Concern.objects.none()
    return found.filter(envelopes__lead=standing.person).order_by("-status", "-raised_at", "pk")


def opened_by_none(group: Group) -> int:
    """Count the group's concerns that none of its leads can open: whoever could leads no longer."""
    return Concern.objects.filter(~Exists(_held()), group=group).count()


def opened_by_alone(person: UUID) -> int:
    """Count the concerns that this lead can open, and no other."""
    return Concern.objects.filter(~Exists(_held().exclude(lead=person)), envelopes__lead=person).count()


def _held() -> "QuerySet[Envelope]":
    """Return the envelopes of a concern that lie with somebody who leads in its group, at rest or not."""
    leading = Membership.objects.filter(
        group=OuterRef("concern__group"), person=OuterRef("lead"), role=Role.SAFEGUARDING_LEAD, status__in=Membership.IN
    )
    return Envelope.objects.filter(Exists(leading), concern=OuterRef("pk"))


def kept_apart_from(person: UUID) -> set[UUID]:
    """Return everybody who must not be matched with this person, whichever of them asked for it."""
    return kept_apart_from_each([person])[person]


def kept_apart_from_each(people: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return for each of these people everybody who must not be matched with them; in two questions at the most.

    Whoever asks again without an account is somebody new to us. So all who are reached alike count as the same.
    """
    same = _alike(Q(person__in=people)).values("person")
    one = Q(person__in=people) | Q(person__in=same)
    other = Q(other__in=people) | Q(other__in=same) | Q(reached_by__in=_points(person__in=same).values("hashed"))
    found: dict[UUID, set[UUID]] = {each: set() for each in people}
    for each, kept in _both_ways(KeptApart.objects.filter(one | other)):
        if each in found:
            found[each].add(kept)
    return found


def all_kept_apart() -> dict[UUID, set[UUID]]:
    """Return everybody who must not be matched with somebody, and with whom; in two questions at the most."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for each, kept in _both_ways(KeptApart.objects.all()):
        found[each].add(kept)
    return found


def _both_ways(rows: "QuerySet[KeptApart]") -> Iterator[tuple[UUID, UUID]]:
    """Give each two of these rows, as either of them, with whoever is reached as they are."""
    named = list(rows.values_list("person", "other", "reached_by"))
    reached, alike = _reached(named)
    for person, other, by in named:
        ones = {person} | alike[person]
        known = reached[by] | ({other} if other else set())
        others = known.union(*(alike[each] for each in known))
        for one, each in product(ones, others):
            if one != each:
                yield one, each
                yield each, one


_Reached = dict[Hashed | None, set[UUID]]


def _reached(
    named: Collection[tuple[UUID, UUID | None, Hashed | None]],
) -> tuple[_Reached, dict[UUID, set[UUID]]]:
    """Say who is reached by each hash of these rows, and by person, who is reached as they are."""
    by_hash: _Reached = defaultdict(set)
    alike: dict[UUID, set[UUID]] = defaultdict(set)
    people = {each for person, other, _by in named for each in (person, other) if each}
    hashes = {by for _person, _other, by in named if by}
    wanted = Q(person__in=people) | Q(person__in=_points(hashed__in=hashes).values("person"))
    for by, person in _alike(wanted).values_list("hashed", "person") if named else ():
        by_hash[by].add(person)
    for several in by_hash.values():
        for person in several:
            alike[person] |= several
    return by_hash, alike


def _alike(people: Q) -> "QuerySet[ContactPoint]":
    """Return the ways in which these are reached, whoever else is reached by them as well."""
    return _points(hashed__in=_points(people).values("hashed"))


def _points(*wanted: Q, **also: object) -> "QuerySet[ContactPoint]":
    return ContactPoint.objects.filter(*wanted, hashed__isnull=False, **also)


def leads_anywhere(person: UUID) -> bool:
    return _leading(person).exists()


def _leading(person: UUID) -> "QuerySet[Membership]":
    return Membership.objects.filter(person=person, role=Role.SAFEGUARDING_LEAD, status=Membership.Status.JOINED)


def reached(typed: str) -> "QuerySet[Person]":
    """Find who is reached at a number or an address; raises NotReadableError for what is none."""
    means = ContactPoint.Means.EMAIL if "@" in typed else ContactPoint.Means.PHONE
    return Person.objects.filter(contact_points__hashed=hash_of(means, typed)).distinct().order_by("pk")


def has_key(person: UUID) -> bool:
    return LeadKey.objects.filter(person=person).exists()


def led_by(person: UUID) -> "QuerySet[Group]":
    """Return the groups in which they lead, each with how many concerns are `unread` that they can open."""
    new = Q(concerns__status=Concern.Status.NEW, concerns__envelopes__lead=person)
    found = Group.objects.filter(pk__in=_leading(person).values("group"))
    return found.annotate(unread=Count("concerns", filter=new, distinct=True)).order_by("sort_name", "pk")


def unread_by(person: UUID) -> int:
    """Count the concerns that nobody has read, in groups in which they lead, and that they can open."""
    new = Concern.objects.filter(group__in=_leading(person).values("group"), status=Concern.Status.NEW)
    return new.filter(envelopes__lead=person).count()
