"""Hearing what somebody said on our number: fetched, kept once, and then gone where the provider had it."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from doorstep.messaging.actions.answering import answer
from doorstep.messaging.actions.taking import Clock
from doorstep.messaging.channels import voice
from doorstep.messaging.channels.line import NoAnswerError
from doorstep.messaging.channels.voice.twilio import Calls
from doorstep.messaging.inbound.calls import MEANS
from doorstep.messaging.inbound.events import Recording, Text
from doorstep.messaging.models import Heard

# Then others have their turn at the worker.
A_TURN = timedelta(seconds=20)
NOTHING = b""
# Twilio records no longer.
LONGEST = timedelta(hours=4)
log = logging.getLogger(__name__)


class Hearing:
    """One turn of it. Once the provider gave no answer, or the turn is over, what is left waits for the next one."""

    def __init__(self, now: datetime) -> None:
        self._now, self._clock, self._silent = now, Clock(now), False

    def hear(self, way: str, left: Recording, *, is_last: bool) -> bool:
        """Keep what was left and have the provider delete it; return whether both is done.

        Whoever rang was told that somebody rings back: where it `is_last` that it is tried, or nothing is to be fetched
        there, it is kept that they rang. Nothing is deleted that is not kept here.
        """
        if not Heard.objects.filter(way=way, event_id=left.event_id).exists():
            sound = self._fetched(left, is_last=is_last)
            if sound is None:
                return False
            self._keep(way, left, sound)
        return self._gone(way, left, is_last=is_last)

    def _fetched(self, left: Recording, *, is_last: bool) -> bytes | None:
        """Fetch it before anything in the database is held; None while it may still come."""
        calls = voice.calls()
        if calls and not calls.has(left.address):
            log.warning("words that somebody left lie somewhere that is not our account, and are not fetched")
            return NOTHING
        sound = self._asked(calls, left) if calls and (is_last or not self._rests) else None
        if sound is None and is_last:
            log.warning("words that somebody left, %s, could not be fetched, and are still there", left.event_id)
            return NOTHING
        return sound

    def _asked(self, calls: Calls, left: Recording) -> bytes | None:
        try:
            return calls.recording(left.event_id)
        except NoAnswerError:
            self._silent = True
            return None

    @transaction.atomic
    def _keep(self, way: str, left: Recording, sound: bytes) -> None:
        _heard, new = Heard.objects.get_or_create(way=way, event_id=left.event_id, defaults={"at": self._now})
        if not new:
            return
        if sound:
            Heard.objects.create(way=way, event_id=_kept(left), at=self._now)
        seconds = min(left.seconds, int(LONGEST.total_seconds()))
        answer(Text(left.event_id, MEANS, left.sender, "", "", voice=sound, seconds=seconds), now=self._now)

    def _gone(self, way: str, left: Recording, *, is_last: bool) -> bool:
        """Have it deleted where it came from, as soon as it is kept here; return whether nothing is left there."""
        if not Heard.objects.filter(way=way, event_id=_kept(left)).exists():
            return True
        calls = voice.calls()
        try:
            if calls and not self._rests and calls.remove(left.event_id):
                return True
        except NoAnswerError:
            self._silent = True
        if is_last:
            log.warning("words that somebody left, %s, are kept here, and could not be deleted there", left.event_id)
        return False

    @property
    def _rests(self) -> bool:
        return self._silent or self._clock.gone > A_TURN


def _kept(left: Recording) -> str:
    return f"{left.event_id}+kept"
