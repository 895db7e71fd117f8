"""Becoming known: a name and a way to be reached, which count once the code that went there was typed."""

from django.db import transaction

from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.actions import erase


@transaction.atomic
def begin(called: str, means: str, typed: str) -> ContactPoint:
    """Note somebody new; return the contact point that is still to be confirmed.

    Raises NotReadableError. Whoever never types the code is forgotten after a day.
    """
    person = people.add_person(by=None)
    people.describe(person, called=called, by=person.pk)
    return people.add_contact_point(person, means, typed, by=person.pk)


def never_came(person: Person) -> None:
    """Forget somebody who began to join and did not, or was known already."""
    erase(person.pk, by=None)
    Person.objects.filter(pk=person.pk).delete()
