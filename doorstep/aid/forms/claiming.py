"""What a volunteer laid out, with a photograph of the receipt."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models import Claim
from doorstep.core import languages, photos
from doorstep.core.photos import NotAPhotoError, Photo


class ClaimForm(forms.Form):
    amount = forms.DecimalField(
        label=_("How much did you lay out, in pounds?"),
        help_text=_("Such as 12.50"),
        min_value=Decimal("0.01"),
        max_value=Decimal(Claim.MOST) / 100,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "8", "autocomplete": "off"}),
        error_messages={
            "required": _("Write how much it was, such as 12.50."),
            "invalid": _("Write it in pounds and pence, such as 12.50."),
            "max_decimal_places": _("Write it in pounds and pence, such as 12.50."),
        },
    )
    how = forms.ChoiceField(
        label=_("How would you like it back?"),
        choices=Claim.Hows,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    receipt = forms.FileField(
        label=_("A photograph of the receipt"),
        help_text=_(
            "JPEG, PNG or WebP, at most 4 MB. Where and when it was taken is removed; cover the names on it yourself."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"required": _("Choose a photograph of the receipt.")},
    )

    def clean_receipt(self) -> Photo:
        sent: UploadedFile[Any] = self.cleaned_data["receipt"]
        try:
            return photos.without_words(sent.read(photos.LARGEST + 1))
        except NotAPhotoError as error:
            raise forms.ValidationError(languages.said(error)) from None

    @property
    def pence(self) -> int:
        return int(self.cleaned_data["amount"] * 100)
