"""Making the codes that were asked for: the worker's part, where it takes as long as it takes."""

import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction

from doorstep.accounts import letters, queries
from doorstep.accounts.models import CodeRequest
from doorstep.core import digits, hashes
from doorstep.core.one_by_one import one_by_one
from doorstep.messaging import channels
from doorstep.messaging.actions import send
from doorstep.people.models import ContactPoint
from doorstep.people.speaking import speaking_to
from doorstep.vault.seals import UnreadableError

AT_ONCE = 50


def make_codes(now: datetime.datetime) -> int:
    """Look who is reached by what was asked for, make the codes and send them; return how many were asked for."""
    waiting = CodeRequest.objects.filter(made_at=None, ends_at__gt=now).order_by("asked_at")
    return one_by_one(waiting.values_list("pk", flat=True)[:AT_ONCE], partial(_make, now=now))


@transaction.atomic
def _make(pk: UUID, now: datetime.datetime) -> bool:
    # Of two workers, the one whose update finds it unmade makes it; a crash before the end undoes all of it.
    if not CodeRequest.objects.filter(pk=pk, made_at=None).update(made_at=now):
        return False
    asked = CodeRequest.objects.select_related("point__person").get(pk=pk)
    point = asked.point or _reached(asked)
    if point:
        _send(asked, point, now)
    return True


def _reached(asked: CodeRequest) -> ContactPoint | None:
    """Find where a code goes to; of several who are reached there, by whatever can be sent from here."""
    return queries.reached_by(asked.means, asked.hashed).filter(means__in=channels.available()).first()


def _send(asked: CodeRequest, point: ContactPoint, now: datetime.datetime) -> None:
    code = digits.fresh()
    CodeRequest.objects.filter(pk=asked.pk).update(code=hashed(asked, code))
    try:
        with speaking_to(point.person) as language:
            words = letters.code(code, asked.words, language, settings.SITE_NAME)
            send(point, words, expires_at=asked.ends_at, by=None, now=now)
    except UnreadableError:
        # Erased a moment ago: there is nobody to send it to.
        return


def hashed(asked: CodeRequest | None, typed: str) -> str:
    """Hash a code together with what it was made for, so that the same digits are another code elsewhere."""
    return hashes.of_code("six", f"{asked.pk if asked else ''}{typed}")
