"""What people are written about a request: never a name, an address or a need, and no link that does anything."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from doorstep.aid import kinds
from doorstep.aid.asked import ANY
from doorstep.aid.models import Claim, Drive, HelpRequest, Task
from doorstep.groups.models import Group
from doorstep.messaging.actions import Words, send
from doorstep.people.models import ContactPoint
from doorstep.people.speaking import speaking_to

WAITS = "waits-for-you"
WORTH_SAYING = timedelta(days=7)
Letter = Callable[[HelpRequest, str], Words]


def letter(kind: str, language: str, subject: str, *lines: str) -> Words:
    return Words(kind, language, subject, "\n\n".join(line for line in lines if line))


# -- To whoever asked ------------------------------------------------------------------------------------------------


def tell_asker(request: HelpRequest, words: Letter, *, by: UUID | None, now: datetime) -> None:
    """Write to wherever they gave us, confirmed or not: they wait for it. What is safe is obeyed on the way out."""
    for point in ContactPoint.objects.filter(person=request.person_id).select_related("person"):
        with speaking_to(point.person) as language:
            send(point, words(request, language), expires_at=now + WORTH_SAYING, by=by, now=now)


def asked(request: HelpRequest, language: str) -> Words:
    return letter(
        "asked",
        language,
        _("%(group)s has what you asked") % _group(request),
        _("%(group)s has what you asked for. Somebody of the group looks after it.") % _group(request),
        _("To see how it stands, use the digits of your receipt on this site, or ring the group."),
        _("If you asked for nothing, do nothing: somebody mistyped an address."),
    )


def somebody_comes(request: HelpRequest, language: str) -> Words:
    return letter(
        "somebody-comes",
        language,
        _("A neighbour said yes"),
        _("A neighbour of %(group)s does what you asked for.") % _group(request),
        _("Whoever comes says your codeword first. It stood beside your receipt. Sign in to see it again, or ring us."),
    )


def moved(request: HelpRequest, language: str) -> Words:
    return letter(
        "moved",
        language,
        _("%(group)s has what you asked") % _group(request),
        _("Your street belongs to %(group)s, so they look after what you asked for. You need do nothing.")
        % _group(request),
    )


def _group(request: HelpRequest) -> dict[str, str]:
    return {"group": request.group.name}


# -- To volunteers ---------------------------------------------------------------------------------------------------


def offered(task: Task, language: str) -> Words:
    return about(
        "offered",
        language,
        _("Would you? %(what)s") % {"what": what(task)},
        task,
        _("Sign in and look under “What I do” to say yes or not this time. Nobody asks why."),
    )


def on_board(task: Task, language: str) -> Words:
    return about(
        "on-board",
        language,
        _("Would somebody? %(what)s") % {"what": what(task)},
        task,
        _("It is on the board: sign in and look there, if you would like to do it."),
    )


def yours(task: Task, language: str) -> Words:
    return about(
        "yours",
        language,
        _("It is yours: %(what)s") % {"what": what(task)},
        task,
        _("Sign in and look under “What I do”: you find there where to go, and the codeword to say at the door."),
    )


def on_another_day(task: Task, language: str) -> Words:
    line = _("It is on another day than before. If you cannot then, say so under “What I do”: nobody asks why.")
    return about("on-another-day", language, _("On another day: %(what)s") % {"what": what(task)}, task, line)


def no_longer_asked(task: Task, language: str) -> Words:
    return about("no-longer-asked", language, _("Somebody does it. Thank you"), task, _("You need do nothing."))


def not_needed(task: Task, language: str) -> Words:
    return about(
        "not-needed", language, _("Not needed any more"), task, _("You need not go. Thank you for being ready.")
    )


def was_it_done(task: Task, language: str) -> Words:
    return about(
        "was-it-done",
        language,
        _("How did it go?"),
        task,
        _("Sign in and say under “What I do” whether it is done, or what is still needed."),
    )


def thanks(task: Task, language: str) -> Words:
    return about("thanks", language, _("Thank you"), task, _("It is done. Somebody’s day was easier for it."))


def about(kind: str, language: str, subject: str, task: Task, *lines: str) -> Words:
    said = {"group": task.group.name, "what": what(task), "when": when(task)}
    return letter(kind, language, subject, _("%(group)s: %(what)s, %(when)s.") % said, *lines)


def round_asked(drive: Drive, language: str) -> Words:
    line = _("Sign in and look under “What I do” to say yes or not this time. Nobody asks why.")
    return _of_round("round-asked", language, _("Would you drive a round?"), drive, line)


def round_yours(drive: Drive, language: str) -> Words:
    line = _("Sign in on the day: under “What I do” you find the doors in their order, and the words to say there.")
    return _of_round("round-yours", language, _("Your share of the round"), drive, line)


def round_nodded(drive: Drive, language: str) -> Words:
    line = _("You drive. Thank you. Your doors stand under “What I do” once they are shared out.")
    return _of_round("round-nodded", language, _("You drive"), drive, line)


def round_off(drive: Drive, language: str) -> Words:
    line = _("You need not drive this time. Thank you for being ready.")
    return _of_round("round-off", language, _("Not needed this time"), drive, line)


def _of_round(kind: str, language: str, subject: str, drive: Drive, line: str) -> Words:
    said = {"group": drive.round.group.name, "day": date_format(drive.round.day, "l j F"), "place": drive.round.pick_up}
    return letter(kind, language, subject, _("%(group)s: %(day)s, from %(place)s.") % said, line)


# -- To coordinators -------------------------------------------------------------------------------------------------


def wants_nod(task: Task, language: str) -> Words:
    line = _("A volunteer would do it. Sign in, look at the desk of your group, and nod, or ask somebody else.")
    return about("wants-nod", language, _("Somebody would do it"), task, line)


def waits_for_you(task: Task, language: str) -> Words:
    line = _("Nobody has said yes yet. Sign in: the desk of your group proposes what to do next.")
    return about(WAITS, language, _("Nobody yet: it waits for you"), task, line)


def wants_driving_nod(drive: Drive, language: str) -> Words:
    line = _("A new volunteer would drive. Sign in, look at the round, and nod, or thank them.")
    return _of_round("wants-driving-nod", language, _("Somebody would drive"), drive, line)


def drives_not(drive: Drive, language: str) -> Words:
    line = _("Somebody whom you asked cannot drive this time. Sign in, and share the round out anew.")
    return _of_round("drives-not", language, _("One driver fewer"), drive, line)


def given_back(task: Task, language: str) -> Words:
    line = _("Whoever had said yes cannot after all. Others are being asked.")
    return about("given-back", language, _("Somebody else is needed"), task, line)


def nobody_came(task: Task, language: str) -> Words:
    line = _("Whoever had said yes did not come. Others are being asked. Ring the neighbour, and the volunteer.")
    return about("nobody-came", language, _("Nobody came"), task, line)


def wants_to_hear(task: Task, language: str) -> Words:
    line = _("Whoever asked for it would like you to get in touch. Sign in to see how that is safe.")
    return about("wants-to-hear", language, _("Please get in touch with them"), task, line)


def needs_more(task: Task, language: str) -> Words:
    line = _("Whoever did it says that something more is needed. Sign in: they left a note beside the request.")
    return about("needs-more", language, _("Something more is needed"), task, line)


def nobody_said(task: Task, language: str) -> Words:
    line = _("Its time is over, and nobody has said whether it was done. Ring the volunteer, or the neighbour.")
    return about("nobody-said", language, _("Was it done?"), task, line)


def claimed(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return letter(
        "claimed",
        language,
        _("Somebody laid something out"),
        _("A volunteer of %(group)s laid something out and would like it back.") % said,
        _("Sign in: it stands with the claims of your group."),
    )


def claim_settled(claim: Claim, language: str) -> Words:
    """Say by its mark alone which one it is, and how it stands."""
    said = {"mark": claim.mark, "group": claim.group.name, "state": claim.get_status_display()}
    return letter(
        "claim-settled",
        language,
        _("What you laid out"),
        _("%(group)s, %(mark)s: %(state)s.") % said,
        _("A coordinator gets in touch about paying it, or you with them. You need tell nobody here where you bank."),
    )


# -- To safeguarding leads -------------------------------------------------------------------------------------------


def worried(group: Group, language: str) -> Words:
    """Say that a volunteer wants to be rung; who, about whom and why stands in no message."""
    said = {"group": group.name}
    return letter(
        "worried",
        language,
        _("A volunteer asks you to ring them"),
        _("A volunteer of %(group)s is worried, and asks you to ring them.") % said,
        _("Sign in and look under “What I do”: you find there whom to ring. Nothing of what it is about stands here."),
    )


# -- Words -----------------------------------------------------------------------------------------------------------


def what(task: Task) -> str:
    """Say which kind of help, and in which postcode district."""
    name = kinds.of_task(task.group, task.kind).name
    district = task.request.district
    return _("%(kind)s in %(district)s") % {"kind": name, "district": district} if district else str(name)


def when(task: Task) -> str:
    """Say the day and the part of it, or until when."""
    if task.day is None:
        end = timezone.localtime(task.ends_at, timezone.get_default_timezone())
        return _("by %(day)s") % {"day": date_format(end, "l j F")}
    day = date_format(task.day, "l j F")
    return day if task.part == ANY else f"{day}, {task.get_part_display()}"
