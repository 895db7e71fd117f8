"""What the desk types about questions: to whom one is given, at which answer it is pointed, how somebody is called."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core.trigrams import plain, without_controls
from doorstep.questions.models import Researcher

ME = "me"


class WhoForm(forms.Form):
    """Asks whom: `choices` are those who look things up, by their ids."""

    who = forms.ChoiceField(
        label=gettext_lazy("Who?"),
        error_messages={
            "required": gettext_lazy("Choose somebody."),
            "invalid_choice": gettext_lazy("Choose one of these. Somebody may have stopped meanwhile."),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Choose somebody")), *choices, (ME, _("I do it myself"))]  # type: ignore[attr-defined] # a ChoiceField has them

    def person(self, me: UUID) -> UUID:
        who = self.cleaned_data["who"]
        return me if who == ME else UUID(who)


class PointForm(forms.Form):
    """Asks which answer: `choices` are those that are published."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Which answer?"),
        error_messages={
            "required": gettext_lazy("Choose one."),
            "invalid_choice": gettext_lazy("Choose one of these. It may have been taken down meanwhile."),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [("", _("Choose one")), *choices]  # type: ignore[attr-defined] # as above


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What do you call them here?"),
        max_length=Researcher.LONGEST_NAME,
        help_text=gettext_lazy("Such as “Ravi, library”. The desk sees it, and they do."),
        error_messages={"required": gettext_lazy("Write what you call them.")},
    )

    def clean_name(self) -> str:
        name = " ".join(without_controls(str(self.cleaned_data["name"])).split())
        if not plain(name):
            raise forms.ValidationError(_("Write words that can be read aloud."))
        return name
