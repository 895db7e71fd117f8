"""Whose words something is taken for that came back, and kept as."""

from doorstep.messaging.replies import Said
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person


def whose(said: Said) -> Person:
    """Say who it is: whoever is reached there. Where several are, nobody knows which, and none of them hears of it."""
    if len(said.speakers) == 1:
        return Person.objects.get(pk=said.speakers[0])
    known = ContactPoint.objects.filter(person__in=said.speakers, hashed=said.hashed).earliest("pk")
    person = people.add_person(by=None)
    people.add_contact_point(person, said.means, known.value, safe=None, if_new=known.safe, by=person.pk)
    return person
