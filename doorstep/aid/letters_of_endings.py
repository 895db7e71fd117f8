"""What people are written where something ended that none of them ended: a group is gone, or who asked for it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from doorstep.aid.models import HelpRequest
from doorstep.groups.models import Group
from doorstep.messaging.actions import Words


def passed_on(before: Group, request: HelpRequest, language: str) -> Words:
    said = {"before": before.name, "group": request.group.name}
    line = _("%(before)s is no longer on this site. %(group)s looks after what you asked for. You need do nothing.")
    short = _("%(group)s looks after what you asked for now. You need do nothing.") % said
    subject, desk = _("%(group)s has what you asked") % said, request.group.uid
    return Words("passed-on", language, subject, line % said, short=short, desk=desk)


def turn_to(groups: Sequence[Group], request: HelpRequest, language: str) -> Words:
    """Tell whoever did not say that another group may have it, or near whom there is none, where to ask anew."""
    near = _("Near you there are: %(groups)s.") % {"groups": ", ".join(each.name for each in groups)}
    none = _("We know of no other group near you that can be asked here. Your council can tell you who helps.")
    lines = (
        _("%(group)s is no longer on this site, so nobody there looks after what you asked for.")
        % {"group": request.group.name},
        _("Nobody else was told of it."),
        near if groups else none,
        _("Ask on this site, or ring a group. What you need, you can have from somebody else."),
    )
    gone = _("%(group)s is gone, so please ask somebody else.")
    gone = _("%(group)s is gone, so please ask somebody else. Near you there is %(near)s.") if groups else gone
    short = gone % {"group": request.group.name, "near": groups[0].name if groups else ""}
    return Words("turn-to", language, _("Please ask somebody else"), "\n\n".join(lines), short=short)


def nothing_to_do(group: Group, language: str) -> Words:
    """Tell a volunteer where nothing is kept any more of what it was."""
    lines = (
        _("%(group)s: something that you were asked to do is not needed any more.") % {"group": group.name},
        _("What is still yours stands under “What I do”. Thank you for being ready."),
    )
    short = _("Something that you were asked to do is not needed any more. Sign in to see what is still yours.")
    subject = _("Not needed any more")
    return Words("nothing-to-do", language, subject, "\n\n".join(lines), short=short, desk=group.uid)
