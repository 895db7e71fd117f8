"""All chapters together, as what every group sends in; and the forms of those who come to the table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from doorstep.core import languages
from doorstep.groups.forms.drawing import called
from doorstep.groups.forms.people import AddressForm
from doorstep.groups.forms.proposal import ProposalForm
from doorstep.groups.models import Group, KindOfHelp, Proposal
from doorstep.starting.course import CONTACT, NEEDED, PATCH, WAY
from doorstep.starting.forms.chapters import ContactForm, PatchForm, WayForm
from doorstep.starting.models import Chapter, Part

_ASKED: Mapping[str, Iterable[str]] = {PATCH: PatchForm.ASKS, WAY: WayForm.ASKS, CONTACT: ContactForm.ASKS}


def whole(written: Mapping[str, Chapter]) -> ProposalForm:
    """Fill in what every group writes to be listed with what the chapters say; whom it is like, SendForm asks."""
    said: dict[str, Any] = {}
    for which in NEEDED:
        said |= written[which].said if which in written else {}
    return ProposalForm(said | {"who": Proposal.Who.OF_IT.value, "another": True}, {})


def to_mend(form: ProposalForm) -> list[str]:
    """Name the chapters in which something is no longer right, such as a district that is gone."""
    return [which for which, asked in _ASKED.items() if form.errors.keys() & ({*asked} - {"another"})]


def facts_of(form: ProposalForm) -> list[tuple[str, str]]:
    """Give what will stand on the group's page, as words and values."""
    said = form.cleaned_data
    kinds = [str(KindOfHelp.Kind(kind).label) for kind in said.get("kinds", ())] + [said.get("other_kind", "")]
    places = [called(value) for value in said.get("picked", ())]
    return [
        *((str(form[name].label), said.get(name, "")) for name in ("name", "summary", "place")),
        (_t("Where you help"), ", ".join(each for each in (said.get("where", ""), *places) if each)),
        (_t("You help with"), languages.listed(kind for kind in kinds if kind)),
        *((str(form[name].label), said.get(name, "")) for name in ("phone", "email", "website", "description")),
    ]


class SendForm(forms.Form):
    """`seen` is the stamp of all that was looked at; `like` are listed groups of which it may be one."""

    another = forms.BooleanField(label=_("It is another group than these"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, like: Sequence[Group] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.like = like

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.like and not said.get("another"):
            self.add_error("another", _("A group like it is listed already. Tick the box if yours is another one."))
        return said


class PartsForm(forms.Form):
    part = forms.ChoiceField(
        label=_("As what?"),
        choices=[
            (Part.COORDINATOR.value, _("A coordinator, as I am one")),
            (Part.LEAD.value, _("The safeguarding lead")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )


class MailForm(PartsForm, AddressForm):
    field_order = ("part", "email")
