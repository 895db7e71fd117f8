"""Who rings: those whom a group knows, by their number or by surname and postcode, never by where they live."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet

from doorstep.aid.models import Conversation, HelpRequest
from doorstep.aid.queries.desk import requests_seen_by
from doorstep.groups.models import Group, Membership
from doorstep.groups.standing import Standing
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import called, of_household, reached_by_phone
from doorstep.vault import keys
from doorstep.vault.normalising import NotReadableError

_SIGNED = Signer(salt="doorstep.aid.conversation")


@dataclass(frozen=True)
class Known:
    person: Person
    name: str = field(repr=False)
    requests: list[HelpRequest]


def known_by_phone(viewer: Standing, typed: str) -> list[Known]:
    """Find them by a number; raises NotReadableError for what is none."""
    return _known(viewer, reached_by_phone(typed).values_list("person", flat=True))


def known_by_household(viewer: Standing, surname: str, postcode: str) -> list[Known]:
    """Find them by surname and full postcode; raises NotReadableError for what is none."""
    return _known(viewer, of_household(surname, postcode).values_list("pk", flat=True))


def _known(viewer: Standing, people: Iterable[UUID]) -> list[Known]:
    """Keep those who asked this group or are in it: of anybody else it learns nothing, not even that they are known.

    Of their requests those are named that the viewer may see.
    """
    group, wanted = viewer.group, set(people)
    asked = HelpRequest.objects.filter(group=group, person__in=wanted)
    within = Membership.objects.filter(group=group, person__in=wanted, status__in=Membership.LIVING)
    here = Q(pk__in=asked.values("person")) | Q(pk__in=within.values("person"))
    found = list(Person.objects.filter(here).order_by("made_at", "pk"))
    names = called(person.pk for person in found)
    requests = list(requests_seen_by(viewer).filter(person__in=found).order_by("-asked_at"))
    return [
        Known(person, names.get(person.pk, ""), [each for each in requests if each.person_id == person.pk])
        for person in found
    ]


def group_to_ring(persons: Collection[UUID]) -> tuple[UUID, Group] | None:
    """Return who of these people is to be rung, and by which group: the one that they asked last, or in which they are.

    Of whoever is known to none it is the only group that helps here; None where there are several.
    """
    here = Group.objects.filter(status__in=Group.SHOWN, hops=0)
    asked = HelpRequest.objects.filter(person__in=persons, group__in=here).select_related("group")
    within = Membership.objects.filter(person__in=persons, group__in=here, status__in=Membership.IN)
    known = asked.order_by("-asked_at").first() or within.select_related("group").order_by("pk").first()
    if known:
        return known.person_id, known.group
    groups = list(here[:2])
    return (next(iter(persons)), groups[0]) if len(groups) == 1 else None


def last_request(group: Group, person: UUID) -> HelpRequest | None:
    """Return what they asked the group last: where that was, they need not say again."""
    return HelpRequest.objects.filter(group=group, person=person).order_by("-asked_at").first()


def last_request_seen_by(viewer: Standing, person: UUID) -> HelpRequest | None:
    return requests_seen_by(viewer).filter(person=person).order_by("-asked_at").first()


def point_of(row: Conversation) -> ContactPoint | None:
    """Return the way to reach them that a conversation is about: the number they ring from, else the first we know."""
    own = ContactPoint.objects.filter(person=row.person_id).order_by("-means", "pk")
    typed = row.said.get("phone", "") if isinstance(row.said, dict) else ""
    try:
        rung_from = own.filter(pk__in=reached_by_phone(typed)).first() if typed else None
    except NotReadableError:
        rung_from = None
    return rung_from or own.filter(means=ContactPoint.Means.PHONE).first() or own.first()


def is_not_to_be_rung(row: Conversation) -> bool:
    """Say whether they said, of the number they ring from, that nobody is to ring it."""
    point = point_of(row)
    return point is not None and point.means != ContactPoint.Means.EMAIL and not point.calls


def conversations_seen_by(viewer: Standing) -> "QuerySet[Conversation]":
    """Return what is to be rung about: to coordinators all of the group's, to others their own; what is due first."""
    found = Conversation.objects.filter(group=viewer.group).select_related("person")
    return (found if viewer.coordinates else found.filter(owner=viewer.person)).order_by("due_at", "pk")


def own_conversations(viewer: Standing) -> "QuerySet[Conversation]":
    return conversations_seen_by(viewer).filter(owner=viewer.person)


def sent_as(conversation: UUID) -> str:
    """Tell the request that becomes of a conversation from any other."""
    return f"call {conversation}"


def written_down(viewer: Standing, conversation: UUID) -> HelpRequest | None:
    """Return the request that the viewer made of a conversation, which is there no more."""
    found = HelpRequest.objects.filter(group=viewer.group, sent_as=sent_as(conversation), asked_by=viewer.person)
    return found.select_related("group").first()


def as_kept(row: Conversation) -> str:
    """Tell how it was kept when its page was made, in words that only we can write."""
    return _SIGNED.sign(f"{row.pk} {row.owner} {row.kept_at.timestamp()}")


def was_kept_by(viewer: Standing, conversation: UUID, said: str) -> bool:
    """Say whether the viewer had the page of this conversation, though a colleague rings by now, or it is forgotten."""
    try:
        return _SIGNED.unsign(said).startswith(f"{conversation} {viewer.person} ")
    except BadSignature:
        return False


def to_ring(viewer: Standing, now: datetime) -> "QuerySet[Conversation]":
    """Return their own that are due by now."""
    return own_conversations(viewer).filter(due_at__lte=now)


def whom_they_ring(rows: Iterable[Conversation], person: UUID) -> dict[UUID, str]:
    """Say by name whom somebody is to ring: as they are called, or as was said so far; of a colleague's nothing."""
    own = [row for row in rows if row.owner == person]
    with keys.at_hand([row.person_id for row in own]):
        typed = {row.person_id: str(row.said.get("called", "")) for row in own if isinstance(row.said, dict)}
    return {who: name for who, name in typed.items() if name} | called(row.person_id for row in own)
