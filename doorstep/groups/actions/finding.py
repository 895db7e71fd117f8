"""Under which letter, and by which words, a group is found."""

from typing import TypedDict

from doorstep.core.trigrams import plain
from doorstep.groups.models import Group
from doorstep.search import actions as search


class Sorted(TypedDict):
    """What the group's row holds of that."""

    initial: str
    sort_name: str


def sorted_by(name: str) -> Sorted:
    """Say where a name stands in the A to Z; under # what begins with no letter of it."""
    letters = plain(name)[:120]
    first = letters[:1].upper()
    return {"initial": first if first.isascii() and first.isalpha() else "#", "sort_name": letters}


def let_find(group: Group) -> None:
    """Let a group be found by its name and place; inside the caller's transaction."""
    search.put("group", group.pk, f"{group.name} {group.place}")


def let_find_no_longer(group: Group) -> None:
    search.remove("group", group.pk)
