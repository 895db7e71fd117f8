"""Sample questions for /style/: one of each kind a page may ask, calm and with something to mend."""

from django import forms
from django.core.exceptions import ValidationError

WAYS = [("text", "By text"), ("call", "By a phone call"), ("mail", "By e-mail")]
KINDS = [("shop", "Shopping"), ("dog", "Dog walking"), ("lift", "A lift")]


class Sample(forms.Form):
    name = forms.CharField(label="What shall we call you?")
    where = forms.CharField(label="Where is your door?", help_text="A postcode, or its first half: SE15.")
    phone = forms.CharField(label="Phone", required=False, widget=forms.TextInput({"type": "tel", "size": 16}))
    day = forms.DateField(label="By which day?", widget=forms.DateInput({"type": "date"}))
    kind = forms.ChoiceField(label="Kind of help", choices=KINDS)
    about = forms.CharField(label="What should they know?", widget=forms.Textarea({"rows": 3}), required=False)
    way = forms.ChoiceField(
        label="How may we reach you?",
        help_text="Choose the one that is safe for you.",
        widget=forms.RadioSelect,
        choices=WAYS,
    )
    kinds = forms.MultipleChoiceField(
        label="What could you do?", widget=forms.CheckboxSelectMultiple, choices=KINDS, required=False
    )
    paper = forms.FileField(label="A map of your patch", required=False)
    agreed = forms.BooleanField(label="My neighbour knows that I ask for them.")

    def clean_where(self) -> str:
        raise ValidationError(
            "We could not find “%(where)s”. Check the last two letters, or type just SE15.",
            params={"where": self.cleaned_data["where"]},
        )
