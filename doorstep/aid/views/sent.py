"""After it was sent: the receipt, what happens next and by when, and how long it usually takes here."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.aid import kinds, letters
from doorstep.aid.actions.asking import Opened
from doorstep.aid.actions.overflow_rows import hears_by, word_of
from doorstep.aid.actions.overflowing import AtDesk
from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import How, Urgency
from doorstep.aid.models import HelpRequest
from doorstep.aid.queries import overflow
from doorstep.aid.queries.waiting import usual
from doorstep.aid.queries.ways import way_of
from doorstep.core import digits
from doorstep.people.models import ContactPoint
from doorstep.vault import keys

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
# Longer than this is said in days.
_MOST_HOURS = 36


def shown(request: HttpRequest, opened: Opened | AtDesk) -> HttpResponse:
    """Show it this once: the digits, and the word that whoever comes will say."""
    return _at_desk(request, opened) if isinstance(opened, AtDesk) else _at_group(request, opened)


def _at_desk(request: HttpRequest, sent: AtDesk) -> HttpResponse:
    row = sent.row
    with keys.at_hand([row.person_id]):
        word = word_of(row) if sent.receipt else ""
    in_words = overflow.in_words([row])[0]
    said = {"network": row.network, "receipt": digits.in_fours(sent.receipt), "by": moment(hears_by(row))}
    said |= {"tasks": [(kind, in_words.when, word) for kind in in_words.kinds]}
    return render(request, "aid/asking/sent_to_desk.html", said | {"page": resolve_url(settings.RECEIPT_PAGE)})


def _at_group(request: HttpRequest, opened: Opened) -> HttpResponse:
    asked = opened.request
    tasks = tasks_in_words(asked, with_words=bool(opened.receipt))
    said = {"asked": asked, "group": asked.group, "tasks": tasks, "receipt": digits.in_fours(opened.receipt)}
    said |= {"by": in_hand_by(asked), "usual": waited(usual(asked.group, timezone.now()))}
    said |= {"how": way_of(asked.group).how, "at_night": ladder.is_night(_here(asked.asked_at))}
    said |= {"writes": _is_written_to(asked), "page": resolve_url(settings.RECEIPT_PAGE)}
    return render(request, "aid/asking/sent.html", said)


def tasks_in_words(asked: HelpRequest, *, with_words: bool) -> list[tuple[str, str, str]]:
    """Say of each task which kind of help it is and when; with the word at the door, where that may be told."""
    known = kinds.of_group(asked.group)
    with keys.at_hand([asked.person_id]):
        return [
            (kinds.in_words([task.kind], known)[0], letters.when(task), task.codeword if with_words else "")
            for task in asked.tasks.order_by("starts_at", "made_at", "pk")
        ]


def in_hand_by(asked: HelpRequest) -> str:
    """Say by when a coordinator has it in hand, if nobody said yes before: in full hours, and none too early.

    As for the steps themselves, the night does not count.
    """
    ends = asked.tasks.order_by("ends_at").values_list("ends_at", flat=True).first() or asked.asked_at
    how, urgency = How(way_of(asked.group).how), Urgency(asked.urgency)
    left = ladder.left(_here(asked.asked_at), _here(ends))
    lasts = max(ladder.until_coordinator(how, urgency, left), _HOUR)
    by = ladder.until(_here(asked.asked_at), lasts)
    return moment(by + (_HOUR - timedelta(minutes=by.minute, seconds=by.second, microseconds=by.microsecond)))


def moment(at: datetime) -> str:
    here = _here(at)
    return _("%(time)s on %(day)s") % {"time": time_format(here, "H:i"), "day": date_format(here, "l j F")}


def _here(at: datetime) -> datetime:
    return timezone.localtime(at, timezone.get_default_timezone())


def waited(usually: timedelta | None) -> str:
    """Say how long it usually takes, never less than it does; "" where too little is known."""
    if usually is None:
        return ""
    hours, days = max(-(-usually // _HOUR), 1), -(-usually // _DAY)
    if hours > _MOST_HOURS:
        return ngettext("about %(days)s day", "about %(days)s days", days) % {"days": days}
    return ngettext("about an hour", "about %(hours)s hours", hours) % {"hours": hours}


def _is_written_to(asked: HelpRequest) -> bool:
    """Say whether anything is written to them when somebody says yes: e-mail is all that goes out so far."""
    return ContactPoint.objects.filter(person=asked.person_id, means=ContactPoint.Means.EMAIL, messages=True).exists()
