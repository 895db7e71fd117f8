"""Under which letter, and by which words, a group is found."""

from collections.abc import Iterator
from typing import TypedDict

from django.conf import settings
from django.utils import translation

from doorstep.core.trigrams import plain
from doorstep.groups.models import Group
from doorstep.search import actions as search
from doorstep.search.actions import texts
from doorstep.search.actions.texts import Putting
from doorstep.search.text import Text

KIND = "group"


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
    """Let a group be found by its name and place, and by what its page says; inside the caller's transaction."""
    search.put(KIND, group.pk, f"{group.name} {group.place}")
    texts.put_many([_putting(Group.objects.prefetch_related("kinds").get(pk=group.pk))])


def let_find_no_longer(group: Group) -> None:
    search.remove(KIND, group.pk)
    texts.remove(KIND, group.pk)


def every_text() -> Iterator[Putting]:
    """Return what the page of each group that anybody may find says, for the index of texts made anew."""
    shown = Group.objects.filter(status__in=Group.SHOWN).prefetch_related("kinds").order_by("pk")
    return map(_putting, shown.iterator(chunk_size=500))


def _putting(group: Group) -> Putting:
    """Return what its page says, save how it is reached: whoever looks for that looks at the page."""
    with translation.override(settings.LANGUAGE_CODE):
        kinds = [str(kind) for kind in group.kinds.all()]
    said = Text(
        title=group.name,
        summary=group.summary or group.place,
        body="\n".join(filter(None, [", ".join(kinds), group.place, group.description])),
        language=settings.LANGUAGE_CODE,
        address=group.get_absolute_url(),
    )
    return Putting(KIND, group.pk, said)
