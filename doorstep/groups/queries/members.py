"""Who is in a group, as far as whoever asks may see it; and what somebody is themselves."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from doorstep.groups.models import Decision, Group, Invitation, Membership, Role, StreetTeam
from doorstep.groups.standing import Standing, standing

_IN_ORDER = (Role.COORDINATOR, Role.SAFEGUARDING_LEAD, Role.STREET_COORDINATOR, Role.VOLUNTEER)
_RANK = Case(*(When(role=role, then=Value(place)) for place, role in enumerate(_IN_ORDER)), output_field=IntegerField())
_JOINED = Membership.Status.JOINED


# -- What somebody is ------------------------------------------------------------------------------------------------


def memberships_of(person: UUID) -> QuerySet[Membership]:
    """Return what somebody is, asks to be, or rests from, by the names of the groups."""
    found = Membership.objects.filter(person=person, status__in=Membership.LIVING).select_related("group", "team")
    return found.alias(rank=_RANK).order_by("group__sort_name", "group", "rank", "pk")


def standing_of(person: UUID, slug: str) -> Standing | None:
    """Say what somebody is in the group at this address; None where they are nothing in it, or there is none."""
    rows = list(memberships_of(person).filter(group__slug=slug, status__in=Membership.IN))
    return standing(person, rows[0].group, rows) if rows else None


def standing_in(person: UUID, group: Group) -> Standing:
    return standing(person, group, Membership.objects.filter(person=person, group=group, status__in=Membership.IN))


def is_in(person: UUID, group: Group) -> bool:
    """Say whether somebody is in the group and not resting, whatever they are in it."""
    return Membership.objects.filter(person=person, group=group, status=_JOINED).exists()


def is_coordinator(person: UUID, group: Group) -> bool:
    return coordinators_of(group).filter(person=person).exists()


def is_last_coordinator(row: Membership) -> bool:
    """Say whether nobody would coordinate the group without them; who takes a rest does not."""
    coordinates = row.role == Role.COORDINATOR and row.status in Membership.IN
    return coordinates and not coordinators_of(row.group).exclude(person=row.person_id).exists()


def declined_until(person: UUID, group: Group) -> datetime | None:
    """Say until when somebody who was not taken on does not ask again: as long as we remember that they did."""
    ended = Membership.objects.filter(person=person, group=group, status=Membership.Status.DECLINED)
    last = ended.order_by("-ended_at").values_list("ended_at", flat=True).first()
    return last + Membership.HELD.life.lasts if last and Membership.HELD.life else None


# -- Who is in a group -----------------------------------------------------------------------------------------------


def coordinators_of(group: Group, *, resting: bool = False) -> QuerySet[Membership]:
    """Return the coordinators, unless asked without those who are resting."""
    statuses = Membership.IN if resting else (_JOINED,)
    return Membership.objects.filter(group=group, role=Role.COORDINATOR, status__in=statuses)


def takes_requests(group: Group) -> bool:
    """Say whether a group helps now, and somebody here looks after what it is asked."""
    return group.status == Group.Listing.LISTED and not group.from_elsewhere and coordinators_of(group).exists()


def seen_by(viewer: Standing) -> QuerySet[Membership]:
    """Return whom they may see: coordinators all of their group, street coordinators those of their street teams."""
    found = Membership.objects.filter(group=viewer.group).select_related("team")
    if viewer.coordinates:
        return found.filter(status__in=Membership.LIVING)
    return found.filter(status__in=Membership.IN, team__in=viewer.teams)


def people_seen_by(viewer: Standing) -> QuerySet[Membership]:
    """Return those who are in, by role and then the longest in it."""
    found = seen_by(viewer).filter(status__in=Membership.IN)
    return found.alias(rank=_RANK).order_by("rank", "began_at", "pk")


def asking_seen_by(viewer: Standing) -> QuerySet[Membership]:
    """Return those who ask to join, the longest waiting first; to coordinators alone."""
    return seen_by(viewer).filter(status=Membership.Status.ASKED).order_by("asked_at", "pk")


def rows_of(viewer: Standing, person: UUID) -> list[Membership]:
    """Return what somebody is in the viewer's group, as far as the viewer may see it."""
    return list(seen_by(viewer).filter(person=person).alias(rank=_RANK).order_by("rank", "pk"))


def teams_of(group: Group) -> QuerySet[StreetTeam]:
    return StreetTeam.objects.filter(group=group).order_by("name", "pk")


# -- What waits ------------------------------------------------------------------------------------------------------


def invitations_seen_by(viewer: Standing, now: datetime) -> QuerySet[Invitation]:
    """Return the invitations that are still open, the newest first."""
    found = Invitation.objects.filter(group=viewer.group, status=Invitation.Status.OPEN, ends_at__gt=now)
    return found.select_related("team").order_by("-made_at", "-pk")


def waiting_in(groups: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Count by group how many ask to join, and how many decisions wait."""
    wanted = list(groups)
    asked = Membership.objects.filter(group__in=wanted, status=Membership.Status.ASKED)
    decided = Decision.objects.filter(group__in=wanted, status=Decision.Status.WAITING)
    asks, decisions = (_counted(rows) for rows in (asked, decided))
    return {group: (asks.get(group, 0), decisions.get(group, 0)) for group in wanted}


def _counted(rows: "QuerySet[Membership] | QuerySet[Decision]") -> dict[int, int]:
    return dict(rows.order_by().values_list("group").annotate(Count("pk")))


# -- For the desk ----------------------------------------------------------------------------------------------------


def could_be_coordinated() -> QuerySet[Group]:
    """Return the groups that somebody could look after here: shown, and not from another directory."""
    return Group.objects.filter(status__in=Group.SHOWN, hops=0)


def alone() -> QuerySet[Group]:
    """Return the groups that had a coordinator here or have people in them, and now nobody who looks after them."""
    coordinated = Membership.objects.filter(role=Role.COORDINATOR, status=_JOINED)
    living = Membership.objects.filter(status__in=Membership.LIVING)
    wanted = Q(coordinated_since__isnull=False) | Q(pk__in=living.values("group"))
    return could_be_coordinated().filter(wanted).exclude(pk__in=coordinated.values("group"))


def without_coordinator() -> QuerySet[Group]:
    """Return these with how many are in them, and how many ask to help."""
    asked = Count("memberships", filter=Q(memberships__status=Membership.Status.ASKED))
    people = Count("memberships__person", filter=Q(memberships__status__in=Membership.IN), distinct=True)
    return alone().annotate(asked=asked, people=people).defer("description").order_by("sort_name", "pk")


def asking_at_the_desk(group: Group) -> QuerySet[Membership]:
    """Return who asks to join a group that has no coordinator to answer them; nobody of one that has."""
    asked = Membership.objects.filter(group=group, status=Membership.Status.ASKED).select_related("group", "person")
    return asked.exclude(group__in=coordinators_of(group).values("group")).order_by("asked_at", "pk")


def invitations_from_the_desk(group: Group, now: datetime) -> QuerySet[Invitation]:
    """Return the open invitations to be a group's first coordinator."""
    found = Invitation.objects.filter(group=group, role=Role.COORDINATOR, status=Invitation.Status.OPEN)
    return found.filter(ends_at__gt=now).order_by("-made_at", "-pk")
