"""What a group writes to be listed; all of it will be public."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doorstep.core import languages
from doorstep.core.trigrams import plain, without_controls
from doorstep.groups import contacts
from doorstep.groups.about import About
from doorstep.groups.forms.drawing import DrawingForm
from doorstep.groups.forms.where import read_shape, read_where
from doorstep.groups.models import Group, KindOfHelp, Proposal
from doorstep.groups.patches import draw
from doorstep.groups.queries.alike import listed_like
from doorstep.groups.speakers import THE_GROUP
from doorstep.places import cells
from doorstep.places import queries as places
from doorstep.places.queries import UnknownPlaceError

_CHAT = _(
    "This leads into a private chat, where strangers would see everybody’s number. Leave it out; you can "
    "invite people there yourselves."
)


_TEXTS = ("name", "summary", "place", "other_kind", "description", "website", "email", "phone")
_WAYS = ("phone", "email", "website")


class ProposalForm(DrawingForm):
    """Asks once more where a group like it is listed: `like` are those, and `another` says that it is none of them.

    Where a group is started chapter by chapter, a part of it is asked at a time (doorstep/starting/forms).
    """

    who = forms.ChoiceField(
        label=_("Are you one of its people?"),
        choices=[
            (Proposal.Who.OF_IT.value, _("Yes, I am one of its people")),
            (Proposal.Who.FOUND.value, _("No, I found it, and neighbours should know of it")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    another = forms.BooleanField(label=_("It is another group than these"), required=False)
    name = forms.CharField(
        label=_("What is your group called?"),
        max_length=120,
        error_messages={"required": _("Write your group’s name.")},
    )
    summary = forms.CharField(
        label=_("What do you do, in one line?"),
        max_length=160,
        error_messages={"required": _("Say in one line what you do.")},
        help_text=_("Such as: shopping, prescriptions and a chat for anybody between the park and the station."),
    )
    where = forms.CharField(
        label=_("Where do you help?"),
        max_length=200,
        error_messages={"required": _("Say where you help: a postcode district such as SE15 is enough.")},
        help_text=_("Postcode districts such as SE15, SE22, or parts of them such as SE15 5, with commas between."),
    )
    around = forms.TypedChoiceField(
        label=_("How far around a postcode?"),
        help_text=_("For a few streets, write one postcode in their middle above, and choose here how far around it."),
        required=False,
        choices=[("300", _("a few streets")), ("600", _("ten minutes on foot")), ("1200", _("twenty minutes on foot"))],
        coerce=float,
        initial="600",
        widget=forms.RadioSelect,
    )
    shape = forms.FileField(
        label=_("Your patch as a GeoJSON file"), required=False, help_text=_("It takes the place of what stands above.")
    )
    place = forms.CharField(
        label=_("The same in your own words"),
        max_length=120,
        required=False,
        help_text=_("Such as: most of SE15 north of the railway."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What do you help with?"),
        choices=KindOfHelp.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    other_kind = forms.CharField(label=_("Something else? In a few words"), max_length=60, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages you speak"), required=False, choices=languages.offered, widget=forms.CheckboxSelectMultiple
    )
    phone = forms.RegexField(
        contacts.PHONE,
        label=_("A phone number for everybody to see"),
        max_length=30,
        required=False,
        error_messages={"invalid": _("Write the whole number, such as 020 7946 0123.")},
    )
    email = forms.EmailField(
        label=_("An e-mail address for everybody to see"),
        required=False,
        error_messages={"invalid": _("Write it like name@example.org.")},
    )
    website = forms.URLField(label=_("Your page"), required=False, assume_scheme="https", max_length=300)
    description = forms.CharField(
        label=_("Anything else neighbours should know"), max_length=4000, required=False, widget=forms.Textarea
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.like: list[Group] = []
        # An uploaded shape says it all, and so may a drawing; and around a postcode needs postcodes.
        drawn = self["picked"].value() or self["tapped"].value()
        self.fields["where"].required = "shape" not in self.files and not drawn
        if not places.knows_postcodes():
            del self.fields["around"]

    def clean_shape(self) -> dict[str, Any] | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data["shape"]
        return read_shape(upload) if upload else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "name" in said and not plain(said["name"]):
            self.add_error("name", _("Write a name that can be read aloud."))
        if contacts.names_a_page(said.get("name", "")):
            self.add_error("name", _("Write the name alone. Addresses of yours have their own fields below."))
        for field in _TEXTS:
            said |= {field: without_controls(said[field])} if field in said else {}
            if contacts.mentions_a_chat(said.get(field, "")):
                self.add_error(field, _CHAT)
        if "phone" in self.fields and not any(said.get(way) for way in _WAYS):
            self.add_error(
                "phone", _("Give at least one way to reach you: a phone number, an e-mail address or a page.")
            )
        self._draw(said)
        self._compare(said)
        return said

    def _draw(self, said: dict[str, Any]) -> None:
        """Work out the patch now, so that what is wrong with it stands beside its field."""
        if "where" not in said or self.errors.keys() & {"around", "shape", "picked", "tapped"}:
            return
        try:
            typed = read_where(said["where"], said.get("around") or 600.0, said.get("shape"))
            said["patch"] = draw(typed if typed.shapes else typed.and_also(self.drawn()))
        except UnknownPlaceError as error:
            self.add_error("where", languages.said(error))
        except cells.ShapeError as error:
            self.add_error("shape", languages.said(error))

    def _compare(self, said: dict[str, Any]) -> None:
        """Ask whether it is one of those that are listed and like it; whoever sends it in has the last word."""
        patch = said.get("patch")
        if self.errors or not patch:
            return
        ways = [said[way] for way in _WAYS if said.get(way)]
        self.like = listed_like(said["name"], ways, near=patch.middle)
        if self.like and not said["another"]:
            self.add_error("another", _("A group like it is listed already. Tick the box if yours is another one."))

    def about(self) -> About:
        said = self.cleaned_data
        own = [(KindOfHelp.Kind.OTHER.value, said["other_kind"])] if said["other_kind"] else []
        kinds = [(kind, "") for kind in said["kinds"] if not (own and kind == KindOfHelp.Kind.OTHER)]
        return About(
            **{field: said[field] for field in ("name", "summary", "description", "place")},
            kinds=(*kinds, *own),
            languages=tuple(said["languages"]),
            contact_ways=tuple((way, said[way]) for way in _WAYS if said[way]),
            confirmed_on=timezone.localdate(),
            source=THE_GROUP,
            patch=said["patch"],
        )
