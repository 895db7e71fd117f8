"""How a group goes about its requests; one coordinator may change it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doorstep.aid import pages, permissions
from doorstep.aid.actions import setting
from doorstep.aid.forms.way import WayForm, filled_in
from doorstep.aid.queries.ways import said_of
from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest


@require_http_methods(["GET", "POST"])
@strongly
def way(request: PersonRequest, slug: str) -> HttpResponse:
    standing = pages.standing_or_404(request, slug, permissions.may_change_way)
    form = WayForm(request.POST or None, initial=filled_in(said_of(standing.group)))
    if form.is_valid() and (what := _saved(request, standing.group, form)):
        return done("requests:way", what, slug)
    shown = pages.shared(standing) | {"form": form, "told": pages.told(request)}
    return render(request, "aid/desk/way.html", shown, status=422 if form.is_bound else 200)


def _saved(request: PersonRequest, group: Group, form: WayForm) -> str:
    """Save it; where a colleague was first the form says so and keeps what was typed: sent once more, it is saved."""
    try:
        new = _changed(request, group, form)
    except SomebodyWasFirstError:
        form.add_error(None, _("A colleague changed it while you typed. Look at what they did, then save again."))
        form.see_anew(said_of(group))
        return ""
    except setting.TooManyKindsError as error:
        form.add_error("kinds_at_a_door", languages.said(error))
        return ""
    return "saved" if new else "unchanged"


def _changed(request: PersonRequest, group: Group, form: WayForm) -> bool:
    by, seen = request.visitor.person.pk, form.cleaned_data["seen"]
    return setting.change_way(group, form.said, seen=seen, by=by, now=timezone.now())
