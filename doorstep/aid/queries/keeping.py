"""What somebody began to ask and kept for later."""

from doorstep.aid.models import Begun
from doorstep.people.models import Person
from doorstep.vault import keys


def begun_by(person: Person) -> Begun | None:
    return Begun.objects.filter(person=person).first()


def said_by(person: Person) -> dict[str, list[str]]:
    """Return what they typed so far, by the names of the questions; nothing where they began nothing."""
    with keys.at_hand([person.pk]):
        begun = begun_by(person)
        said = begun.said if begun else {}
        return {str(name): [*map(str, values)] for name, values in said.items()} if isinstance(said, dict) else {}
