"""What somebody is ready to do in a group: asked in two minutes, changed whenever they like."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from doorstep.aid.actions.volunteering import Willing
from doorstep.aid.matching import times
from doorstep.aid.models import OwnQuestion, Volunteer
from doorstep.aid.queries.wishes import Wishes
from doorstep.core import languages
from doorstep.groups.models import StreetTeam
from doorstep.places import postcodes
from doorstep.places import queries as places
from doorstep.places.queries import Spot

Goings = Volunteer.Goings
_HOME = "home"
# How far: a walk of so many metres, a ride, a drive. As the crow flies, which is a little less than by the road.
WAYS: dict[str, tuple[str, int, Promise]] = {
    "foot-near": (Goings.FOOT, 1_000, _("on foot, about ten minutes")),
    "foot-far": (Goings.FOOT, 2_000, _("on foot, about twenty minutes")),
    "bike-near": (Goings.BIKE, 2_500, _("by bike, about ten minutes")),
    "bike-far": (Goings.BIKE, 5_000, _("by bike, about twenty minutes")),
    "car-near": (Goings.CAR, 5_000, _("by car, about ten minutes")),
    "car-far": (Goings.CAR, 15_000, _("by car, about half an hour")),
    _HOME: (Goings.HOME, 0, _("I help from home, by telephone or online")),
}
_DAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
_PARTS = {"morning": _("morning"), "afternoon": _("afternoon"), "evening": _("evening")}
_WHEN = [
    (f"{day}-{part}", format_lazy("{}, {}", name, words))
    for day, name in enumerate(_DAYS)
    for part, words in _PARTS.items()
]


class WillingForm(forms.Form):
    """Asks it; `wishes` is what the group asks, `cell` where they set out from so far, `joins` if they ask to join."""

    kinds = forms.MultipleChoiceField(
        label=_("What would you like to do?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one.")},
    )
    way = forms.ChoiceField(
        label=_("How do you get there, and how far?"),
        choices=[(slug, words) for slug, (_going, _metres, words) in WAYS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    postcode = forms.CharField(
        label=_("Your postcode, or the one you set out from"),
        help_text=_("It says which streets are near you. We keep the streets around it, not the postcode itself."),
        max_length=postcodes.MOST_TYPED,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "size": "10"}),
    )
    any_time = forms.BooleanField(label=_("Any time"), required=False)
    times = forms.MultipleChoiceField(
        label=_("Or at these times"), choices=_WHEN, required=False, widget=forms.CheckboxSelectMultiple
    )
    enough = forms.IntegerField(
        label=_("How many a week are enough?"),
        help_text=_("Once you have said yes so often, you are asked for no more that week."),
        min_value=1,
        max_value=Volunteer.MOST_A_WEEK,
        initial=2,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you can help in"),
        choices=languages.offered,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    skills = forms.MultipleChoiceField(
        label=_("What can you do that not everybody can?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    team = forms.ChoiceField(label=_("Closest to which street team?"), required=False)
    agree = forms.BooleanField(
        label=_("I agree to this"), error_messages={"required": _("Tick the box if you agree. If not, close the page.")}
    )

    def __init__(self, *args: Any, wishes: Wishes, cell: int | None = None, joins: bool = False, **kwargs: Any) -> None:
        self._wishes, self._cell = wishes, cell
        super().__init__(*args, **kwargs)
        self._choose("kinds", [(kind.slug, kind.name) for kind in wishes.kinds])
        self._choose("skills", [(str(skill.pk), skill.name) for skill in wishes.skills])
        for question in wishes.questions:
            self.fields[answer_to(question)] = _answer(question)
        self._choose("team", [("", _("None in particular")), *((str(team.pk), team.name) for team in wishes.teams)])
        asked = {"agree": joins, "team": joins and bool(wishes.teams), "skills": bool(wishes.skills)}
        for name in (name for name, is_asked in asked.items() if not is_asked):
            del self.fields[name]

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a ChoiceField has them

    def clean_postcode(self) -> str:
        """Ask for a whole one, find where it is, and forget the postcode."""
        typed = str(self.cleaned_data["postcode"])
        reading = postcodes.read(typed)
        spot = places.resolve(typed) if reading and reading.unit else None
        if typed and not isinstance(spot, Spot):
            raise forms.ValidationError(_("We could not find it. Write the whole postcode, such as SE15 5BZ."))
        self._cell = spot.cell if isinstance(spot, Spot) else self._cell
        return ""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not (said.get("any_time") or said.get("times") or "times" in self.errors):
            self.add_error("times", _("Tick “Any time”, or the times that suit you."))
        goes = said.get("way", _HOME) != _HOME
        if goes and self._cell is None and "postcode" not in self.errors:
            self.add_error("postcode", _("Write where you set out from, such as SE15 5BZ."))
        return said

    @property
    def said(self) -> Willing:
        going, metres, _words = WAYS[self.cleaned_data["way"]]
        wanted = set(self.cleaned_data["kinds"])
        chosen = set(self.cleaned_data.get("skills", ()))
        return Willing(
            # Whoever goes nowhere need not say from where, and counts as in the group's middle.
            cell=self._wishes.middle if self._cell is None else self._cell,
            kinds=sum(kind.bit for kind in self._wishes.kinds if kind.slug in wanted),
            times=times.ALWAYS if self.cleaned_data["any_time"] else _mask(self.cleaned_data["times"]),
            going=going,
            metres=metres,
            enough=self.cleaned_data["enough"],
            languages=tuple(sorted(self.cleaned_data["languages"])),
            skills=[skill for skill in self._wishes.skills if str(skill.pk) in chosen],
            answers={each.pk: self.cleaned_data[answer_to(each)] for each in self._wishes.questions},
        )

    @property
    def chosen_team(self) -> StreetTeam | None:
        return {str(team.pk): team for team in self._wishes.teams}.get(self.cleaned_data.get("team", ""))

    @property
    def days(self) -> Iterator[tuple[Promise, list[Any]]]:
        """Give the boxes of each day, morning first."""
        boxes = list(self["times"])
        return ((name, boxes[day * len(_PARTS) : (day + 1) * len(_PARTS)]) for day, name in enumerate(_DAYS))

    @property
    def questions(self) -> list[BoundField]:
        return [self[answer_to(question)] for question in self._wishes.questions]


def answer_to(question: OwnQuestion) -> str:
    """Name the field in which a question of the group's own is answered."""
    return f"answer-{question.pk}"


def _answer(question: OwnQuestion) -> forms.CharField:
    words = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=question.words, max_length=1000, required=False, widget=words)


def before(row: Volunteer, wishes: Wishes) -> dict[str, Any]:
    """Give what somebody said before, as the form begins with it."""
    always = row.times == times.ALWAYS
    answers = {answer.question_id: answer.words for answer in row.answers.all()}
    return {
        "kinds": [kind.slug for kind in wishes.kinds if row.kinds & kind.bit],
        "way": _way(row),
        "any_time": always,
        "times": [] if always else [f"{day}-{part}" for day, part in times.chosen(row.times)],
        "enough": row.enough,
        "languages": row.languages,
        "skills": [str(skill.pk) for skill in row.skills.all()],
        **{answer_to(each): answers.get(each.pk, "") for each in wishes.questions},
    }


def _way(row: Volunteer) -> str:
    """Find the way that is closest to what stands there."""
    alike = {slug: metres for slug, (going, metres, _words) in WAYS.items() if going == row.going}
    return min(alike, key=lambda slug: abs(alike[slug] - row.metres))


def _mask(chosen: Iterable[str]) -> int:
    days_and_parts = (each.split("-") for each in chosen)
    return times.mask((int(day), part) for day, part in days_and_parts)
