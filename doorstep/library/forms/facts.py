"""What a document is about, and for whom."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import languages
from doorstep.core.topics import Topic
from doorstep.core.trigrams import without_controls
from doorstep.library.models import Document
from doorstep.library.said import Facts

_CHOOSE = {"required": gettext_lazy("Choose one."), "invalid_choice": gettext_lazy("Choose one.")}


class FactsForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Document.Kind.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A policy or a template can be made a group’s own, with its gaps filled in."),
        error_messages=_CHOOSE,
    )
    topic = forms.ChoiceField(label=gettext_lazy("What is it about?"), choices=Topic.choices, error_messages=_CHOOSE)
    for_whom = forms.ChoiceField(
        label=gettext_lazy("Whom is it for?"),
        choices=Document.ForWhom.choices,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )

    def facts(self, language: str = "en") -> Facts:
        said = self.cleaned_data
        return Facts(said["kind"], said["topic"], said["for_whom"], said.get("language") or language)


class NewForm(FactsForm):
    title = forms.CharField(
        label=gettext_lazy("What is it called?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give it a name, such as “Shopping and money”.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In which language do you write it?"), choices=languages.offered, error_messages=_CHOOSE
    )
    field_order = ("title", "kind", "topic", "for_whom", "language")

    def clean_title(self) -> str:
        title = " ".join(without_controls(self.cleaned_data["title"]).split())
        if not title:
            raise forms.ValidationError(_("Give it a name, such as “Shopping and money”."))
        return title


class ReviewForm(FactsForm):
    """Asks besides by when it is to be read again."""

    review_by = forms.DateField(
        label=gettext_lazy("By when should somebody read it again?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Then whoever keeps it is asked whether it is still true. Once a year is a good rule."),
        error_messages={"invalid": gettext_lazy("Write a day such as 2027-11-01.")},
    )


class StillTrueForm(forms.Form):
    until = forms.DateField(
        label=gettext_lazy("And by when should somebody read it again?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("Choose a day, such as a year from now."),
            "invalid": gettext_lazy("Write a day such as 2027-11-01."),
        },
    )

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until <= timezone.localdate():
            raise forms.ValidationError(_("That day is over. Choose a later one."))
        return until
