"""This street is not ours: a request goes to the group that covers it, or to another street team, in one step."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doorstep.aid import pages
from doorstep.aid.actions import moving
from doorstep.aid.forms.passing_on import PassOnForm
from doorstep.aid.models import HelpRequest
from doorstep.aid.queries import covering, desk
from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups.queries import members
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest


@require_http_methods(["GET", "POST"])
@strongly
def group(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    standing, asked = pages.request_or_404(request, slug, pk)
    found = covering.others(asked)
    form = PassOnForm(request.POST or None, asked=asked, others=found, teams=members.teams_of(standing.group))
    what = _gone(request, asked, form) if form.is_valid() else ""
    if what:
        # Where it is another's now there is no page of it any more.
        return done("requests:desk", what, slug)
    full = [each for each in found if each.is_full]
    said = pages.shared(standing) | {"asked": asked, "form": form, "full": full}
    said["owns"] = desk.owns(asked, standing.person)
    return render(request, "aid/desk/passing_on.html", said, status=422 if form.is_bound else 200)


def _gone(request: PersonRequest, asked: HelpRequest, form: PassOnForm) -> str:
    """Pass it on; say by a word of pages.DONE what became of it, or by none where the form has to be mended."""
    try:
        return _passed_on(asked, form, by=request.visitor.person.pk)
    except SomebodyWasFirstError:
        return "late"
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return ""


def _passed_on(asked: HelpRequest, form: PassOnForm, *, by: UUID) -> str:
    if form.group is None:
        moving.give_to_team(asked, form.team, by=by)
        return "given-to-team"
    team = covering.team_at(form.group, asked.cell)
    moving.move(asked, form.group, team, agreed=form.cleaned_data["agreed"], by=by, now=timezone.now())
    return "moved"
