"""Passkeys: added and used. What a browser says about them is read by the webauthn package."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import webauthn
from django.db import IntegrityError, transaction
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, parse_authentication_credential_json
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from doorstep.accounts.actions.sessions import begin_strength
from doorstep.accounts.actions.telling import tell_of_new_way
from doorstep.accounts.models import Challenge, Passkey
from doorstep.core import hashes
from doorstep.journal.actions import record
from doorstep.people.models import Person

CHALLENGE_LIVES = datetime.timedelta(minutes=5)
LONGEST = 20_000
# What the largest one may be called, in bytes (WebAuthn, 5.8.3).
LONGEST_ID = 1_023
_VERIFIED = UserVerificationRequirement.REQUIRED

T = TypeVar("T")


class NotAPasskeyError(Exception):
    """What the browser said holds no passkey, or none for this site, this person or this moment."""


@dataclass(frozen=True)
class Site:
    """Where passkeys hold: a host's name, and the address that pages have there."""

    host: str
    origin: str
    name: str


def offer(person: Person, called: str, site: Site, *, browser: str, now: datetime.datetime) -> str:
    """Return, as JSON, what a browser needs to make a passkey; to be answered by the one that holds `browser`."""
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=site.name,
        user_id=person.pk.bytes,
        user_name=called,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_VERIFIED
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(each.credential))
            for each in Passkey.objects.filter(person=person)
        ],
    )
    _keep(_key(browser, person), options.challenge, now)
    return webauthn.options_to_json(options)


def ask_for_one(site: Site, *, browser: str, now: datetime.datetime) -> str:
    """Return, as JSON, what a browser needs to show a passkey of anybody's."""
    options = webauthn.generate_authentication_options(rp_id=site.host, user_verification=_VERIFIED)
    _keep(_key(browser), options.challenge, now)
    return webauthn.options_to_json(options)


def _key(browser: str, person: Person | None = None) -> str:
    """Bind a challenge to one browser, and that for a new passkey to one person in it."""
    return hashes.of_token(f"{browser}{person.pk if person else ''}")


def _keep(key: str, words: bytes, now: datetime.datetime) -> None:
    kept = {"words": words, "ends_at": now + CHALLENGE_LIVES}
    Challenge.objects.update_or_create(browser=key, defaults=kept)


def _challenge(key: str, now: datetime.datetime) -> bytes:
    """Take a challenge: once, whatever comes of it."""
    found = Challenge.objects.filter(browser=key, ends_at__gt=now).first()
    if found is None or not Challenge.objects.filter(pk=found.pk).delete()[0]:
        raise NotAPasskeyError
    return bytes(found.words)


def _read(reading: Callable[[], T]) -> T:
    """Have the package read what came from outside; whatever it makes of nonsense, it is no passkey."""
    try:
        return reading()
    except Exception as error:  # of all kinds, down to one for brackets that are nested too deeply
        raise NotAPasskeyError from error


def add_passkey(  # what a browser says, where, whose and when, all of them named
    person: Person, said: str, site: Site, *, browser: str, words: str, now: datetime.datetime
) -> Passkey:
    """Take what the browser said for a new passkey of this person, and tell them; raise NotAPasskeyError."""
    challenge = _challenge(_key(browser, person), now)
    found = _read(
        lambda: webauthn.verify_registration_response(
            credential=said[:LONGEST],
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    )
    if len(found.credential_id) > LONGEST_ID:
        raise NotAPasskeyError
    passkey = Passkey(
        person=person,
        credential=bytes_to_base64url(found.credential_id),
        public_key=found.credential_public_key,
        uses=found.sign_count,
        browser=words,
        made_at=now,
    )
    return _add(passkey, now)


def _add(passkey: Passkey, now: datetime.datetime) -> Passkey:
    try:
        with transaction.atomic():
            begin_strength(Person.objects.select_for_update().get(pk=passkey.person_id))
            passkey.save(force_insert=True)
            record(passkey, "passkey added", by=passkey.person_id)
            tell_of_new_way(passkey.person, Passkey, passkey.browser, now=now)
    except IntegrityError as error:
        # Somebody's already, or the same one came twice.
        raise NotAPasskeyError from error
    return passkey


def use_passkey(said: str, site: Site, *, browser: str, now: datetime.datetime) -> UUID:
    """Find whose passkey the browser showed; raise NotAPasskeyError, also when a copy of it was used before."""
    challenge = _challenge(_key(browser), now)
    shown = _read(lambda: parse_authentication_credential_json(said[:LONGEST]))
    passkey = _shown(shown)
    found = _read(
        lambda: webauthn.verify_authentication_response(
            credential=shown,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=bytes(passkey.public_key),
            credential_current_sign_count=passkey.uses,
            require_user_verification=True,
        )
    )
    # Of two that say the same count at once, one is a copy.
    counted = Passkey.objects.filter(pk=passkey.pk, uses=passkey.uses)
    if not counted.update(uses=found.new_sign_count, used_at=now):
        raise NotAPasskeyError
    return passkey.person_id


def _shown(shown: AuthenticationCredential) -> Passkey:
    """Find the passkey that is shown, and see that it is shown as its person's."""
    passkey = Passkey.objects.filter(credential=bytes_to_base64url(shown.raw_id)).first()
    whose = shown.response.user_handle
    if passkey is None or (whose and whose != passkey.person_id.bytes):
        raise NotAPasskeyError
    return passkey
