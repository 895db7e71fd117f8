"""A rule in words: every Tuesday, every second Friday, on the first Monday of the month."""

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.aid import repeats

_LAST = "-1"


def in_words(rule: str) -> str:
    """Say how often; of what cannot be read, say that it comes again."""
    try:
        parts = repeats.read(rule)
    except repeats.RuleError:
        return _("again and again")
    said = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly}[parts["FREQ"]](parts)
    return ", ".join([said, *_ends(parts)])


def _daily(parts: dict[str, str]) -> str:
    days, every = int(parts.get("INTERVAL", "1")), _weekdays(parts)
    if every:
        return _("every %(days)s") % {"days": every}
    return ngettext("every day", "every %(number)d days", days) % {"number": days}


def _weekly(parts: dict[str, str]) -> str:
    weeks, days = int(parts.get("INTERVAL", "1")), _weekdays(parts)
    if weeks == 1:
        return _("every %(days)s") % {"days": days} if days else _("every week")
    often = ngettext("every week", "every %(number)d weeks", weeks) % {"number": weeks}
    return _("%(often)s on %(days)s") % {"often": often, "days": days} if days else often


def _monthly(parts: dict[str, str]) -> str:
    months = int(parts.get("INTERVAL", "1"))
    often = ngettext("every month", "every %(number)d months", months) % {"number": months}
    if day := parts.get("BYMONTHDAY"):
        on = _("the last day") if day == _LAST else _("day %(number)s") % {"number": day}
        return _("%(often)s on %(days)s") % {"often": often, "days": on}
    if days := parts.get("BYDAY"):
        return _("%(often)s on %(days)s") % {
            "often": often,
            "days": _listed([_numbered(day) for day in days.split(",")]),
        }
    return often


def _numbered(day: str) -> str:
    """Say which of its kind in a month, as `2TU` is the second Tuesday."""
    which = {"-1": _("the last"), "1": _("the first"), "2": _("the second"), "3": _("the third"), "4": _("the fourth")}
    return " ".join([which.get(day[:-2], _("every")), _weekday(day[-2:])])


def _weekdays(parts: dict[str, str]) -> str:
    return _listed([_weekday(day) for day in parts.get("BYDAY", "").split(",") if day])


def _weekday(day: str) -> str:
    return str(WEEKDAYS[repeats.WEEKDAYS.index(day)])


def _listed(words: list[str]) -> str:
    return str(get_text_list(words, _("and")))


def _ends(parts: dict[str, str]) -> list[str]:
    if "COUNT" in parts:
        times = int(parts["COUNT"])
        return [ngettext("%(number)d time in all", "%(number)d times in all", times) % {"number": times}]
    if "UNTIL" in parts and (day := repeats.last_day(parts["UNTIL"])):
        return [_("until %(day)s") % {"day": formats.date_format(day, "j F Y")}]
    return []
