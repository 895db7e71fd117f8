"""How a group goes about its requests, as a coordinator types it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models import GroupWay, OwnKind
from doorstep.aid.ways import SaidWay
from doorstep.core.trigrams import without_controls

_PENCE = 100


class LinesField(forms.CharField):
    """Words, a line for each; empty and doubled ones are left out."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, longest: int, most: int, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=(longest + 2) * most, **kwargs)
        self._longest, self._most = longest, most

    def clean(self, value: Any) -> Any:
        typed = without_controls(super().clean(value)).splitlines()
        lines = tuple(dict.fromkeys(" ".join(line.split()) for line in typed if line.strip()))
        if len(lines) > self._most:
            raise forms.ValidationError(_("Write %(most)s lines at most."), params={"most": self._most})
        if any(len(line) > self._longest for line in lines):
            raise forms.ValidationError(_("Keep each line under %(most)s letters."), params={"most": self._longest + 1})
        return lines


class WayForm(forms.Form):
    how = forms.ChoiceField(label=_("Who chooses the helper?"), choices=GroupWay.Hows.choices, widget=forms.RadioSelect)
    known = forms.ChoiceField(
        label=_("That two know each other"),
        choices=GroupWay.Weighs.choices,
        widget=forms.RadioSelect,
        help_text=_("Whoever helped a neighbour before is asked first."),
    )
    sharing = forms.ChoiceField(
        label=_("That the load is shared"),
        choices=GroupWay.Weighs.choices,
        widget=forms.RadioSelect,
        help_text=_("Whoever was asked least, and has least in hand, is asked first."),
    )
    needs_nod = forms.BooleanField(
        label=_("A yes counts once a coordinator has nodded"),
        required=False,
        help_text=_("Of whoever is new it always does, until somebody vouches for them."),
    )
    is_full = forms.BooleanField(
        label=_("We are full: no new requests for now"),
        required=False,
        help_text=_("Whoever asks is told so, and where else to turn."),
    )
    elsewhere = forms.CharField(
        label=_("Where else to turn"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    pounds = forms.DecimalField(
        label=_("Up to how many pounds may somebody lay out?"),
        min_value=0,
        max_value=1000,
        decimal_places=2,
        help_text=_("Above it two coordinators agree before it is paid back."),
    )
    keeps_days = forms.IntegerField(
        label=_("For how many days is what was asked kept, once it is over?"),
        min_value=1,
        max_value=28,
        help_text=_("Addresses go after three days in any case."),
    )
    kinds_at_a_door = LinesField(
        label=_("Kinds of help of your own, at a door"),
        longest=60,
        most=OwnKind.MOST,
        help_text=_("One on each line, such as “Bins”. The usual ones are there already."),
    )
    kinds_from_home = LinesField(label=_("The same, done from home"), longest=60, most=OwnKind.MOST)
    skills = LinesField(
        label=_("Skills you ask for"), longest=60, most=40, help_text=_("One on each line, such as “Has a van”.")
    )
    questions = LinesField(
        label=_("What you ask whoever wants to help"),
        longest=200,
        most=8,
        help_text=_("One question on each line. Ask for nothing that you do not need."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean_elsewhere(self) -> str:
        return without_controls(self.cleaned_data["elsewhere"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if {*said.get("kinds_at_a_door", ())} & {*said.get("kinds_from_home", ())}:
            self.add_error("kinds_from_home", _("A kind of help is done at a door or from home. Write it once."))
        return said

    def see_anew(self, said: SaidWay) -> None:
        """Let it be sent once more, upon what stands there by now."""
        self.data = {**{name: self.data[name] for name in self.data}, "seen": said.stamp}

    @property
    def said(self) -> SaidWay:
        values = {name: value for name, value in self.cleaned_data.items() if name not in {"pounds", "seen"}}
        return SaidWay(cap=int(self.cleaned_data["pounds"] * _PENCE), **values)


def filled_in(said: SaidWay) -> dict[str, Any]:
    """Return what stands in the form before anybody types."""
    lines = ("kinds_at_a_door", "kinds_from_home", "skills", "questions")
    return {
        **{name: value for name, value in vars(said).items() if name not in lines},
        **{name: "\n".join(getattr(said, name)) for name in lines},
        "pounds": Decimal(said.cap) / _PENCE,
        "seen": said.stamp,
    }
