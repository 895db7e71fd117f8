"""What volunteers are written about a task: never a name, an address or a need, and no link that does anything.

As a text each is as short as it can be, and says what can be answered to it; actions/replying.py understands that.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from doorstep.aid import kinds
from doorstep.aid.asked import ANY
from doorstep.aid.matching import times
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Claim, Task
from doorstep.messaging.actions import Words
from doorstep.messaging.models import Delivery

WAITS, OFFERED, YOURS, THANKS, REMINDER = "waits-for-you", "offered", "yours", "thanks", "reminder"
USUAL, PRESSES = Delivery.Priority.USUAL, Delivery.Priority.TASK


class Short(NamedTuple):
    """How something is said in a text; `one_way` where no answer would come back to us, and it is said otherwise."""

    words: str
    one_way: str = ""

    def about(self, said: Mapping[str, str]) -> "Short":
        return Short(self.words % said, self.one_way % said)


def letter(
    kind: str,
    language: str,
    subject: str,
    *lines: str,
    short: str | Short = "",
    priority: int = USUAL,
    desk: UUID | None = None,
) -> Words:
    """Put a letter together; `desk` as Words has it, the group's own id."""
    in_text, body = as_short(short), "\n\n".join(line for line in lines if line)
    return Words(kind, language, subject, body, in_text.words, in_text.one_way, priority=priority, desk=desk)


def as_short(said: str | Short) -> Short:
    return said if isinstance(said, Short) else Short(said)


# -- To volunteers ---------------------------------------------------------------------------------------------------


def offered(task: Task, language: str) -> Words:
    return about(
        OFFERED,
        language,
        _("Would you? %(what)s") % {"what": what(task)},
        task,
        _("Sign in and look under “What I do” to say yes or not this time. Nobody asks why."),
        short=Short(
            _("%(what)s, %(when)s. Could you? Answer YES %(code)s or NO %(code)s."),
            _("%(what)s, %(when)s. Could you? Sign in to say yes or not this time."),
        ),
        priority=_presses(task),
    )


def on_board(task: Task, language: str) -> Words:
    return about(
        "on-board",
        language,
        _("Would somebody? %(what)s") % {"what": what(task)},
        task,
        _("It is on the board: sign in and look there, if you would like to do it."),
        short=Short(
            _("%(what)s, %(when)s. Could you? It is on the board. To take it, answer YES %(code)s."),
            _("%(what)s, %(when)s. Could you? It is on the board: sign in to take it."),
        ),
        priority=_presses(task),
    )


def _presses(task: Task) -> int:
    return PRESSES if task.request.urgency == Urgency.TODAY else USUAL


def yours(task: Task, language: str) -> Words:
    return about(
        YOURS,
        language,
        _("It is yours: %(what)s") % {"what": what(task)},
        task,
        _("Sign in and look under “What I do”: you find there where to go, and the codeword to say at the door."),
        short=Short(
            _("It is yours: %(what)s, %(when)s. Where: sign in, or ring us. Then answer DONE %(code)s."),
            _("It is yours: %(what)s, %(when)s. To see where to go, sign in, or ring us."),
        ),
        priority=PRESSES,
    )


def reminds_volunteer(task: Task, language: str) -> Words:
    return about(
        REMINDER,
        language,
        _("A reminder: %(what)s") % {"what": what(task)},
        task,
        _("You said yes. If you cannot after all, say so under “What I do”: nobody asks why, and others are asked."),
        short=Short(
            _("A reminder: %(what)s, %(when)s. If you cannot after all, answer NO %(code)s."),
            _("A reminder: %(what)s, %(when)s. If you cannot after all, sign in and say so."),
        ),
        priority=PRESSES,
    )


def on_another_day(task: Task, language: str) -> Words:
    return about(
        "on-another-day",
        language,
        _("On another day: %(what)s") % {"what": what(task)},
        task,
        _("It is on another day than before. If you cannot then, say so under “What I do”: nobody asks why."),
        short=Short(
            _("On another day now: %(what)s, %(when)s. If you cannot then, answer NO %(code)s."),
            _("On another day now: %(what)s, %(when)s. If you cannot then, sign in and say so."),
        ),
        priority=PRESSES,
    )


