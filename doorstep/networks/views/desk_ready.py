"""A network's desk: who is ready without a group, in numbers; one of them, looked up with a reason; the skills."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.groups.forms.people import WhyForm
from doorstep.networks.actions import skills as actions
from doorstep.networks.forms.standing_by import SkillForm
from doorstep.networks.models import Network, NetworkSkill, Standby
from doorstep.networks.pages import desk_or_404, told
from doorstep.networks.queries import standing_by
from doorstep.networks.views.desk import looked
from doorstep.people.doors import strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest

_WANTED = ("district", "skill", "kind")


@require_safe
@strongly
def ready(request: PersonRequest, slug: str) -> HttpResponse:
    """Show how many stand by, where and for what; and each of them without a name."""
    network, _person = desk_or_404(request, slug)
    wanted = {name: said for name in _WANTED if (said := request.GET.get(name, "")[:20])}
    page = page_of(request, standing_by.at_desk(network, wanted))
    shown = {"network": network, "page": page, "wanted": wanted, "counted": standing_by.readiness_of(network)}
    return render(request, "networks/desk/ready.html", shown | {"today": timezone.localdate()})


@require_safe
@strongly
def standby(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    network, _person = desk_or_404(request, slug)
    return _shown(request, network, _standby_or_404(network, pk), WhyForm())


@require_POST
@strongly
def reach(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show who it is and how they can be reached, once and here: they read that somebody looked, and why."""
    network, _person = desk_or_404(request, slug)
    row, form = _standby_or_404(network, pk), WhyForm(request.POST)
    ways = looked(request, network, row.person, form) if form.is_valid() else None
    if ways is None:
        return _shown(request, network, row, form)
    name = called([row.person_id]).get(row.person_id, "")
    return render(request, "networks/desk/reach.html", {"network": network, "ways": ways, "name": name})


@require_http_methods(["GET", "POST"])
@strongly
def skills(request: PersonRequest, slug: str) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    form = SkillForm(request.POST or None)
    if form.is_valid() and _added(network, form, person):
        return done("networks:desk-skills", "skill-added", slug)
    shown = {"network": network, "form": form, "skills": standing_by.skills_of(network), "told": told(request)}
    return render(request, "networks/desk/skills.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@strongly
def skill(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Rename a skill, or take it away."""
    network, person = desk_or_404(request, slug)
    one = get_object_or_404(standing_by.skills_of(network), pk=pk)
    if request.POST.get("do") == "take-away":
        actions.take_away_skill(one, by=person)
        return done("networks:desk-skills", "skill-gone", slug)
    form = SkillForm(request.POST or None, initial={"name": one.name})
    if form.is_valid() and _renamed(one, form, person):
        return done("networks:desk-skills", "skill-renamed", slug)
    shown = {"network": network, "form": form, "skill": one}
    return render(request, "networks/desk/skill.html", shown, status=422 if form.is_bound else 200)


def _added(network: Network, form: SkillForm, by: UUID) -> bool:
    try:
        actions.add_skill(network, form.cleaned_data["name"], by=by)
    except SentenceError as error:
        form.add_error("name", languages.said(error))
    return form.is_valid()


def _renamed(one: NetworkSkill, form: SkillForm, by: UUID) -> bool:
    try:
        actions.rename_skill(one, form.cleaned_data["name"], by=by)
    except SentenceError as error:
        form.add_error("name", languages.said(error))
    return form.is_valid()


def _standby_or_404(network: Network, pk: UUID) -> Standby:
    found = standing_by.living().filter(network=network).select_related("person").prefetch_related("skills")
    return get_object_or_404(found, pk=pk)


def _shown(request: PersonRequest, network: Network, row: Standby, why: WhyForm) -> HttpResponse:
    shown = {"network": network, "row": row, "why": why}
    return render(request, "networks/desk/standby.html", shown, status=422 if why.is_bound else 200)
