"""What those type who look things up: an answer, what is to be mended in one, and until when it is right."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import markdown
from doorstep.core.topics import Topic
from doorstep.core.trigrams import plain, without_controls
from doorstep.questions.said import Says
from doorstep.questions.sources import LONGEST as LONGEST_SOURCE
from doorstep.questions.sources import MOST, SourceError, read_sources, said
from doorstep.questions.texts import LONGEST, LONGEST_QUESTION

YEAR = timedelta(days=365)
LONGEST_TIME = timedelta(days=3 * 365)


class _Written(forms.Form):
    """Takes out signs that nobody sees."""

    def _cleaned(self, name: str) -> str:
        return without_controls(str(self.cleaned_data.get(name, ""))).replace("\r\n", "\n").strip()

    def _readable(self, name: str) -> str:
        words = self._cleaned(name)
        if words and not plain(words):
            raise forms.ValidationError(_("Write words that can be read aloud."))
        return words


class DraftForm(_Written):
    """An answer as far as it is written: nothing has to be there yet."""

    question = forms.CharField(
        label=gettext_lazy("The question, in words that are about nobody"),
        max_length=LONGEST_QUESTION,
        required=False,
        help_text=gettext_lazy(
            "As anybody could ask it. No name, no street, nothing by which somebody could be recognised."
        ),
    )
    topic = forms.ChoiceField(
        label=gettext_lazy("Where it belongs"),
        choices=[("", gettext_lazy("Choose one")), *Topic.choices],
        required=False,
    )
    markdown = forms.CharField(
        label=gettext_lazy("The answer"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy(
            "Short words, the most important first. A blank line begins a paragraph, a dash begins a point of a list, "
            "## begins a heading, **two stars** make it strong, [words](https://…) a link."
        ),
    )
    sources = forms.CharField(
        label=gettext_lazy("Where it is from"),
        max_length=MOST * LONGEST_SOURCE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line: what it is called, whose it is, its address."),
    )

    def clean_question(self) -> str:
        return " ".join(self._readable("question").split())

    def clean_markdown(self) -> str:
        words = self._readable("markdown")
        if markdown.swells(words):
            raise forms.ValidationError(markdown.SWELLS)
        return words

    def clean_sources(self) -> str:
        try:
            return said(read_sources(self._cleaned("sources")))
        except SourceError as error:
            raise forms.ValidationError(
                _("Line %(number)s: say what it is called and whose it is, then its address. At most %(most)s lines.")
                % {"number": error.number, "most": MOST}
            ) from None

    def says(self) -> Says:
        return Says(**{name: self.cleaned_data[name] for name in ("question", "topic", "markdown", "sources")})


_MISSING = {
    "question": gettext_lazy("Write the question, as anybody could ask it."),
    "topic": gettext_lazy("Choose where it belongs."),
    "markdown": gettext_lazy("Write the answer."),
    "sources": gettext_lazy("Say where it is from: one source at least."),
}


class AnswerForm(DraftForm):
    """An answer that is ready to be read by somebody else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in _MISSING.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = str(words)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for name, words in _MISSING.items():
            if name not in self.errors and not found.get(name):
                self.add_error(name, words)
        return found


class WordsForm(_Written):
    """A few kind words to somebody."""

    words = forms.CharField(
        label=gettext_lazy("Your words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write a few words.")},
    )

    def clean_words(self) -> str:
        words = self._readable("words")
        if not words:
            raise forms.ValidationError(_("Write a few words."))
        return words


class UntilForm(forms.Form):
    """Until when it is taken to be right, and that nobody stands in it."""

    review_by = forms.DateField(
        label=gettext_lazy("Look again by"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("On that day somebody is asked to look whether it is still right."),
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("Write a day, such as 2027-05-20."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("review_by", timezone.localdate() + YEAR)

    def clean_review_by(self) -> date:
        day: date = self.cleaned_data["review_by"]
        today = timezone.localdate()
        if not today < day <= today + LONGEST_TIME:
            raise forms.ValidationError(_("Choose a day after today, within three years."))
        return day


class PublishForm(UntilForm):
    """Says besides in which language it is written: by default in that of whoever asked."""

    language = forms.ChoiceField(
        label=gettext_lazy("In which language is it written?"), choices=settings.LANGUAGES, required=False
    )
    about_nobody = forms.BooleanField(
        label=gettext_lazy("I have read all of it. Nobody can be recognised in it."),
        error_messages={"required": gettext_lazy("Read it, and tick the box. If somebody can be, send it back.")},
    )
