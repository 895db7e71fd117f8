"""Why somebody is asked, and why something is not for them, in words that a volunteer reads."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.aid.matching.ranking import Reason

WORDS: dict[str, Promise] = {
    Reason.CLOSE: _("it is close to you"),
    Reason.HELPED_BEFORE: _("you helped this neighbour before"),
    Reason.NOT_ASKED_LATELY: _("you were not asked for a week"),
    Reason.NEVER_ASKED: _("nobody has asked you for anything yet"),
    Reason.HAS_TIME: _("you said yes to nothing else this week"),
    Reason.LANGUAGE: _("you speak the language"),
    Reason.SKILL: _("you can do what not everybody can"),
    Reason.FROM_HOME: _("it is done from home"),
}


def in_words(reasons: Iterable[str]) -> list[str]:
    """Say them; one that an older version noted, and nobody knows any more, is passed over."""
    return [str(WORDS[reason]) for reason in reasons if reason in WORDS]
