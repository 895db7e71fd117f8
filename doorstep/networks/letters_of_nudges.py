"""What somebody who is ready without a group is told when one starts near them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.core.languages import listed
from doorstep.messaging.actions import Words

# As many names as a letter, or a text, is read for.
MOST_NAMED, MOST_IN_SHORT = 6, 2


def started(names: Sequence[str], language: str) -> Words:
    """Say it of one group, or of several that started at once."""
    said = {"groups": _named(names, MOST_NAMED)}
    many = len(names)
    body = (
        ngettext("A group has started to help near you: %(groups)s.", "Groups help near you now: %(groups)s.", many),
        _("Sign in and look under “My networks”: it stands there, and you can ask to join."),
        _("If you do, you can stay ready for the network as well."),
        _("If you do not want to be told of groups, say so on the same page."),
    )
    short = ngettext("A group has started near you: %(groups)s.", "Groups have started near you: %(groups)s.", many)
    subject = ngettext("A group has started near you", "Groups have started near you", many)
    return Words(
        "group-near-you",
        language,
        subject,
        "\n\n".join(body) % said,
        short=short % {"groups": _named(names, MOST_IN_SHORT)} + " " + _("Sign in to look at it."),
    )


def _named(names: Sequence[str], most: int) -> str:
    more = len(names) - most
    if more <= 0:
        return listed(names)
    return listed([*names[:most], ngettext("%(more)d more", "%(more)d more", more) % {"more": more}])
