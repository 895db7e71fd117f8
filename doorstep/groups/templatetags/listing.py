"""How a listing is said on a page."""

import datetime

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from doorstep.core import languages
from doorstep.groups.freshness import STEPS, step
from doorstep.groups.models import Group, SpokenLanguage

register = template.Library()

_BADGES = {"3-months": "fresh", "year": "ageing", "longer": "stale", "never": "stale"}


@register.filter
def freshness(group: Group) -> str:
    """Say how sure an entry is by when it was last confirmed: fresh, ageing after three months, stale after a year."""
    return "stale" if group.silent_since else _BADGES[step(group.confirmed_on, timezone.localdate())]


@register.filter
def confirmed(group: Group) -> str:
    """Say when an entry was last confirmed, as people say it: "Confirmed in May", with the year when it was another.

    Where it was asked and nobody answered, say that.
    """
    if group.silent_since:
        return _("No answer since %(month)s") % {"month": _month(group.silent_since)}
    if group.confirmed_on is None:
        return str(STEPS["never"])
    return _("Confirmed in %(month)s") % {"month": _month(group.confirmed_on)}


def _month(day: datetime.date) -> str:
    this_year = day.year == timezone.localdate().year
    return languages.month_alone(day) if this_year else languages.month(day)


@register.filter
def language_name(language: SpokenLanguage) -> str:
    return languages.name(language.code)


@register.filter
def language_own_name(language: SpokenLanguage) -> str:
    return languages.own_name(language.code)


register.filter("day", languages.day)
register.filter("listed", languages.listed)
register.filter("month", languages.month)
