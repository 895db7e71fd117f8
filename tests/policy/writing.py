"""What was written in the world of the policy table: by somebody who helps, and to somebody it did not reach."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

from django.db import transaction

from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import Words, read_due, send, take_in
from doorstep.messaging.actions.answering import answer
from doorstep.messaging.inbound.events import File, Text
from doorstep.messaging.inbound.sniffing import Kind, Sniffed
from doorstep.messaging.models import Attachment, Delivery, Reply
from doorstep.people.models import ContactPoint
from tests.policy.circles import WORDS, Circle


def wrote(circle: Circle, now: datetime) -> UUID:
    """Have it come in, and be read; return what stands at the desk of the group."""
    mail = ContactPoint.objects.get(person=circle.helper.person_id, means=ContactPoint.Means.EMAIL)
    written = EmailMessage()
    written["From"], written["Subject"] = mail.value, "A pot"
    written.set_content("Only if it does not rain?")
    written.add_attachment(b"%PDF-1.7 The receipt.", maintype="application", subtype="pdf", filename="receipt.pdf")
    take_in("mail", bytes(written), "message/rfc822", now=now)
    read_due(now)
    return Reply.objects.get(desk=circle.group.uid, means=ContactPoint.Means.EMAIL, seconds=0).pk


def spoke(circle: Circle, now: datetime) -> UUID:
    """Have a voice note come by WhatsApp, and stand at the desk of the group; return the file."""
    number = f"+4477009002{len(circle.group.slug):02}"
    note = File(Sniffed(Kind.SOUND, "ogg"), b"OggS Bread.")
    with transaction.atomic():
        answer(Text(circle.group.slug, "whatsapp", number, "", "", files=(note,)), now=now)
    found = Attachment.objects.get(kind=Kind.SOUND, reply__desk=None)
    Reply.objects.filter(pk=found.reply_id).update(desk=circle.group.uid, status=Reply.Status.OPEN, ended_at=None)
    return found.pk


def for_nobody(point: ContactPoint, now: datetime) -> UUID:
    """Have somebody have written and said something that no group could be given."""
    said = {"body": "Is anybody there?", "voice": b"ID3 Is anybody there?", "seconds": 2}
    return Reply.objects.create(person=point.person, point=point, means=point.means, came_at=now, **said).pk


def left_to_humans(circle: Circle, now: datetime) -> UUID:
    """Have something that nothing here can send wait for the humans of a group."""
    mail = ContactPoint.objects.get(person=circle.helper.person_id, means=ContactPoint.Means.EMAIL)
    words = Words("yours", "en-gb", WORDS, WORDS, WORDS, WORDS, desk=circle.group.uid)
    message = send(mail, words, expires_at=now + timedelta(days=3), by=None, now=now, by_hand=True)
    return message.deliveries.get().pk


def could_not_be_sent(point: ContactPoint, now: datetime) -> Delivery:
    """Have something that was written there fail."""
    words = Words("news", "en-gb", WORDS, WORDS)
    delivery = send(point, words, expires_at=now + timedelta(days=3), by=None, now=now).deliveries.get()
    advance(delivery, Delivery.Status.FAILED, by=None, ended_at=now, why=Delivery.Why.UNSURE)
    return delivery
