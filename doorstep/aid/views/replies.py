"""What people wrote that this site does not understand: opened, taken as what it means, answered, or left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid import attached, kinds, letters, pages, permissions
from doorstep.aid.actions import reading
from doorstep.aid.actions.taken_as import NotClearError, may_mean
from doorstep.aid.forms.replies import AnswerForm
from doorstep.aid.queries import replies
from doorstep.aid.queries.matters import Matter, Stands, matters_of
from doorstep.core.pages import done, page_of
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Reply
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest

# As many as somebody reads with care.
OPENING = Limit("replies opened", most=60, per=timedelta(hours=1))
LIKELY: dict[str, Promise] = {
    Meaning.YES: _("probably a yes"),
    Meaning.NO: _("probably a no"),
    Meaning.LATER: _("probably: later, or not today"),
    Meaning.DONE: _("probably: done"),
    Meaning.HELP: _("probably asks for help"),
}
NOT_RUNG: Promise = _("left words on our number; does not want to be rung: write")
_STANDS: dict[Stands, Promise] = {
    Stands.ASKED: _("they were asked to do it"),
    Stands.DOING: _("they said yes to it"),
    Stands.CAME: _("they asked for it, and were asked how it went"),
    Stands.ASKS: _("they asked for it"),
}
_TAKE_AS: dict[Meaning, Promise] = {
    Meaning.YES: _("Take it as yes"),
    Meaning.NO: _("Take it as no"),
    Meaning.LATER: _("Take it as later"),
    Meaning.DONE: _("Take it as done"),
}


@dataclass(frozen=True)
class Choice:
    """Something that they could have meant, and as what it can be taken."""

    matter: Matter
    what: str
    when: str
    stands: Promise
    takes: list[tuple[str, Promise]]


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """Show who wrote, and what it probably means; the words stay covered."""
    standing = pages.standing_or_404(request, slug, permissions.may_read_replies)
    page, lost = page_of(request, replies.waiting(standing.group)), replies.unreached(standing.group)
    persons = [row.person_id for row in page] + [each.person for each in lost]
    said = pages.shared(standing) | {"page": page, "lost": lost, "told": pages.told(request)}
    said["names"] = replies.names_within(standing.group, persons)
    said["rows"] = [(row, _probably(row), attached.in_one_line(row)) for row in page]
    return render(request, "aid/desk/replies.html", said)


def _probably(row: Reply) -> Promise:
    return NOT_RUNG if row.seconds else LIKELY.get(row.likely, _("for a human"))


@require_POST
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Open it, once and here; whoever wrote it reads who looked."""
    standing, reply = _reply_or_404(request, slug, pk)
    return _opened(request, standing, reply, AnswerForm())


def _reply_or_404(request: PersonRequest, slug: str, pk: UUID) -> tuple[Standing, Reply]:
    standing = pages.standing_or_404(request, slug, permissions.may_read_replies)
    return standing, get_object_or_404(replies.waiting(standing.group), pk=pk)


def _opened(request: PersonRequest, standing: Standing, reply: Reply, form: AnswerForm) -> HttpResponse:
    take(OPENING, str(standing.person))
    said = pages.shared(standing) | {"reply": reply, "form": form, "choices": _choices(standing, reply)}
    said["words"] = reading.open_reply(reply, standing.group, by=standing.person)
    said |= {"files": attached.shown(reply), "missing": list(attached.not_here(reply))}
    said["likely"] = LIKELY.get(reply.likely, "")
    said["name"] = replies.names_within(standing.group, [reply.person_id]).get(reply.person_id, "")
    return render(request, "aid/desk/reply.html", said, status=422 if form.is_bound else 200)


def _choices(standing: Standing, reply: Reply) -> list[Choice]:
    known = kinds.of_group(standing.group)
    return [
        Choice(
            matter=each,
            what=kinds.named(each.task.kind, known),
            when=letters.on_the_clock(each.task),
            stands=_STANDS[each.stands],
            takes=[(meaning.value, _TAKE_AS[meaning]) for meaning in may_mean(each, timezone.now())],
        )
        for each in _matters(standing, reply)
    ]


def _matters(standing: Standing, reply: Reply) -> list[Matter]:
    found = matters_of([reply.person_id], timezone.now())
    return [each for each in found if each.task.group_id == standing.group.pk]


# -- The end of it ---------------------------------------------------------------------------------------------------


@require_POST
@strongly
def ending(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Do what it asks for, answer it, or leave it; where a colleague was first, say so."""
    standing, reply = _reply_or_404(request, slug, pk)
    does = _ENDINGS.get(request.POST.get("do", ""), _left)
    try:
        return does(request, standing, reply)
    except (NotClearError, NotAMoveError, SomebodyWasFirstError):
        return done("requests:replies", "late", slug)


def _left(_request: PersonRequest, standing: Standing, reply: Reply) -> HttpResponse:
    reading.leave_it(reply, standing.group, by=standing.person, now=timezone.now())
    return done("requests:replies", "settled", standing.group.slug)


def _taken(request: PersonRequest, standing: Standing, reply: Reply) -> HttpResponse:
    """Take it as one of what can be meant of one of what they could have meant, as the page showed it."""
    chosen = {
        f"{each.task.pk} {each.stands} {meaning}": (each, meaning)
        for each in _matters(standing, reply)
        for meaning in may_mean(each, timezone.now())
    }.get(request.POST.get("as", ""))
    if chosen is None:
        raise NotClearError
    reading.take_as(reply, *chosen, by=standing.person, now=timezone.now())
    return done("requests:replies", "taken-as", standing.group.slug)


def _answered(request: PersonRequest, standing: Standing, reply: Reply) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _opened(request, standing, reply, form)
    words = form.cleaned_data["words"]
    sent = reading.answer_in_words(reply, standing.group, words, by=standing.person, now=timezone.now())
    return done("requests:replies", "answered" if sent else "settled", standing.group.slug)


_ENDINGS: dict[str, Callable[[PersonRequest, Standing, Reply], HttpResponse]] = {
    "as": _taken,
    "answer": _answered,
    "leave": _left,
}
