"""The end of the way of asking: it is sent, or kept for later."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url

from doorstep.aid.actions import asking, keeping
from doorstep.aid.actions.overflowing import AtDesk, ask_desk
from doorstep.aid.forms.asker import MEANS, SendForm
from doorstep.aid.forms.journey import LOOK, STEPS, Journey
from doorstep.aid.forms.review import asked, whoever_asks
from doorstep.aid.queries.covering import team_at
from doorstep.aid.views.questions import look_over, question
from doorstep.aid.views.sent import shown
from doorstep.core import digits, languages
from doorstep.core.sentences import SentenceError
from doorstep.groups.models import Group
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.networks.models import Network
from doorstep.people.actions import hash_of
from doorstep.people.models import Person
from doorstep.people.requests import bearer_of

# A library, or somebody who asks for a whole staircase, is one visitor to us.
ASKING = Limit("asking for a hand", most=30, per=timedelta(hours=1))
KEEPING = Limit("keeping for later", most=20, per=timedelta(hours=1))
# A message goes to whatever is typed: nobody else's number or address is to be flooded by that.
REACHED = Limit("asking by one number or address", most=6, per=timedelta(days=1))


def send(request: HttpRequest, journey: Journey) -> HttpResponse:
    form, group, cell = SendForm(request.POST), journey.group, journey.cell
    to = group or journey.desk
    if journey.next != LOOK or to is None or cell is None:
        return question(request, journey, journey.next)
    try:
        if _has_room(request, journey, form):
            opened = _sent(journey, to, cell, _known(request, journey))
            return render(request, "aid/asking/sent_covered.html") if journey.kept else shown(request, opened)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return look_over(request, journey, form)


def _sent(journey: Journey, to: Group | Network, cell: int, known: Person | None) -> asking.Opened | AtDesk:
    """Send it to a group; or to the desk of a network, where no group can be asked."""
    person, said, asker, now = journey.person, asked(journey, cell), whoever_asks(journey), journey.now
    by = person.pk if person else None
    opened: asking.Opened | AtDesk
    if isinstance(to, Group):
        opened = asking.ask(said, asker, to, team=team_at(to, cell), known=known, by=by, now=now)
    else:
        opened = ask_desk(said, asker, to, known=known, by=by, now=now)
    if begun_by := known or person:
        keeping.let_go_of(begun_by)
    return opened


def _known(request: HttpRequest, journey: Journey) -> Person | None:
    """Say who asks, where we know them: whoever is signed in, for themselves; whoever began it and has come back."""
    if journey.person:
        return None if journey.for_other else journey.person
    bearer = bearer_of(request) if journey.kept else None
    return bearer.person if bearer else None


def _has_room(request: HttpRequest, journey: Journey, form: SendForm) -> bool:
    """Count it for the visitor, and for each number and address to which a message goes."""
    reached = journey.reached_by if "reach" in {*journey.steps} else {}
    hashes = [str(hash_of(MEANS[name], typed)) for name, typed in reached.items()]
    return has_room(form, ASKING, request) and all(has_room(form, REACHED, request, each) for each in hashes)


def keep(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Keep what was typed so far, sealed, and give a receipt that leads back to it."""
    step, form = request.POST.get("step", ""), SendForm(request.POST)
    if not journey.may_be_kept:
        return question(request, journey, step if step in STEPS else journey.next)
    if not has_room(form, KEEPING, request):
        return look_over(request, journey, form)
    number = _kept(journey, journey.person or _known(request, journey))
    said = {"number": digits.in_fours(number), "page": resolve_url(settings.RECEIPT_PAGE)}
    return render(request, "aid/asking/kept.html", said)


def _kept(journey: Journey, person: Person | None) -> str:
    said, group, reached, unit = journey.all_said, journey.group, journey.reached_by, journey.unit
    return keeping.keep(said, group, person, reached_by=reached, postcode=unit, now=journey.now)
