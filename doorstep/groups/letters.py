"""What a group's people are written: in their language, without anybody's name, without a link that does anything."""

import datetime

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import languages
from doorstep.groups.models import Decision, Group, Invitation, Role
from doorstep.messaging.actions import Words

_INVITES: dict[str, Promise] = {
    Role.VOLUNTEER: gettext_lazy("%(group)s would like you to help there."),
    Role.STREET_COORDINATOR: gettext_lazy("%(group)s would like you to look after one of its street teams."),
    Role.COORDINATOR: gettext_lazy("You are asked to look after %(group)s, as a coordinator."),
}
_GIVEN: dict[str, Promise] = {
    Role.STREET_COORDINATOR: gettext_lazy("You look after a street team of %(group)s from now on."),
    Role.COORDINATOR: gettext_lazy("You are a coordinator of %(group)s from now on."),
    Role.SAFEGUARDING_LEAD: gettext_lazy("You are a safeguarding lead of %(group)s from now on."),
}
_TAKEN: dict[str, Promise] = {
    Role.VOLUNTEER: gettext_lazy("You are no longer on the list of those who help at %(group)s."),
    Role.STREET_COORDINATOR: gettext_lazy("You no longer look after a street team of %(group)s."),
    Role.COORDINATOR: gettext_lazy("You are no longer a coordinator of %(group)s."),
    Role.SAFEGUARDING_LEAD: gettext_lazy("You are no longer a safeguarding lead of %(group)s."),
}
_DECIDED: dict[str, Promise] = {
    Decision.Kind.ADD_COORDINATOR: gettext_lazy("A coordinator of %(group)s wants to make somebody a coordinator."),
    Decision.Kind.REMOVE_COORDINATOR: gettext_lazy(
        "A coordinator of %(group)s wants somebody to be a coordinator no longer."
    ),
    Decision.Kind.GIVE_LEAD: gettext_lazy("A coordinator of %(group)s wants to make somebody a safeguarding lead."),
    Decision.Kind.TAKE_LEAD: gettext_lazy(
        "A coordinator of %(group)s wants somebody to be a safeguarding lead no longer."
    ),
    Decision.Kind.CHANGE: gettext_lazy("A coordinator of %(group)s wants to change its name or its patch."),
    Decision.Kind.REST: gettext_lazy("A coordinator of %(group)s wants the group to take a rest."),
    Decision.Kind.CLOSE: gettext_lazy("A coordinator of %(group)s wants to close the group."),
    Decision.Kind.LIST: gettext_lazy("A coordinator wants %(group)s to be back on the list."),
}


def _letter(
    kind: str, language: str, subject: str, *lines: str, secret: bool = False, by_hand_of: Group | None = None
) -> Words:
    """Put a letter together; `by_hand_of`: whose coordinators say it where nothing here can send it."""
    desk = by_hand_of.uid if by_hand_of else None
    return Words(kind, language, subject, "\n\n".join(line for line in lines if line), secret=secret, desk=desk)


def _in_group(said: Promise, group: Group) -> str:
    return str(said) % {"group": group.name}


def invitation(sent: Invitation, code: str, language: str) -> Words:
    """Write down a code and the page where it is typed."""
    day = languages.day(timezone.localtime(sent.ends_at).date())
    return _letter(
        "invitation",
        language,
        _("An invitation from %(group)s") % {"group": sent.group.name},
        _in_group(_INVITES[sent.role], sent.group),
        _("Your code is %(code)s.") % {"code": code},
        _("Type it at %(page)s until %(day)s. You are told what it is for, and can still say no.")
        % {"page": sent.page, "day": day},
        _("If you do not know them, do nothing: the code ends by itself."),
        secret=True,
    )


def asked(group: Group, language: str) -> Words:
    return _letter(
        "asks-to-join",
        language,
        _("A neighbour asks to help at %(group)s") % {"group": group.name},
        _("A neighbour asks to help at %(group)s.") % {"group": group.name},
        _("Sign in, look at the people of your group, and say yes or no. They would like to hear soon."),
    )


def while_resting(group: Group, language: str) -> Words:
    return _letter(
        "somebody-coordinates",
        language,
        _("Somebody looks after %(group)s") % {"group": group.name},
        _("While you take a rest, somebody looks after %(group)s. The desk of this site asked them.")
        % {"group": group.name},
        _("You are its coordinator as before. Come back under “My groups” when you are rested."),
    )


def welcomed(group: Group, language: str) -> Words:
    return _letter(
        "welcomed",
        language,
        _("Welcome at %(group)s") % {"group": group.name},
        _("%(group)s is glad that you want to help. You are in.") % {"group": group.name},
        _("Sign in and look under “My groups” for what you can do: take a rest at any time, or leave."),
        by_hand_of=group,
    )


def declined(group: Group, language: str) -> Words:
    return _letter(
        "declined",
        language,
        _("About helping at %(group)s") % {"group": group.name},
        _("Thank you for asking to help at %(group)s. They cannot take you on just now.") % {"group": group.name},
        _("Other groups near you may be glad of a hand."),
        by_hand_of=group,
    )


def given(role: str, group: Group, language: str) -> Words:
    return _letter(
        "role-given",
        language,
        _("Something new for you at %(group)s") % {"group": group.name},
        _in_group(_GIVEN[role], group),
        _("If you would rather not, sign in, look under “My groups”, and lay it down. Nobody asks why."),
        by_hand_of=group,
    )


def taken(role: str, group: Group, language: str) -> Words:
    return _letter(
        "role-taken",
        language,
        _("A change for you at %(group)s") % {"group": group.name},
        _in_group(_TAKEN[role], group),
        _("If you think that is a mistake, get in touch with the group."),
        by_hand_of=group,
    )


def decided(decision: Decision, language: str) -> Words:
    """Say what is to be, who can do what about it, and by when."""
    group = decision.group
    return _letter(
        "decision",
        language,
        _("To be decided at %(group)s") % {"group": group.name},
        _in_group(_DECIDED[decision.kind], group),
        _when(decision),
        _("Sign in and look under “My groups”, where it waits for an answer."),
    )


def _when(decision: Decision) -> str:
    if decision.due_at is None:
        return _("It takes two: as soon as another coordinator agrees, it is done. Any other coordinator can say no.")
    return _(
        "Nobody else could agree to it, so it is done at %(time)s on %(day)s, unless one of you says no before."
    ) % {
        "time": _time(decision.due_at),
        "day": languages.day(timezone.localtime(decision.due_at).date()),
    }


def _time(moment: datetime.datetime) -> str:
    return time_format(timezone.localtime(moment).time(), "H:i")
