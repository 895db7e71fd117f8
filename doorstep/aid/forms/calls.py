"""What is asked of somebody on the telephone or at their door, in the order of the conversation."""

import secrets
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doorstep.aid import kinds, tokens
from doorstep.aid.asked import AHEAD, Asked, Asker, When
from doorstep.aid.forms.asker import ME, SOMEBODY
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import HelpRequest, Task
from doorstep.core.trigrams import without_controls
from doorstep.groups.models import Group
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint
from doorstep.people.safe import SafeToContact
from doorstep.places import cells
from doorstep.places import queries as places
from doorstep.places.resolutions import STORED
from doorstep.vault.normalising import MOST_TYPED, NotReadableError


def line(label: Any, *, required: bool = False, longest: int = 120, **kwargs: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **kwargs.pop("attrs", {})})
    return forms.CharField(label=label, required=required, max_length=longest, widget=widget, **kwargs)


class WhoForm(forms.Form):
    """Finds somebody by their number, or by surname and postcode."""

    phone = line(_("The number they ring from"), longest=MOST_TYPED, attrs={"inputmode": "tel"})
    surname = line(_("Or their surname"), longest=MOST_TYPED)
    postcode = line(_("with their full postcode"), longest=MOST_TYPED)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("phone") and not (said.get("surname") and said.get("postcode")):
            raise forms.ValidationError(_("Type a number, or a surname with the full postcode."))
        return said


class ShortForm(forms.Form):
    """What a volunteer asks at a door."""

    whom = forms.ChoiceField(
        label=_("Who is it for?"),
        choices=[(ME, _("for the person we are speaking with")), (SOMEBODY, _("for somebody else"))],
        initial=ME,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("For somebody else: write below what they are called, where they live and how they are reached."),
    )
    agreed = forms.BooleanField(label=_("If for somebody else: they know of it, and agree"), required=False)
    called = line(
        _("What shall we call you?"),
        longest=60,
        error_messages={"required": _("Write a name they like to be called by.")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("What do you need a hand with?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one.")},
    )
    what = forms.CharField(
        label=_("What is it, in your words?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    postcode = line(_("What is your postcode?"), longest=MOST_TYPED)
    address = forms.CharField(
        label=_("Which door is it?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        help_text=_("Only if somebody has to come. Whoever says yes sees it, and nobody else."),
    )
    urgency = forms.ChoiceField(
        label=_("By when?"), choices=HelpRequest.Urgencies.choices, initial=Urgency.WEEK, widget=forms.RadioSelect
    )
    day = forms.DateField(
        label=_("On which day, if it is a certain one?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    part = forms.ChoiceField(label=_("At which time of day?"), choices=Task.Part.choices, required=False)
    phone = line(_("On which number can we ring you?"), longest=MOST_TYPED, attrs={"inputmode": "tel"})
    may_call = forms.BooleanField(label=_("It is safe to ring there"), required=False, initial=True)

    def __init__(self, *args: Any, group: Group, before: HelpRequest | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._before = before
        offered = [(kind.slug, str(kind.name)) for kind in kinds.offered(group)]
        self.fields["kinds"].choices = offered  # type: ignore[attr-defined] # a MultipleChoiceField has them
        self._at_a_door = {kind.slug for kind in kinds.offered(group) if kind.at_a_door}

    def clean_phone(self) -> str:
        return self._readable("phone", ContactPoint.Means.PHONE, _("Write the whole number, such as 020 7946 0123."))

    def _readable(self, name: str, means: str, otherwise: Any) -> str:
        typed = str(self.cleaned_data[name])
        try:
            if typed:
                hash_of(means, typed)
        except NotReadableError:
            raise forms.ValidationError(str(otherwise)) from None
        return typed

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("That day is over."))
        if day and day > timezone.localdate() + AHEAD:
            raise forms.ValidationError(_("That is very far ahead. Choose a day within half a year."))
        return day

    def clean(self) -> dict[str, Any]:
        said = {name: without_controls(v) if isinstance(v, str) else v for name, v in (super().clean() or {}).items()}
        if said.get("urgency") == Urgency.DAY and not said.get("day") and "day" not in self.errors:
            self.add_error("day", _("Say on which day."))
        if said.get("whom") == SOMEBODY and not said.get("agreed"):
            self.add_error("agreed", _("They have to be asked first. Tick it once they have said yes."))
        if "postcode" in said:
            said["where"] = self._where(said["postcode"])
        if {*said.get("kinds", ())} & self._at_a_door and not said.get("address"):
            self.add_error("address", _("Somebody has to come for that: write which door."))
        return said

    def _where(self, typed: str) -> tuple[int, str] | None:
        """Return the doorstep's cell and its district; what is known of their last request need not be said again."""
        if not typed and self._before:
            return self._before.cell, self._before.district
        spot = places.resolve(typed)
        if not isinstance(spot, places.Spot):
            self.add_error("postcode", _("We could not find this postcode. Check it, or type only its first half."))
            return None
        cell = spot.cell if cells.size(spot.cell) == STORED else cells.cell_at(*cells.centre(spot.cell))
        return cell, spot.code

    # -- What it comes to ----------------------------------------------------------------------------------------------

    def asked(self, on_behalf: str, sent_as: str = "") -> Asked:
        """Put it together; for somebody else it is told by somebody close to them, and `asked_by` says who wrote it."""
        said = self.cleaned_data
        cell, district = said["where"]
        return Asked(
            tuple(said["kinds"]),
            cell,
            district,
            self._when(),
            address=said["address"],
            what=said["what"],
            on_behalf=HelpRequest.Behalf.RELATIVE if said["whom"] == SOMEBODY else on_behalf,
            sent_as=sent_as,
            receipt=tokens.receipt_of(sent_as) if sent_as else "",
        )

    def _when(self) -> When:
        said = self.cleaned_data
        return When(Urgency(said["urgency"]), said["day"], said["part"] or Task.Part.ANY)

    def asker(self) -> Asker:
        said = self.cleaned_data
        names = ("called", "phone", "email", "surname", "postcode")
        return Asker(**{"called": "", **{name: said.get(name, "") for name in names}}, if_new=self._safe())

    def _safe(self) -> SafeToContact:
        said = self.cleaned_data
        return SafeToContact(
            calls=said["may_call"],
            messages=said.get("may_message", False),
            voicemail=said.get("voicemail", False),
            from_time=said.get("from_time"),
            to_time=said.get("to_time"),
        )


class DoorForm(ShortForm):
    """The short one, with what tells it from any other: pressed twice, it is written down once."""

    once = forms.CharField(widget=forms.HiddenInput, max_length=20, initial=lambda: secrets.token_urlsafe(12))
