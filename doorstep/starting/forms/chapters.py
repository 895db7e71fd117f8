"""What is asked in each chapter: a part of what every group writes to be listed, and how it will work."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models import GroupWay
from doorstep.groups.forms.proposal import ProposalForm
from doorstep.groups.queries.alike import listed_like
from doorstep.places import cells
from doorstep.starting.models import Chapter

_PENCE = 100


class ChapterForm(forms.Form):
    """Is filled in upon what stands in the chapter: `seen` is the stamp of that, empty where nothing does."""

    ASKS: ClassVar[tuple[str, ...]] = ()
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    @property
    def said(self) -> dict[str, Any]:
        """Give what was written, as it is kept and as the form is filled in with it again."""
        return {name: self.cleaned_data[name] for name in self.ASKS if name in self.cleaned_data}

    def see_anew(self, theirs: Chapter | None) -> None:
        """Let it be sent once more, upon what stands there by now."""
        typed = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        typed["seen"] = theirs.stamp if theirs else ""
        self.data = typed


class PartForm(ChapterForm, ProposalForm):
    """Asks a few of the things that a group writes to be listed, in the same words and checked in the same way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() - {*self.ASKS, "seen"}:
            del self.fields[name]


class PatchForm(PartForm):
    ASKS = ("name", "another", "summary", "where", "around", "place", "look_at", "middle", "picked", "tapped")

    @property
    def said(self) -> dict[str, Any]:
        said = super().said
        for passing in ("look_at", "middle"):
            said.pop(passing)
        around = {"around": str(int(said["around"]))} if said.get("around") else {}
        return said | around | {"tapped": [cells.as_text(cell) for cell in said["tapped"]]}


class WayForm(PartForm):
    ASKS = ("how", "pounds", "kinds", "other_kind", "languages", "description")

    how = forms.ChoiceField(
        label=_("Who chooses the helper?"),
        choices=GroupWay.Hows.choices,
        initial=GroupWay.Hows.WAVES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    pounds = forms.DecimalField(
        label=_("Up to how many pounds may somebody lay out?"),
        min_value=0,
        max_value=1000,
        decimal_places=2,
        initial=30,
        help_text=_("Above it two coordinators agree before it is paid back."),
        error_messages={"required": _("Write a sum, such as 30. Write 0 if nobody lays anything out.")},
    )

    @property
    def said(self) -> dict[str, Any]:
        """Keep the sum as pence: what stands in a form is a number that no database rounds."""
        said = super().said
        return said | {"cap": int(said.pop("pounds") * _PENCE)}


class ContactForm(PartForm):
    ASKS = ("phone", "email", "website", "another")

    def _compare(self, said: dict[str, Any]) -> None:
        """Ask whether it is one of those that are reached in the same way."""
        if self.errors:
            return
        self.like = listed_like("", [said[way] for way in ("phone", "email", "website") if said[way]])
        if self.like and not said["another"]:
            self.add_error("another", _("A group like it is listed already. Tick the box if yours is another one."))


class PoliciesForm(ChapterForm):
    """Asks which of the library's policies they go by, where there are some; none is an answer as well."""

    ASKS = ("policies",)
    policies = forms.MultipleChoiceField(
        label=_("We have read these, and go by them"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of them is no longer there. Look at the list again.")},
    )

    def __init__(self, *args: Any, policies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["policies"].choices = policies  # type: ignore[attr-defined] # a ChoiceField has them


def filled_in(chapter: Chapter | None) -> dict[str, Any]:
    """Return what stands in the form of a chapter before anybody types."""
    if chapter is None:
        return {}
    pounds = {"pounds": Decimal(chapter.said["cap"]) / _PENCE} if "cap" in chapter.said else {}
    return dict(chapter.said) | pounds | {"seen": chapter.stamp}
