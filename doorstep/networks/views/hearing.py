"""Who of a group hears a network's news: chosen for the group, and refused by each for themselves."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core.pages import done
from doorstep.networks.actions import hearing as acting
from doorstep.networks.actions.contacts import NotTheirsError
from doorstep.networks.forms.hearing import HearsForm
from doorstep.networks.queries import hearing
from doorstep.people.doors import proved, signed_in
from doorstep.people.requests import PersonRequest


@require_http_methods(["GET", "POST"])
@signed_in
@proved
def choose(request: PersonRequest, pk: int) -> HttpResponse:
    person = request.visitor.person.pk
    place = get_object_or_404(hearing.chosen_by(person), pk=pk)
    form = HearsForm(request.POST or None, many=hearing.how_many(place), initial={"hears": place.hears})
    if not form.is_valid():
        shown = {"place": place, "form": form}
        return render(request, "networks/mine/hears.html", shown, status=422 if form.is_bound else 200)
    try:
        acting.choose_who_hears(place, form.cleaned_data["hears"], by=person, now=timezone.now())
    except NotTheirsError:
        return done("networks:mine", "late")
    return done("networks:mine", "hears")


@require_POST
@signed_in
def say(request: PersonRequest, pk: int) -> HttpResponse:
    """Want the news no more, or again; who speaks for the group hears it in any case."""
    person = request.visitor.person.pk
    place = hearing.heard_by(person).filter(pk=pk).first()
    if place is None:
        raise Http404
    if request.POST.get("do") == "hear":
        acting.hear_again(place, by=person)
        return done("networks:mine", "for-me")
    acting.say_no(place, by=person, now=timezone.now())
    return done("networks:mine", "not-for-me")
