"""Who leads safeguarding in a group, which concerns it has, and who is kept apart from whom."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from doorstep.groups.models import Group, Membership, Role
from doorstep.groups.standing import Standing
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint, Person
from doorstep.safeguarding.models import Concern, KeptApart, LeadKey
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


def kept_apart_from(person: UUID) -> set[UUID]:
    """Return everybody who must not be matched with this person, whichever of them asked for it."""
    return kept_apart_from_each([person])[person]


def kept_apart_from_each(people: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return for each of these people everybody who must not be matched with them; in two questions at the most."""
    theirs = ContactPoint.objects.filter(person__in=people, hashed__isnull=False)
    asked = Q(person__in=people) | Q(other__in=people) | Q(reached_by__in=theirs.values("hashed"))
    rows = list(KeptApart.objects.filter(asked).values_list("person", "other", "reached_by"))
    reached = _reached({each for _person, _other, each in rows if each})
    found: dict[UUID, set[UUID]] = {each: set() for each in people}
    for person, other, by in rows:
        for each in {other, *reached.get(by, ())} - {None, person}:
            found.get(person, set()).add(each)
            found.get(each, set()).add(person)
    return found


def _reached(hashes: Collection[Hashed]) -> dict[Hashed | None, set[UUID]]:
    """Say who is reached by each of these hashes."""
    found: dict[Hashed | None, set[UUID]] = defaultdict(set)
    points = ContactPoint.objects.filter(hashed__in=hashes) if hashes else ContactPoint.objects.none()
    for by, person in points.values_list("hashed", "person"):
        found[by].add(person)
    return found


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
