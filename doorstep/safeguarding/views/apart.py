"""Who is kept apart from whom: noted by a safeguarding lead, found by how they are reached, never listed by name."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core.pages import done, page_of
from doorstep.groups.standing import Standing
from doorstep.people.doors import proved, proved_to_write, strongly
from doorstep.people.models import Person
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.safeguarding import actions, queries
from doorstep.safeguarding.forms import ApartForm
from doorstep.safeguarding.models import KeptApart
from doorstep.safeguarding.pages import lead_or_404, told


@require_http_methods(["GET", "POST"])
@strongly
@proved_to_write
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing, form = lead_or_404(request, slug), ApartForm(request.POST or None)
    if form.is_valid() and _noted(standing, form):
        return done("safeguarding:apart", "apart", slug)
    page = page_of(request, KeptApart.objects.filter(group=standing.group).order_by("-made_at", "-pk"))
    shown = {"group": standing.group, "form": form, "page": page, "told": told(request)}
    shown["names"] = called([each for row in page for each in (row.person_id, row.other)])
    return render(request, "safeguarding/apart.html", shown, status=422 if form.is_bound else 200)


def _noted(standing: Standing, form: ApartForm) -> bool:
    said = form.cleaned_data
    people = list(queries.reached(said["person"]))
    if not people:
        form.add_error("person", _("Nobody is reached there whom we know. Ask them which number they gave us."))
    for person in people:
        _keep_apart(person, said["other"], standing)
    return form.is_valid()


def _keep_apart(person: Person, reached: str, standing: Standing) -> None:
    """Note it of the number or address, and of whoever is reached there today: they may give us another."""
    known: list[UUID | None] = [each.pk for each in queries.reached(reached)]
    for other in known or [None]:
        actions.keep_apart(person, standing.group, other=other, reached=reached, by=standing.person, now=timezone.now())


@require_POST
@strongly
@proved
def removal(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    standing = lead_or_404(request, slug)
    actions.let_together(get_object_or_404(KeptApart, pk=pk, group=standing.group), by=standing.person)
    return done("safeguarding:apart", "together", slug)
