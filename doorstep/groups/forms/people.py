"""What is asked of people who join a group, and of those who look after them."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core.trigrams import without_controls
from doorstep.groups.models import Invitation, Role, StreetTeam
from doorstep.people.actions import hash_of
from doorstep.people.looking import WHY
from doorstep.people.models import ContactPoint
from doorstep.vault.normalising import MOST_TYPED, NotReadableError

_ALONE: dict[str, Promise] = {
    Role.VOLUNTEER: _("Volunteer"),
    Role.COORDINATOR: _("Coordinator; it takes two of you"),
    Role.SAFEGUARDING_LEAD: _("Safeguarding lead; it takes two of you"),
}
_IN_TEAM: dict[str, Promise] = {
    Role.VOLUNTEER: _("Volunteer in the street team %(team)s"),
    Role.STREET_COORDINATOR: _("Street coordinator of %(team)s"),
}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("Twelve letters and numbers, such as K7QX-M2PA-9TRD. Small letters and blanks do not matter."),
        error_messages={"required": _("Type the code you were given.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class AgreeForm(forms.Form):
    agree = forms.BooleanField(
        label=_("I agree to this"), error_messages={"required": _("Tick the box if you agree. If not, close the page.")}
    )


class TeamForm(forms.Form):
    """Offers the street teams of a group, where it has some."""

    team = forms.ChoiceField(label=_("Closest to which street team?"), required=False)

    def __init__(self, *args: Any, teams: Iterable[StreetTeam], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._teams = {str(team.pk): team for team in teams}
        named = [(key, team.name) for key, team in self._teams.items()]
        self.fields["team"].choices = [("", _("None in particular")), *named]  # type: ignore[attr-defined] # a ChoiceField has them
        if not named:
            del self.fields["team"]

    @property
    def chosen(self) -> StreetTeam | None:
        return self._teams.get(self.cleaned_data.get("team", ""))


class AskForm(TeamForm, AgreeForm):
    field_order = ("team", "agree")


class WriteInForm(TeamForm):
    called = forms.CharField(
        label=_("What shall we call them?"),
        max_length=60,
        error_messages={"required": _("Write a name, any name they like to be called by.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Their phone number"),
        max_length=MOST_TYPED,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    agree = forms.BooleanField(
        label=_("I read this out to them, and they said yes"),
        error_messages={"required": _("Read it out to them first. Tick the box if they say yes.")},
    )
    field_order = ("called", "phone", "team", "agree")

    def clean_called(self) -> str:
        return without_controls(self.cleaned_data["called"])

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"])
        if typed:
            _readable(ContactPoint.Means.PHONE, typed, _("Write the whole number, such as 020 7946 0123."))
        return typed


class PlaceForm(forms.Form):
    """Offers what somebody can be in a group: `roles` alone and in each of its street teams, save what is `held`."""

    what = forms.ChoiceField(label=_("As what?"), error_messages={"required": _("Choose one.")})

    def __init__(
        self,
        *args: Any,
        teams: Iterable[StreetTeam],
        roles: Collection[str],
        held: Collection[tuple[str, int | None]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._teams = {str(team.pk): team for team in teams}
        alone = [(role, words) for role, words in _ALONE.items() if role in roles and (role, None) not in held]
        within = [
            (f"{role}:{key}", words % {"team": team.name})
            for role, words in _IN_TEAM.items()
            for key, team in self._teams.items()
            if role in roles and (role, team.pk) not in held
        ]
        self.fields["what"].choices = [*alone, *within]  # type: ignore[attr-defined] # a ChoiceField has them

    @property
    def role(self) -> str:
        return str(self.cleaned_data["what"]).partition(":")[0]

    @property
    def team(self) -> StreetTeam | None:
        return self._teams.get(str(self.cleaned_data["what"]).partition(":")[2])


class InviteForm(PlaceForm):
    uses = forms.IntegerField(
        label=_("How many can come by it?"),
        min_value=1,
        max_value=Invitation.MOST_USES,
        initial=1,
        help_text=_("For a flyer, more than one: then it is for volunteers alone."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("uses", 1) > 1 and said.get("what") and self.role != Role.VOLUNTEER:
            self.add_error("uses", _("Only volunteers can come by a code for several. Write 1."))
        return said


class AddressForm(forms.Form):
    email = forms.CharField(
        label=_("Their e-mail address"),
        max_length=MOST_TYPED,
        error_messages={"required": _("Write their e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean_email(self) -> str:
        typed = str(self.cleaned_data["email"])
        _readable(ContactPoint.Means.EMAIL, typed, _("Write it like name@example.org."))
        return typed


class InviteByEmailForm(PlaceForm, AddressForm):
    field_order = ("what", "email")


class WhyForm(forms.Form):
    why = forms.ChoiceField(
        label=_("Why do you want to know?"),
        choices=list(WHY.items()),
        widget=forms.RadioSelect,
        help_text=_("They can read who looked, and why."),
        error_messages={"required": _("Choose a reason."), "invalid_choice": _("Choose a reason.")},
    )


def _readable(means: str, typed: str, otherwise: Promise) -> None:
    try:
        hash_of(means, typed)
    except NotReadableError:
        raise forms.ValidationError(str(otherwise)) from None
