"""Adding a way to be reached to one's own."""

from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.hashing import Hashed

# More than anybody is reached by; each of them is somewhere a code can be sent.
MOST_POINTS = 10


class TooManyPointsError(Exception):
    """They have as many ways to be reached as anybody may."""


def add_point(person: Person, means: str, typed: str, hashed: Hashed) -> ContactPoint:
    """Note how somebody is reached, as they say it themselves; one that is there already stays as it was.

    Raises TooManyPointsError.
    """
    theirs = ContactPoint.objects.filter(person=person)
    if not theirs.filter(means=means, hashed=hashed).exists() and theirs.count() >= MOST_POINTS:
        raise TooManyPointsError
    return people.add_contact_point(person, means, typed, by=person.pk)
