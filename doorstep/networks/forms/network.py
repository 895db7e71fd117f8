"""What a network says of itself and where it is, as the house's own desk writes it down."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import languages
from doorstep.core.trigrams import plain, without_controls
from doorstep.groups.forms.where import read_shape, read_where
from doorstep.groups.patches import Drawn, Parts, draw
from doorstep.networks.models import Network
from doorstep.networks.said import About
from doorstep.places import cells
from doorstep.places.queries import UnknownPlaceError


class NetworkForm(forms.Form):
    """Begins with what `before` says; left empty then, its area stays as it is."""

    name = forms.CharField(
        label=gettext_lazy("What is it called?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the network’s name.")},
    )
    level = forms.ChoiceField(
        label=gettext_lazy("How wide is it?"), choices=Network.Level.choices, widget=forms.RadioSelect
    )
    where = forms.CharField(
        label=gettext_lazy("Where is it?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Areas by name, or postcode districts, with commas between."),
    )
    shape = forms.FileField(
        label=gettext_lazy("Its area as a GeoJSON file"),
        required=False,
        help_text=gettext_lazy("It takes the place of what stands above."),
    )
    about = forms.CharField(
        label=gettext_lazy("What is it for?"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    run_by = forms.CharField(label=gettext_lazy("Who runs it?"), max_length=120, required=False)
    email = forms.EmailField(
        label=gettext_lazy("The address where groups write to join"),
        required=False,
        help_text=gettext_lazy("It must come to the mailbox that this site fetches."),
        error_messages={"invalid": gettext_lazy("Write it like name@example.org.")},
    )
    within = forms.ChoiceField(label=gettext_lazy("Does it sit in a wider one?"), required=False)

    def __init__(self, *args: Any, before: Network | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _said(before) if before else {})
        super().__init__(*args, **kwargs)
        self._before = before
        self._drawn: Drawn | None = None
        others = Network.objects.exclude(pk=before.pk) if before else Network.objects.all()
        choices = [("", _("No")), *others.values_list("slug", "name")]
        self.fields["within"].choices = choices  # type: ignore[attr-defined] # a ChoiceField has them

    def clean_name(self) -> str:
        said = without_controls(str(self.cleaned_data["name"])).strip()
        if not plain(said):
            raise forms.ValidationError(_("Write a name that can be read aloud."))
        return said

    def clean_about(self) -> str:
        return without_controls(str(self.cleaned_data["about"])).strip()

    def clean_run_by(self) -> str:
        return without_controls(str(self.cleaned_data["run_by"])).strip()

    def clean_shape(self) -> dict[str, Any] | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data["shape"]
        return read_shape(upload) if upload else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors.keys() & {"where", "shape", "level"}:
            return said
        try:
            self._drawn = draw(self._parts(said["where"], said.get("shape")))
        except UnknownPlaceError as error:
            self.add_error("where", languages.said(error))
        except cells.ShapeError as error:
            self.add_error("shape", languages.said(error))
        else:
            if self._drawn is None and said["level"] != Network.Level.COUNTRY:
                self.add_error("where", _("Say where it is: an area’s name, or postcode districts."))
        return said

    def _parts(self, where: str, shape: dict[str, Any] | None) -> Parts:
        if not where and shape is None and self._before:
            return Parts.from_json(self._before.parts)
        return read_where(where, 600.0, shape)

    def network(self) -> About:
        said = self.cleaned_data
        plainly = {name: said[name] for name in ("name", "level", "about", "run_by", "within")}
        return About(drawn=self._drawn, email=said["email"].lower(), **plainly)


def _said(network: Network) -> dict[str, Any]:
    said = {name: getattr(network, name) for name in ("name", "level", "about", "run_by", "email")}
    return said | {"within": network.within.slug if network.within else ""}
