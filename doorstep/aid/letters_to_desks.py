"""What those who look after requests, and safeguarding leads, are written: nobody's name, and no need."""

from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.aid.letters import PRESSES, USUAL, WAITS, about, letter
from doorstep.aid.models import Task
from doorstep.groups.models import Group
from doorstep.messaging.actions import Words
from doorstep.people.models import ContactPoint

FORGOTTEN_SOON, NEXT_DOOR, WROTE = "forgotten-soon", "may-go-next-door", "somebody-wrote"

# -- About a task ----------------------------------------------------------------------------------------------------


def wants_nod(task: Task, language: str) -> Words:
    line = _("A volunteer would do it. Sign in, look at the desk of your group, and nod, or ask somebody else.")
    return _about("wants-nod", language, _("Somebody would do it"), task, line)


def waits_for_you(task: Task, language: str) -> Words:
    line = _("Nobody has said yes yet. Sign in: the desk of your group proposes what to do next.")
    return _about(WAITS, language, _("Nobody yet: it waits for you"), task, line)


def may_go_next_door(task: Task, language: str) -> Words:
    line = _("Nobody here has said yes. They agreed that a group next door may be asked: sign in, and pass it on.")
    return _about(NEXT_DOOR, language, _("The group next door may have it"), task, line)


def given_back(task: Task, language: str) -> Words:
    line = _("Whoever had said yes cannot after all. Others are being asked.")
    return _about("given-back", language, _("Somebody else is needed"), task, line, priority=PRESSES)


def nobody_came(task: Task, language: str) -> Words:
    line = _("Whoever had said yes did not come. Others are being asked. Ring the neighbour, and the volunteer.")
    return _about("nobody-came", language, _("Nobody came"), task, line, priority=PRESSES)


def went_badly(task: Task, language: str) -> Words:
    line = _("A volunteer said that it is done, and the neighbour that not all was well. Ring the neighbour.")
    return _about("went-badly", language, _("Not all was well"), task, line, priority=PRESSES)


def wants_to_hear(task: Task, language: str) -> Words:
    line = _("Whoever asked for it would like you to get in touch. Sign in to see how that is safe.")
    return _about("wants-to-hear", language, _("Please get in touch with them"), task, line)


def needs_more(task: Task, language: str) -> Words:
    line = _("Whoever did it says that something more is needed. Sign in: they left a note beside the request.")
    return _about("needs-more", language, _("Something more is needed"), task, line)


def nobody_said(task: Task, language: str) -> Words:
    line = _("Its time is over, and nobody has said whether it was done. Ring the volunteer, or the neighbour.")
    return _about("nobody-said", language, _("Was it done?"), task, line)


def _about(kind: str, language: str, subject: str, task: Task, line: str, *, priority: int = USUAL) -> Words:
    """Say in a text which task it is, and what its subject says; what to do then stands at the desk."""
    short = _("%(subject)s: %(what)s, %(when)s. Sign in, and look at the desk.")
    # At that desk it stands anyway: nobody there tells another by hand.
    return replace(about(kind, language, subject, task, line, short=short, priority=priority), desk=None)


# -- About something else --------------------------------------------------------------------------------------------


def _of_group(kind: str, language: str, subject: str, first: str, *lines: str, group: Group) -> Words:
    in_text = _("%(what)s Sign in, and look at the desk.") % {"what": first % {"group": group.name}}
    return letter(kind, language, subject, first % {"group": group.name}, *lines, short=in_text)


def claimed(group: Group, language: str) -> Words:
    first = _("A volunteer of %(group)s laid something out and would like it back.")
    line = _("Sign in: it stands with the claims of your group.")
    return _of_group("claimed", language, _("Somebody laid something out"), first, line, group=group)


def rings_now(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return letter(
        "rings-now",
        language,
        _("Somebody to ring"),
        _("A coordinator of %(group)s left, and somebody on the telephone was theirs to ring. It is yours now.") % said,
        _("Sign in: it stands at the desk of your group, under “Somebody rings”."),
        short=_("%(group)s: somebody is yours to ring now. Sign in: under “Somebody rings” stands who.") % said,
    )


def left_words(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return letter(
        "left-words",
        language,
        _("Somebody to ring back"),
        _("Somebody left words on the telephone, and was told that somebody of %(group)s rings back.") % said,
        _("Sign in: it stands at the desk of your group, under “Somebody rings”, and you can hear it there."),
        short=_("%(group)s: somebody left words on the telephone. Sign in: under “Somebody rings” you hear them.")
        % said,
    )


def forgotten_soon(language: str) -> Words:
    first = _("What you wrote down on the telephone and never made a request of is forgotten within a week.")
    line = _(
        "Sign in: it stands at the desk of your group, under “Somebody rings”. Ring them, or make a request of it."
    )
    subject = _("Written down, and soon forgotten")
    return letter(FORGOTTEN_SOON, language, subject, first, line, short=first)


def cap_raised(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return letter(
        "cap-raised",
        language,
        _("One of you approves more alone"),
        _("A coordinator of %(group)s raised what one of you approves alone. It counts for what is laid out from now.")
        % said,
        _("Sign in: it stands with how your group goes about it, and any of you can change it back."),
        short=_("%(group)s: a coordinator raised what one of you approves alone. Sign in to see it.") % said,
    )


def somebody_wrote(group: Group, language: str) -> Words:
    """Tell whoever is on duty that somebody answered something which this site does not understand."""
    first = _("Somebody of %(group)s wrote something that a human has to read.")
    line = _("Sign in: it stands at the desk of your group, under “What people wrote”.")
    return _of_group(WROTE, language, _("Somebody wrote"), first, line, group=group)


_LOST: dict[str, Promise] = {
    ContactPoint.Means.EMAIL: gettext_lazy("Somebody of %(group)s is no longer reached by e-mail."),
    ContactPoint.Means.PHONE: gettext_lazy("Somebody of %(group)s is no longer reached by text."),
    ContactPoint.Means.WHATSAPP: gettext_lazy("Somebody of %(group)s is no longer reached by WhatsApp."),
}


def lost(group: Group, means: str, language: str) -> Words:
    """Tell that somebody who helps or asks gets nothing there any more; who it is stands at the desk alone."""
    line = _("Sign in: who it is stands at the desk of your group, under “What people wrote”. Ring them.")
    return _of_group("no-longer-reached", language, _("No longer reached"), str(_LOST[means]), line, group=group)


# -- To safeguarding leads -------------------------------------------------------------------------------------------


def worried(group: Group, language: str) -> Words:
    """Say that a volunteer wants to be rung; who, about whom and why stands in no message."""
    first = _("A volunteer of %(group)s is worried, and asks you to ring them.") % {"group": group.name}
    return letter(
        "worried",
        language,
        _("A volunteer asks you to ring them"),
        first,
        _("Sign in and look under “What I do”: you find there whom to ring. Nothing of what it is about stands here."),
        short=_("%(what)s Sign in to see whom.") % {"what": first},
        priority=PRESSES,
    )
