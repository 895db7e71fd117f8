"""Asking for a code: the page writes a row, whoever it is about, and the worker does the rest (making.py).

So a page takes as long for an address that we know as for one that we do not.
"""

import datetime
import secrets

from django.db import transaction
from django.db.models import QuerySet

from doorstep.accounts.models import CodeRequest
from doorstep.core import hashes
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.people.models import ContactPoint
from doorstep.vault.hashing import Hashed

CODE_LIVES = datetime.timedelta(minutes=10)
# A button pressed twice asks once.
ONCE_WITHIN = datetime.timedelta(seconds=30)
# For one address or number, whether anybody is reached by it or not: with five guesses each, somebody else's code is
# guessed in one of ten thousand days.
SOON = Limit("codes to one contact point, soon", most=5, per=datetime.timedelta(minutes=15))
A_DAY = Limit("codes to one contact point, a day", most=20, per=datetime.timedelta(days=1))


def fresh_token() -> str:
    """Make what one browser holds, and no other: 256 random bits."""
    return secrets.token_urlsafe(32)


def ask(
    means: str,
    hashed: Hashed,
    *,
    purpose: str,
    words: str,
    now: datetime.datetime,
    point: ContactPoint | None = None,
    browser: str = "",
) -> str:
    """Ask for a code to an address or number; return what the browser that asked must hold when the code is typed.

    That is `browser`, where it holds something already; `words` name that browser. `point` says where the code goes;
    without one, whoever is reached by it is looked for. Raises TooOftenError.
    """
    browser = browser or fresh_token()
    asked = requested(purpose, means, hashed, browser=browser, words=words, now=now)
    asked.point, asked.person_id = point, point.person_id if point else None
    if not is_asked(asked):
        room_for(asked)
        write(asked)
    return browser


def requested(
    purpose: str, means: str, hashed: Hashed, *, browser: str, words: str, now: datetime.datetime
) -> CodeRequest:
    """Put together what is asked for, without writing it down."""
    return CodeRequest(
        purpose=purpose,
        means=means,
        hashed=hashed,
        browser=hashes.of_token(browser),
        words=words,
        asked_at=now,
        ends_at=now + CODE_LIVES,
    )


def is_asked(asked: CodeRequest) -> bool:
    """Say whether this browser asked for the very same a moment ago."""
    return _same(asked).exists()


def _same(asked: CodeRequest) -> "QuerySet[CodeRequest]":
    same = CodeRequest.objects.filter(browser=asked.browser, purpose=asked.purpose, hashed=asked.hashed, used_at=None)
    return same.filter(asked_at__gt=asked.asked_at - ONCE_WITHIN)


def room_for(asked: CodeRequest) -> None:
    """Count it; raise TooOftenError where too much was sent there. To be called outside a transaction."""
    for limit in (SOON, A_DAY):
        take(limit, _counted_by(asked), now=asked.asked_at)


def _counted_by(asked: CodeRequest) -> str:
    """Say by what it is counted: only they themselves can use up what there is to prove who they are."""
    return f"{asked.hashed} {asked.person_id}" if asked.purpose == CodeRequest.Purpose.PROVE else asked.hashed


@transaction.atomic
def write(asked: CodeRequest) -> bool:
    """Write it down, unless the same was written at this very moment; what this browser asked for before is over."""
    if is_asked(asked):
        return False
    # The same may have been written since: then that one stands, and this one finds its place taken.
    before = CodeRequest.objects.filter(browser=asked.browser).exclude(pk__in=_same(asked).values("pk"))
    before.update(browser=hashes.of_token(fresh_token()), ends_at=asked.asked_at)
    CodeRequest.objects.bulk_create([asked], ignore_conflicts=True)
    return CodeRequest.objects.filter(pk=asked.pk).exists()
