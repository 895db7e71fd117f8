"""Who may change how somebody signs in."""

from doorstep.people.requests import Visitor


def may_add_way(visitor: Visitor, held: int) -> bool:
    """Allow a first way; another to whoever of them showed one, or came by a code that was held in the hand."""
    return visitor.strong or visitor.mending or not held


def may_remove_way(visitor: Visitor, held: int) -> bool:
    """Allow it to whoever showed one; and staff keep the last: without it they could not come in."""
    return visitor.strong and (held > 1 or not visitor.person.is_staff)
