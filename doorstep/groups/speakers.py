"""Who said something about a group; pure. A list never speaks over the group itself, or over the desk."""

from dataclasses import dataclass

# The group itself: who sent it in, and later its coordinators.
GROUP = "group"
# A list that somebody else kept.
LIST = "list"
# A person at the desk, or the operator at a prompt.
DESK = "desk"

# What stands as the source of an entry that a group sent in itself.
THE_GROUP = "the group"


@dataclass(frozen=True)
class Speaker:
    """A voice (GROUP, LIST or DESK), and for a list its name and what it calls the line that speaks."""

    voice: str
    source: str = ""
    key: str = ""


THE_DESK = Speaker(DESK)
ITSELF = Speaker(GROUP)


def speaker_of(source: str, key: str) -> Speaker:
    """Say who speaks in an entry that came from `source`, which calls it `key`."""
    return Speaker(GROUP) if source == THE_GROUP else Speaker(LIST, source, key)
