"""The ground rules of a room: ours by default, and beside them the desk's own; in these words they are agreed to."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.rooms.models import Room

OURS: Sequence[Promise] = (
    gettext_lazy("Be kind. Behind every post is a neighbour who gives their evening."),
    gettext_lazy("Nothing about a neighbour that could tell who it is: no name, no street, no story that fits one."),
    gettext_lazy("Nothing is sold here, and nobody asks for money."),
    gettext_lazy("No party politics: whom to vote for is talked about elsewhere."),
    gettext_lazy("What is said in the room stays in the room."),
)


def rules_of(room: Room) -> list[str]:
    """Give them one by one in the reader's language; what the desk wrote stands as it wrote it."""
    own = [line.strip() for line in room.rules.splitlines() if line.strip()]
    return [*(str(rule) for rule in OURS), *own]


def agreed(room: Room) -> str:
    """Say what whoever enters agrees to; these very words are what the consent keeps."""
    head = _("In the contacts’ room of %(network)s I keep to its ground rules:") % {"network": room.network.name}
    seen = _("The others there see my first name, my group and what I write, and never how to reach me.")
    return "\n".join([head, *rules_of(room), seen, _("The network’s desk reads along, and may take out a post.")])
