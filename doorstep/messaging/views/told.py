"""What providers tell and ask: kept as it came if it is theirs, for the worker to read; in a call they are answered."""

import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from doorstep.messaging import calling, tellers
from doorstep.messaging.actions import take_in
from doorstep.messaging.inbound import ways, whatsapp
from doorstep.messaging.inbound.events import Arrived, NotTheirsError

log = logging.getLogger(__name__)


@csrf_exempt
@require_http_methods(["GET", "POST"])
@never_cache
def told(request: HttpRequest, way: str) -> HttpResponse:
    """Keep it, and say so at once; whoever cannot prove who they are is told that there is nothing here."""
    if request.method == "GET":
        return _shaken_hands(request, way)
    arrived = _theirs(request, way)
    take_in(way, ways.kept(way, arrived), arrived.headers.get("content-type", ""), now=arrived.at)
    if way == ways.VOICE:
        return HttpResponse(calling.answer(arrived), content_type="text/xml")
    # Whoever carries mail tries again whatever else it is answered.
    return HttpResponse(status=200 if tellers.is_mail(way) else 204)


def _shaken_hands(request: HttpRequest, way: str) -> HttpResponse:
    """Answer Meta, which asks once whether this address is ours, with a word that we agreed on."""
    word = settings.WHATSAPP.more["verify"] if settings.WHATSAPP and way == ways.WHATSAPP else ""
    answer = whatsapp.challenge(request.GET.dict(), word) if word else None
    if answer is None:
        raise Http404
    return HttpResponse(answer, content_type="text/plain")


def _theirs(request: HttpRequest, way: str) -> Arrived:
    headers = {name.lower(): value for name, value in request.headers.items()}
    arrived = Arrived(request.build_absolute_uri(), headers, request.body, timezone.now())
    try:
        tellers.verify(way, arrived)
    except NotTheirsError as error:
        log.warning("something that was told by way of %s was not taken in: %s", way, error.why)
        raise Http404 from None
    return arrived
