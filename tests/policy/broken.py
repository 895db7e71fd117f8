"""The site with one address more, behind which there is only a mistake of ours."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from doorstep.web.urls import urlpatterns as ours

BROKEN = "/broken/"


def broken(request: HttpRequest) -> HttpResponse:
    """Stumble over what was sent, with it in hand."""
    held = {name: request.POST[name] for name in request.POST}
    raise ValueError(f"cannot read {held} of {request.COOKIES}")


urlpatterns = [path("broken/", broken), *ours]
