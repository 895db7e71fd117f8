"""Where and how often somebody is written to, and having it begin again after they said STOP."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.accounts.actions import choose_writing
from doorstep.accounts.forms import WritingForm
from doorstep.accounts.own import saying
from doorstep.messaging.actions import begin_again
from doorstep.people.doors import proved, proved_to_write
from doorstep.people.models import ContactPoint
from doorstep.people.requests import PersonRequest


@require_http_methods(["GET", "POST"])
@proved_to_write
def writing(request: PersonRequest) -> HttpResponse:
    person = request.visitor.person
    form = WritingForm(request.POST or None, points=saying.could_come_first(person), initial=saying.writing(person))
    if form.is_valid():
        choose_writing(person, form.cleaned_data.get("first", ""), form.cleaned_data["pace"])
        return HttpResponseRedirect(f"{reverse('accounts:points')}?done=noted")
    return render(request, "accounts/writing.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@proved
def beginning_again(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Send there again."""
    begin_again(get_object_or_404(ContactPoint, pk=pk, person=request.visitor.person), by=request.visitor.person.pk)
    return HttpResponseRedirect(f"{reverse('accounts:points')}?done=noted")
