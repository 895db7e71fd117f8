"""One's own ways to be reached: added, made safe, taken away."""

from uuid import UUID

from django.db import transaction

from doorstep.accounts.actions.sessions import end_sessions
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact
from doorstep.vault.actions import ensure_key
from doorstep.vault.hashing import Hashed

# More than anybody is reached by; each of them is somewhere a code can be sent.
MOST_POINTS = 10


class TooManyPointsError(Exception):
    """They have as many ways to be reached as anybody may."""


def add_point(person: Person, means: str, typed: str, hashed: Hashed) -> ContactPoint:
    """Note how somebody is reached, as they say it themselves; one that is there already stays as it was.

    Raises TooManyPointsError.
    """
    ensure_key(person.pk)
    with transaction.atomic():
        # One at a time for each person, so that two added at once are both counted.
        Person.objects.select_for_update().get(pk=person.pk)
        theirs = ContactPoint.objects.filter(person=person)
        if not theirs.filter(means=means, hashed=hashed).exists() and theirs.count() >= MOST_POINTS:
            raise TooManyPointsError
        return people.add_contact_point(person, means, typed, by=person.pk)


@transaction.atomic
def make_safe(point: ContactPoint, safe: SafeToContact, *, by: UUID, save: int) -> None:
    """Note what is safe there; where codes go there no longer, whoever came in by one is out, save one session."""
    came_in = point.confirmed_at and point.messages and not safe.messages
    people.say_what_is_safe(point, safe, by=by)
    if came_in:
        end_sessions(point.person, by=by, save=save)


@transaction.atomic
def remove_point(point: ContactPoint, *, by: UUID, save: int) -> None:
    """Forget it, and end all sessions of theirs save one: others may read what was sent there, and came in by it."""
    people.remove_contact_point(point, by=by)
    end_sessions(point.person, by=by, save=save)


@transaction.atomic
def choose_writing(person: Person, first: str, pace: str) -> None:
    """Note where they want to be written to first, by the id of a contact point of theirs or "", and how often."""
    point = ContactPoint.objects.filter(person=person, pk=first).first() if first else None
    if point and not point.comes_first:
        people.write_here_first(point, by=person.pk)
    if pace != person.pace:
        people.choose_pace(person, pace, by=person.pk)
