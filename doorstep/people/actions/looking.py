"""Looking up how somebody can be reached, which they can read afterwards."""

from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.people.looking import CONTACT_POINTS
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.actions import LOOKED_AT


@transaction.atomic
def look_at_contact_points(person: Person, *, by: UUID, why: str, **where: int) -> list[ContactPoint]:
    """Give how somebody can be reached to whoever looks after them; they can read who looked, and why.

    `why` is one of doorstep.people.looking.WHY; `where` names for what: the `group` or the `network` by its key. What
    is safe is for the page to obey.
    """
    record(person, LOOKED_AT, by=by, what=CONTACT_POINTS, why=why, **where)
    return list(ContactPoint.objects.filter(person=person).order_by("means", "pk"))
