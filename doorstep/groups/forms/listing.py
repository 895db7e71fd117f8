"""What stands in a listing, corrected by the desk or by its coordinators: much what a new group is asked."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from doorstep.core import languages
from doorstep.core.trigrams import plain, without_controls
from doorstep.groups import contacts
from doorstep.groups.forms.proposal import ProposalForm
from doorstep.groups.forms.where import read_shape, read_where
from doorstep.groups.importing import ways
from doorstep.groups.models import KindOfHelp
from doorstep.groups.patches import draw
from doorstep.groups.said import Said
from doorstep.places import cells
from doorstep.places.queries import UnknownPlaceError

_MEANS = ("phone", "email", "website")
_TEXTS = ("name", "summary", "place", "description")
# What a group is, and what one of its coordinators says about it without asking another.
WHAT_IT_IS = ("name", "where", "shape")
FACTS = ("summary", "place", "kinds", "other_kinds", "languages", *_MEANS, "description")
_CHAT = _("This leads into a private chat, where strangers would see everybody’s number. Leave it out.")


def _lines(label: Any, longest: int = 1000) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, required=False, max_length=longest, widget=area, help_text=_("One on a line."))


class ListingForm(forms.Form):
    """Begins with what stands there (`before`, as said.in_listing gives it) and gives back all of it, as `values`.

    Asked `only` some of the questions, it gives back what these are about.
    """

    name = forms.CharField(label=_("Name"), max_length=120, error_messages={"required": _("Write the group’s name.")})
    summary = forms.CharField(label=_("What it does, in one line"), max_length=160, required=False)
    where = forms.CharField(
        label=_("A new patch"),
        max_length=200,
        required=False,
        help_text=_("Left empty, the patch stays as it is. Districts or parts of them, such as SE15, SE22 8."),
    )
    shape = forms.FileField(label=_("A new patch as a GeoJSON file"), required=False)
    place = forms.CharField(label=_("Where it helps, in its own words"), max_length=120, required=False)
    kinds = forms.MultipleChoiceField(
        label=_("What it helps with"),
        required=False,
        choices=[each for each in KindOfHelp.Kind.choices if each[0] != KindOfHelp.Kind.OTHER],
        widget=forms.CheckboxSelectMultiple,
    )
    other_kinds = _lines(_("Other kinds of help, in its own words"))
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), required=False, choices=languages.offered, widget=forms.CheckboxSelectMultiple
    )
    phone = _lines(_("Phone numbers for everybody to see"))
    email = _lines(_("E-mail addresses for everybody to see"))
    website = _lines(_("Pages"), longest=2000)
    description = ProposalForm.base_fields["description"]
    # The last change known when the form was shown.
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, before: Said, seen: int, only: Collection[str] = (*WHAT_IT_IS, *FACTS), **kwargs: Any
    ) -> None:
        kwargs["initial"] = _asked(before) | {"seen": seen}
        super().__init__(*args, **kwargs)
        self._before = before
        self.values: dict[str, Any] = {}
        self._offer_languages(before)
        for name in self.fields.keys() - {*only, "seen"}:
            del self.fields[name]

    def _offer_languages(self, before: Said) -> None:
        offered = dict(languages.offered())
        others = [(code, languages.name(code)) for code in before["languages"] if code not in offered]
        self.fields["languages"].choices = [*offered.items(), *others]  # type: ignore[attr-defined] # it is a choice field

    def clean_shape(self) -> dict[str, Any] | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data["shape"]
        return read_shape(upload) if upload else None

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if "name" in typed and not plain(typed["name"]):
            self.add_error("name", _("Write a name that can be read aloud."))
        for name in (*_TEXTS, "other_kinds", *_MEANS):
            if contacts.mentions_a_chat(typed.get(name, "")):
                self.add_error(name, _CHAT)
        found = [pair for means in _MEANS if means in self.fields for pair in self._ways(means)]
        if not self.errors:
            self.values = self._texts(typed) | (self._lists(typed, found) if "kinds" in self.fields else {})
            self._draw(typed)
        return typed

    def _ways(self, means: str) -> list[tuple[str, str]]:
        """Read the ways of one kind; what cannot be one stands beside its field."""
        typed, remarks = self.cleaned_data.get(means, ""), list[str]()
        found = list(ways.read({means: typed}, remarks))
        if remarks and means not in self.errors:
            self.add_error(means, _("One of these does not read like one. Write each whole, on a line of its own."))
        return found

    def _texts(self, typed: dict[str, Any]) -> dict[str, Any]:
        asked = [name for name in _TEXTS if name in self.fields]
        return {name: without_controls(typed[name]).replace("\r\n", "\n") for name in asked}

    def _lists(self, typed: dict[str, Any], found: list[tuple[str, str]]) -> dict[str, Any]:
        own = [without_controls(line.strip())[:60] for line in typed["other_kinds"].splitlines() if line.strip()]
        plain_kinds = [[kind, ""] for kind in typed["kinds"]] or []
        kept = [kind for kind in self._before["kinds"] if kind == ["other", ""]]
        kinds = [*plain_kinds, *([] if own else kept), *(["other", words] for words in own)]
        return {
            "kinds": _in_order(kinds, self._before["kinds"]),
            "languages": sorted(typed["languages"]),
            "contact_ways": _in_order([list(pair) for pair in found], self._before["contact_ways"]),
        }

    def _draw(self, typed: dict[str, Any]) -> None:
        """Work out the patch now, so that what is wrong with it stands beside its field."""
        if not (typed.get("where") or typed.get("shape")):
            return
        try:
            parts = read_where(typed["where"], 600.0, typed.get("shape"))
            draw(parts)
        except UnknownPlaceError as error:
            self.add_error("where", languages.said(error))
        except cells.ShapeError as error:
            self.add_error("shape", languages.said(error))
        else:
            self.values["patch"] = parts.as_json()


def _asked(before: Said) -> dict[str, Any]:
    """Give what the fields begin with."""
    reached = {means: "\n".join(way for each, way in before["contact_ways"] if each == means) for means in _MEANS}
    return {
        **{name: before[name] for name in (*_TEXTS, "languages")},
        "kinds": [kind for kind, words in before["kinds"] if not words],
        "other_kinds": "\n".join(words for _kind, words in before["kinds"] if words),
        **reached,
    }


def _in_order(values: Sequence[list[str]], before: Sequence[list[str]]) -> list[list[str]]:
    """Keep the order in which they stood, so that what nobody touched is no change; what is new comes last."""
    once = list(dict.fromkeys(map(tuple, values)))
    there = {tuple(each): place for place, each in enumerate(before)}
    return [list(each) for each in sorted(once, key=lambda each: there.get(each, len(there)))]
