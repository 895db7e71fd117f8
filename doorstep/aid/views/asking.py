"""Asking for a hand: one question after the other, and all of them looked over before it is sent."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doorstep.aid import tokens
from doorstep.aid.forms.journey import LOOK, STEPS, Journey
from doorstep.aid.models import GroupWay
from doorstep.aid.queries.keeping import said_by
from doorstep.aid.queries.ways import taking
from doorstep.aid.views.questions import question
from doorstep.aid.views.sending import keep, send
from doorstep.groups.models import Group
from doorstep.people.models import Person
from doorstep.people.requests import bearer_of, visitor_of


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Put the questions; what was typed comes back with each, and nothing of it is kept here before it is sent."""
    if request.method == "GET":
        return _begin(request)
    journey, go = _journey(request), request.POST.get("go", "")
    if go in _DOING:
        return _DOING[go](request, journey)
    step = request.POST.get("step", "")
    if go == "on" and step in STEPS and not journey.answer(step):
        return question(request, journey, step, journey.form(step))
    return question(request, journey, go if go in STEPS else journey.next)


def _begin(request: HttpRequest) -> HttpResponse:
    """Put the first question, unless the group that they came by can take nothing new."""
    sent = QueryDict(mutable=True)
    sent.update({name: request.GET[name] for name in ("group", "at") if name in request.GET})
    sent["sent_as"] = tokens.fresh()
    journey = Journey(sent, now=timezone.now(), person=_person(request))
    if journey.came_by and (turned := _turned(journey.came_by)):
        return render(request, "aid/asking/turned.html", {"group": journey.came_by, "at": sent.get("at"), **turned})
    return question(request, journey, "what")


def _turned(group: Group) -> dict[str, object]:
    """Say why a group cannot be asked here just now; nothing where it can."""
    way: GroupWay | None = taking([group]).get(group.pk)
    if way and not way.is_full:
        return {}
    return {"full": way is not None, "elsewhere": way.elsewhere if way else ""}


def _person(request: HttpRequest) -> Person | None:
    visitor = visitor_of(request)
    return visitor.person if visitor else None


def _journey(request: HttpRequest) -> Journey:
    """Read what was typed so far; what was kept counts for whoever comes back to it."""
    who, person, sent = visitor_of(request) or bearer_of(request), _person(request), QueryDict(mutable=True)
    said = said_by(who.person) if who and "begun" in request.POST else {}
    for name, values in said.items() if person and said else request.POST.lists():
        sent.setlist(name, values)
    return Journey(sent, now=timezone.now(), person=person, kept={} if person else said)


def _back(request: HttpRequest, journey: Journey) -> HttpResponse:
    step = request.POST.get("step", "")
    return question(request, journey, [*journey.steps][-1] if step == LOOK else journey.before(step))


_DOING = {"back": _back, "send": send, "keep": keep}
