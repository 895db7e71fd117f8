"""The one form of a flyer: how large, in which languages, and each phrase in each of them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import languages, paper
from doorstep.core.trigrams import without_controls
from doorstep.flyers import phrases
from doorstep.flyers.models import Batch
from doorstep.flyers.said import LONGEST, LONGEST_DISTRICT, LONGEST_NOTE, LONGEST_PHONE, Flyer
from doorstep.groups.contacts import mentions_a_chat

_LABELS: Final[dict[str, Promise]] = {
    "title": gettext_lazy("The large words"),
    "help": gettext_lazy("What you help with"),
    "ring": gettext_lazy("Above the telephone number"),
    "scan": gettext_lazy("Below the square to scan"),
    "promise": gettext_lazy("What you promise"),
}
_PHONE: Final = re.compile(r"[+(]?[0-9][0-9 ()+-]{3,}")
_TOO_LONG = gettext_lazy("Shorter: %(limit_value)d letters at most, so that they can be read from a doormat.")


class FlyerForm(forms.Form):
    """`flyer` is what it says so far, `kinds` what the group helps with: an empty phrase is the usual one."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    size = forms.ChoiceField(label=gettext_lazy("How large?"), choices=Batch.Size.choices, widget=forms.RadioSelect)
    first = forms.ChoiceField(label=gettext_lazy("In which language?"))
    second = forms.ChoiceField(label=gettext_lazy("A second language, on the same card"), required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telephone number"),
        required=False,
        max_length=LONGEST_PHONE,
        help_text=gettext_lazy(
            "As you want it printed. Everybody on the street will read it; leave it empty if you like."
        ),
        error_messages={"max_length": _TOO_LONG},
    )
    district = forms.CharField(
        label=gettext_lazy("Where you help"),
        required=False,
        max_length=LONGEST_DISTRICT,
        help_text=gettext_lazy("The postcode district, such as SE15 Peckham."),
        error_messages={"max_length": _TOO_LONG},
    )
    note = forms.CharField(
        label=gettext_lazy("What you call it"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=gettext_lazy("For yourselves, such as “Rye Lane in May”. It is not printed."),
        error_messages={"max_length": _TOO_LONG},
    )

    def __init__(self, *args: Any, flyer: Flyer, kinds: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kinds = kinds
        offered = [(code, _called(code)) for code in phrases.LANGUAGES]
        self._choice("first").choices = offered
        self._choice("second").choices = [("", _("No second language")), *offered]
        self.initial.update(self._begins_with(flyer))
        for language in self.languages:
            self._ask_phrases(language, flyer.phrases.get(language, {}))

    @property
    def languages(self) -> list[str]:
        """Which languages are in play: those that were sent, as far as we have them, or those it has so far."""
        said = [self.data.get(name) if self.is_bound else self.initial[name] for name in ("first", "second")]
        return [*dict.fromkeys(code for code in said if code in phrases.LANGUAGES)]

    @property
    def spoken(self) -> list[dict[str, Any]]:
        """Give each language with its fields, for the page."""
        return [
            {"name": languages.name(code), "code": code, "fields": [self[f"{name}_{code}"] for name in phrases.PHRASES]}
            for code in self.languages
        ]

    @property
    def flyer(self) -> Flyer:
        said = self.cleaned_data
        return Flyer(
            said["size"],
            tuple(dict.fromkeys(code for code in (said["first"], said["second"]) if code)),
            {code: own for code in self.languages if (own := self._own(code))},
            said["phone"],
            said["district"],
            said["note"],
        )

    def see_anew(self, flyer: Flyer) -> None:
        """Let it be sent once more, upon what the flyer says by now."""
        typed = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        typed["seen"] = flyer.stamp
        self.data = typed

    def clean(self) -> None:
        for name, said in [*self.cleaned_data.items()]:
            if isinstance(said, str) and (wrong := _wrong_with(said)):
                self.add_error(name, wrong)

    def clean_phone(self) -> str:
        said = _line(self.cleaned_data["phone"])
        if said and not _PHONE.fullmatch(said):
            raise forms.ValidationError(_("Write the number in digits and blanks, such as 020 7946 0123."))
        return said

    def _choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 # as declared above
        return field

    def _begins_with(self, flyer: Flyer) -> dict[str, str]:
        first, *others = flyer.languages
        said = {"size": flyer.size, "first": first, "second": others[0] if others else ""}
        return said | {"phone": flyer.phone, "district": flyer.district, "note": flyer.note, "seen": flyer.stamp}

    def _ask_phrases(self, language: str, own: Mapping[str, str]) -> None:
        usual = phrases.usual(language, self._kinds)
        for name in phrases.PHRASES:
            widget = forms.Textarea(attrs={"rows": 3}) if name == "help" else forms.TextInput()
            widget.attrs |= {"lang": language, "dir": phrases.direction(language), "placeholder": usual[name]}
            self.initial[f"{name}_{language}"] = own.get(name) or usual[name]
            self.fields[f"{name}_{language}"] = forms.CharField(
                label=str(_LABELS[name]),
                required=False,
                max_length=LONGEST[name],
                widget=widget,
                error_messages={"max_length": _TOO_LONG},
            )

    def _own(self, language: str) -> dict[str, str]:
        """Give the phrases in which they say something else than usual."""
        usual = phrases.usual(language, self._kinds)
        said = {name: _line(self.cleaned_data.get(f"{name}_{language}", "")) for name in phrases.PHRASES}
        return {name: words for name, words in said.items() if words and words != usual[name]}


def _called(code: str) -> str:
    """Name a language in itself and in the reader's own: "Polski · Polish"."""
    names = dict.fromkeys((languages.own_name(code).capitalize(), languages.name(code)))
    return " · ".join(names)


def _line(said: str) -> str:
    return " ".join(without_controls(said).split())


def _wrong_with(said: str) -> str:
    if missing := paper.without_letters(without_controls(said)):
        return _("These signs cannot be printed: %(signs)s. Leave them out.") % {"signs": " ".join(missing[:10])}
    if mentions_a_chat(said):
        return _("There is a link into a chat in it. Take it out: whoever has it sees every member’s number.")
    return ""
