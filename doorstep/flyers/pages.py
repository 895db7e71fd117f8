"""What the pages of flyers share: who may open them, and what was done before."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import pages
from doorstep.flyers import permissions
from doorstep.flyers.models import Batch, Leafleting, Street
from doorstep.flyers.queries import batches
from doorstep.flyers.setting import Giver
from doorstep.groups.models import Group
from doorstep.groups.pages import people_or_404
from doorstep.groups.standing import Standing
from doorstep.people.requests import PersonRequest

DONE: dict[str, Promise] = {
    "kept": _("Kept. This is how it looks: print it, or change it below."),
    "changed": _("Changed. What you printed before leads on."),
    "unchanged": _("Nothing was different, so nothing was changed."),
    "put-away": _("Put away. What is printed of it leads on."),
    "begun": _("The sheet is ready. Print it, or send your neighbours to this page."),
    "added": _("Added."),
    "thrown-away": _("The sheet is gone."),
    "taken": _("Noted who takes it."),
    "done": _("Ticked off. Thank you."),
    "undone": _("Noted."),
    "let-go": _("Noted."),
    "late": _("Somebody was a moment quicker, so nothing was done. This is how it stands now."),
}


def designer_or_404(request: PersonRequest, slug: str) -> Standing:
    return people_or_404(request, slug, permissions.may_make_flyers)


def batch_or_404(request: PersonRequest, slug: str, pk: int) -> tuple[Standing, Batch]:
    """Find a design of the group, also one that was put away: what is printed may be printed again."""
    standing = designer_or_404(request, slug)
    return standing, get_object_or_404(Batch, pk=pk, group=standing.group)


def sheet_or_404(request: PersonRequest, slug: str, pk: int) -> tuple[Standing, Leafleting]:
    standing = people_or_404(request, slug, permissions.may_leaflet)
    return standing, get_object_or_404(Leafleting, pk=pk, group=standing.group)


def street_or_404(request: PersonRequest, slug: str, pk: int, street: int) -> tuple[Standing, Street]:
    standing, sheet = sheet_or_404(request, slug, pk)
    return standing, get_object_or_404(Street.objects.select_related("leafleting"), pk=street, leafleting=sheet)


def giver_of(request: HttpRequest, group: Group, code: str) -> Giver:
    """Say whose flyer it is, with the address on this site that its code leads to."""
    address = request.build_absolute_uri(reverse("flyers:came", args=[code]))
    return Giver(group.name, group.door_colour, batches.kinds_of(group), address)


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)
