"""Those who ask by text, and whom no group can have: somebody at the desk finds out where they live, or rings them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid.actions import exchanges_at_desk as acting
from doorstep.aid.actions.asking import TakesNoneError
from doorstep.aid.forms.exchanges import CloseForm, GiveForm
from doorstep.aid.models import Exchange
from doorstep.aid.queries import exchanges
from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.desk.pages import told
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.messaging.queries import for_nobody
from doorstep.people.doors import proved
from doorstep.people.looking import ways
from doorstep.people.requests import StaffRequest

# As many as somebody gets in touch with, and too few to copy them out.
LOOKING = Limit("exchanges opened at the desk", most=30, per=timedelta(hours=1))
# Beneath them stand so many others of whom nobody knows whose they are, the oldest first: there are few.
MOST_OTHERS = 50


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    page = page_of(request, exchanges.at_the_desk())
    rows = exchanges.in_short(page, timezone.localdate())
    said = {"page": page, "rows": rows, "told": told(request), "others": for_nobody()[:MOST_OTHERS]}
    return render(request, "desk/exchanges.html", said)


@require_safe
def one(request: StaffRequest, pk: UUID) -> HttpResponse:
    return _shown(request, _row_or_404(pk), GiveForm(), CloseForm())


@require_POST
@proved
def looking(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Open what they wrote, and from where, this once; they can read who looked."""
    row, form = _row_or_404(pk), Form(request.POST)
    if not has_room(form, LOOKING, request, str(request.staff.pk)):
        return _shown(request, row, GiveForm(), CloseForm(), wrong=str(form.non_field_errors()[0]))
    words, point = acting.look(row, by=request.staff.pk)
    reached = ways([point] if point else [], timezone.localtime().time())
    return render(request, "desk/exchange_opened.html", {"row": row, "words": words, "ways": reached})


@require_POST
def ending(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Give it to a group, or say why it is over."""
    row = _row_or_404(pk)
    try:
        return _ENDINGS.get(request.POST.get("do", ""), _closed)(request, row)
    except SomebodyWasFirstError:
        return done("desk:exchanges", "late")


def _given(request: StaffRequest, row: Exchange) -> HttpResponse:
    form = GiveForm(request.POST)
    if was_given(request, form, partial(acting.give, row)):
        return done("desk:exchanges", "given")
    return _shown(request, row, form, CloseForm())


def was_given(request: StaffRequest, form: GiveForm, give: Callable[..., object]) -> bool:
    """Give it to the group that the form names; say whether that was done, and in the form why not."""
    if not form.is_valid():
        return False
    try:
        give(form.group, form.cell, by=request.staff.pk, now=timezone.now())
    except TakesNoneError as error:
        form.add_error("where", languages.said(error))
    return form.is_valid()


def _closed(request: StaffRequest, row: Exchange) -> HttpResponse:
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _shown(request, row, GiveForm(), form)
    acting.close(row, form.cleaned_data["why"], by=request.staff.pk, now=timezone.now())
    return done("desk:exchanges", "ended")


_ENDINGS: Mapping[str, Callable[[StaffRequest, Exchange], HttpResponse]] = {"give": _given, "close": _closed}


def _row_or_404(pk: UUID) -> Exchange:
    return get_object_or_404(exchanges.at_the_desk(), pk=pk)


def _shown(
    request: StaffRequest, row: Exchange, giving: GiveForm, closing: CloseForm, *, wrong: str = ""
) -> HttpResponse:
    (short,) = exchanges.in_short([row], timezone.localdate())
    said = {"short": short, "row": row, "giving": giving, "closing": closing, "wrong": wrong}
    return render(request, "desk/exchange.html", said, status=422 if giving.errors or closing.errors or wrong else 200)
