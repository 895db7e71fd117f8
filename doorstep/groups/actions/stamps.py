"""Noting that a listing changed, for those who follow the open data; every action on a listing calls it."""

from django.utils import timezone

from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.models import Group


class FromElsewhereError(SentenceError):
    """The entry came by a feed: another directory looks after it."""


def changed(group: Group) -> None:
    """Note that what the open data says of a group is another from now on; last in the action's own transaction.

    Last, because those who follow may overlook what is noted long before it can be seen (docs/decisions/0030).
    """
    group.changed_at = timezone.now()
    Group.objects.filter(pk=group.pk).update(changed_at=group.changed_at)


def refuse_if_elsewhere(group: Group) -> None:
    """Let nobody change here what the next visit to its feed would change back. Raises FromElsewhereError."""
    if group.from_elsewhere:
        raise FromElsewhereError(
            sentence("%(name)s is looked after in another directory. Change it there: %(home)s"),
            name=group.name,
            home=group.home,
        )
