"""Bringing in a list that was kept on paper: first to look at it, then for good; twice changes nothing."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doorstep.aid import pages, permissions
from doorstep.aid.actions.writing_down import write_down_for
from doorstep.aid.forms.calling import CallForm
from doorstep.aid.forms.paper import ListForm, form_of, stamp_of
from doorstep.aid.models import HelpRequest
from doorstep.aid.paper import Line
from doorstep.aid.queries import callers
from doorstep.core import languages
from doorstep.core.sentences import SentenceError
from doorstep.groups.standing import Standing
from doorstep.people.doors import proved_to_write, strongly
from doorstep.people.models import Person
from doorstep.people.requests import PersonRequest
from doorstep.vault.normalising import NotReadableError


@dataclass(frozen=True)
class Verdict:
    """What becomes of a line."""

    line: int
    words: str
    is_wrong: bool = False


@require_http_methods(["GET", "POST"])
@strongly
@proved_to_write
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing = pages.standing_or_404(request, slug, permissions.may_bring_list)
    form = ListForm(request.POST or None, request.FILES or None)
    said = pages.shared(standing) | {"form": form, "verdicts": None}
    if form.is_valid():
        said["really"] = form.cleaned_data["really"]
        said["verdicts"] = [_verdict(standing, line, really=said["really"]) for line in form.cleaned_data["file"]]
    return render(request, "aid/desk/paper.html", said, status=422 if form.errors else 200)


def _verdict(standing: Standing, line: Line, *, really: bool) -> Verdict:
    stamp = stamp_of(line, standing.group)
    if HelpRequest.objects.filter(sent_as=stamp).exists():
        return Verdict(line.number, _("was brought in before"))
    form = form_of(line, standing.group)
    if not form.is_valid():
        return Verdict(line.number, _wrong(form), is_wrong=True)
    if not really:
        return Verdict(line.number, _("can be brought in"))
    return _brought_in(standing, line, form, stamp)


def _wrong(form: CallForm) -> str:
    return " ".join(f"{form[name].label} {error}" for name, errors in form.errors.items() for error in errors)


def _brought_in(standing: Standing, line: Line, form: CallForm, stamp: str) -> Verdict:
    asked = form.asked(HelpRequest.Behalf.LIST, sent_as=stamp)
    try:
        known = _known(standing, form.cleaned_data["phone"])
        write_down_for(asked, form.asker(), standing.group, known, by=standing.person, now=timezone.now())
    except SentenceError as error:
        return Verdict(line.number, languages.said(error), is_wrong=True)
    except NotReadableError:
        return Verdict(line.number, _("the surname or the postcode cannot be read"), is_wrong=True)
    return Verdict(line.number, _("is brought in"))


def _known(standing: Standing, phone: str) -> Person | None:
    """Find whom the group knows by this number: then it is asked by them, and not by somebody new."""
    found = callers.known_by_phone(standing, phone) if phone else []
    return found[0].person if len(found) == 1 else None
