"""What is written about what no group looks after: to whoever asked, to a network's officers, to the group it goes to.

To officers and coordinators never whose it is, nor where; to whoever asked always who has it now, and until when.
"""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from doorstep.aid.letters import PRESSES, letter
from doorstep.aid.models import HelpRequest
from doorstep.aid.steps import moment
from doorstep.groups.models import Group
from doorstep.messaging.actions import Words
from doorstep.networks.models import Network

AT_DESK, WAITS_LONG, HANDED = "waits-at-a-network", "still-waits-at-a-network", "handed-to-your-group"
WANTS_TO_HEAR, RING_THEM = "wants-to-hear-a-network", "ring-whoever-asked"

# -- To whoever asked ------------------------------------------------------------------------------------------------


def with_desk(network: Network, by: datetime, language: str) -> Words:
    """Say who looks at it, and by when they hear; no group of the site is told anything yet."""
    said = {"network": network.name, "by": moment(by)}
    short = _("%(network)s has what you asked, and looks for a group near you. You hear by %(by)s.")
    return letter(
        "asked-a-network",
        language,
        _("%(network)s has what you asked") % said,
        _("No group here can be asked for your street just now. %(network)s looks which group near you can help.")
        % said,
        _("You hear from us by %(by)s. To see how it stands, use the digits of your receipt on this site.") % said,
        _("If you asked for nothing, do nothing: somebody mistyped an address."),
        short=short % said,
    )


def looks_as_well(request: HelpRequest, network: Network, by: datetime, language: str) -> Words:
    """Say that their group found nobody so far, and who looks beside it."""
    said = {"group": request.group.name, "network": network.name, "by": moment(by)}
    short = _("%(group)s found nobody yet. %(network)s looks too. You hear by %(by)s.")
    return letter(
        "network-looks-as-well",
        language,
        _("%(network)s looks as well") % said,
        _("%(group)s found nobody so far for what you asked. It still has it, and %(network)s looks as well.") % said,
        _("You hear from us by %(by)s. You need do nothing.") % said,
        short=short % said,
        desk=request.group.uid,
    )


def back_with_desk(group: Group, network: Network, by: datetime, language: str) -> Words:
    said = {"group": group.name, "network": network.name, "by": moment(by)}
    short = _("%(group)s cannot. %(network)s looks for another group. You hear by %(by)s.")
    return letter(
        "back-with-a-network",
        language,
        _("%(network)s looks for another group") % said,
        _("%(group)s cannot do what you asked for. %(network)s looks which other group near you can.") % said,
        _("You hear from us by %(by)s. You need do nothing.") % said,
        short=short % said,
    )


def with_wider_desk(network: Network, by: datetime, language: str) -> Words:
    said = {"network": network.name, "by": moment(by)}
    short = _("Nobody found a group for you yet. %(network)s looks now. You hear by %(by)s.")
    return letter(
        "asked-a-wider-network",
        language,
        _("%(network)s looks now") % said,
        _("We are sorry that it takes so long. Nobody has found a group for you yet, so %(network)s looks now.") % said,
        _("You hear from us by %(by)s. If it cannot wait, ring somebody you know, or your council.") % said,
        short=short % said,
    )


def placed(network: Network, request: HelpRequest, language: str) -> Words:
    said = {"group": request.group.name, "network": network.name}
    short = _("%(group)s looks after what you asked for now. You need do nothing.")
    return letter(
        "placed-by-a-network",
        language,
        _("%(group)s has what you asked") % said,
        _("%(network)s asked %(group)s, a group near you. %(group)s looks after what you asked for now.") % said,
        _("You need do nothing. To see how it stands, use the digits of your receipt on this site, or ring the group."),
        short=short % said,
        desk=request.group.uid,
    )


def helped_out(before: Group, request: HelpRequest, language: str) -> Words:
    said = {"group": request.group.name, "before": before.name}
    about_it = _("%(group)s helps %(before)s out, and looks after what you asked for now. You need do nothing.") % said
    subject = _("%(group)s has what you asked") % said
    short = _("%(group)s looks after what you asked for now, and helps %(before)s out.") % said
    return letter("helped-out", language, subject, about_it, short=short, desk=request.group.uid)


