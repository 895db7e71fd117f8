"""A picture for a document, with the words for whoever does not see it."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import languages, photos
from doorstep.core.photos import NotAPhotoError, Photo
from doorstep.core.trigrams import without_controls
from doorstep.library.forms.public import without_chat


class PictureForm(forms.Form):
    picture = forms.FileField(
        label=gettext_lazy("The picture"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at most 4 MB. Where and when it was taken is removed. Nobody who can be known in it, "
            "unless they said yes."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"required": gettext_lazy("Choose a picture.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What does it show?"),
        max_length=300,
        help_text=gettext_lazy(
            "For whoever does not see it: what one would say on the telephone. “A red door with a note on it.”"
        ),
        error_messages={
            "required": gettext_lazy("Say in a few words what it shows: some of those who read this do not see it.")
        },
    )

    def clean_picture(self) -> Photo:
        sent: UploadedFile[Any] = self.cleaned_data["picture"]
        try:
            return photos.without_words(sent.read(photos.LARGEST + 1))
        except NotAPhotoError as error:
            raise forms.ValidationError(languages.said(error)) from None

    def clean_words(self) -> str:
        words = " ".join(without_controls(self.cleaned_data["words"]).split())
        if not words:
            raise forms.ValidationError(
                _("Say in a few words what it shows: some of those who read this do not see it.")
            )
        return without_chat(words)
