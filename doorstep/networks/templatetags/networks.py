"""What a group said that asks to join, and why it may be one we know, in words."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from doorstep.core.languages import listed
from doorstep.groups.freshness import STEPS
from doorstep.networks.models import Application, Standby
from doorstep.networks.queries import criteria
from doorstep.networks.queries.criteria import Likely

register = template.Library()

_REASONS: dict[str, Promise] = {
    criteria.LOOKED_FOR: _("you looked for it"),
    criteria.NAME: _("a name like it"),
    criteria.REACHED: _("reached by the same number or address"),
    criteria.CONTACT: _("the same contact"),
    criteria.PATCH: _("helps on some of the same ground"),
}
_ASKED: dict[str, Promise] = {
    "group": _("Name of the group"),
    "contact": _("Main contact"),
    "mobile": _("Mobile number"),
    "area": _("Where it helps"),
    "district": _("Postcode districts"),
    "question": _("What you asked"),
    "answer": _("What they answered"),
}


@register.filter
def in_words(reasons: Iterable[str]) -> str:
    return listed(str(_REASONS[each]) for each in reasons)


@register.filter
def said(application: Application, name: str) -> list[tuple[Promise, str]]:
    """Give what it said as facts: words and a value."""
    values = {"group": application.called, "contact": name, "area": application.area}
    values |= {
        "district": ", ".join(application.districts),
        "question": application.question,
        "answer": application.answer,
    }
    return [(words, values[field]) for field, words in _ASKED.items() if field in values]


@register.filter
def readiness(row: Standby) -> list[tuple[str, object]]:
    """Give what somebody without a group is ready for as facts: words and a value."""
    hours = ngettext("%(hours)s hour a month", "%(hours)s hours a month", row.hours or 0) % {"hours": row.hours}
    return [
        (gettext("About where"), row.cell_in_words),
        (gettext("What"), row.kinds_in_words),
        (gettext("Skills"), listed(skill.name for skill in row.skills.all())),
        (gettext("When"), row.when_in_words),
        (gettext("Enough"), hours if row.hours else ""),
        (gettext("Languages"), row.languages_in_words),
    ]


@register.filter
def unsure(application: Application) -> str:
    return listed(str(_ASKED[field]) for field in application.unsure if field in _ASKED)


@register.filter
def may_be_in(likely: Iterable[Likely]) -> bool:
    """Say whether one of these is in, and more speaks for it than that it helps on some of the same ground."""
    return any(each.is_in and each.reasons != (criteria.PATCH,) for each in likely)


@register.filter
def of(counts: Mapping[int, int], key: int) -> int:
    return counts.get(key, 0)


@register.filter
def freshness_in_words(steps: Mapping[str, int]) -> list[tuple[Promise, int]]:
    return [(STEPS[step], many) for step, many in steps.items()]


@register.filter
def percent(share: float) -> str:
    """Say a share in whole percent; what is not all is not rounded to all, nor a little to nothing."""
    whole = round(share * 100)
    return f"{min(99, max(1, whole)) if 0 < share < 1 else whole} %"
