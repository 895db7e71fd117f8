"""What nothing here can send: a coordinator opens it, says it with their own telephone or mail, and notes that."""

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

from doorstep.aid import pages, permissions
from doorstep.aid.actions import saying_by_hand as saying
from doorstep.aid.queries import by_hand
from doorstep.aid.queries.replies import names_within
from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.messaging import links
from doorstep.messaging.channels.text.cost import size_of
from doorstep.messaging.models import Delivery
from doorstep.people.doors import strongly
from doorstep.people.looking import Way
from doorstep.people.models import ContactPoint
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.people.safe import Channel
from doorstep.vault import normalising

# Enough for a group that sends everything by hand, and too few to copy out all of its numbers.
OPENING = Limit("opened to say by hand", most=40, per=timedelta(hours=1))
_ENDS: dict[str, tuple[Callable[..., None], str]] = {
    "sent": (saying.said, "by-hand"),
    "not-needed": (saying.not_needed, "not-needed"),
}
_WRITE: dict[str, Promise] = {
    ContactPoint.Means.EMAIL: _("Write the e-mail"),
    ContactPoint.Means.PHONE: _("Write the text"),
    ContactPoint.Means.WHATSAPP: _("Open WhatsApp"),
}


@dataclass(frozen=True)
class Press:
    """Something to press that opens the telephone, or the mail program."""

    label: Promise
    url: str
    leaves: bool = False


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """Show to whom something is to be said, and what it is about; where they are reached stays covered."""
    standing = pages.standing_or_404(request, slug, permissions.may_say_by_hand)
    page = page_of(request, by_hand.waiting(standing.group, timezone.now()))
    said = pages.shared(standing) | {"page": page, "told": pages.told(request), "presses": Delivery.Priority.TASK}
    said["names"] = names_within(standing.group, [row.message.person_id for row in page])
    subjects = by_hand.subjects(page)
    said["rows"], said["openers"] = [(row, subjects[row.pk]) for row in page], called(row.lease for row in page)
    return render(request, "aid/desk/by_hand.html", said)


@require_POST
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Open it, once and here; whoever it is for reads who looked."""
    standing = pages.standing_or_404(request, slug, permissions.may_say_by_hand)
    delivery = by_hand.waiting(standing.group, timezone.now()).filter(pk=pk).first()
    if delivery is None:
        return _ended(standing, pk)
    take(OPENING, str(standing.person))
    return _opened(request, standing, delivery)


def _ended(standing: Standing, pk: UUID) -> HttpResponse:
    """Say kindly that it waits no more, where it ever was theirs to say."""
    get_object_or_404(Delivery, pk=pk, desk=standing.group.uid)
    return done("requests:by-hand", "by-hand-late", standing.group.slug)


def _opened(request: PersonRequest, standing: Standing, delivery: Delivery) -> HttpResponse:
    now = timezone.now()
    clock = timezone.localtime(now, timezone.get_default_timezone()).time()
    try:
        opened = saying.open_to_say(delivery, standing.group, by=standing.person, now=now, clock=clock)
    except SomebodyWasFirstError:
        return _ended(standing, delivery.pk)
    said = pages.shared(standing) | {"delivery": delivery, "opened": opened, "presses": presses(opened)}
    said |= {"number": normalising.spaced(opened.way.value), "rings_only": rings_only(opened.way)}
    said |= {"foreign": _foreign(request, opened.language), "size": size_of(opened.words)}
    return render(request, "aid/desk/by_hand_one.html", said)


def _foreign(request: PersonRequest, code: str) -> str:
    """Name the language of the words, where it is not that of the page."""
    return "" if code == request.LANGUAGE_CODE else languages.own_name(code)


def presses(opened: saying.Opened) -> list[Press]:
    """Give what fits this contact point, and is safe at this moment."""
    way, found = opened.way, list[Press]()
    if way.value and way.may_write and not rings_only(way):
        leaves = way.means == ContactPoint.Means.WHATSAPP
        found.append(Press(_WRITE[way.means], _written(way, opened), leaves))
    if way.value and way.may_ring:
        found.append(Press(_("Ring them"), links.ring(way.value)))
    return [each for each in found if each.url]


def rings_only(way: Way) -> bool:
    """Say whether nothing can be written there: they do not want it, or it rings in a house."""
    is_house = way.means == ContactPoint.Means.PHONE and normalising.is_landline(way.value)
    return is_house or Channel.MESSAGE not in way.ever


def _written(way: Way, opened: saying.Opened) -> str:
    if way.means == ContactPoint.Means.EMAIL:
        return links.mail(way.value, opened.subject, opened.words)
    write = links.whatsapp if way.means == ContactPoint.Means.WHATSAPP else links.text
    return write(way.value, opened.words)


@require_POST
@strongly
def ending(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Note that it was said, or is not needed: once, however often it is pressed."""
    standing = pages.standing_or_404(request, slug, permissions.may_say_by_hand)
    delivery = get_object_or_404(Delivery, pk=pk, desk=standing.group.uid)
    does = _ENDS.get(request.POST.get("do", ""))
    try:
        if does:
            does[0](delivery, standing.group, by=standing.person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("requests:by-hand", "by-hand-late", slug)
    return done("requests:by-hand", does[1] if does else "", slug)
