"""Who of a group hears a network's news."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from doorstep.networks.models import Affiliation


class HearsForm(forms.Form):
    """Offers each choice with how many people it is; `many` by choice."""

    hears = forms.ChoiceField(
        label=_("Who hears the network’s news?"),
        widget=forms.RadioSelect,
        help_text=_("Whoever it is newly open to is told once, and can say no. Whoever takes a rest hears nothing."),
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )

    def __init__(self, *args: Any, many: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hears"].choices = [  # type: ignore[attr-defined] # a ChoiceField has them
            (hears, f"{words} ({_people(many[hears])})" if many.get(hears) else words)
            for hears, words in Affiliation.Hears.choices
        ]


def _people(many: int) -> str:
    return ngettext("%(number)s person", "%(number)s people", many) % {"number": many}
