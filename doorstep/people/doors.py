"""Doors before pages: signed in, signed in strongly, and proved a moment ago.

Where somebody is sent who may not come in yet is said in the settings: the pages lie in a layer above.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.http import urlencode

from doorstep.people.requests import PersonRequest, Visitor, bearer_of, visitor_of

PROOF_LASTS = timedelta(minutes=10)
# For what is typed slowly.
WRITING_LASTS = timedelta(hours=1)

# For whoever has nothing stronger than a code, and opens on the way what somebody else trusted them with.
CODE_LASTS = timedelta(hours=12)

View = Callable[..., HttpResponseBase]
Condition = Callable[[Visitor], bool]


def signed_in(view: View) -> View:
    """Let in whoever signed in, by whatever way."""
    return _door(view, lambda _visitor: True, settings.SIGN_IN_PAGE)


def with_receipt(view: View) -> View:
    """Let in whoever signed in, and whoever holds a receipt: what they see of themselves is covered."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        visitor = visitor_of(request) or bearer_of(request)
        if visitor is None:
            return sent_to(settings.SIGN_IN_PAGE, request)
        PersonRequest.let_in(request, visitor)
        return view(request, *args, **kwargs)

    return entered


def strongly(view: View) -> View:
    """Let in whoever signed in with a passkey or an authenticator: before anything of somebody else is shown."""
    return signed_in(_door(view, lambda visitor: visitor.strong, settings.STRONGER_PAGE))


def proved(view: View) -> View:
    """Let in whoever showed within ten minutes, by the strongest way they have, that it is still them.

    It stands before exports, erasing, changes of roles, and before whatever else cannot be taken back.
    """
    return signed_in(_door(view, is_proved, settings.PROVE_PAGE))


def proved_to_write(view: View) -> View:
    """Let in like `proved`, with an hour to send what is written there, so that it is not lost."""
    opened = proved(view)
    sent = signed_in(_door(view, lambda visitor: is_proved(visitor, WRITING_LASTS), settings.PROVE_PAGE))

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return (sent if request.method == "POST" else opened)(request, *args, **kwargs)

    return entered


def is_proved(visitor: Visitor, lasts: timedelta = PROOF_LASTS) -> bool:
    if visitor.by_receipt or visitor.proved_at is None:
        return False
    return timezone.now() - visitor.proved_at < lasts


def has_shown(visitor: Visitor) -> bool:
    """Say whether they showed it as well as they can: a code within half a day; what is stronger, within ten minutes.

    A code is nothing of whoever holds something stronger (docs/decisions/0048).
    """
    return is_proved(visitor, PROOF_LASTS if visitor.strong or visitor.mending else CODE_LASTS)


def _door(view: View, condition: Condition, otherwise: str) -> View:
    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        visitor = visitor_of(request)
        if visitor and condition(visitor):
            return view(request, *args, **kwargs)
        return sent_to(otherwise, request)

    return entered


def sent_to(page: str, request: HttpRequest, back: str = "") -> HttpResponseRedirect:
    """Send somebody to a page that lets them in, and from there back to where they were going, or to `back`."""
    going = request.get_full_path() if request.method == "GET" else resolve_url(settings.MINE_PAGE)
    back = back or going
    return HttpResponseRedirect(f"{resolve_url(page)}?{urlencode({'next': back})}")
