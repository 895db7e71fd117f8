"""What those at a desk are written besides: nothing of it names anybody, or says what they need."""

from django.utils.translation import gettext as _

from doorstep.aid.letters import about, letter
from doorstep.aid.models import Task
from doorstep.groups.models import Group
from doorstep.messaging.actions import Words

FORGOTTEN_SOON, NEXT_DOOR = "forgotten-soon", "may-go-next-door"


def may_go_next_door(task: Task, language: str) -> Words:
    line = _("Nobody here has said yes. They agreed that a group next door may be asked: sign in, and pass it on.")
    return about(NEXT_DOOR, language, _("Nobody yet: the group next door may have it"), task, line)


def rings_now(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return letter(
        "rings-now",
        language,
        _("Somebody to ring"),
        _("A coordinator of %(group)s left, and somebody on the telephone was theirs to ring. It is yours now.") % said,
        _("Sign in: it stands at the desk of your group, under “Somebody rings”."),
    )


def forgotten_soon(language: str) -> Words:
    return letter(
        FORGOTTEN_SOON,
        language,
        _("Written down, and soon forgotten"),
        _("What you wrote down on the telephone and never made a request of is forgotten within a week."),
        _("Sign in: it stands at the desk of your group, under “Somebody rings”. Ring them, or make a request of it."),
    )


def cap_raised(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return letter(
        "cap-raised",
        language,
        _("One of you approves more alone"),
        _("A coordinator of %(group)s raised what one of you approves alone. It counts for what is laid out from now.")
        % said,
        _("Sign in: it stands with how your group goes about it, and any of you can change it back."),
    )
