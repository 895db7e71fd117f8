"""Who may change how somebody signs in."""

from doorstep.people.models import Person
from doorstep.people.requests import Visitor


def may_add_way(visitor: Visitor, held: int) -> bool:
    """Allow it to whoever showed one of theirs, or came by a code held in the hand; a first one to anybody else.

    But not to staff: whoever reads their messages must not be able to open the desk.
    """
    return visitor.strong or visitor.mending or not (held or visitor.person.is_staff)


def may_remove_way(visitor: Visitor) -> bool:
    """Allow it to whoever showed one of theirs, or came by a code held in the hand: one may not be theirs at all."""
    return visitor.strong or visitor.mending


def may_print(visitor: Visitor) -> bool:
    """Allow it to whoever showed one of theirs, or came by a code held in the hand: what is printed opens as much."""
    return visitor.strong or visitor.mending


def may_do_without(person: Person, held: int) -> bool:
    """Say whether one of so many ways can be taken away: staff keep the last."""
    return held > 1 or not person.is_staff
