"""What the desk's pages share: what was done before, and who did what in words."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.accounts import queries as accounts
from doorstep.core import pages
from doorstep.groups.models import Change

# What a page says after something was done, by the word that stands in its address.
DONE = {
    "listed": _("Listed. Neighbours find it by their postcode from now on."),
    "refused": _("Not listed. Nobody but the desk sees it."),
    "added": _("Added as a new group."),
    "merged": _("Taken as the group we had. Only what was empty was filled in."),
    "left-out": _("Left out. The next import will not ask again."),
    "corrected": _("Settled: the listing was corrected."),
    "closed": _("Closed. Its page says so."),
    "nothing-wrong": _("Settled: nothing is wrong."),
    "undone": _("Undone. That is a change as well, and can be undone."),
    "saved": _("Saved. The page shows it now."),
    "unchanged": _("Nothing was different, so nothing was changed."),
    "resting": _("It rests. Its page says so."),
    "confirmed": _("Confirmed as of today."),
    "invited": _("Their invitation is on its way. It ends after fourteen days."),
    "revoked": _("Taken back. The code opens nothing any more."),
    "welcomed": _("They are in, and have been told."),
    "declined": _("They have been told, kindly."),
    "elsewhere": _("Another directory looks after this entry, so nothing was changed."),
    "with-somebody": _("They have it now, and have been told."),
    "published": _("Published. Whoever asked has been told, or waits to be rung."),
    "private": _("Told to nobody but whoever asked."),
    "pointed": _("Whoever asked is pointed at that answer."),
    "question-declined": _("They read your words."),
    "to-ring": _(
        "Nothing could be sent to them, or it did not arrive. "
        "Ring or write by hand, say what was answered, and note it."
    ),
    "no-way": _("They left no way to be told."),
    "anew": _("It is with its writer again."),
    "rung": _("Noted. They know."),
    "question-late": _("Somebody was first, so nothing was done. This is how it stands now."),
    "newer-left": _("Yours stays as it is."),
    "answer-written": _("Written. It is shown once somebody else has read it."),
    "taken-down": _("Taken down. Its page says so, and nobody finds it any more."),
    "brought-back": _("It is shown again."),
    "still-right": _("Noted. Somebody looks again on that day."),
    "research-ended": _("Ended. What was with them is with the desk again."),
    "again": _("It goes once more, within seconds."),
    "given-up": _("Given up. It is sent no more."),
    "too-late": _("It is too late for what it says. You can only give it up."),
    "given": _("The group has it: a coordinator gets in touch with them."),
    "ended": _("It is over. What they wrote is forgotten."),
    "left": _("Nothing more is to be done about it."),
    "enough": _("You opened as many as somebody reads with care. Look again in an hour."),
    "opened": _("It is open. Give somebody a seat at its desk next."),
    "seat-ended": _("Done. The desk is closed to them."),
    "late": _("Its state had changed meanwhile, so nothing was done. This is how it stands now."),
}


def with_names(changes: Iterable[Change]) -> dict[str, Any]:
    """Give changes to a template, with the seats of whoever made them."""
    return {"changes": changes, "names": accounts.names(change.by for change in changes)}


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)
