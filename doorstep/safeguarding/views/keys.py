"""A lead's own key: made with a passphrase, and a sheet to print that opens it too."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doorstep.core import digits, languages
from doorstep.core.pages import done
from doorstep.limits.actions import TooOftenError
from doorstep.limits.words import wait
from doorstep.people.doors import proved_to_write, strongly
from doorstep.people.requests import PersonRequest
from doorstep.safeguarding import actions, queries
from doorstep.safeguarding.forms import ChangePhraseForm, PhraseForm
from doorstep.safeguarding.models import LeadKey
from doorstep.safeguarding.pages import key_or_404, told


@require_http_methods(["GET", "POST"])
@strongly
@proved_to_write
def key(request: PersonRequest) -> HttpResponse:
    """Make a key, and show the digits of its sheet this once."""
    key_or_404(request)
    person, form = request.visitor.person, PhraseForm(request.POST or None)
    if form.is_valid():
        sheet = actions.make_key(person, form.cleaned_data["phrase"], now=timezone.now())
        return render(request, "safeguarding/sheet.html", {"digits": digits.in_fours(sheet)})
    has_one = LeadKey.objects.filter(person=person).exists()
    alone = queries.opened_by_alone(person.pk)
    shown = {"form": form, "has_one": has_one, "alone": alone, "told": told(request)}
    return render(request, "safeguarding/key.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@strongly
@proved_to_write
def phrase(request: PersonRequest) -> HttpResponse:
    key_or_404(request)
    found, form = get_object_or_404(LeadKey, person=request.visitor.person), ChangePhraseForm(request.POST or None)
    if form.is_valid() and _changed(found, form):
        return done("safeguarding:key", "locked")
    return render(request, "safeguarding/phrase.html", {"form": form}, status=422 if form.is_bound else 200)


def _changed(found: LeadKey, form: ChangePhraseForm) -> bool:
    try:
        pair = actions.unlock(found, form.cleaned_data["before"], now=timezone.now())
        actions.change_phrase(found, pair, form.cleaned_data["phrase"])
    except actions.WrongPhraseError as error:
        form.add_error("before", languages.said(error))
    except TooOftenError as error:
        form.add_error("before", wait(error.again_at))
    return form.is_valid()
