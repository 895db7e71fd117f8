"""What a volunteer writes about something they do, and about what worries them there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.core.trigrams import without_controls
from doorstep.safeguarding.forms import ConcernForm


class MoreForm(forms.Form):
    words = forms.CharField(
        label=_("What is still needed?"),
        help_text=_("Such as: the prescription was not ready, it can be fetched on Friday."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what is still needed, in a few words.")},
    )

    def clean_words(self) -> str:
        return without_controls(self.cleaned_data["words"])


class WorriedForm(ConcernForm):
    """A concern that was met while helping: whether it is about whoever is helped there is asked, and not guessed."""

    about = forms.ChoiceField(
        label=_("Whom is it about?"),
        choices=[("them", _("The neighbour I help here")), ("other", _("Somebody else, or I am not sure"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two. You can say more in your own words.")},
    )
    field_order = ("about", "words")
