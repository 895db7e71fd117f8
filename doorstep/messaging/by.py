"""By which means somebody is written to at a contact point: a landline is rung, by us or by a human."""

from doorstep.messaging import channels
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.people.models import ContactPoint
from doorstep.vault import normalising
from doorstep.vault.seals import UnreadableError


def means_of(point: ContactPoint) -> str:
    """Choose the means; a landline is not opened, and so is not known, once its person was erased."""
    if point.means != ContactPoint.Means.PHONE or _shows_it_all():
        return point.means
    try:
        return VOICE if normalising.is_landline(point.value) else point.means
    except UnreadableError:
        return point.means


def _shows_it_all() -> bool:
    """Say whether a landline is as good as any other: the screen shows what would be sent there, and nobody rings."""
    return ContactPoint.Means.PHONE in channels.available() - channels.real() and VOICE not in channels.real()
