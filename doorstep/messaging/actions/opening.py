"""Opening what is sealed, at the moment it goes out."""

from datetime import datetime, timedelta

from doorstep.messaging import wording
from doorstep.messaging.channels.base import File, Outgoing
from doorstep.messaging.models import Delivery, Enclosure, Reply
from doorstep.messaging.news import news_of
from doorstep.people.models import ContactPoint
from doorstep.vault.seals import UnreadableError

# So long after they wrote to us WhatsApp carries words of our own (Meta, Customer service windows).
WINDOW = timedelta(days=1)


def opened(delivery: Delivery, now: datetime) -> Outgoing | None:
    """Open what is to be sent; None where there is nothing left of it, or of them."""
    point = delivery.point
    if point is None:
        return None
    try:
        body, to, subject = wording.said(delivery.message, delivery.means), point.value, delivery.message.subject
    except UnreadableError:
        return None
    if not body or not to:
        return None
    return Outgoing(
        to,
        subject,
        body,
        reference=str(delivery.pk),
        first_at=delivery.first_at,
        language=delivery.message.language,
        voicemail=point.voicemail,
        news=news_of(delivery.message),
        files=_files(delivery),
        window_open=delivery.means == ContactPoint.Means.WHATSAPP and _wrote_lately(point, now),
    )


def _files(delivery: Delivery) -> tuple[File, ...]:
    if delivery.message.enclosed is None or delivery.means != ContactPoint.Means.EMAIL:
        return ()
    rows = Enclosure.objects.filter(bundle=delivery.message.enclosed).order_by("number")
    return tuple(File(row.name, row.kind, bytes(row.content)) for row in rows)


def _wrote_lately(point: ContactPoint, now: datetime) -> bool:
    return Reply.objects.filter(point=point, means=point.means, came_at__gt=now - WINDOW).exists()
