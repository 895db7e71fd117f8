"""Bringing what came along with a message and still lies with the provider: fetched once, before it is read."""

import logging
from dataclasses import replace
from datetime import datetime

from doorstep.messaging.actions.hearing import A_TURN
from doorstep.messaging.actions.taking import Clock
from doorstep.messaging.channels import whatsapp
from doorstep.messaging.channels.line import NoAnswerError
from doorstep.messaging.channels.whatsapp.number import Number, TooLargeError
from doorstep.messaging.inbound import enclosed
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Heard

log = logging.getLogger(__name__)


class Bringing:
    """One turn of it. Once the provider gave no answer, or the turn is over, what is left waits for the next one."""

    def __init__(self, now: datetime) -> None:
        self._clock, self._silent = Clock(now), False

    def bring(self, way: str, told: Text, *, is_last: bool) -> Text | None:
        """Fetch what came along; None while it may still come. What never does is counted, and the words are read."""
        number = whatsapp.number() if way == whatsapp.MEANS else None
        if not told.media or Heard.objects.filter(way=way, event_id=told.event_id).exists():
            return told
        came, too_large, not_there = list[tuple[str, bytes]](), 0, 0
        for each in told.media:
            try:
                content = self._fetched(number, each.address) if number else None
            except TooLargeError:
                too_large += 1
                continue
            if content is None and number and not is_last:
                return None
            came += [("", content)] if content else []
            not_there += not content
        files, not_kept = enclosed.bounded(came)
        return replace(told, files=files, not_kept=not_kept + too_large, not_fetched=not_there)

    def _fetched(self, number: Number, name: str) -> bytes | None:
        if self._silent or self._clock.gone > A_TURN:
            return None
        try:
            return number.media(name, most=enclosed.LARGEST)
        except NoAnswerError:
            self._silent = True
            return None
