"""What pages of the library share: where documents are looked after, by whom, and what was done before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from doorstep.core import pages
from doorstep.groups.pages import people_or_404
from doorstep.groups.permissions import may_change_listing
from doorstep.library.models import Document
from doorstep.library.queries import shelf
from doorstep.library.said import HOUSE, Publisher
from doorstep.networks.pages import desk_or_404
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest, StaffRequest

# What was done, by the word that stands in its address.
DONE = {
    "begun": _("Begun. Nobody else can read it until you publish it."),
    "kept": _("Kept as a draft. Nobody else can read it yet."),
    "published": _("Published. The edition before stays readable under its number."),
    "published-off": _("Published as the next edition. It stays taken off until it is let back."),
    "described": _("Kept."),
    "emptied": _("Emptied. Its number and its day stay."),
    "put-away": _("The draft is gone. What is published stays."),
    "thrown-away": _("It is gone."),
    "off": _("Taken off. Nobody reads it any more but you."),
    "back": _("It can be read again."),
    "let-back": _("It can be read again. They have been told."),
    "asked-back": _("The desk has been told. Somebody reads it once more, and writes to you."),
    "asked": _("The desk has been told. Somebody reads it before it stands in the library, and writes to you."),
    "unasked": _("It stands on your own page, and no longer in the library."),
    "shared": _("It stands in the library. They have been told."),
    "declined": _("They have been told, in your words."),
    "still-true": _("Noted. Thank you for reading it again."),
    "keeper": _("You keep it up to date from now on, and are told when it is to be read again."),
    "picture": _("The picture is there. Its line below goes into the text."),
    "picture-gone": _("The picture is gone."),
    "adopted": _("It is yours now, and stands on your group’s page."),
    "yours-already": _("Your group made this its own before. This is your copy; nothing of it was changed just now."),
    "taken-over": _("Taken over. What yours said before stays readable under its number."),
    "left": _("Yours stays as it is."),
    "nothing-newer": _("Nothing is newer there."),
    "list": _("Kept."),
    "list-gone": _("The list is gone. What stood on it stays."),
    "thanks": _("Thank you. Whoever keeps this text reads it."),
    "no-paper": _("It could not be set on paper just now. Print this page itself instead: it prints well."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}

Editing = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Place:
    """Where somebody looks after documents: whose those are, who they are, and in which frame the pages stand."""

    publisher: Publisher
    person: UUID
    names: str
    frame: str
    slug: str = ""
    shown: Mapping[str, Any] = field(default_factory=dict)

    def address(self, name: str, *args: Any) -> str:
        return reverse(f"{self.names}:{name}", args=[*filter(None, [self.slug]), *args])

    def document_or_404(self, pk: int) -> Document:
        return get_object_or_404(shelf.owned_by(self.publisher), pk=pk)

    def page(self, request: HttpRequest, template: str, status: int = 200, **shown: Any) -> HttpResponse:
        frame = {"place": self, "frame": self.frame, "publisher": self.publisher, "told": told(request)}
        return render(request, f"library/desk/{template}.html", {**self.shown, **frame, **shown}, status=status)

    def done(self, name: str, what: str, *args: Any) -> HttpResponse:
        return pages.done(self.address(name, *args), what)


def at_desk(view: Editing) -> Callable[..., HttpResponseBase]:
    """Open a page to the house's own desk; the door stands before its address."""

    @wraps(view)
    def entered(request: StaffRequest, **named: Any) -> HttpResponse:
        frame, shown = "library/frames/desk.html", {"desk_frame": settings.DESK_FRAME}
        return view(request, Place(HOUSE, request.staff.pk, "library_desk", frame, shown=shown), **named)

    return entered


def in_group(view: Editing) -> Callable[..., HttpResponseBase]:
    """Open a page to the coordinators of a group."""

    @wraps(view)
    def entered(request: PersonRequest, slug: str, **named: Any) -> HttpResponse:
        standing = people_or_404(request, slug, may_change_listing)
        group, frame = standing.group, "library/frames/group.html"
        place = Place(Publisher(group=group), standing.person, "library_group", frame, slug, {"group": group})
        return view(request, place, **named)

    return strongly(entered)


def at_network(view: Editing) -> Callable[..., HttpResponseBase]:
    """Open a page to the officers of a network."""

    @wraps(view)
    def entered(request: PersonRequest, slug: str, **named: Any) -> HttpResponse:
        network, person = desk_or_404(request, slug)
        frame = "library/frames/network.html"
        place = Place(Publisher(network=network), person, "library_network", frame, slug, {"network": network})
        return view(request, place, **named)

    return strongly(entered)


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)


def reader() -> str:
    """Return the language of whoever reads, without its country: "en"."""
    return (get_language() or "en").split("-")[0]
