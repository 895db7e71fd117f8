"""What a broadcast says, and the files with it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.broadcasts.models import Kind
from doorstep.broadcasts.said import Says
from doorstep.core.trigrams import plain, without_controls
from doorstep.groups.contacts import mentions_a_chat
from doorstep.messaging.channels.base import File
from doorstep.messaging.inbound import sniffing
from doorstep.messaging.models import Enclosure

# Whom it was for is known for five weeks.
FARTHEST = timedelta(days=28)
MOST_FILES, LARGEST = 3, 1_000_000
_KINDS = {"pdf": Enclosure.Kind.PDF, "png": Enclosure.Kind.PNG, "jpg": Enclosure.Kind.JPEG}


class SaysForm(forms.Form):
    """Asks what is said; a chat's link in what is public is refused."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("People choose which kinds they want to hear."),
        error_messages={"required": gettext_lazy("Choose what it is: people choose what they hear by that.")},
    )
    subject = forms.CharField(
        label=gettext_lazy("What is it about, in one line?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write one line: it is what people see first.")},
    )
    body = forms.CharField(
        label=gettext_lazy("What do you want to tell them?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("Nothing that could tell who a neighbour is: it leaves this house."),
        error_messages={"required": gettext_lazy("Write what you want to tell them.")},
    )
    short = forms.CharField(
        label=gettext_lazy("And in a text message?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Whoever reads texts gets this, or the one line above if you leave it empty."),
    )
    last_day = forms.DateField(
        label=gettext_lazy("Until when is it worth knowing?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("After that day it is sent to nobody. If you say none: a week."),
        error_messages={"invalid": gettext_lazy("Write a day such as 2026-12-24.")},
    )
    wants_hands = forms.BooleanField(
        label=gettext_lazy("Ask who can help with it"),
        required=False,
        help_text=gettext_lazy("They say so in one step, and you see who they are and how to reach them."),
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Anybody may read it on the network’s page"),
        required=False,
    )

    def clean_subject(self) -> str:
        said = without_controls(str(self.cleaned_data["subject"])).strip()
        if not plain(said):
            raise forms.ValidationError(_("Write one line that can be read aloud."))
        return said

    def clean_body(self) -> str:
        return without_controls(str(self.cleaned_data["body"])).strip()

    def clean_short(self) -> str:
        return " ".join(without_controls(str(self.cleaned_data["short"])).split())

    def clean_last_day(self) -> Any:
        day = self.cleaned_data["last_day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("That day is over. Choose today or a later one."))
        if day and day > timezone.localdate() + FARTHEST:
            raise forms.ValidationError(_("That is more than four weeks away. Choose an earlier day, and write again."))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        words = " ".join(str(said.get(each, "")) for each in ("subject", "body", "short"))
        if said.get("is_public") and mentions_a_chat(words):
            self.add_error("body", _("This leads into a private chat, and would be public. Leave it out."))
        return said

    def says(self) -> Says:
        return Says(**{name: self.cleaned_data[name] for name in self.fields})


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """Takes several files; what each is is told by its own bytes."""

    def clean(self, data: Any, initial: Any = None) -> list[File]:
        uploads = data if isinstance(data, list | tuple) else [data] if data else []
        if len(uploads) > MOST_FILES:
            raise forms.ValidationError(
                _("That is more than three files. Put the rest on a page, and write its address.")
            )
        files = [_as_file(super(_Files, self).clean(each, initial)) for each in uploads]
        if sum(len(file.content) for file in files) > LARGEST:
            raise forms.ValidationError(_("Together they are larger than 1 MB: many mailboxes would refuse them."))
        return files


class FilesForm(forms.Form):
    enclosed = _Files(
        label=gettext_lazy("Files that go with it by e-mail"),
        required=False,
        widget=_Several(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        help_text=gettext_lazy("A PDF, or a picture as PNG or JPEG: three at most, 1 MB together."),
    )


def _as_file(upload: "UploadedFile[bytes]") -> File:
    content = upload.read() if (upload.size or 0) <= LARGEST else b""
    if not content:
        raise forms.ValidationError(_("This file is larger than 1 MB: many mailboxes would refuse it."))
    kind = _KINDS.get(sniffing.sniffed(content, upload.name or "").ending)
    if kind is None:
        raise forms.ValidationError(_("This is neither a PDF nor a picture as PNG or JPEG. Save it as one of these."))
    return File(_named(upload.name or ""), str(kind), content)


def _named(typed: str) -> str:
    """Name it by the end of what its owner called it, which is what tells its kind."""
    return (without_controls(typed.replace("/", "-")).strip() or "file")[-100:]
