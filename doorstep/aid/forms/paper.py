"""A list kept on paper, as it is uploaded, and each of its lines as a request."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from doorstep.aid import kinds, paper
from doorstep.aid.forms.calling import CallForm
from doorstep.aid.paper import Line
from doorstep.core import languages
from doorstep.core.trigrams import plain
from doorstep.groups.models import Group


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("The list, as a CSV file"),
        help_text=_(
            "Its first line names the columns: called, postcode and kinds; and, where you have them, surname, phone, "
            "email, address, what, know, urgency, day."
        ),
        error_messages={"required": _("Choose a file.")},
    )
    really = forms.BooleanField(
        label=_("Bring it in. Without this tick we only look at it"),
        required=False,
        help_text=_("What was brought in before is found again, and stays as it is."),
    )

    def clean_file(self) -> list[Line]:
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            return paper.read(upload.read(paper.LARGEST + 1))
        except paper.ListError as error:
            raise forms.ValidationError(languages.said(error)) from None


def form_of(line: Line, group: Group) -> CallForm:
    """Fill in the form of the telephone with a line: it says what to mend in the same words."""
    sent = QueryDict(mutable=True)
    sent.update({**line.values, "urgency": _urgency(line.values), "may_call": "on"})
    known = {plain(words): kind.slug for kind in kinds.offered(group) for words in (kind.slug, str(kind.name))}
    typed = [plain(word) for word in line.values.get("kinds", "").split(";") if word.strip()]
    sent.setlist("kinds", [known.get(word, word) for word in typed])
    return CallForm(sent, group=group)


def _urgency(values: Mapping[str, str]) -> str:
    said = values.get("urgency", "").strip().casefold()
    return said or ("day" if values.get("day") else "week")


def stamp_of(line: Line, group: Group) -> str:
    """Tell a line from any other without saying what stands in it."""
    said: Any = sorted((name, value) for name, value in line.values.items() if value)
    return "list " + salted_hmac("doorstep.aid.paper", f"{group.pk} {said}", algorithm="sha256").hexdigest()[:56]
