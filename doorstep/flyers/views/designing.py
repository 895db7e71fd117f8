"""The one form of a flyer, with its picture beside it; what is kept, what it brought, and putting it away."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.paper import PaperError
from doorstep.flyers import pages, setting
from doorstep.flyers.actions import batches as actions
from doorstep.flyers.forms.flyer import FlyerForm
from doorstep.flyers.models import Batch
from doorstep.flyers.queries import batches
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest

EXAMPLE = "EXAMPLE"


@require_http_methods(["GET", "POST"])
@strongly
def design(request: PersonRequest, slug: str) -> HttpResponse:
    """Begin a flyer, beside those that the group keeps."""
    standing = pages.designer_or_404(request, slug)
    group = standing.group
    form = FlyerForm(request.POST or None, flyer=batches.first_of(group), kinds=batches.kinds_of(group))
    if form.is_valid() and _fits(request, form, group):
        batch = actions.keep(group, form.flyer, by=standing.person, now=timezone.now())
        return done("flyers:batch", "kept", slug, batch.pk)
    shown = {"form": form, "page": page_of(request, batches.kept(group)), "away": batches.put_away(group)}
    return _shown(request, "design", group, form, shown)


@require_http_methods(["GET", "POST"])
@strongly
def batch(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Change a flyer, or keep what was changed as another with a code of its own."""
    standing, kept = pages.batch_or_404(request, slug, pk)
    form = FlyerForm(request.POST or None, flyer=kept.flyer, kinds=batches.kinds_of(standing.group))
    if form.is_valid() and _fits(request, form, standing.group):
        changed = _changed(request, kept, form)
        if changed:
            return changed
    address = pages.giver_of(request, standing.group, kept.code).address
    shown = {"batch": kept, "days": batches.days(kept), "address": address}
    return _shown(request, "batch", standing.group, form, shown)


def _changed(request: PersonRequest, kept: Batch, form: FlyerForm) -> HttpResponse | None:
    """Keep what was typed: in its place, or as another; where somebody was first, the form says so and keeps it."""
    by, slug = request.visitor.person.pk, kept.group.slug
    if request.POST.get("do") == "another":
        other = actions.keep(kept.group, form.flyer, by=by, now=timezone.now())
        return done("flyers:batch", "kept", slug, other.pk)
    what = _written(kept, form, by)
    return done("flyers:batch", what, slug, kept.pk) if what else None


def _written(kept: Batch, form: FlyerForm, by: UUID) -> str:
    """Say what became of it; nothing where somebody was first: sent once more, it holds."""
    try:
        return "changed" if actions.change(kept, form.flyer, seen=form.cleaned_data["seen"], by=by) else "unchanged"
    except SomebodyWasFirstError:
        form.add_error(None, _("Somebody else wrote this down while you typed. Look at it, then send yours again."))
        kept.refresh_from_db()
        form.see_anew(kept.flyer)
        return ""


@require_POST
@strongly
def putting_away(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    standing, kept = pages.batch_or_404(request, slug, pk)
    put = actions.put_away(kept, by=standing.person, now=timezone.now())
    return done("flyers:design", "put-away" if put else "late", slug)


def _fits(request: PersonRequest, form: FlyerForm, group: Group) -> bool:
    """Set it once before it is kept: whether words fit is known by setting them."""
    try:
        setting.picture(form.flyer, pages.giver_of(request, group, EXAMPLE))
    except PaperError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


def _shown(request: PersonRequest, page: str, group: Group, form: FlyerForm, shown: dict[str, Any]) -> HttpResponse:
    shown |= {"form": form, "group": group, "told": pages.told(request)}
    return render(request, f"flyers/{page}.html", shown, status=422 if form.errors else 200)
