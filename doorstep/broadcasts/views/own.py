"""What somebody hears of networks, and what a group has its people hear."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.broadcasts.actions import wanting
from doorstep.broadcasts.forms.wanting import GroupWantForm, WantForm
from doorstep.broadcasts.pages import told
from doorstep.broadcasts.queries import archive
from doorstep.core.pages import done, page_of
from doorstep.networks import permissions
from doorstep.networks.models import Contact, Network
from doorstep.networks.queries import own
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    person = request.visitor.person.pk
    shown = {"page": page_of(request, archive.heard_by(person)), "networks": archive.networks_heard_by(person)}
    return render(request, "broadcasts/mine/mine.html", shown | {"told": told(request)})


@require_http_methods(["GET", "POST"])
@signed_in
def wants(request: PersonRequest, slug: str) -> HttpResponse:
    person = request.visitor.person.pk
    network = get_object_or_404(archive.networks_heard_by(person), slug=slug)
    form = WantForm(request.POST if request.method == "POST" else None, initial=_wanted(person, network))
    if form.is_valid():
        said = form.cleaned_data
        wanting.want(person, network, said["kinds"], weekly=bool(said["weekly"]), now=timezone.now())
        return done("broadcasts:mine", "wanted")
    shown = {"network": network, "form": form}
    return render(request, "broadcasts/mine/wants.html", shown, status=422 if form.is_bound else 200)


def _wanted(person: UUID, network: Network) -> dict[str, object]:
    kinds, weekly = archive.wanted_by(person, network)
    return {"kinds": kinds, "weekly": "weekly" if weekly else ""}


@require_http_methods(["GET", "POST"])
@signed_in
def group_wants(request: PersonRequest, pk: int) -> HttpResponse:
    """Let the main contact choose for the group's people."""
    row = _main_or_404(request, pk)
    wanted = {"kinds": archive.wanted_for(row.affiliation)}
    form = GroupWantForm(request.POST if request.method == "POST" else None, initial=wanted)
    if form.is_valid():
        wanting.want_for_group(row.affiliation, form.cleaned_data["kinds"], by=row.person_id)
        return done("broadcasts:mine", "wanted")
    shown = {"row": row, "form": form}
    return render(request, "broadcasts/mine/group.html", shown, status=422 if form.is_bound else 200)


def _main_or_404(request: PersonRequest, pk: int) -> Contact:
    row = get_object_or_404(own.spoken_for_by(request.visitor.person.pk), pk=pk)
    if not permissions.may_pass_on(row):
        raise Http404
    return row
