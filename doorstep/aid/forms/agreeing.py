"""With which neighbouring group, and for which kinds of help."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from doorstep.aid.kinds import USUAL
from doorstep.groups.models import Group


class ProposalForm(forms.Form):
    other = forms.ChoiceField(
        label=_("Which group?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a group."), "invalid_choice": _("Choose one of these groups.")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("Only for some kinds of help"),
        help_text=_("Tick none, and it is for all of them."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, neighbours: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups = {str(each.pk): each for each in neighbours}
        self.fields["other"].choices = [(key, each.name) for key, each in self._groups.items()]  # type: ignore[attr-defined] # a ChoiceField has them
        self.fields["kinds"].choices = [(slug, capfirst(str(kind.name))) for slug, kind in USUAL.items()]  # type: ignore[attr-defined] # as above

    @property
    def chosen(self) -> Group:
        return self._groups[self.cleaned_data["other"]]
