"""What is said in a call when Twilio asks.

Where we ring: first whether somebody listens, then the message, then a word of thanks. Where somebody rings us: a
greeting, in a language of their choice, and thanks for what they said.
"""

from datetime import datetime
from uuid import UUID

from doorstep.messaging import wording
from doorstep.messaging.channels import voice
from doorstep.messaging.inbound import calls
from doorstep.messaging.inbound.calls import KEYS, Call, Step
from doorstep.messaging.inbound.events import Arrived
from doorstep.messaging.models import Delivery
from doorstep.messaging.models.inbound import KEPT
from doorstep.vault.seals import UnreadableError


def answer(arrived: Arrived) -> str:
    """Write what is said now, as TwiML; "" where nothing is, for the call is over. What came was verified before."""
    call = calls.read(arrived)
    if call is None or not call.by_us:
        return _incoming(call, arrived) if call and voice.answers() else voice.nobody_here()
    return _outgoing(call, arrived.at)


def _incoming(call: Call, arrived: Arrived) -> str:
    if call.step is Step.CHOOSING:
        return voice.leaving(call.keys, days=KEPT.days)
    if call.step is Step.RECORDED:
        # Its address bears the language.
        return voice.thanking_for_words(call.tag, something=bool(calls.events(arrived)))
    return voice.incoming(days=KEPT.days)


def _outgoing(call: Call, now: datetime) -> str:
    delivery = _delivery(call.tag)
    language = delivery.message.language if delivery else ""
    if call.step is Step.ANSWERED:
        return voice.greeting(call.answered_by, language=language, reference=call.tag)
    if call.step is Step.LISTENING and delivery and delivery.message.expires_at > now:
        return voice.reading(_words(delivery), language=language, reference=call.tag)
    if call.step in {Step.LISTENING, Step.KEYS}:
        # What was taken back meanwhile is not said any more.
        is_over = call.step is Step.LISTENING or call.keys in KEYS
        return voice.thanking(understood=is_over, language=language, reference=call.tag)
    return ""


def _delivery(tag: str) -> Delivery | None:
    try:
        return Delivery.objects.select_related("message").filter(pk=UUID(tag)).first()
    except ValueError:
        return None


def _words(delivery: Delivery) -> str:
    try:
        return wording.said(delivery.message, delivery.means)
    except UnreadableError:
        return ""
