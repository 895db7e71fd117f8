"""Whom a broadcast is for, as its desk says it."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.broadcasts.said import CONTACTS, COORDINATORS, STANDBYS, VOLUNTEERS, Audience
from doorstep.core import languages
from doorstep.core.trigrams import without_controls
from doorstep.groups.forms.where import read_shape, read_where
from doorstep.groups.models import KindOfHelp
from doorstep.groups.patches import Parts
from doorstep.networks.models import Network
from doorstep.places import cells
from doorstep.places.queries import UnknownPlaceError

MOST_SKILLS, LONGEST_SKILL = 6, 60
_CIRCLE = 600.0

ROLES: dict[str, Promise] = {
    CONTACTS: gettext_lazy("who speaks for a group: main contacts and deputies"),
    COORDINATORS: gettext_lazy("coordinators, of groups that chose so"),
    VOLUNTEERS: gettext_lazy("volunteers, of groups that chose so"),
    STANDBYS: gettext_lazy("people without a group who are ready to help"),
}


class AudienceForm(forms.Form):
    """Begins with what was `meant` before; each line that says something makes it fewer."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Who?"),
        widget=forms.CheckboxSelectMultiple,
        choices=list(ROLES.items()),
        error_messages={"required": gettext_lazy("Choose at least one: it has to be for somebody.")},
    )
    where = forms.CharField(
        label=gettext_lazy("Only where?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "Areas by name, wards too, postcodes or their first half, with commas between. Empty: the whole network."
        ),
    )
    shape = forms.FileField(
        label=gettext_lazy("Or an area that you have drawn, as a GeoJSON file"),
        required=False,
        help_text=gettext_lazy("Map websites such as geojson.io save one for you."),
    )
    anywhere = forms.BooleanField(label=gettext_lazy("No longer only in the area that you drew"), required=False)
    within = forms.MultipleChoiceField(
        label=gettext_lazy("Only groups that are also in"), widget=forms.CheckboxSelectMultiple, required=False
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Only those who do this"),
        widget=forms.CheckboxSelectMultiple,
        choices=KindOfHelp.Kind.choices,
        required=False,
    )
    skills = forms.CharField(
        label=gettext_lazy("Only those who can do this"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Of volunteers and people without a group, such as: van, sign language."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Only those who read us in"),
        widget=forms.CheckboxSelectMultiple,
        choices=settings.LANGUAGES,
        required=False,
    )

    def __init__(self, *args: Any, network: Network, meant: Audience, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _said(meant))
        super().__init__(*args, **kwargs)
        self._before, self._parts = meant, Parts()
        inside = [(str(each.pk), each.name) for each in network.inside.order_by("name", "pk")]
        if "shapes" not in meant.parts:
            del self.fields["anywhere"]
        if inside:
            self.fields["within"].choices = inside  # type: ignore[attr-defined] # a ChoiceField has them
        else:
            del self.fields["within"]

    def clean_shape(self) -> dict[str, Any] | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data["shape"]
        return read_shape(upload) if upload else None

    def clean_skills(self) -> tuple[str, ...]:
        words = [without_controls(each).strip() for each in re.split("[,;،؛\n]", str(self.cleaned_data["skills"]))]
        found = tuple(dict.fromkeys(each[:LONGEST_SKILL] for each in words if each))
        if len(found) > MOST_SKILLS:
            raise forms.ValidationError(_("Name six at most."))
        return found

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors.keys() & {"where", "shape"}:
            return said
        try:
            self._parts = self._understood(said["where"], said.get("shape"))
            self._parts.cells()
        except UnknownPlaceError as error:
            self.add_error("where", languages.said(error))
        except cells.ShapeError as error:
            self.add_error("shape", languages.said(error))
        return said

    def _understood(self, where: str, shape: dict[str, Any] | None) -> Parts:
        """Keep an area that was drawn before, as long as nothing else is said."""
        stays = not self.cleaned_data.get("anywhere", True)
        if stays and not where and shape is None:
            return self._before.area
        return read_where(where, _CIRCLE, shape)

    def audience(self) -> Audience:
        said = self.cleaned_data
        return Audience(
            roles=tuple(said["roles"]),
            where="" if said.get("shape") else said["where"],
            parts=self._parts.as_json(),
            within=tuple(int(each) for each in said.get("within", ())),
            kinds=tuple(said["kinds"]),
            skills=said["skills"],
            languages=tuple(said["languages"]),
        )


def _said(before: Audience) -> dict[str, Any]:
    said = {name: list(getattr(before, name)) for name in ("roles", "kinds", "languages")}
    within = [str(each) for each in before.within]
    return {**said, "where": before.where, "within": within, "skills": ", ".join(before.skills)}
