"""Which group is to have what somebody asked by text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models import Exchange
from doorstep.aid.queries.exchanges import Place
from doorstep.aid.queries.ways import taking
from doorstep.core.trigrams import plain
from doorstep.groups.models import Group
from doorstep.groups.queries import finder
from doorstep.places import postcodes
from doorstep.places.queries import Spot

_SEVERAL = _("No one group that can be asked here is called so. Write the postcode of where they live.")


class GiveForm(forms.Form):
    where = forms.CharField(
        label=_("Their postcode, or the name of a group"),
        help_text=_("The group whose patch it is gets in touch with them."),
        max_length=postcodes.MOST_TYPED,
        error_messages={"required": _("Write a postcode, or the name of a group.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    group: Group
    cell: int | None = None

    def clean_where(self) -> str:
        typed = str(self.cleaned_data["where"])
        found = finder.look_for(typed)
        choice = found if isinstance(found, finder.Choice) else finder.Choice(typed, [], [])
        spots = [found] if isinstance(found, Spot) else choice.places
        # What they wrote is for nobody whose name is only like it.
        named = [each for each in choice.groups if plain(each.name) == plain(typed)]
        able = [each for each in named if each.pk in taking(named)]
        if len(able) == 1:
            self.group = able[0]
        elif not named and len(spots) == 1:
            self._covers(spots[0])
        else:
            raise forms.ValidationError(_SEVERAL)
        return typed

    def _covers(self, spot: Spot) -> None:
        group = Place(spot, "").group
        if group is None:
            raise forms.ValidationError(_("No group can be asked there. Ring them, and tell them who else there is."))
        self.group, self.cell = group, spot.cell


class CloseForm(forms.Form):
    """Asks why it needs nobody any more."""

    CHOICES = (Exchange.Why.SETTLED, Exchange.Why.NO_ANSWER, Exchange.Why.NO_REQUEST)

    why = forms.ChoiceField(
        label=_("Why is it over?"),
        choices=[(each.value, each.label) for each in CHOICES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
