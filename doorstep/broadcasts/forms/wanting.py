"""Which news somebody wants, and what they write with a raised hand."""

from django import forms
from django.utils.translation import gettext_lazy

from doorstep.broadcasts.models import Kind
from doorstep.core.trigrams import without_controls


class WantForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What do you want to hear?"),
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Untick all of them, and nothing comes."),
    )
    weekly = forms.ChoiceField(
        label=gettext_lazy("How often?"),
        choices=[("", gettext_lazy("As it comes")), ("weekly", gettext_lazy("Once a week, in one letter on Monday"))],
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("What is about safeguarding, or over before Monday, comes at once."),
    )


class GroupWantForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What shall the people of your group hear?"),
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Each of them can want less than that, for themselves."),
    )


class HandForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Anything they should know?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Such as when you are free. You can leave it empty."),
    )

    def clean_words(self) -> str:
        return without_controls(str(self.cleaned_data["words"])).strip()
