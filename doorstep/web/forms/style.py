"""Sample questions for /style/: one of each kind a page may ask, calm and with something to mend."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WAYS = [("text", _("By text")), ("call", _("By a phone call")), ("mail", _("By e-mail"))]
KINDS = [("shop", _("Shopping")), ("dog", _("Dog walking")), ("lift", _("A lift"))]


class Sample(forms.Form):
    name = forms.CharField(label=_("What shall we call you?"))
    where = forms.CharField(label=_("Where is your door?"), help_text=_("A postcode, or its first half: SE15."))
    phone = forms.CharField(label=_("Phone"), required=False, widget=forms.TextInput({"type": "tel", "size": 16}))
    day = forms.DateField(label=_("By which day?"), widget=forms.DateInput({"type": "date"}))
    kind = forms.ChoiceField(label=_("Kind of help"), choices=KINDS)
    about = forms.CharField(label=_("What should they know?"), widget=forms.Textarea({"rows": 3}), required=False)
    way = forms.ChoiceField(
        label=_("How may we reach you?"),
        help_text=_("Choose the one that is safe for you."),
        widget=forms.RadioSelect,
        choices=WAYS,
    )
    kinds = forms.MultipleChoiceField(
        label=_("What could you do?"), widget=forms.CheckboxSelectMultiple, choices=KINDS, required=False
    )
    paper = forms.FileField(label=_("A map of your patch"), required=False)
    agreed = forms.BooleanField(label=_("My neighbour knows that I ask for them."))

    def clean_where(self) -> str:
        raise ValidationError(
            _("We could not find “%(where)s”. Check the last two letters, or type just SE15."),
            params={"where": self.cleaned_data["where"]},
        )
