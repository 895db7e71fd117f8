"""Asking for a code: the page writes a row, whoever it is about; the worker looks who is reached, and sends.

So a page takes as long for an address that we know as for one that we do not.
"""

import datetime
import secrets

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from doorstep.accounts import letters, queries
from doorstep.accounts.actions.joining import never_came
from doorstep.accounts.models import CodeRequest
from doorstep.core import digits, hashes
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.messaging.actions import send
from doorstep.people.models import ContactPoint, Person
from doorstep.people.speaking import speaking_to
from doorstep.vault.hashing import Hashed
from doorstep.vault.seals import UnreadableError

CODE_LIVES = datetime.timedelta(minutes=10)
KEPT = datetime.timedelta(days=1)
AT_ONCE = 50
# For one address or number, whether anybody is reached by it or not: with five guesses each, somebody else's code is
# guessed in one of ten thousand days.
SOON = Limit("codes to one contact point, soon", most=5, per=datetime.timedelta(minutes=15))
A_DAY = Limit("codes to one contact point, a day", most=20, per=datetime.timedelta(days=1))


def ask(
    means: str,
    hashed: Hashed,
    *,
    purpose: str,
    words: str,
    now: datetime.datetime,
    point: ContactPoint | None = None,
) -> str:
    """Ask for a code to an address or number; return what the browser that asked must hold when the code is typed.

    `words` name that browser. `point` says where it goes; without one, whoever is reached by it is looked for. Raises
    TooOftenError.
    """
    for limit in (SOON, A_DAY):
        take(limit, hashed, now=now)
    browser = secrets.token_urlsafe(32)
    CodeRequest.objects.create(
        purpose=purpose,
        means=means,
        hashed=hashed,
        point=point,
        person_id=point.person_id if point else None,
        browser=hashes.of_token(browser),
        words=words,
        asked_at=now,
        ends_at=now + CODE_LIVES,
    )
    return browser


def make_codes(now: datetime.datetime) -> int:
    """Look who is reached by what was asked for, make the codes and send them; return how many were asked for."""
    waiting = CodeRequest.objects.filter(made_at=None, ends_at__gt=now).order_by("asked_at")
    return sum(_make(pk, now) for pk in waiting.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _make(pk: object, now: datetime.datetime) -> bool:
    # Of two workers, the one whose update finds it unmade makes it; a crash before the end undoes all of it.
    if not CodeRequest.objects.filter(Q(pk=pk), made_at=None).update(made_at=now):
        return False
    asked = CodeRequest.objects.select_related("point__person").get(Q(pk=pk))
    point = asked.point or queries.reached_by(asked.means, asked.hashed).first()
    if point:
        _send(asked, point, now)
    return True


def _send(asked: CodeRequest, point: ContactPoint, now: datetime.datetime) -> None:
    code = digits.fresh()
    CodeRequest.objects.filter(pk=asked.pk).update(code=hashes.of_code("six", f"{asked.pk}{code}"))
    try:
        with speaking_to(point.person) as language:
            words = letters.code(code, asked.words, language, settings.SITE_NAME)
            send(point, words, expires_at=asked.ends_at, by=None, now=now)
    except UnreadableError:
        # Erased a moment ago: there is nobody to send it to.
        return


@transaction.atomic
def sweep_codes(now: datetime.datetime) -> int:
    """Forget what was asked for a day ago, and whoever began to join with it and never typed their code."""
    old = CodeRequest.objects.filter(ends_at__lt=now - KEPT)
    begun = [asked.person_id for asked in old.filter(purpose=CodeRequest.Purpose.JOIN, used_at=None) if asked.person_id]
    forgotten = old.delete()[0]
    for person in Person.objects.filter(pk__in=begun).exclude(contact_points__confirmed_at__isnull=False):
        never_came(person)
    return forgotten
