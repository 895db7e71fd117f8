"""Taking in a list of groups that somebody else kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from doorstep.groups.about import About
from doorstep.groups.actions.listing import propose, put_on_list
from doorstep.groups.models import Group


@dataclass
class Taken:
    """How an import went: names added, names that were there already, names standing twice in the list."""

    added: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


def add_many(found: Iterable[tuple[About, int | None]], *, by: UUID | None, keep: bool = True) -> Taken:
    """List each group that its source has not given before; unless `keep`, only say what would happen.

    `found` pairs what a group says with the cell where it is, when it has no patch. Each group is a transaction of its
    own, so that others can write in between; what breaks off half-way is done again and goes on where it was.
    """
    taken = Taken()
    seen: set[str] = set()
    for about, cell in found:
        if about.source_key in seen:
            taken.twice.append(about.name)
        elif Group.objects.filter(source=about.source, source_key=about.source_key).exists():
            taken.there.append(about.name)
        else:
            taken.added.append(about.name)
            if keep:
                _list(about, cell, by)
        seen.add(about.source_key)
    return taken


@transaction.atomic
def _list(about: About, cell: int | None, by: UUID | None) -> None:
    put_on_list(propose(about, cell=cell, by=by), by=by)
