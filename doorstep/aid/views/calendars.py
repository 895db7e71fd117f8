"""What somebody took, for the calendar on their telephone: kind, district and window, and nothing of anybody."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid import ical
from doorstep.aid.actions import calendars
from doorstep.aid.models import CalendarFeed, Task
from doorstep.aid.queries import helping
from doorstep.aid.queries.helping import Seen
from doorstep.core import hashes
from doorstep.core.pages import done
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.limits.visitors import network
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest
from doorstep.people.speaking import speaking_to

# A calendar asks a few times an hour; and a house in which somebody tries addresses is one visitor to us.
READING = Limit("a calendar read", most=60, per=timedelta(hours=1))
GUESSING = Limit("calendars that are none", most=60, per=timedelta(hours=1))
MAKING = Limit("addresses of calendars", most=20, per=timedelta(days=1))


@require_POST
@signed_in
def making(request: PersonRequest) -> HttpResponse:
    """Make an address and show it, once and here."""
    person = request.visitor.person
    take(MAKING, str(person.pk))
    token = calendars.open_calendar(person, now=timezone.now())
    address = f"{request.build_absolute_uri(reverse('helping:calendar'))}?{urlencode({'key': token})}"
    return render(request, "aid/helping/calendar.html", {"address": address})


@require_POST
@signed_in
def ending(request: PersonRequest) -> HttpResponse:
    calendars.end_calendar(request.visitor.person)
    return done("helping:mine", "calendar-ended")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Answer whoever holds the address; the key stands after the path, where no log keeps it."""
    key = request.GET.get("key", "")
    feed = CalendarFeed.objects.filter(hashed=hashes.of_token(key)).select_related("person").first() if key else None
    if feed is None:
        if key:
            take(GUESSING, network(request))
        raise Http404
    take(READING, str(feed.pk))
    return HttpResponse(_written(request, feed), content_type="text/calendar; charset=utf-8")


def _written(request: HttpRequest, feed: CalendarFeed) -> bytes:
    """Write what is theirs; what waits for a nod is not yet."""
    with speaking_to(feed.person):
        mine = [one for one in helping.seen(helping.taken(feed.person_id)) if one.task.status == Task.Status.TAKEN]
        return ical.calendar(_("What I do"), [_entry(one, request.get_host()) for one in mine], now=timezone.now())


def _entry(one: Seen, site: str) -> ical.Entry:
    words = _("%(kind)s in %(district)s") % {"kind": one.kind, "district": one.district} if one.district else one.kind
    more = _("Sign in and look under “What I do”: you find there where to go, and the codeword to say at the door.")
    return ical.Entry(f"{one.offer.pk}@{site}", one.task.starts_at, one.task.ends_at, words, more)
