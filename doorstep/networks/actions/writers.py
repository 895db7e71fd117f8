"""Whoever wrote a letter for their group: where they are answered, and when what it says of them becomes theirs."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from doorstep.messaging.actions import Words, send, tell
from doorstep.messaging.actions.telling import WORTH_TELLING
from doorstep.networks.models import Application
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint
from doorstep.people.queries import called, confirmed_points
from doorstep.people.speaking import speaking_to

# As many letters as what somebody is called holds.
_LONGEST = 60


def showed_themselves(person: UUID) -> bool:
    """Say whether they ever showed that they read what is sent to them somewhere."""
    return confirmed_points([person]).exists()


def write_to(application: Application, words: Callable[[str], Words], *, by: UUID | None, now: datetime) -> None:
    """Write to whoever asked, where they want it; and where nobody has shown anything yet, to where they wrote from."""
    person = application.person
    if showed_themselves(person.pk):
        tell([person.pk], words, by=by, now=now)
        return
    for point in ContactPoint.objects.filter(person=person, means=ContactPoint.Means.EMAIL).order_by("pk")[:1]:
        with speaking_to(person) as language:
            send(point, words(language), expires_at=now + WORTH_TELLING, by=by, now=now)


def note_writer(application: Application) -> None:
    """Note what they are called and their number as theirs; what they told us before stays."""
    person = application.person
    if application.contact and not called([person.pk]).get(person.pk):
        people.describe(person, called=application.contact[:_LONGEST], by=person.pk)
    if application.mobile:
        people.add_contact_point(person, ContactPoint.Means.PHONE, application.mobile, by=person.pk)
