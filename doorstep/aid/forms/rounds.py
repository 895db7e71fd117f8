"""What is asked of whoever plans a round, and of whoever ticks it off."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doorstep.aid.actions.rounds import NOT_THIS_ROUND, Start
from doorstep.aid.forms.repeating import coming
from doorstep.aid.models import Round, Stop, Task, Volunteer
from doorstep.aid.queries.rounds import PARCEL, Waiting
from doorstep.core.trigrams import without_controls
from doorstep.places import cells, postcodes
from doorstep.places import queries as places
from doorstep.places.queries import Spot

_MOST_TO_A_DOOR = 20
# As many as a car holds.
_ROOM = 15


class StartForm(forms.Form):
    day = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Write a day, such as 24/12/2026.")},
    )
    part = forms.ChoiceField(label=_("When on that day?"), choices=Task.Part.choices, initial=Task.Part.MORNING)
    pick_up = forms.CharField(
        label=_("Where are the parcels?"),
        max_length=120,
        help_text=_("A hall, a shop, a church: somewhere that every driver may know. Not somebody’s home."),
        error_messages={"required": _("Write where drivers pick the parcels up.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    postcode = forms.CharField(
        label=_("The postcode there"),
        help_text=_(
            "Doors are put in order as drivers come to them from there. Empty: from the middle of your streets."
        ),
        max_length=postcodes.MOST_TYPED,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "size": "10"}),
    )
    parcels = forms.IntegerField(
        label=_("How many parcels?"),
        min_value=1,
        max_value=Round.MOST_PARCELS,
        error_messages={"required": _("Write about how many; you need not know exactly.")},
    )

    def clean_day(self) -> date:
        return coming(self.cleaned_data["day"])

    def clean_pick_up(self) -> str:
        return without_controls(self.cleaned_data["pick_up"])

    def clean_postcode(self) -> int | None:
        """Ask for a whole one, find where it is, and forget the postcode."""
        typed = str(self.cleaned_data["postcode"])
        reading = postcodes.read(typed)
        spot = places.resolve(typed) if reading and reading.unit else None
        if typed and not isinstance(spot, Spot):
            raise forms.ValidationError(_("We could not find it. Write the whole postcode, such as SE15 5BZ."))
        return spot.cell if isinstance(spot, Spot) else None

    @property
    def start(self) -> Start:
        said = self.cleaned_data
        return Start(said["day"], said["part"], said["pick_up"], said["parcels"], said["postcode"])


class DoorsForm(forms.Form):
    """One field for each household that could come: how many parcels, none where it does not come."""

    def __init__(self, *args: Any, could_come: Iterable[Waiting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tasks: dict[str, Task] = {}
        for each in could_come:
            name, task = f"parcels-{each.task.pk}", each.task
            self._tasks[name] = task
            words = {"district": task.request.district or task.group.name, "number": len(self.fields) + 1}
            self.fields[name] = forms.IntegerField(
                label=_now("Household %(number)d, %(district)s: how many parcels?") % words,
                min_value=0,
                max_value=_MOST_TO_A_DOOR,
                required=False,
                initial=each.parcels,
                help_text=self._in_words(each),
            )

    @staticmethod
    def _in_words(each: Waiting) -> str:
        """Say how often it comes; and what it is, where that is no food parcel."""
        often = _now("Comes again and again.") if each.task.request.every else _now("For this once.")
        return often if each.task.kind == PARCEL else f"{each.what} · {often}"

    @property
    def chosen(self) -> Mapping[Task, int]:
        return {task: parcels for name, task in self._tasks.items() if (parcels := self.cleaned_data[name])}


class DriverForm(forms.Form):
    volunteer = forms.ChoiceField(
        label=_("Who could drive?"),
        error_messages={"required": _("Choose somebody."), "invalid_choice": _(NOT_THIS_ROUND)},
    )
    room = forms.IntegerField(
        label=_("For how many parcels have they room?"), min_value=1, max_value=200, initial=_ROOM
    )

    def __init__(
        self, *args: Any, could_drive: Iterable[Volunteer], names: Mapping[UUID, str], start: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._found = {str(row.pk): row for row in could_drive}
        self.fields["volunteer"].choices = [  # type: ignore[attr-defined] # a ChoiceField has them
            (pk, self._in_words(row, names, start)) for pk, row in self._found.items()
        ]

    @staticmethod
    def _in_words(row: Volunteer, names: Mapping[UUID, str], start: int) -> str:
        said = {"name": names.get(row.person_id) or _now("A neighbour"), "how": row.get_going_display()}
        near = cells.distance(row.cell, start) <= 600  # noqa: PLR2004 # metres that one would call close by
        return (_now("%(name)s, %(how)s, close by") if near else _now("%(name)s, %(how)s")) % said

    @property
    def chosen(self) -> Volunteer:
        return self._found[self.cleaned_data["volunteer"]]


class TicksForm(forms.Form):
    """What became of each door that nobody has ticked off, as it stands on paper."""

    def __init__(self, *args: Any, stops: Iterable[Stop], names: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stops = {f"stop-{stop.pk}": stop for stop in stops}
        for name, stop in self._stops.items():
            driver = names.get(stop.drive.person_id, "") if stop.drive else ""
            words = {"name": driver or _now("A neighbour"), "place": stop.place}
            self.fields[name] = forms.ChoiceField(
                label=_now("%(name)s, door %(place)d") % words,
                choices=[("", _("Not said yet")), *((each.value, each.label) for each in _OUTCOMES)],
                widget=forms.RadioSelect,
                required=False,
            )

    @property
    def ticked(self) -> Mapping[Stop, str]:
        return {stop: outcome for name, stop in self._stops.items() if (outcome := self.cleaned_data[name])}


_OUTCOMES = (Stop.Status.DONE, Stop.Status.NOT_IN)


class EndForm(forms.Form):
    left_over = forms.IntegerField(
        label=_("How many parcels are left over?"),
        min_value=0,
        max_value=Round.MOST_PARCELS,
        error_messages={"required": _("Count them; write 0 for none.")},
    )
