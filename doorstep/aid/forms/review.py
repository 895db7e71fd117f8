"""What was answered, as it is looked over before it is sent; and what an action makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from doorstep.aid import tokens
from doorstep.aid.asked import Asked, Asker, When
from doorstep.aid.forms import asker, asking
from doorstep.aid.forms.journey import Journey
from doorstep.aid.models import HelpRequest
from doorstep.core import languages

TITLES: dict[str, Promise] = {
    "what": _("What would help?"),
    "where": _("Where do you live?"),
    "group": _("Who shall look after it?"),
    "desk": _("May we look for a group?"),
    "address": _("Which door?"),
    "when": _("When?"),
    "day": _("Which day?"),
    "every": _("How often?"),
    "who": _("Who is it for?"),
    "reach": _("How do we reach you?"),
    "safe": _("When is it safe to get in touch?"),
    "know": _("Anything we should know?"),
}
FOR_OTHER: dict[str, Promise] = {
    "reach": _("How do we reach them, or you for them?"),
    "safe": _("When is it safe to get in touch?"),
}


def title(journey: Journey, slug: str) -> Promise:
    return (journey.for_other and FOR_OTHER.get(slug)) or TITLES[slug]


@dataclass(frozen=True, repr=False)
class Line:
    """The answer to one question; `covered` where whoever holds a receipt does not get to see it."""

    slug: str
    title: Promise
    said: list[str]
    covered: bool


def lines(journey: Journey) -> Iterator[Line]:
    for slug in journey.steps:
        covered = slug not in journey.anew
        yield Line(slug, title(journey, slug), [] if covered else list(_said(journey.form(slug))), covered)


def _said(form: forms.Form) -> Iterator[str]:
    for name, field in form.fields.items():
        if value := form.cleaned_data.get(name):
            yield _in_words(field, value)


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        named = {str(key): str(words) for key, words in cast("Any", field.choices)}
        values = value if isinstance(value, list) else [value]
        return languages.listed(named[each] for each in values)
    if isinstance(field, forms.BooleanField):
        return str(field.label)
    return _written(field, value)


def _written(field: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return date_format(value, "l j F")
    return f"{field.label}: {time_format(value)}" if isinstance(value, time) else str(value)


# -- What an action takes ---------------------------------------------------------------------------------------------


def when(journey: Journey) -> When:
    urgency = str(cast("asking.WhenForm", journey.form("when")).cleaned_data["urgency"])
    slug = urgency if urgency in {"day", asking.EVERY} else "when"
    return cast("asking.WhenForm | asking.DayForm | asking.EveryForm", journey.form(slug)).when


def asked(journey: Journey, cell: int) -> Asked:
    """Put together what they ask for, once every question has its answer."""
    what, know = journey.form("what").cleaned_data, journey.form("know").cleaned_data
    found = Asked(
        kinds=tuple(what["kinds"]),
        cell=cell,
        district=journey.spot.code if journey.spot and journey.spot.rung != "area" else "",
        when=when(journey),
        what=what["what"],
        know=know["know"],
        languages=(know["spoken"],) if know["spoken"] else (),
        may_pass_on=know.get("may_pass_on", True),
    )
    return replace(
        found,
        address=(journey.valid("address") or {}).get("address", "") if journey.goes_to_a_door else "",
        same_volunteer=bool(found.when.every and (journey.valid("every") or {}).get("same_volunteer")),
        on_behalf=HelpRequest.Behalf.RELATIVE if journey.for_other else HelpRequest.Behalf.SELF,
        sent_as=tokens.hashed(journey.said.get("sent_as", "")),
        receipt=tokens.receipt(journey.said.get("sent_as", "")),
    )


def whoever_asks(journey: Journey) -> Asker | None:
    """Say who asks and how they are reached; None for whoever is signed in and asks for themselves."""
    if "reach" not in {*journey.steps}:
        return None
    reach, safe = cast("asker.ReachForm", journey.form("reach")), cast("asker.WhenSafeForm", journey.form("safe")).safe
    language = get_language() or ""
    known = language if language in dict(settings.LANGUAGES) else ""
    return reach.asker(postcode=journey.unit, language=known, safe=safe)
