"""Authenticator apps: a secret shown once, confirmed by its first digits, each of which opens once (RFC 6238)."""

import datetime
from uuid import UUID

import pyotp
from django.db import transaction
from django.utils.crypto import constant_time_compare

from doorstep.accounts.models import Authenticator
from doorstep.core import digits
from doorstep.journal.actions import record
from doorstep.people.models import Person
from doorstep.vault.actions import ensure_key

STEP = 30
# A clock may be that many steps off, either way.
DRIFT = 1


@transaction.atomic
def begin_authenticator(person: Person, *, now: datetime.datetime) -> Authenticator:
    """Make a secret for an app, or show again the one that waits for its first digits."""
    waiting = Authenticator.objects.filter(person=person, confirmed_at=None).first()
    if waiting:
        return waiting
    ensure_key(person.pk)
    return Authenticator.objects.create(person=person, secret=pyotp.random_base32(), made_at=now)


def use_authenticator(authenticator: Authenticator, typed: str, *, now: datetime.datetime) -> bool:
    """Say whether these are its digits now, and were not used before; the first time, it counts from then on."""
    step = _step_of(authenticator.secret, digits.read(typed), now)
    unused = Authenticator.objects.filter(pk=authenticator.pk, last_step__lt=step)
    return bool(step and unused.update(last_step=step))


@transaction.atomic
def confirm_authenticator(authenticator: Authenticator, typed: str, *, now: datetime.datetime) -> bool:
    """Let it count from now on, if these are its digits."""
    if not use_authenticator(authenticator, typed, now=now):
        return False
    Authenticator.objects.filter(pk=authenticator.pk, confirmed_at=None).update(confirmed_at=now)
    record(authenticator, "authenticator added", by=authenticator.person_id)
    return True


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


@transaction.atomic
def remove_authenticator(authenticator: Authenticator, *, by: UUID | None) -> None:
    record(authenticator, "authenticator removed", by=by)
    Authenticator.objects.filter(pk=authenticator.pk).delete()
