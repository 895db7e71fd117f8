"""Groups that were sent in: by whom, whether that was confirmed, and who is told what became of them."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from doorstep.groups.models import Change, ContactAsked, ContactWay, Group, Invitation, Proposal
from doorstep.groups.speakers import THE_GROUP
from doorstep.people.models import Person


def unconfirmed(group: str = "") -> Q:
    """Want of groups (or of rows that name one) those that somebody sent in who showed nothing yet."""
    return Q(**{f"{group}proposal__isnull": False, f"{group}proposal__confirmed_at": None})


def to_confirm(pk: UUID, person: UUID) -> Proposal | None:
    """Find what somebody sent in, as long as nobody else confirmed it."""
    found = Proposal.objects.filter(Q(person=None) | Q(person=person), pk=pk)
    return found.select_related("group").first()


def never_confirmed(before: datetime) -> QuerySet[Proposal]:
    """Return what nobody confirmed; a group that a list speaks of as well stays, for a person to look at."""
    rows = Proposal.objects.filter(confirmed_at=None, sent_at__lt=before, group__status=Group.Listing.PROPOSED)
    rows = rows.filter(group__source_entries=None)
    return rows.select_related("group").order_by("sent_at", "pk")


def not_asked(since: datetime) -> QuerySet[Proposal]:
    """Return what finders confirmed and nobody looked at, where the group could be asked itself and was not."""
    rows = Proposal.objects.filter(who=Proposal.Who.FOUND, confirmed_at__gt=since, asked_at=None)
    ways = ContactWay.objects.filter(means=ContactWay.Means.EMAIL).values("group")
    rows = rows.filter(group__status=Group.Listing.PROPOSED, group__in=ways)
    return rows.select_related("group").order_by("confirmed_at", "pk")


def refused_before(moment: datetime) -> QuerySet[Group]:
    """Return groups that somebody sent in, and of which no more was said since they were refused."""
    moved = Change.objects.filter(field="status")
    refused = moved.filter(after=Group.Listing.REFUSED, made_at__lt=moment).values("group")
    sent_in = Group.objects.filter(status=Group.Listing.REFUSED, source=THE_GROUP, pk__in=refused)
    return sent_in.exclude(pk__in=moved.filter(made_at__gte=moment).values("group"))


def of_group(group: Group) -> Proposal | None:
    return Proposal.objects.filter(group=group).first()


def sender_to_invite(group: Group) -> Person | None:
    """Find who of its own people sent a group in, as long as that is known; None once they are invited to it."""
    found = Proposal.objects.filter(group=group, who=Proposal.Who.OF_IT, person__isnull=False)
    row = found.select_related("person").first()
    invited = Invitation.objects.filter(group=group, status=Invitation.Status.OPEN, person__isnull=False)
    return row.person if row and not invited.filter(person=row.person_id).exists() else None


def contact_asked(group: Group) -> ContactAsked | None:
    return ContactAsked.objects.filter(group=group).first()


def published_email(group: Group) -> str:
    """Return the e-mail address that a group chose to publish; nothing where there is none."""
    found = ContactWay.objects.filter(group=group, means=ContactWay.Means.EMAIL)
    return found.order_by("pk").values_list("value", flat=True).first() or ""


def concerned(group: Group) -> list[UUID]:
    """Return who is told what became of a group: whoever sent it in, and its own contact who said yes to that."""
    senders = Proposal.objects.filter(group=group, person__isnull=False).values_list("person", flat=True)
    contacts = ContactAsked.objects.filter(group=group, said=ContactAsked.Said.YES).values_list("person", flat=True)
    return [person for person in (*senders, *contacts) if person]
