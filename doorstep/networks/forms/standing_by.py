"""Being ready to help without a group: where, what, when, and how much is enough; and the desk's list of skills."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import languages
from doorstep.core.trigrams import plain, without_controls
from doorstep.groups.contacts import mentions_a_chat
from doorstep.groups.models import KindOfHelp
from doorstep.networks.area import touch
from doorstep.networks.models import Network, Standby
from doorstep.networks.queries.directory import ground
from doorstep.networks.said import Ready
from doorstep.places import cells, postcodes
from doorstep.places import queries as places
from doorstep.places.queries import Spot


class ReadyForm(forms.Form):
    """Begins with what they said `before`; where they are is asked again only if they want to change it."""

    postcode = forms.CharField(
        label=gettext_lazy("Your postcode, or one where you can help"),
        help_text=gettext_lazy("We keep about where it is, and not the postcode itself."),
        max_length=postcodes.MOST_TYPED,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "size": "10"}),
        error_messages={"required": gettext_lazy("Write a postcode, such as SE15 5BZ: calls are for an area.")},
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What would you do?"),
        choices=KindOfHelp.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    skills = forms.MultipleChoiceField(
        label=gettext_lazy("What can you do that not everybody can?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    when = forms.MultipleChoiceField(
        label=gettext_lazy("When do you have time?"),
        choices=Standby.When.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one.")},
    )
    hours = forms.IntegerField(
        label=gettext_lazy("How many hours a month are enough?"),
        help_text=gettext_lazy("Leave it empty if you cannot say."),
        required=False,
        min_value=1,
        max_value=Standby.MOST_HOURS,
        widget=forms.NumberInput(attrs={"size": "4"}),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages you can help in"),
        choices=languages.offered,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(
        label=gettext_lazy("I agree to this"),
        error_messages={"required": gettext_lazy("Tick the box if you agree. If not, close the page.")},
    )

    def __init__(self, *args: Any, network: Network, before: Standby | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _said(before) if before else {})
        super().__init__(*args, **kwargs)
        self._network, self._cell = network, before.cell if before else 0
        skills = [(str(each.pk), each.name) for each in network.skills.all()]
        self.fields["skills"].choices = skills  # type: ignore[attr-defined] # a ChoiceField has them
        if not skills:
            del self.fields["skills"]
        if before:
            self.fields["postcode"].required = False
            self.fields["postcode"].help_text = _("We know that it is about %(place)s. Leave this empty if it is.") % {
                "place": before.cell_in_words
            }

    def clean_postcode(self) -> str:
        """Find where it is, and forget the postcode."""
        typed = str(self.cleaned_data["postcode"])
        if not typed:
            return ""
        spot = places.resolve(typed)
        if not isinstance(spot, Spot):
            raise forms.ValidationError(_("We could not find it. Write the whole postcode, such as SE15 5BZ."))
        self._cell = cells.shown(spot.cell)
        area = ground(self._network)
        if area and not touch([self._cell], area):
            said = {"network": self._network.name, "place": spot.label}
            raise forms.ValidationError(_("%(network)s does not reach %(place)s. Look for one that does.") % said)
        return ""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors.keys() & {"kinds", "skills"} and not said.get("kinds") and not said.get("skills"):
            self.add_error("kinds", _("Tick at least one thing that you would do."))
        return said

    def ready(self) -> Ready:
        said = self.cleaned_data
        return Ready(
            cell=self._cell,
            skills=tuple(int(pk) for pk in said.get("skills", [])),
            kinds=tuple(said["kinds"]),
            languages=tuple(sorted(said["languages"])),
            when=tuple(said["when"]),
            hours=said["hours"],
        )


def _said(row: Standby) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in ("kinds", "languages", "when", "hours")}
    return said | {"skills": [str(skill.pk) for skill in row.skills.all()]}


class SkillForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name of the skill"),
        max_length=60,
        help_text=gettext_lazy("What not everybody can do, such as: drives a van, British Sign Language, plumbing."),
        error_messages={"required": gettext_lazy("Write what it is called.")},
    )

    def clean_name(self) -> str:
        said = " ".join(without_controls(str(self.cleaned_data["name"])).split())
        if not plain(said):
            raise forms.ValidationError(_("Write a name that can be read aloud."))
        if mentions_a_chat(said):
            raise forms.ValidationError(_("This leads into a private chat, and would be public. Leave it out."))
        return said
