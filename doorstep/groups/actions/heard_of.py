"""Telling those concerned what became of a group that was sent in, whoever looked at it; in the same transaction."""

from functools import partial
from uuid import UUID

from django.utils import timezone

from doorstep.groups import letters_of_proposals as letters
from doorstep.groups.models import Group, Proposal
from doorstep.groups.queries import proposals
from doorstep.messaging.actions import tell


def tell_what_became(group: Group, *, by: UUID | None) -> None:
    """Tell them once: the group was looked at for the first time."""
    now = timezone.now()
    if not Proposal.objects.filter(group=group, settled_at=None).update(settled_at=now):
        return
    words = letters.listed if group.status == Group.Listing.LISTED else letters.not_listed
    tell(proposals.concerned(group), partial(words, group), by=by, now=now)
