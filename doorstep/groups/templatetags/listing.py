"""How a listing is said on a page."""

import datetime

from django import template
from django.utils import timezone

from doorstep.core import languages
from doorstep.groups.models import Group, SpokenLanguage

register = template.Library()

_FRESH = datetime.timedelta(days=120)
_AGEING = datetime.timedelta(days=365)


@register.filter
def freshness(group: Group) -> str:
    """Say how sure an entry is by when it was last confirmed: fresh, ageing after four months, stale after a year."""
    if group.confirmed_on is None:
        return "stale"
    age = timezone.localdate() - group.confirmed_on
    return "fresh" if age <= _FRESH else "ageing" if age <= _AGEING else "stale"


@register.filter
def language_name(language: SpokenLanguage) -> str:
    return languages.name(language.code)


@register.filter
def language_own_name(language: SpokenLanguage) -> str:
    return languages.own_name(language.code)


register.filter("day", languages.day)
register.filter("listed", languages.listed)
register.filter("month", languages.month)
