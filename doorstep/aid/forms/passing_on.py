"""To whom a request goes that is not ours."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models import HelpRequest
from doorstep.aid.queries.covering import Covers
from doorstep.groups.models import Group, StreetTeam

_GROUP, _TEAM, _ALL_OF_US = "group", "team", "all-of-us"
_NO_TEAM = "0"


class PassOnForm(forms.Form):
    to = forms.ChoiceField(
        label=_("Whose is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    )
    agreed = forms.BooleanField(
        label=_("They said that another group may have it"),
        required=False,
        help_text=_("Ask them first. What they told you goes with it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=20, required=False)

    def __init__(
        self, *args: Any, asked: HelpRequest, others: Iterable[Covers], teams: Iterable[StreetTeam], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        free = [each for each in others if not each.is_full]
        self._groups = {f"{_GROUP}:{each.group.pk}": each.group for each in free}
        self._teams = {f"{_TEAM}:{team.pk}": team for team in teams if team.pk != asked.team_id}
        choices = [(f"{_GROUP}:{each.group.pk}", each.in_a_line) for each in free]
        choices += [(key, _("Our street team %(team)s") % {"team": team.name}) for key, team in self._teams.items()]
        choices += [(_ALL_OF_US, str(_("Our group as a whole")))] if asked.team_id else []
        self.fields["to"].choices = choices  # type: ignore[attr-defined] # a ChoiceField has them
        self._stands = self.initial["seen"] = str(asked.team_id or _NO_TEAM)
        if asked.may_pass_on:
            del self.fields["agreed"]

    def clean_agreed(self) -> bool:
        return bool(self.cleaned_data["agreed"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("seen") not in {None, "", self._stands}:
            # Sent once more, it is upon what stands there by now.
            self.data = cast("QueryDict", self.data).copy()
            self.data["seen"] = self._stands
            raise forms.ValidationError(_("A colleague passed it on while you chose. See above whose it is by now."))
        return {"agreed": False, **said}

    @property
    def group(self) -> Group | None:
        return self._groups.get(self.cleaned_data["to"])

    @property
    def team(self) -> StreetTeam | None:
        return self._teams.get(self.cleaned_data["to"])
