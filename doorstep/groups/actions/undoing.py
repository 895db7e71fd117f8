"""Taking a change back."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.actions import listing
from doorstep.groups.actions.changing import change
from doorstep.groups.models import Change, Group
from doorstep.groups.speakers import THE_DESK
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError

_NO_WAY_BACK = sentence("A listing cannot go back from here. Let the group rest or close it instead.")
_BACK: dict[str, Callable[..., None]] = {
    Group.Listing.LISTED: listing.put_on_list,
    Group.Listing.RESTING: listing.rest,
    Group.Listing.CLOSED: listing.close,
    Group.Listing.REFUSED: listing.refuse,
}


class CannotUndoError(SentenceError):
    """Undoing this change would undo something else as well, or make a move that there is not."""


@transaction.atomic
def undo(made: Change, *, by: UUID | None) -> None:
    """Put back what stood in the field before; that is a change too, and can be undone.

    Raises CannotUndoError when something newer changed the same field, or a status knows no way back.
    """
    group = Group.objects.select_for_update().get(pk=made.group_id)
    # Where a patch was drawn, the place is the middle of that.
    drawn_over = made.field == "cell" and group.patches.filter(team=None).exists()
    if drawn_over or group.changes.filter(field=made.field, pk__gt=made.pk).exists():
        raise CannotUndoError(sentence("This was changed again since, or undone. Undo the newest change first."))
    if made.field == "status":
        _move_back(group, made, by)
    else:
        _put_back(group, made, by)


def _put_back(group: Group, made: Change, by: UUID | None) -> None:
    try:
        change(group, {made.field: made.before}, by=by, speaker=THE_DESK, undoes=made)
    except listing.ChatLinkError as error:
        raise CannotUndoError(sentence("What stood there leads into a private chat, so it stays away.")) from error


def _move_back(group: Group, made: Change, by: UUID | None) -> None:
    try:
        _BACK[str(made.before)](group, by=by, undoes=made)
    except (KeyError, NotAMoveError, SomebodyWasFirstError) as error:
        raise CannotUndoError(_NO_WAY_BACK) from error
