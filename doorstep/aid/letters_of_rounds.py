"""What drivers are written about a round, and its coordinator: a day and a hall, and never a door."""

from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from doorstep.aid.letters import PRESSES, USUAL, Short, as_short, letter
from doorstep.aid.models import Drive
from doorstep.messaging.actions import Words

ROUND_ASKED, ROUND_REMINDER = "round-asked", "round-reminder"


def round_asked(drive: Drive, language: str) -> Words:
    line = _("Sign in and look under “What I do” to say yes or not this time. Nobody asks why.")
    short = Short(
        _("Would you drive a round, %(day)s, from %(place)s? Answer YES or NO."),
        _("Would you drive a round, %(day)s, from %(place)s? Sign in to say yes or not this time."),
    )
    return _of_round(ROUND_ASKED, language, _("Would you drive a round?"), drive, line, short=short)


def round_yours(drive: Drive, language: str) -> Words:
    line = _("Sign in on the day: under “What I do” you find the doors in their order, and the words to say there.")
    short = _("Your share of the round, %(day)s, from %(place)s. For the doors in their order sign in on the day.")
    return _of_round("round-yours", language, _("Your share of the round"), drive, line, short=short, priority=PRESSES)


def round_nodded(drive: Drive, language: str) -> Words:
    line = _("You drive. Thank you. Your doors stand under “What I do” once they are shared out.")
    short = _("You drive, %(day)s, from %(place)s. Thank you. You hear of it when the doors are shared out.")
    return _of_round("round-nodded", language, _("You drive"), drive, line, short=short, priority=PRESSES)


def round_off(drive: Drive, language: str) -> Words:
    line = _("You need not drive this time. Thank you for being ready.")
    short = _("You need not drive, %(day)s, from %(place)s. Thank you for being ready.")
    return _of_round("round-off", language, _("Not needed this time"), drive, line, short=short, priority=PRESSES)


def reminds_driver(drive: Drive, language: str) -> Words:
    line = _("Sign in on the day: under “What I do” you find the doors in their order, and the words to say there.")
    short = _("A reminder: your round, %(day)s, from %(place)s. For the doors in their order sign in on the day.")
    return _of_round(ROUND_REMINDER, language, _("A reminder: your round"), drive, line, short=short, priority=PRESSES)


# -- To coordinators -------------------------------------------------------------------------------------------------


def wants_driving_nod(drive: Drive, language: str) -> Words:
    line = _("A new volunteer would drive. Sign in, look at the round, and nod, or thank them.")
    short = _("A new volunteer would drive, %(day)s, from %(place)s. Sign in, and nod or thank them.")
    return _to_desk(_of_round("wants-driving-nod", language, _("Somebody would drive"), drive, line, short=short))


def drives_not(drive: Drive, language: str) -> Words:
    line = _("Somebody whom you asked cannot drive this time. Sign in, and share the round out anew.")
    short = _("One driver fewer, %(day)s, from %(place)s. Sign in, and share the round out anew.")
    subject = _("One driver fewer")
    return _to_desk(_of_round("drives-not", language, subject, drive, line, short=short, priority=PRESSES))


def _to_desk(words: Words) -> Words:
    """Leave it to nobody there to tell another by hand: it stands at the desk anyway."""
    return replace(words, desk=None)


def _of_round(
    kind: str, language: str, subject: str, drive: Drive, line: str, *, short: str | Short, priority: int = USUAL
) -> Words:
    said = {"group": drive.round.group.name, "day": date_format(drive.round.day, "l j F"), "place": drive.round.pick_up}
    first = _("%(group)s: %(day)s, from %(place)s.") % said
    in_short = as_short(short).about({**said, "day": date_format(drive.round.day, "D j M")})
    return letter(kind, language, subject, first, line, short=in_short, priority=priority, desk=drive.round.group.uid)
