"""What a document says, in Markdown."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import markdown
from doorstep.core.trigrams import without_controls
from doorstep.library.forms.public import as_anybody_sees_it, without_chat
from doorstep.library.models.edition import LONGEST, Edition
from doorstep.library.said import Says

_PUBLIC = ("title", "summary", "markdown", "written_by", "reviewed_by", "sources")
# As they stand in addresses of ours.
_OURS = re.compile(r"/library/pictures/[0-9a-f-]{36}/$")


class WordsForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("What is it called?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give it a name, such as “Shopping and money”.")},
    )
    summary = forms.CharField(
        label=gettext_lazy("What does it say, in two lines?"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("It stands in the list, and where it is found."),
    )
    markdown = forms.CharField(
        label=gettext_lazy("The text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        error_messages={
            "required": gettext_lazy("Write something: a few lines are enough to begin with."),
            "max_length": gettext_lazy("This is longer than anybody reads at once. Make two of it."),
        },
    )
    written_by = forms.CharField(
        label=gettext_lazy("Who wrote it?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("As its page should say: a first name, a group, a body."),
    )
    reviewed_by = forms.CharField(label=gettext_lazy("Who read it over?"), max_length=200, required=False)
    sources = forms.CharField(
        label=gettext_lazy("Where can one read more, or check it?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One in a line: title, publisher, address."),
    )
    seen = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    # What somebody else wrote meanwhile, for the page.
    theirs: Edition | None = None

    def clean_markdown(self) -> str:
        text = without_controls(self.cleaned_data["markdown"]).replace("\r\n", "\n")
        if markdown.swells(text):
            raise forms.ValidationError(markdown.SWELLS)
        shown = markdown.pictures(text)
        if any(not _OURS.match(address) for address, _words in shown):
            raise forms.ValidationError(
                _("A picture here comes from another site, which would see who reads this. Add it under “Pictures”.")
            )
        if any(not words.strip() for _address, words in shown):
            raise forms.ValidationError(
                _(
                    "A picture here has no words for whoever does not see it. "
                    "Write between its square brackets what it shows."
                )
            )
        if not markdown.plain(text).strip():
            raise forms.ValidationError(_("Write something: a few lines are enough to begin with."))
        return text

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name in _PUBLIC:
            typed = str(said.get(name, ""))
            try:
                without_chat(as_anybody_sees_it(typed) if name == "markdown" else typed)
            except forms.ValidationError as error:
                self.add_error(name, error)
        return said

    def says(self, translates: int | None = None) -> Says:
        names = ("title", "summary", "written_by", "reviewed_by", "sources")
        said = {name: without_controls(self.cleaned_data[name]).strip() for name in names}
        return Says(markdown=self.cleaned_data["markdown"], translates=translates, **said)


class TranslationForm(WordsForm):
    """Asks besides whether it says all that the original says now, and knows which edition of that stood beside it."""

    original = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    follows = forms.BooleanField(
        label=gettext_lazy("It says all that the original says now"),
        required=False,
        help_text=gettext_lazy("Leave it open while something is missing: readers are told that it is behind."),
    )
