"""Who somebody in a room is, in words: a first name, and for whom they speak."""

from django.utils.translation import gettext as _

from doorstep.core.languages import listed
from doorstep.rooms.queries.threads import Speaker


def in_words(speaker: Speaker) -> str:
    """Say it in the reader's language: "Clara, Rye Lane Neighbours"."""
    if not speaker.is_here:
        return _("Somebody who is no longer here")
    name = speaker.name or _("Somebody without a name")
    return f"{name}, {listed(speaker.groups) if speaker.groups else _('the network’s desk')}"
