"""What coordinators of neighbouring groups are written: about helping each other out; nobody's name, and no need."""

from django.utils.translation import gettext as _

from doorstep.aid.letters import PRESSES, letter
from doorstep.groups.models import Group
from doorstep.messaging.actions import Words


def proposed(group: Group, other: Group, language: str) -> Words:
    said = {"group": group.name, "other": other.name}
    first = _("%(group)s asks %(other)s whether the two of you help each other out.") % said
    return letter(
        "agreement-proposed",
        language,
        _("%(group)s would help you out, and you them") % said,
        first,
        _("What one of you finds nobody for, the other is asked: can you? You can say no each time."),
        _("Sign in: it stands at the desk of your group, under “Neighbouring groups”."),
        short=_("%(group)s asks whether you help each other out. Sign in: “Neighbouring groups”.") % said,
    )


def agreed(group: Group, other: Group, language: str) -> Words:
    said = {"group": group.name, "other": other.name}
    about_it = _("%(group)s agreed: from now on %(group)s and %(other)s help each other out.") % said
    subject = _("%(group)s agreed") % said
    short = _("%(group)s agreed: from now on you help each other out.") % said
    return letter("agreement-agreed", language, subject, about_it, short=short)


def ended(group: Group, other: Group, language: str) -> Words:
    said = {"group": group.name, "other": other.name}
    about_it = _("%(group)s ended it: %(group)s and %(other)s no longer ask each other to help out.") % said
    subject = _("%(group)s ended the agreement") % said
    short = _("%(group)s ended it: you no longer ask each other to help out.") % said
    return letter("agreement-ended", language, subject, about_it, short=short)


def can_you(group: Group, other: Group, language: str) -> Words:
    said = {"group": group.name, "other": other.name}
    first = _("%(group)s found nobody for a request, and asks %(other)s: can you?") % said
    return letter(
        "can-you",
        language,
        _("%(group)s asks: can you?") % said,
        first,
        _("Sign in, and say yes or no: it stands at the desk of your group, under “Neighbouring groups”."),
        short=_("%(group)s found nobody, and asks you: can you? Sign in: “Neighbouring groups”.") % said,
        priority=PRESSES,
    )


def said_yes(group: Group, other: Group, language: str) -> Words:
    said = {"group": group.name, "other": other.name}
    about_it = _("%(group)s said yes to a request of %(other)s, and looks after it now. The neighbour was told.") % said
    subject = _("%(group)s said yes") % said
    short = _("%(group)s said yes to a request of yours, and looks after it now.") % said
    return letter("favour-done", language, subject, about_it, short=short)
