"""A street for tests of what is asked and done in it: a group, its people, and something to ask for."""

from datetime import UTC, datetime, timedelta
from typing import Any

from doorstep.aid import kinds
from doorstep.aid.actions import asking, volunteering
from doorstep.aid.actions.volunteering import Willing
from doorstep.aid.asked import Asked, Asker, When
from doorstep.aid.matching import times
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import GroupWay, Offer, Task, Volunteer
from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from doorstep.places import cells
from tests.factories import PECKHAM, make_group, make_membership, make_person

# A Wednesday, at ten in the morning in London.
NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
HERE = cells.cell_at(*PECKHAM)
NEXT_STREET = cells.cell_at(51.471, -0.066)
FAR = cells.cell_at(51.469, -0.030)


def make_street(how: str = GroupWay.Hows.WAVES, **said: object) -> tuple[Group, Person]:
    """Make a group, and Clara, who coordinates it."""
    group, clara = make_group("Rye Lane Neighbours"), make_person("Clara", email="clara@canary.example")
    make_membership(clara, group, Role.COORDINATOR)
    GroupWay.objects.create(group=group, how=how, **said)
    return group, clara


def make_volunteer(
    group: Group, called: str = "Ben", *, vouched: bool = True, cell: int = HERE, **said: object
) -> Volunteer:
    """Make somebody who helps in a group with everything, at any time."""
    person = make_person(called, email=f"{called.lower()}@canary.example")
    make_membership(person, group)
    willing = {"kinds": kinds.mask(kinds.USUAL.values()), "times": times.ALWAYS, "going": "foot", "metres": 2000}
    chosen = Willing(cell=cell, **{**willing, "enough": 5, **said})  # type: ignore[arg-type] # whatever a test says
    row = volunteering.volunteer(person, group, chosen, by=person.pk, now=NOW)
    if vouched:
        row.vouched_at = NOW
        row.save(update_fields=["vouched_at"])
    return row


def asked(*wanted: str, urgency: str = Urgency.WEEK, **said: Any) -> Asked:
    when = said.pop("when", None) or When(Urgency(urgency))
    return Asked(wanted or ("shopping",), HERE, "SE15", when, **said)


def amina(phone: str = "020 7946 0501") -> Person:
    return asking.become_known(Asker("Amina", phone=phone, postcode="SE15 4AB"), by=None)


def make_task(group: Group, *wanted: str, at: datetime = NOW, **said: Any) -> Task:
    """Have Amina ask for something; return its first task."""
    said.setdefault("address", "12 Choumert Road")
    opened = asking.open_request(asked(*wanted, **said), amina(), group, by=None, now=at)
    return opened.request.tasks.earliest("made_at", "pk")


def offers_of(task: Task) -> dict[str, str]:
    """Say who was asked, and how that stands; of who was asked twice, how the question stands that is still open."""
    offers = sorted(Offer.objects.filter(task=task), key=lambda each: each.status in Offer.LIVING)
    return {str(each.person_id): each.status for each in offers}


def later(**by: float) -> datetime:
    return NOW + timedelta(**by)


def unmistakable(task: Task) -> str:
    """Have whoever comes say a word that no page says for another reason, as it does "mustard" and "button"."""
    task.codeword = "CANARYWORD"
    task.save(update_fields=["codeword"])
    return task.codeword
