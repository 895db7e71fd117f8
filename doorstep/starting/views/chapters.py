"""The chapters of an evening: each is a form that is filled in upon what stands there."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doorstep.groups.forms.drawing import kept, looked
from doorstep.groups.patches import Drawn
from doorstep.groups.queries import overlaps
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging import channels
from doorstep.people.requests import PersonRequest
from doorstep.places import cells
from doorstep.starting.actions import evenings as acting
from doorstep.starting.forms.chapters import ChapterForm, ContactForm, PatchForm, PoliciesForm, WayForm, filled_in
from doorstep.starting.models import Chapter, Evening
from doorstep.starting.pages import shared, while_going
from doorstep.starting.queries import evenings, policies

_FORMS: dict[str, type[ChapterForm]] = {"patch": PatchForm, "way": WayForm, "contact": ContactForm}


@require_http_methods(["GET", "POST"])
@while_going
def chapter(request: PersonRequest, evening: Evening, which: str) -> HttpResponse:
    """Ask what a chapter asks, and write it down."""
    if which == "patch" and "look" in request.POST:
        return _with_map(request, evening)
    form = _FORMS[which](request.POST or None, initial=_initial(evening, which))
    return _answered(request, evening, which, form)


@require_http_methods(["GET", "POST"])
@while_going
def agreed(request: PersonRequest, evening: Evening) -> HttpResponse:
    """Ask which of the library's policies they go by; the group makes them its own once it is listed."""
    offered = policies.offered(get_language() or "")
    choices = [(line.document.slug, line.edition.title) for line in offered]
    form = PoliciesForm(request.POST or None, initial=_initial(evening, "policies"), policies=choices)
    return _answered(request, evening, "policies", form, offered=offered)


def _initial(evening: Evening, which: str) -> dict[str, Any]:
    """Fill in what is written down; the map begins where they looked for a group."""
    return {"middle": cells.as_text(evening.cell)} | filled_in(evenings.chapters(evening).get(which))


def _answered(request: PersonRequest, evening: Evening, which: str, form: ChapterForm, **more: Any) -> HttpResponse:
    if form.is_valid() and (what := _written(request, evening, which, form)):
        return _on(evening, what, form)
    shown = shared(evening) | {"form": form, "which": which} | more
    if which == "contact":
        shown["carries"] = channels.real()
    return render(request, f"starting/{which}.html", shown, status=422 if form.is_bound else 200)


def _on(evening: Evening, what: str, form: ChapterForm) -> HttpResponse:
    """Lead back to the whole, which names the listed groups on the same ground as a patch."""
    drawn = form.cleaned_data.get("patch")
    beside = overlaps.sharing(drawn.cells) if isinstance(drawn, Drawn) else []
    said = {"done": what} | ({"beside": ",".join(group.slug for group in beside)} if beside else {})
    return HttpResponseRedirect(f"{reverse('starting:evening', args=[evening.pk])}?{urlencode(said)}")


def _written(request: PersonRequest, evening: Evening, which: str, form: ChapterForm) -> str:
    """Write it down; where somebody was first the form says so and keeps what was typed: sent once more, it holds."""
    seen, by, now = form.cleaned_data["seen"], request.visitor.person.pk, timezone.now()
    try:
        return "written" if acting.write(evening, which, form.said, seen=seen, by=by, now=now) else "unchanged"
    except acting.OverError:
        return "over"
    except SomebodyWasFirstError:
        theirs = Chapter.objects.filter(evening=evening, which=which).first()
        form.add_error(None, _("Somebody else wrote this down while you typed. Look at it, then send yours again."))
        form.see_anew(theirs)
    return ""


def _with_map(request: PersonRequest, evening: Evening) -> HttpResponse:
    """Show the form again as it was filled in, unchecked, with the map of the place that was asked for."""
    middle, missed = looked(request.POST)
    form = PatchForm(initial=kept(PatchForm, request.POST) | {"middle": middle})
    shown = shared(evening) | {"form": form, "missed": missed, "which": "patch"}
    return render(request, "starting/patch.html", shown)
