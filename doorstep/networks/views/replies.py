"""What people wrote to a network: opened at its desk, answered in words, or left."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.core.pages import done, page_of
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.messaging.models import Reply
from doorstep.messaging.queries import open_replies
from doorstep.networks.actions import replies as acting
from doorstep.networks.forms.replies import AnswerForm
from doorstep.networks.models import Network
from doorstep.networks.pages import desk_or_404, told
from doorstep.networks.queries import first_letters
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest

# As many as somebody reads with care.
OPENING = Limit("what was written to a network opened", most=60, per=timedelta(hours=1))


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """Show when something came and about which group; the words stay covered."""
    network, _person = desk_or_404(request, slug)
    page = page_of(request, open_replies(network.uid))
    about = first_letters.about(row.about_id for row in page)
    shown = {"network": network, "page": page, "told": told(request)}
    shown["rows"] = [(row, about.get(row.about_id)) for row in page]
    return render(request, "networks/desk/replies.html", shown)


@require_POST
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Open it, once and here; whoever wrote it reads who looked."""
    network, person = desk_or_404(request, slug)
    return _opened(request, network, _reply_or_404(network, pk), AnswerForm(), person)


@require_POST
@strongly
def ending(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Answer it, or leave it; where a colleague was first, say so."""
    network, person = desk_or_404(request, slug)
    reply = get_object_or_404(Reply.objects.select_related("point__person"), desk=network.uid, pk=pk)
    try:
        return (_ENDINGS.get(request.POST.get("do", "")) or _left)(request, network, reply, person)
    except (NotAMoveError, SomebodyWasFirstError):
        return done("networks:replies", "late", slug)


def _left(_request: PersonRequest, network: Network, reply: Reply, person: UUID) -> HttpResponse:
    acting.leave_it(reply, network, by=person, now=timezone.now())
    return done("networks:replies", "settled", network.slug)


def _answered(request: PersonRequest, network: Network, reply: Reply, person: UUID) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _opened(request, network, reply, form, person)
    words = form.cleaned_data["words"]
    sent = acting.answer_in_words(reply, network, words, by=person, now=timezone.now())
    return done("networks:replies", "answered" if sent else "not-answered", network.slug)


_ENDINGS: dict[str, Callable[[PersonRequest, Network, Reply, UUID], HttpResponse]] = {
    "answer": _answered,
    "leave": _left,
}


def _reply_or_404(network: Network, pk: UUID) -> Reply:
    return get_object_or_404(open_replies(network.uid), pk=pk)


def _opened(request: PersonRequest, network: Network, reply: Reply, form: AnswerForm, person: UUID) -> HttpResponse:
    take(OPENING, str(person))
    shown = {"network": network, "reply": reply, "form": form}
    shown["words"] = acting.open_reply(reply, network, by=person)
    shown["about"] = first_letters.about([reply.about_id]).get(reply.about_id)
    return render(request, "networks/desk/reply.html", shown, status=422 if form.is_bound else 200)
