"""The desk's door: the page that asks for a code, and the way out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.accounts.actions import SESSION_LIVES, close_desk, open_desk
from doorstep.accounts.forms import LONGEST_NEXT, CodeForm


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm(initial={"next": settings.DESK})
    token = open_desk(form.cleaned_data["code"], before=_held(request)) if form.is_valid() else None
    if token:
        rotate_token(request)
        return _bound(HttpResponseRedirect(form.cleaned_data["next"]), token)
    if form.is_bound and not form.errors:
        form.add_error("code", _("This code does not open the desk. Check it, or ask for a new one."))
    return render(request, "accounts/sign_in.html", {"form": form}, status=422 if form.is_bound else 200)


def closed(request: HttpRequest) -> HttpResponse:
    """Answer whoever has not opened the desk, whatever they asked of it: the page that asks for the code."""
    asked = request.get_full_path() if request.method == "GET" else settings.DESK
    form = CodeForm(initial={"next": asked if len(asked) <= LONGEST_NEXT else settings.DESK})
    return render(request, "accounts/sign_in.html", {"form": form, "closed": True}, status=403)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    close_desk(_held(request))
    answer = HttpResponseRedirect(reverse("accounts:sign-in"))
    answer.delete_cookie(settings.DESK_COOKIE_NAME)
    return answer


def _held(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.DESK_COOKIE_NAME, "")


def _bound(answer: HttpResponse, token: str) -> HttpResponse:
    answer.set_cookie(
        settings.DESK_COOKIE_NAME,
        token,
        max_age=SESSION_LIVES,
        secure=settings.DESK_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer
