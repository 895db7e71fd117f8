"""Deciding which lists are given out as open data: some came under a licence that does not allow it."""

from uuid import UUID

from django.db import transaction

from doorstep.groups.actions.stamps import changed
from doorstep.groups.models import Group
from doorstep.journal.actions import record

_AT_ONCE = 200


def keep_in(source: str, *, by: UUID | None) -> int:
    """Give what came from this list out no longer; those who took it are told. Returns how many groups it was."""
    waiting = Group.objects.filter(source=source, hops=0, sharing=Group.Sharing.OPEN, listed_at=None)
    waiting.update(sharing=Group.Sharing.KEPT)
    return _share(source, Group.Sharing.OPEN, Group.Sharing.WITHDRAWN, by)


def give_out(source: str, *, by: UUID | None) -> int:
    """Give what came from this list out after all. Returns how many groups it was."""
    before = _share(source, Group.Sharing.KEPT, Group.Sharing.OPEN, by)
    return before + _share(source, Group.Sharing.WITHDRAWN, Group.Sharing.OPEN, by)


def _share(source: str, now: str, then: str, by: UUID | None) -> int:
    done = 0
    found = Group.objects.filter(source=source, hops=0, sharing=now).order_by("pk")
    while groups := list(found[:_AT_ONCE]):
        with transaction.atomic():
            for group in groups:
                Group.objects.filter(pk=group.pk).update(sharing=then)
                record(group, "shared" if then == Group.Sharing.OPEN else "kept in", by=by)
                changed(group)
        done += len(groups)
    return done
