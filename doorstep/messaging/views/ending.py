"""Ending news by the address that stands in its letters: with one press, or by a mail program itself (RFC 8058)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from doorstep.messaging import news, replies


@csrf_exempt
@require_http_methods(["GET", "POST"])
@never_cache
def ending(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more; a POST ends it at once: mail programs send one, without a token of ours."""
    found = news.opened_by(token)
    if found is None:
        raise Http404
    ended = request.method == "POST" and any(each.ends(*found, timezone.now()) for each in replies.registered())
    return render(request, "messaging/ending.html", {"ended": ended, "late": request.method == "POST" and not ended})
