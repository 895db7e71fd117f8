"""Looking at all of it once more, and sending it in; and the flyer, once it is listed."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups.actions import TooManyWaitingError
from doorstep.groups.forms.proposal import ProposalForm
from doorstep.groups.queries import members, overlaps
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people.requests import PersonRequest
from doorstep.starting.actions import evenings as acting
from doorstep.starting.actions import sending as sends
from doorstep.starting.course import NEEDED, TITLES, Table, what_waits
from doorstep.starting.forms.whole import SendForm, facts_of, to_mend, whole
from doorstep.starting.models import Evening
from doorstep.starting.pages import at_table, shared, told, while_going
from doorstep.starting.queries import evenings


@require_http_methods(["GET", "POST"])
@while_going
def sending(request: PersonRequest, evening: Evening) -> HttpResponse:
    written = evenings.chapters(evening)
    if missing := [which for which in NEEDED if which not in written]:
        shown = shared(evening) | {"missing": _named(missing)}
        return render(request, "starting/too_early.html", shown, status=409)
    said = whole(written)
    is_right = said.is_valid()
    form = SendForm(request.POST or None, like=said.like)
    if is_right and form.is_valid() and _sent(request, evening, form, said):
        return done("starting:evening", "sent-in", evening.pk)
    return _shown(request, evening, form, said)


def _shown(request: PersonRequest, evening: Evening, form: SendForm, said: ProposalForm) -> HttpResponse:
    """Show what will stand on the group's page, who is like it, and what waits; and what has to be mended first."""
    patch, taken = said.cleaned_data.get("patch"), list(evenings.taken(evening))
    shown = shared(evening) | {"form": form, "facts": facts_of(said), "seen": evenings.stamp(evening)}
    shown |= {"mend": _named(to_mend(said)), "beside": overlaps.sharing(patch.cells) if patch else []}
    shown["waits"] = what_waits(Table.of(taken, evenings.offered(evening, timezone.now())))
    return render(request, "starting/sending.html", shown, status=422 if form.is_bound else 200)


def _named(chapters: Iterable[str]) -> list[tuple[str, Promise]]:
    return [(f"starting:{which}", TITLES[which]) for which in chapters]


def _sent(request: PersonRequest, evening: Evening, form: SendForm, said: ProposalForm) -> bool:
    try:
        sends.send(evening, said.about(), request.visitor.person, seen=form.cleaned_data["seen"], now=timezone.now())
    except acting.OverError:
        return True  # pressed twice: the page that follows says how it stands
    except SomebodyWasFirstError:
        form.add_error(None, _("Something was changed while you looked. This is how it stands now: look once more."))
    except TooManyWaitingError:
        form.add_error(None, _("Very many groups are waiting for a human look. Try again tomorrow, please."))
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return not form.errors


@require_http_methods(["GET", "POST"])
@at_table
def flyer(request: PersonRequest, evening: Evening) -> HttpResponse:
    """Lead to where a flyer is made, once there is a page for whoever comes by it; and note that it is printed."""
    if request.method == "POST":
        if evening.status == Evening.Status.LISTED:
            acting.note_flyer(evening, by=request.visitor.person.pk, now=timezone.now())
        return done("starting:evening", "written", evening.pk)
    me, group = request.visitor.person.pk, evening.group
    shown = shared(evening) | {"told": told(request), "coordinates": group and members.is_coordinator(me, group)}
    return render(request, "starting/flyer.html", shown)
