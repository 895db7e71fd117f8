"""Becoming one of the cast, in the demo world alone: by the doors that everybody takes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from doorstep.people.actions import give_receipt
from doorstep.web.demo import cast


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show how to become each of them; a press on Amina's button reads her a receipt, as a coordinator would."""
    receipt, now = "", timezone.now()
    if request.method == "POST":
        person = cast.find(cast.AMINA)
        if person is None:
            raise Http404
        receipt = give_receipt(person, by=None, now=now)
    return render(request, "web/cast.html", {"cast": cast.shown(now), "receipt": receipt})
