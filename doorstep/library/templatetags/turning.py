"""What is said of helplines and finders on a page."""

import datetime
import re

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from doorstep.core import languages
from doorstep.library import turning
from doorstep.library.turning_kinds import NATIONS, Turning

register = template.Library()

_SHORT_NUMBER = re.compile(r"\b(999|111|101)\b")


@register.simple_tag
def turnings_in_short() -> tuple[tuple[str, tuple[Turning, ...]], ...]:
    return turning.IN_SHORT


@register.filter
def nations(each: Turning) -> str:
    """Name where it helps: "England and Wales"; nothing where that is everywhere."""
    return "" if len(each.nations) == len(NATIONS) else languages.listed(gettext(NATIONS[n]) for n in each.nations)


@register.filter
def dialled(sentence: str) -> SafeString:
    """Make the short numbers within a sentence ones that a telephone rings when they are tapped."""
    parts = _SHORT_NUMBER.split(sentence)
    return format_html_join("", "{}{}", ((words, _ringing(number)) for words, number in _in_pairs(parts)))


def _in_pairs(parts: list[str]) -> list[tuple[str, str]]:
    return list(zip(parts[::2], [*parts[1::2], ""], strict=True))


def _ringing(number: str) -> SafeString:
    return format_html_join("", '<a href="tel:{}"><bdi>{}</bdi></a>', [(number, number)] if number else [])


@register.filter
def in_month(day: datetime.date) -> str:
    return languages.month(day)
