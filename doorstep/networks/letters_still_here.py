"""What a group's people are asked twice a year: whether it is still going; one word is enough."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from doorstep.groups.models import Group
from doorstep.messaging.actions import Words

STILL_HERE, RESTS = "still-here", "rests-for-silence"
# What YES answers.
ASKS = (STILL_HERE, RESTS)


def still_here(group: Group, dead: Sequence[str], language: str) -> Words:
    """Ask it; pages of theirs that are `dead` are named in an e-mail, and not as links."""
    said = {"group": group.name}
    pages = {"pages": ", ".join(url.partition("://")[2] for url in dead)}
    body = (
        _("Is %(group)s still going? If it is, answer YES to this, and that is all.") % said,
        _("Neighbours see on its page when somebody last said so."),
        _("If it takes a rest or has closed, sign in and say so under “My groups”."),
        *([_("This does not open any more: %(pages)s. Please put it right there, too.") % pages] if dead else []),
    )
    short = _("Is %(group)s still going? Answer YES if it is.") % said
    one_way = _("Is %(group)s still going? Sign in and confirm it under “My groups”.") % said
    subject = _("Is %(group)s still going?") % said
    return Words(STILL_HERE, language, subject, "\n\n".join(body), short=short, one_way=one_way, desk=group.uid)


def rests(group: Group, language: str) -> Words:
    said = {"group": group.name}
    body = (
        _("We asked twice whether %(group)s is still going, and heard nothing. Its page says now that it takes a rest.")
        % said,
        _("Nothing of it is gone. Answer YES, and it is back on the list."),
    )
    short = _("%(group)s takes a rest now, for we heard nothing. Answer YES, and it is back.") % said
    one_way = _("%(group)s takes a rest now, for we heard nothing. Sign in to bring it back.") % said
    subject = _("%(group)s takes a rest") % said
    return Words(RESTS, language, subject, "\n\n".join(body), short=short, one_way=one_way, desk=group.uid)


def thanks(group: Group, language: str) -> Words:
    words = _("Thank you. The page of %(group)s says from today that it is still going.") % {"group": group.name}
    return Words("still-here-thanks", language, _("Thank you"), words, courtesy=True)


def not_going(group: Group, language: str) -> Words:
    words = _("Thank you for telling us. To have %(group)s take a rest, or close, sign in and look under “My groups”.")
    return Words("still-here-no", language, _("Thank you"), words % {"group": group.name})
