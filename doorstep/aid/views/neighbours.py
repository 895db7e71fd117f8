"""A group and its neighbours: agreements to help each other out, what they ask, and giving to a network's desk."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.aid import pages, permissions
from doorstep.aid.actions import agreeing, favours, giving_back
from doorstep.aid.forms.agreeing import ProposalForm
from doorstep.aid.forms.overflow import GiveBackForm
from doorstep.aid.models import Agreement, Favour, HelpRequest
from doorstep.aid.queries import agreements, desks
from doorstep.aid.queries.neighbours import asked_in_words, in_words
from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.messaging.queries import writes_to
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest


@require_http_methods(["GET", "POST"])
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """Show with whom there is an agreement and what they ask; and propose one."""
    standing = pages.standing_or_404(request, slug, permissions.may_agree)
    form = ProposalForm(request.POST or None, neighbours=agreements.could_agree_with(standing.group))
    if form.is_valid() and _proposed(standing, form):
        return done("requests:neighbours", "proposed", slug)
    said = pages.shared(standing) | {"form": form, "told": pages.told(request)}
    said |= {"agreed": in_words(standing.group), "favours": asked_in_words(standing.group)}
    return render(request, "aid/desk/neighbours.html", said, status=422 if form.is_bound else 200)


def _proposed(standing: Standing, form: ProposalForm) -> bool:
    kinds = form.cleaned_data["kinds"]
    try:
        agreeing.propose(standing.group, form.chosen, kinds, by=standing.person, now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return False
    return True


@require_POST
@strongly
def agree(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Agree to what another group proposed: nobody agrees to their own."""
    standing = pages.standing_or_404(request, slug, permissions.may_agree)
    found = get_object_or_404(Agreement.objects.filter(other=standing.group).select_related("group", "other"), pk=pk)
    return _did(slug, "agreed", lambda: agreeing.agree(found, by=standing.person, now=timezone.now()))


@require_POST
@strongly
def ending(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    standing = pages.standing_or_404(request, slug, permissions.may_agree)
    found = get_object_or_404(agreements.all_of(standing.group), pk=pk)
    return _did(
        slug, "agreement-ended", lambda: agreeing.end(found, standing.group, by=standing.person, now=timezone.now())
    )


@require_POST
@strongly
def answer(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Say yes or no to what a neighbouring group asks."""
    standing = pages.standing_or_404(request, slug, permissions.may_agree)
    asked = Favour.objects.filter(group=standing.group).select_related("request", "group", "asks")
    favour, yes = get_object_or_404(asked, pk=pk), request.POST.get("can") == "yes"
    does = favours.say_yes if yes else favours.say_no
    what = "favour-yes" if yes else "favour-no"
    return _did(slug, what, lambda: does(favour, by=standing.person, now=timezone.now()))


def _did(slug: str, what: str, doing: Callable[[], object]) -> HttpResponse:
    try:
        doing()
    except (NotAMoveError, SomebodyWasFirstError):
        what = "late"
    except SentenceError:
        # Nobody looks after requests in their own group just now, or it says that it is full.
        what = "no-room"
    return done("requests:neighbours", what, slug)


# -- To the desk of a network ----------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@strongly
def to_desk(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Give a request to the desk of the network around it: we cannot, and this is why."""
    standing, asked = pages.request_or_404(request, slug, pk)
    form = GiveBackForm(request.POST or None, asked=asked)
    what = _gave_back(asked, form, standing.person) if form.is_valid() else ""
    if what:
        return done("requests:desk", what, slug)
    said = pages.shared(standing) | {"asked": asked, "form": form, "network": desks.desk_for(asked.cell)}
    said["writes"] = writes_to(asked.person_id)
    return render(request, "aid/desk/to_desk.html", said, status=422 if form.is_bound else 200)


def _gave_back(asked: HelpRequest, form: GiveBackForm, by: UUID) -> str:
    """Give it back; say by a word of pages.DONE what became of it, or by none where the form has to be mended."""
    said = form.cleaned_data
    try:
        giving_back.give_back(asked, said["why"], agreed=said.get("agreed", False), by=by, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return "late"
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return ""
    return "given-to-desk" if writes_to(asked.person_id) else "given-to-desk-ring"
