"""What came back to a network's news in somebody's own words: opened, answered, put away."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.broadcasts.actions import reading
from doorstep.broadcasts.forms.sending import WordsForm
from doorstep.broadcasts.pages import told
from doorstep.broadcasts.queries import desk
from doorstep.core.pages import done, page_of
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.messaging.models import Reply
from doorstep.networks.models import Network
from doorstep.networks.pages import desk_or_404
from doorstep.people.doors import strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.vault import keys

# As many as somebody reads with care.
OPENING = Limit("answers to news opened", most=60, per=timedelta(hours=1))


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """Show who wrote, and when; the words stay covered."""
    network, _person = desk_or_404(request, slug)
    page = page_of(request, desk.replies_at(network))
    shown = {"network": network, "page": page, "told": told(request), "names": called(row.person_id for row in page)}
    return render(request, "broadcasts/desk/replies.html", shown)


@require_POST
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Open it, once and here; whoever wrote it reads who looked."""
    network, person = desk_or_404(request, slug)
    get_object_or_404(Reply, desk=network.uid, pk=pk)
    reply = desk.replies_at(network).filter(pk=pk).first()
    if reply is None:
        return done("broadcasts:replies", "late", slug)
    return _opened(request, network, reply, person, WordsForm())


@require_POST
@strongly
def ending(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Answer it, or put it away."""
    network, person = desk_or_404(request, slug)
    reply = get_object_or_404(Reply.objects.select_related("point__person"), desk=network.uid, pk=pk)
    answers, form = request.POST.get("do") == "answer", WordsForm(request.POST)
    if answers and not form.is_valid() and reply.status == Reply.Status.OPEN:
        return _opened(request, network, reply, person, form)
    try:
        what = _answered(reply, network, form, person) if answers else _left(reply, person)
    except (NotAMoveError, SomebodyWasFirstError):
        what = "late"
    return done("broadcasts:replies", what, slug)


def _answered(reply: Reply, network: Network, form: WordsForm, person: UUID) -> str:
    if not form.is_valid():
        return "late"
    words = form.cleaned_data["words"]
    return "answered" if reading.answer_in_words(reply, network, words, by=person, now=timezone.now()) else "no-answer"


def _left(reply: Reply, person: UUID) -> str:
    reading.leave_it(reply, by=person, now=timezone.now())
    return "left"


def _opened(request: PersonRequest, network: Network, reply: Reply, person: UUID, form: WordsForm) -> HttpResponse:
    take(OPENING, str(person))
    with keys.at_hand([reply.person_id]):
        words = reading.open_reply(reply, network, by=person)
    name = called([reply.person_id]).get(reply.person_id, "")
    shown = {"network": network, "reply": reply, "words": words, "name": name, "form": form}
    return render(request, "broadcasts/desk/reply.html", shown, status=422 if form.is_bound else 200)
