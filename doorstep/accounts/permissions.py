"""Who may change how somebody signs in."""

from doorstep.people.models import Person
from doorstep.people.requests import Visitor


def may_add_way(visitor: Visitor, held: int) -> bool:
    """Allow a first way; another to whoever of them showed one, or came by a code that was held in the hand."""
    return visitor.strong or visitor.mending or not held


def may_remove_way(visitor: Visitor) -> bool:
    """Allow it to whoever showed one of theirs."""
    return visitor.strong


def may_do_without(person: Person, held: int) -> bool:
    """Say whether one of so many ways can be taken away: staff keep the last."""
    return held > 1 or not person.is_staff
