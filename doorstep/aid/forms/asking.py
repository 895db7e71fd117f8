"""The questions to somebody who needs a hand, one on a page: what, where, which group, and when."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from doorstep.aid import repeats
from doorstep.aid.asked import AHEAD, When, first_day
from doorstep.aid.kinds import Kind
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Task
from doorstep.groups.models import KindOfHelp
from doorstep.places import postcodes
from doorstep.places import queries as places
from doorstep.places.queries import Miss, Spot

_CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one.")}
_CHECK_AGAIN = _("We could not find it. Check the letters and numbers, or type only the first half, such as SE15.")
_MISSED: dict[str, Promise] = {
    "not-a-postcode": _("That is no postcode. They are like SE15 5BZ. Only the first half, SE15, will do too."),
    "northern-ireland": _("We do not know Northern Ireland’s postcodes yet. Look for a group by its name instead."),
    "islands": _("We do not know the islands’ postcodes yet. Look for a group by its name instead."),
}
DAYS = {
    "MO": _("Monday"),
    "TU": _("Tuesday"),
    "WE": _("Wednesday"),
    "TH": _("Thursday"),
    "FR": _("Friday"),
    "SA": _("Saturday"),
    "SU": _("Sunday"),
}
WEEKS = {"1": _("Every week"), "2": _("Every second week"), "4": _("Every fourth week")}
PARTS = [
    (Task.Part.ANY, _("Any time of the day")),
    (Task.Part.MORNING, _("In the morning, 8 to 12")),
    (Task.Part.AFTERNOON, _("In the afternoon, 12 to 5")),
    (Task.Part.EVENING, _("In the evening, 5 to 9")),
]
EVERY = "every"


def part_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("At what time?"), choices=PARTS, initial=Task.Part.ANY, widget=forms.RadioSelect, error_messages=_CHOOSE
    )


class WhatForm(forms.Form):
    """Offers the kinds of help that there are where they came from."""

    kinds = forms.MultipleChoiceField(
        label=_("Tick all that would help"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one. If none fits, tick “Something else”.")},
    )
    what = forms.CharField(
        label=_("In your own words"),
        help_text=_("Such as: milk, bread and eggs. Or: my tablets, from the chemist in Rye Lane."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, offered: Sequence[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offered = {kind.slug: kind for kind in offered}
        self.fields["kinds"].choices = [(kind.slug, capfirst(str(kind.name))) for kind in offered]  # type: ignore[attr-defined] # a ChoiceField has them

    @property
    def chosen(self) -> list[Kind]:
        return [self._offered[slug] for slug in self.cleaned_data["kinds"]]

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        if said.get("kinds") == [KindOfHelp.Kind.OTHER] and not said.get("what") and "what" not in self.errors:
            self.add_error("what", _("Say in a few words what it is."))


class WhereForm(forms.Form):
    postcode = forms.CharField(
        label=_("Your postcode"),
        help_text=_("Such as SE15 5BZ. It stands in no address of a page, and no stranger sees it."),
        max_length=postcodes.MOST_TYPED,
        error_messages={"required": _("Type your postcode, such as SE15 5BZ.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "postal-code", "autocapitalize": "characters", "spellcheck": "false", "size": "12"}
        ),
    )

    spot: Spot

    def clean_postcode(self) -> str:
        typed = str(self.cleaned_data["postcode"])
        found, reading = places.resolve(typed), postcodes.read(typed)
        if isinstance(found, Miss):
            raise forms.ValidationError(str(_MISSED.get(found.reason, _CHECK_AGAIN)))
        self.spot = found
        return (reading and (reading.unit or reading.sector or reading.district)) or ""

    @property
    def unit(self) -> str:
        """The full postcode, if they typed all of it."""
        reading = postcodes.read(self.cleaned_data["postcode"])
        return (reading and reading.unit) or ""


class AddressForm(forms.Form):
    address = forms.CharField(
        label=_("Your house or flat number, and the street"),
        help_text=_("Such as: Flat 3, 47 High Road. The blue door, bell on the left."),
        max_length=300,
        error_messages={"required": _("Write where to knock: the number and the street.")},
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )


class GroupForm(forms.Form):
    """Offers the groups that can be asked for this doorstep."""

    group = forms.ChoiceField(label=_("The group"), widget=forms.RadioSelect, error_messages=_CHOOSE)

    def __init__(self, *args: Any, choices: Iterable[tuple[str, object]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = list(choices)  # type: ignore[attr-defined] # a ChoiceField has them


class DeskForm(forms.Form):
    """Asks whether the desk of a network may look for a group, where none can be asked for this doorstep."""

    pass_on = forms.BooleanField(
        label=_("The network may pass what I ask to the nearest group that can help"),
        help_text=_("That group sees what you write here, as one on your street would. The network’s desk does not."),
        error_messages={"required": _("Tick this if the network may look for a group. Else nobody here can help.")},
    )


class WhenForm(forms.Form):
    urgency = forms.ChoiceField(
        label=_("How soon would it help?"),
        choices=[
            (Urgency.TODAY, _("Today, if anybody can")),
            (Urgency.WEEK, _("This week")),
            (Urgency.DAY, _("On a certain day")),
            (EVERY, _("Again and again, on the same day of the week")),
            (Urgency.NO_HURRY, _("There is no hurry")),
        ],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )

    @property
    def when(self) -> When:
        """When it is, for what says it all by itself."""
        return When(Urgency(self.cleaned_data["urgency"]))


class DayForm(forms.Form):
    day = forms.DateField(
        label=_("The day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day, such as 24/12/2026.")},
    )
    part = part_field()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["day"].widget.attrs |= {"min": f"{today}", "max": f"{today + AHEAD}"}

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self._today:
            raise forms.ValidationError(_("That day is over. Choose today or a later one."))
        if day > self._today + AHEAD:
            raise forms.ValidationError(_("That is very far ahead. Choose a day within half a year."))
        return day

    @property
    def when(self) -> When:
        return When(Urgency.DAY, self.cleaned_data["day"], self.cleaned_data["part"])


class EveryForm(forms.Form):
    weekdays = forms.MultipleChoiceField(
        label=_("On which days?"),
        choices=DAYS.items,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one day.")},
    )
    weeks = forms.ChoiceField(
        label=_("How often?"), choices=WEEKS.items, initial="1", widget=forms.RadioSelect, error_messages=_CHOOSE
    )
    part = part_field()
    same_volunteer = forms.BooleanField(label=_("The same neighbour each time, if they can"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    @property
    def when(self) -> When:
        said = self.cleaned_data
        return again(said["weekdays"], said["weeks"], said["part"], self._today)


def again(weekdays: Iterable[str], weeks: str, part: str, today: date) -> When:
    """Say when it is that comes again on these days of every so manieth week."""
    numbers = {number for number, day in enumerate(DAYS) if day in {*weekdays}}
    return When(Urgency.DAY, first_day(numbers, today), part, repeats.weekly(numbers, weeks=int(weeks)))
