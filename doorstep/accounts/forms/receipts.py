"""The two questions of a receipt: its number, and something that only its owner told us."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.core import digits
from doorstep.people import facts
from doorstep.people.actions import RECEIPT_LENGTH
from doorstep.vault.normalising import MOST_TYPED, NotReadableError


class ReceiptForm(forms.Form):
    number = forms.CharField(
        label=_("The number on your receipt"),
        help_text=_("Sixteen digits, such as 1234 5678 9012 3456."),
        max_length=60,
        error_messages={"required": _("Type the sixteen digits.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false"}),
    )
    fact = forms.CharField(
        label=_("Something you told us"),
        help_text=_("Your telephone number, your e-mail address, or your whole postcode."),
        max_length=MOST_TYPED,
        error_messages={"required": _("Type your telephone number, your e-mail address or your postcode.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_number(self) -> str:
        number = digits.read(str(self.cleaned_data["number"]), RECEIPT_LENGTH)
        if not number:
            raise forms.ValidationError(_("A receipt has sixteen digits. Count them again."))
        if digits.has_slip(number):
            raise forms.ValidationError(_("One of these digits is not as it stands on the receipt. Look again."))
        return number

    def clean_fact(self) -> facts.Fact:
        try:
            return facts.read(str(self.cleaned_data["fact"]))
        except NotReadableError:
            raise forms.ValidationError(
                _("Write a number like 07700 900123, an address like amina@example.org, or a postcode like SE15 5BZ.")
            ) from None