def no_longer_asked(task: Task, language: str) -> Words:
    return about(
        "no-longer-asked",
        language,
        _("Somebody does it. Thank you"),
        task,
        _("You need do nothing."),
        short=_("Somebody does it: %(what)s, %(when)s. Thank you. You need do nothing."),
    )


def not_needed(task: Task, language: str) -> Words:
    return about(
        "not-needed",
        language,
        _("Not needed any more"),
        task,
        _("You need not go. Thank you for being ready."),
        short=_("Not needed any more: %(what)s, %(when)s. You need not go. Thank you."),
        priority=PRESSES,
    )


def was_it_done(task: Task, language: str) -> Words:
    return about(
        "was-it-done",
        language,
        _("How did it go?"),
        task,
        _("Sign in and say under “What I do” whether it is done, or what is still needed."),
        short=Short(
            _("How did it go? %(what)s, %(when)s. Answer DONE %(code)s, or NO %(code)s if you could not."),
            _("How did it go? %(what)s, %(when)s. Sign in to say so."),
        ),
    )


def thanks(task: Task, language: str) -> Words:
    line, short = _("It is done. Somebody’s day was easier for it."), _("Thank you. Somebody’s day was easier for it.")
    return about(THANKS, language, _("Thank you"), task, line, short=short)


def about(
    kind: str, language: str, subject: str, task: Task, *lines: str, short: str | Short = "", priority: int = USUAL
) -> Words:
    """Write about a task; in `short` stands what is said in a text, with places for what, when, code and subject."""
    said = {"group": task.group.name, "what": what(task), "when": when(task)}
    first = _("%(group)s: %(what)s, %(when)s.") % said
    in_text = as_short(short).about({**in_short(task), "subject": subject})
    return letter(kind, language, subject, first, *lines, short=in_text, priority=priority, desk=task.group.uid)


def claim_settled(claim: Claim, language: str) -> Words:
    """Say by its mark alone which one it is, and how it stands."""
    said = {"mark": claim.mark, "group": claim.group.name, "state": claim.get_status_display()}
    first = _("%(group)s, %(mark)s: %(state)s.") % said
    return letter(
        "claim-settled",
        language,
        _("What you laid out"),
        first,
        _("A coordinator gets in touch about paying it, or you with them. You need tell nobody here where you bank."),
        short=first,
    )


# -- Words -----------------------------------------------------------------------------------------------------------


def in_short(task: Task) -> dict[str, str]:
    """Give what texts say of a task: no more than kind, district, time and code (docs/safety, rule 2)."""
    said = {"kind": name_of(task), "district": task.request.district}
    near = _("%(kind)s near %(district)s") % said if said["district"] else said["kind"]
    return {"what": near, "when": on_the_clock(task), "code": task.code}


def name_of(task: Task) -> str:
    return str(kinds.of_task(task.group, task.kind).name)


def what(task: Task) -> str:
    """Say which kind of help, and in which postcode district."""
    name, district = name_of(task), task.request.district
    return _("%(kind)s in %(district)s") % {"kind": name, "district": district} if district else name


def when(task: Task) -> str:
    """Say the day and the part of it, or until when."""
    if task.day is None:
        return _("by %(day)s") % {"day": date_format(_ends(task), "l j F")}
    day = date_format(task.day, "l j F")
    return day if task.part == ANY else f"{day}, {task.get_part_display()}"


def on_the_clock(task: Task) -> str:
    """Say the same in few signs: "Fri 27 Nov 8-12"."""
    if task.day is None:
        return _("by %(day)s") % {"day": date_format(_ends(task), "D j M")}
    day = date_format(task.day, "D j M")
    return day if task.part == ANY else f"{day} {times.BEGINS[task.part].hour}-{times.ENDS[task.part].hour}"


def _ends(task: Task) -> datetime:
    return timezone.localtime(task.ends_at, timezone.get_default_timezone())