def turn_elsewhere(network: Network, groups: Sequence[Group], words: str, keeps: Group | None, language: str) -> Words:
    """Tell where else to turn; `keeps` is the group that still has it, if one has."""
    said = {"network": network.name, "groups": ", ".join(each.name for each in groups)}
    said["near"] = groups[0].name if groups else ""
    near = _("You can ask: %(groups)s. How to reach them stands on their pages on this site.") % said if groups else ""
    first = _("%(network)s found no group here that can be handed what you asked for.") % said
    still = _("%(group)s still has it, and looks on.") % {"group": keeps.name} if keeps else ""
    nobody = "" if keeps else _("Nobody here looks after it any more. What you told us is shut away, and forgotten.")
    theirs = _("They write: %(words)s") % {"words": words} if words else ""
    short = _("%(network)s found no group for what you asked. Look on our site where else to turn.")
    near_by = _("%(network)s found no group for what you asked. You can ask %(near)s.")
    return letter(
        "turn-elsewhere",
        language,
        _("Where else you can turn"),
        *(first, near, theirs, still, nobody),
        short=(near_by if groups else short) % said,
    )


def nobody_found(groups: Sequence[Group], elsewhere: str, keeps: Group | None, language: str) -> Words:
    """Say plainly that nobody was found in time, and what there is."""
    said = {"groups": ", ".join(each.name for each in groups)}
    still = _("%(group)s still has it, and looks on.") % {"group": keeps.name} if keeps else ""
    near = _("Near you there are: %(groups)s. Ring or write to them; they may know who can.") % said if groups else ""
    numbers = _("Your council can tell you who helps. In danger, or very ill? Ring 999. For medical advice ring 111.")
    return letter(
        "nobody-found",
        language,
        _("We found nobody"),
        _("We are sorry. No network’s desk found a group for what you asked, in the time that it had."),
        *(still, near, elsewhere),
        f"{numbers} {_('In Northern Ireland ring your doctor.')}",
        short=_("Sorry, we found no group for what you asked. Your council can tell you who helps."),
    )


# -- To officers -----------------------------------------------------------------------------------------------------


def waits_at_desk(network: Network, urgent: bool, language: str) -> Words:
    said = {"network": network.name}
    first = _("Somebody asks for a hand where no group of %(network)s can be asked.") % said
    return letter(
        AT_DESK,
        language,
        _("A request waits at the desk of %(network)s") % said,
        first,
        _("They want it today.") if urgent else "",
        _("Sign in: it stands at the desk under “Requests”, with the nearest groups. Hand it over in one step."),
        short=_("A request waits at the desk of %(network)s. Sign in, and look under “Requests”.") % said,
        priority=PRESSES,
    )


def still_waits(network: Network, language: str) -> Words:
    said = {"network": network.name}
    first = _("A request still waits at the desk of %(network)s, and nobody has handed it over.") % said
    return letter(
        WAITS_LONG,
        language,
        _("It still waits at the desk of %(network)s") % said,
        first,
        _("They were told by when they hear. If nobody of you can, the next wider network has it then."),
        short=_("A request still waits at the desk of %(network)s. Sign in, and look under “Requests”.") % said,
        priority=PRESSES,
    )


def ring_them(network: Network, language: str) -> Words:
    said = {"network": network.name}
    first = _("Somebody does not know yet that no group was found for them, and nothing here can write to them.")
    return letter(
        RING_THEM,
        language,
        _("Please ring them"),
        first,
        _("Sign in: it stands at the desk of %(network)s under “Requests” until one of you has rung them.") % said,
        short=_("Somebody has to be rung for the desk of %(network)s. Sign in, under “Requests”.") % said,
        priority=PRESSES,
    )


def would_like_to_hear(network: Network, language: str) -> Words:
    said = {"network": network.name}
    first = _("Somebody whose request waits at the desk of %(network)s would like to hear from you.") % said
    return letter(
        WANTS_TO_HEAR,
        language,
        _("Please get in touch with them"),
        first,
        _("Sign in: it stands at the desk under “Requests”. There you see how that is safe."),
        short=_("Somebody would like to hear from the desk of %(network)s. Sign in, under “Requests”.") % said,
    )


# -- To coordinators -------------------------------------------------------------------------------------------------


def handed_to_you(network: Network, group: Group, language: str) -> Words:
    said = {"network": network.name, "group": group.name}
    first = _("%(network)s handed %(group)s a request from somebody near you, whom no group covers.") % said
    return letter(
        HANDED,
        language,
        _("%(network)s handed you a request") % said,
        first,
        _("Sign in: it stands at the desk of your group. If you cannot do it, give it back there in one step."),
        short=_("%(network)s handed %(group)s a request. Sign in, and look at the desk.") % said,
        priority=PRESSES,
    )


def handed_from_you(network: Network, before: Group, group: Group, language: str) -> Words:
    said = {"network": network.name, "before": before.name, "group": group.name}
    subject = _("%(group)s has a request of yours") % said
    return letter(
        "handed-from-your-group",
        language,
        subject,
        _("%(network)s handed a request of %(before)s to %(group)s, which looks after it now.") % said,
        _("You need do nothing. The neighbour was told."),
        short=f"{subject}.",
    )
