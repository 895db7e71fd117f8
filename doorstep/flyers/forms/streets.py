"""Which streets a leafleting sheet has, and who takes one."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import paper
from doorstep.core.trigrams import without_controls
from doorstep.flyers.models.leafleting import MOST_STREETS

LONGEST_STREET = 80
_STREETS = gettext_lazy("One in a line, such as “Choumert Road, odd numbers”. No names of people.")


class StreetsForm(forms.Form):
    streets = forms.CharField(
        label=gettext_lazy("Streets"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=MOST_STREETS * (LONGEST_STREET + 2),
        help_text=_STREETS,
        error_messages={
            "required": gettext_lazy("Write one street at least."),
            "max_length": gettext_lazy("That is too much for one sheet. Make two of it."),
        },
    )

    def clean_streets(self) -> list[str]:
        lines = [_line(line) for line in self.cleaned_data["streets"].splitlines()]
        found = list({line.casefold(): line for line in reversed(lines) if line}.values())[::-1]
        if not found:
            raise forms.ValidationError(_("Write one street at least."))
        if len(found) > MOST_STREETS:
            raise forms.ValidationError(_("That is too much for one sheet. Make two of it."))
        if long := next((line for line in found if len(line) > LONGEST_STREET), ""):
            raise forms.ValidationError(_("Shorter, so that it fits into a line: “%(line)s”.") % {"line": long[:40]})
        return found


class SheetForm(StreetsForm):
    name = forms.CharField(
        label=gettext_lazy("What you call this sheet"),
        max_length=80,
        help_text=gettext_lazy("Such as “Postcards in May”."),
        error_messages={
            "required": gettext_lazy("Give it a name, so that the others know which one it is."),
            "max_length": gettext_lazy("Shorter: 80 letters at most."),
        },
    )
    field_order = ("name", "streets")

    def clean_name(self) -> str:
        name = _line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name


class GivingForm(forms.Form):
    """Whom a coordinator gives a street to; `choices` are the people of the group."""

    person = forms.ChoiceField(
        label=gettext_lazy("Who takes it"), error_messages={"required": gettext_lazy("Choose somebody.")}
    )

    def __init__(self, *args: Any, choices: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 # as declared above
        field.choices = [("", _("Choose somebody")), *((str(pk), name) for pk, name in choices)]

    def clean_person(self) -> UUID:
        return UUID(self.cleaned_data["person"])


def _line(said: str) -> str:
    return paper.settable(" ".join(without_controls(said).split()))
