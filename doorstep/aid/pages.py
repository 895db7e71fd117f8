"""What the pages of those who look after requests share: who may open them, and what was done before."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.aid import permissions
from doorstep.aid.models import HelpRequest, Task
from doorstep.aid.queries import desk
from doorstep.core import pages
from doorstep.groups.pages import people_or_404
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.requests import PersonRequest

DONE: dict[str, Promise] = {
    "mine": _("You look after it now."),
    "handed-over": _("They look after it now."),
    "nodded": _("Agreed. Whoever does it has been told, and so has the neighbour."),
    "refused": _("They have been thanked. Somebody else is being found."),
    "done": _("It is done. Whoever did it has been thanked."),
    "cancelled": _("Not needed. Whoever was asked has been told."),
    "on-board": _("It stands on the board now."),
    "in-waves": _("The nearest are being asked, a few at a time. You see here what they answer."),
    "asked": _("They have been asked. You will see here what they answer."),
    "noted": _("Kept. The neighbour can read it too."),
    "moved": _("It is theirs now. The neighbour has been told."),
    "given-to-team": _("The street team looks after it now."),
    "on-duty": _("What comes in goes to you from now on."),
    "duty-handed-over": _("What comes in goes to them from now on."),
    "saved": _("Saved."),
    "unchanged": _("Nothing was different, so nothing was changed."),
    "vouched": _("Thank you. From now on they may do what needs more trust."),
    "heard": _("Noted as what they said. They see it, with everything that follows from it."),
    "opened": _("Written down. It is looked after from now on."),
    "kept": _("Kept. It stands on the desk until then."),
    "dropped": _("Forgotten. Nothing of this conversation is kept."),
    "often": _("That was a lot at once, so nothing was done. Try again in a while."),
    "changed": _("It had changed while you looked at it, so nothing was done. This is how it stands now."),
    "taken-as": _("Done. They have been answered."),
    "answered": _("Your answer is on its way to them."),
    "settled": _("Noted. It stands here no more."),
    "by-hand": _("Noted: they have been told. It stands here no more."),
    "not-needed": _("Noted: it is not needed. It stands here no more."),
    "by-hand-late": _("It was noted already, or came too late, or is not needed any more. Nothing was done twice."),
    "proposed": _("Proposed. Their coordinators have been told, and answer here."),
    "agreed": _("Agreed. From now on the two of you help each other out."),
    "agreement-ended": _("Ended. They have been told."),
    "favour-yes": _("It is yours now, and stands at your desk. The neighbour has been told."),
    "favour-no": _("Noted: not this time. Nobody asks why."),
    "no-room": _("You say that you take nothing new just now, so nothing was done. Change that first."),
    "given-to-desk": _("The network’s desk has it now. The neighbour has been told."),
    "given-to-desk-ring": _("The network’s desk has it now. Nothing here can write to the neighbour, so ring them."),
    "late": _("Somebody was a moment quicker, so nothing was done. This is how it stands now."),
}


def standing_or_404(
    request: PersonRequest, slug: str, may: Callable[[Standing], bool] = permissions.may_look_after_requests
) -> Standing:
    return people_or_404(request, slug, may)


def request_or_404(request: PersonRequest, slug: str, pk: UUID) -> tuple[Standing, HelpRequest]:
    """Find one that the visitor looks after, or a colleague does."""
    standing = standing_or_404(request, slug)
    return standing, get_object_or_404(requests_of(standing), pk=pk)


def requests_of(standing: Standing) -> "QuerySet[HelpRequest]":
    return desk.requests_seen_by(standing).select_related("group", "team", "person")


def task_or_404(request: PersonRequest, slug: str, pk: UUID) -> tuple[Standing, Task]:
    standing = standing_or_404(request, slug)
    found = desk.tasks_seen_by(standing).select_related("request", "group", "team", "person")
    return standing, get_object_or_404(found, pk=pk)


def shared(standing: Standing) -> dict[str, Any]:
    """Give what each of these pages needs to know of the group."""
    return {"group": standing.group, "only_some": not standing.coordinates}


def stamp(tasks: Iterable[Task]) -> str:
    """Tell how tasks stand from any other way in which they could: what a page shows of them, and acts upon."""
    stands = sorted(f"{task.pk} {task.status} {task.filled} {task.taken_at}" for task in tasks)
    return hashlib.sha256(repr(stands).encode()).hexdigest()


def as_seen(request: PersonRequest, tasks: Iterable[Task]) -> bool:
    """Say whether they still stand as they did on the page from which somebody acts."""
    return request.POST.get("seen", now := stamp(tasks)) == now


def did(task: Task, doing: Callable[[], object], what: str) -> HttpResponseRedirect:
    """Do it, and show the request as it is then; where somebody was first, say so kindly."""
    try:
        doing()
    except (NotAMoveError, SomebodyWasFirstError):
        what = "late"
    return back_to(task, what)


def back_to(task: Task, what: str) -> HttpResponseRedirect:
    return pages.done("requests:request", what, task.group.slug, task.request_id)


def told(request: PersonRequest) -> Promise | str:
    return pages.told(request, DONE)


def uuid_or_404(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        raise Http404 from None
