"""Being ready for a network's calls without a group: said, looked at, at rest, ended."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core.pages import done
from doorstep.groups.queries.finder import answer
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.networks import consent
from doorstep.networks.actions import standing_by as actions
from doorstep.networks.forms.standing_by import ReadyForm
from doorstep.networks.models import Standby
from doorstep.networks.pages import told
from doorstep.networks.queries import directory, standing_by
from doorstep.networks.queries import nudges as found_nudges
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest

SAYING = Limit("saying that one is ready", most=20, per=timedelta(days=1))
# Shown where no group covers their doorstep.
_NEAREST = 3
_RESTS = {"14": timedelta(days=14), "30": timedelta(days=30)}


@require_http_methods(["GET", "POST"])
@signed_in
def ready(request: PersonRequest, slug: str) -> HttpResponse:
    network, person = get_object_or_404(directory.networks(), slug=slug), request.visitor.person
    before = standing_by.own_for(person.pk, network)
    form = ReadyForm(request.POST or None, network=network, before=before)
    words = consent.standing_by()
    if form.is_valid() and has_room(form, SAYING, request, str(person.pk)):
        row = actions.stand_by(network, person, form.ready(), words=words, now=timezone.now())
        return done("networks:standby", "ready", row.pk)
    shown = {"network": network, "form": form, "words": words, "before": before}
    return render(request, "networks/ready.html", shown, status=422 if form.is_bound else 200)


@require_safe
@signed_in
def standby(request: PersonRequest, pk: UUID) -> HttpResponse:
    row = _own_or_404(request, pk)
    found = answer(row.cell)
    groups = [one.group for one in (*found.covering, *found.in_part)]
    shown = {"row": row, "network": row.network, "groups": groups, "told": told(request)}
    near = [*found_nudges.told_of(row.person_id), *([] if groups else [one.group for one in found.nearest[:_NEAREST]])]
    shown["nearest"] = list({one.pk: one for one in near if one not in groups}.values())
    return render(request, "networks/mine/standby.html", shown)


@require_POST
@signed_in
def resting(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Take a rest for so many days, or until they say; or come back."""
    row, by = _own_or_404(request, pk), request.visitor.person.pk
    if request.POST.get("do") == "return":
        actions.come_back(row, by=by)
        return done("networks:standby", "back", row.pk)
    lasts = _RESTS.get(request.POST.get("days", ""))
    actions.rest(row, until=timezone.localdate() + lasts if lasts else None, by=by)
    return done("networks:standby", "resting", row.pk)


@require_POST
@signed_in
def nudges(request: PersonRequest, pk: UUID) -> HttpResponse:
    row, hear = _own_or_404(request, pk), request.POST.get("do") == "tell"
    actions.hear_of_groups(row, hear=hear, by=request.visitor.person.pk, now=timezone.now())
    return done("networks:standby", "told-again" if hear else "quiet", row.pk)


@require_POST
@signed_in
def ending(request: PersonRequest, pk: UUID) -> HttpResponse:
    actions.end(_own_or_404(request, pk), by=request.visitor.person.pk, now=timezone.now())
    return done("networks:mine", "ready-no-longer")


def _own_or_404(request: PersonRequest, pk: UUID) -> Standby:
    mine = standing_by.standing_by_of(request.visitor.person.pk).prefetch_related("skills")
    return get_object_or_404(mine, pk=pk)
