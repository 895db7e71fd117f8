"""By what names somebody is known with a provider: noted when two are told at once, for it may be one the next time."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.messaging.inbound.events import Text
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint
from doorstep.people.safe import SafeToContact


def also_known_as(
    told: Text, speaking: Sequence[ContactPoint], *, if_new: SafeToContact, now: datetime
) -> list[ContactPoint]:
    """Note both names of whoever wrote, where they are one person; return what was not known before.

    WhatsApp vouches that both are one: who showed that they read what goes to the number reads what goes to the id.
    """
    persons = {point.person_id: point.person for point in speaking}
    if not told.also or len(persons) != 1:
        return []
    (person,) = persons.values()
    known = {point.hashed for point in speaking}
    unknown = [each for each in (told.sender, told.also) if people.hash_of(told.means, each) not in known]
    noted = [people.add_contact_point(person, told.means, each, if_new=if_new, by=None) for each in unknown]
    for name, point in zip(unknown, noted, strict=True):
        if name == told.also and any(each.confirmed_at for each in speaking):
            people.confirm_contact_point(point, by=None, now=now)
    return noted
