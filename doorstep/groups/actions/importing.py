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


@transaction.atomic
def add_many(found: Iterable[tuple[About, int | None]], *, by: UUID | None, keep: bool = True) -> Taken:
    """List each group that its source has not given before, all of them or, after an error, none.

    `found` pairs what a group says with the cell where it is, when it has no patch. Unless `keep`, all is undone and
    only what would have happened is told.
    """
    taken = Taken()
    seen: set[str] = set()
    for about, cell in found:
        if about.source_key in seen:
            taken.twice.append(about.name)
        elif Group.objects.filter(source=about.source, source_key=about.source_key).exists():
            taken.there.append(about.name)
        else:
            group = propose(about, cell=cell, by=by)
            put_on_list(group, by=by)
            taken.added.append(about.name)
        seen.add(about.source_key)
    transaction.set_rollback(not keep)
    return taken
