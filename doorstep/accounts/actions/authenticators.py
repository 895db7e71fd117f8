"""Authenticator apps: a secret shown while it waits for its first digits, each of which opens once (RFC 6238)."""

import datetime

import pyotp
from django.db import transaction
from django.utils.crypto import constant_time_compare

from doorstep.accounts.actions.sessions import begin_strength, end_sessions
from doorstep.accounts.actions.telling import tell_of_new_way
from doorstep.accounts.models import Authenticator
from doorstep.core import digits
from doorstep.journal.actions import record
from doorstep.limits.actions import give_back, take
from doorstep.limits.rates import Limit
from doorstep.people.models import Person
from doorstep.vault.actions import ensure_key

STEP = 30
# A clock may be that many steps off, either way.
DRIFT = 1
# For one app, wherever its digits are typed: three in a million fit, so it is guessed in one of ten thousand days.
SOON = Limit("digits of one authenticator, soon", most=5, per=datetime.timedelta(minutes=15))
A_DAY = Limit("digits of one authenticator, a day", most=30, per=datetime.timedelta(days=1))


def begin_authenticator(person: Person, *, session: int | None, now: datetime.datetime) -> None:
    """Make a secret for an app, unless one that was begun in this session waits for its first digits.

    Nobody who is signed in as them elsewhere gets to know it: one that was begun there is gone.
    """
    ensure_key(person.pk)
    with transaction.atomic():
        # One at a time for each person.
        Person.objects.select_for_update().get(pk=person.pk)
        waiting = Authenticator.objects.filter(person=person, confirmed_at=None)
        waiting.exclude(begun_in=session, made_at__gt=now - Authenticator.WAITS).delete()
        if not waiting.exists():
            Authenticator.objects.create(person=person, secret=pyotp.random_base32(), made_at=now, begun_in=session)


def use_authenticator(authenticator: Authenticator, typed: str, *, now: datetime.datetime) -> bool:
    """Say whether these are its digits now, and were not used before. Raises TooOftenError."""
    for limit in (SOON, A_DAY):
        take(limit, str(authenticator.pk), now=now)
    if not _fits(authenticator, typed, now):
        return False
    for limit in (SOON, A_DAY):
        give_back(limit, str(authenticator.pk))
    return True


@transaction.atomic
def confirm_authenticator(authenticator: Authenticator, typed: str, *, words: str, now: datetime.datetime) -> bool:
    """Let it count from now on, if these are its digits, and tell them; `words` name the browser.

    An app that they had before counts no more, and all their sessions end: its telephone may be in somebody's hands.
    """
    person = Person.objects.select_for_update().get(pk=authenticator.person_id)
    waiting = Authenticator.objects.filter(pk=authenticator.pk, confirmed_at=None)
    if not (waiting.exists() and _fits(authenticator, typed, now)):
        return False
    begin_strength(person)
    if Authenticator.objects.filter(person=person, confirmed_at__isnull=False).delete()[0]:
        end_sessions(person, by=person.pk)
    waiting.update(confirmed_at=now)
    record(authenticator, "authenticator added", by=authenticator.person_id)
    tell_of_new_way(person, Authenticator, words, now=now)
    return True


def _fits(authenticator: Authenticator, typed: str, now: datetime.datetime) -> bool:
    """Say whether these are its digits, and use up the thirty seconds to which they belong, and all before."""
    step = _step_of(authenticator.secret, digits.read(typed), now)
    unused = Authenticator.objects.filter(pk=authenticator.pk, last_step__lt=step)
    return bool(step and unused.update(last_step=step))


def _step_of(secret: str, typed: str, now: datetime.datetime) -> int:
    """Find the thirty seconds to which these digits belong; 0 for none near now. Each is compared, whichever it is."""
    app, here = pyotp.TOTP(secret, interval=STEP), int(now.timestamp()) // STEP
    steps = [
        step for step in range(here - DRIFT, here + DRIFT + 1) if constant_time_compare(app.generate_otp(step), typed)
    ]
    return max(steps, default=0)


def address_of(secret: str, called: str, site: str) -> str:
    """Write a secret as apps read it from a QR code."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=called, issuer_name=site)
