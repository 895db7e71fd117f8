"""The gaps of a policy, to be filled in by the group that makes it its own."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core.trigrams import without_controls
from doorstep.groups.contacts import mentions_a_chat
from doorstep.library.filling import GAPS

_ASKS: dict[str, tuple[Promise, Promise | str]] = {
    "group": (gettext_lazy("The name of your group"), ""),
    "area": (gettext_lazy("Where you help"), ""),
    "contact": (
        gettext_lazy("How one reaches you"),
        gettext_lazy("A number or an address that you publish anyway: this page is public."),
    ),
    "lead": (
        gettext_lazy("Who looks after safeguarding"),
        gettext_lazy("A first name is enough. Ask them whether it may stand on a public page."),
    ),
    "deputy": (gettext_lazy("Who stands in for them"), gettext_lazy("Ask them too.")),
    "review": (gettext_lazy("When you read it together again"), gettext_lazy("A month is enough: November 2027.")),
}


class AdoptForm(forms.Form):
    """Asks for the gaps that stand in this text, and for no others."""

    def __init__(self, *args: Any, gaps: Sequence[str], **named: Any) -> None:
        super().__init__(*args, **named)
        for gap in gaps:
            label, hint = _ASKS[gap]
            self.fields[gap] = forms.CharField(
                label=str(label),
                help_text=str(hint),
                max_length=200,
                error_messages={"required": _("Fill this in. If you do not know yet, write “still to be agreed”.")},
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for gap in [gap for gap in GAPS if gap in said]:
            said[gap] = " ".join(without_controls(said[gap]).split())
            if mentions_a_chat(said[gap]):
                self.add_error(gap, _("This leads into a private chat, and would be public. Leave it out."))
        return said


class TakeOverForm(AdoptForm):
    """Asks for the gaps once more, and knows at which editions of both sides its reader looked."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(max_length=40, widget=forms.HiddenInput)
