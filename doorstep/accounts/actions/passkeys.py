"""Passkeys: added, used, taken away. What a browser says about them is read by the webauthn package."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import webauthn
from django.db import IntegrityError, transaction
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from doorstep.accounts.models import Challenge, Passkey
from doorstep.core import hashes
from doorstep.journal.actions import record
from doorstep.people.models import Person

CHALLENGE_LIVES = datetime.timedelta(minutes=5)
LONGEST = 20_000
_VERIFIED = UserVerificationRequirement.REQUIRED


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
    _keep(browser, options.challenge, now)
    return webauthn.options_to_json(options)


def ask_for_one(site: Site, *, browser: str, now: datetime.datetime) -> str:
    """Return, as JSON, what a browser needs to show a passkey of anybody's."""
    options = webauthn.generate_authentication_options(rp_id=site.host, user_verification=_VERIFIED)
    _keep(browser, options.challenge, now)
    return webauthn.options_to_json(options)


def _keep(browser: str, words: bytes, now: datetime.datetime) -> None:
    kept = {"words": words, "ends_at": now + CHALLENGE_LIVES}
    Challenge.objects.update_or_create(browser=hashes.of_token(browser), defaults=kept)


@transaction.atomic
def add_passkey(  # what a browser says, where, whose and when, all of them named
    person: Person, said: str, site: Site, *, browser: str, words: str, now: datetime.datetime
) -> Passkey:
    """Take what the browser said for a new passkey of this person; raise NotAPasskeyError."""
    challenge = _challenge(browser, now)
    with _reading():
        found = webauthn.verify_registration_response(
            credential=said[:LONGEST],
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
        passkey = Passkey.objects.create(
            person=person,
            credential=bytes_to_base64url(found.credential_id),
            public_key=found.credential_public_key,
            uses=found.sign_count,
            browser=words,
            made_at=now,
        )
    record(passkey, "passkey added", by=person.pk)
    return passkey


def _challenge(browser: str, now: datetime.datetime) -> bytes:
    """Take the challenge of this browser: once."""
    found = Challenge.objects.filter(browser=hashes.of_token(browser), ends_at__gt=now).first()
    if found is None or not Challenge.objects.filter(pk=found.pk).delete()[0]:
        raise NotAPasskeyError
    return bytes(found.words)


@contextmanager
def _reading() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except (WebAuthnException, IntegrityError, ValueError, KeyError, TypeError) as error:
        raise NotAPasskeyError from error


def use_passkey(said: str, site: Site, *, browser: str, now: datetime.datetime) -> UUID:
    """Find whose passkey the browser showed; raise NotAPasskeyError, also when a copy of it was used before."""
    challenge = _challenge(browser, now)
    with _reading():
        shown = webauthn.helpers.parse_authentication_credential_json(said[:LONGEST])
        passkey = Passkey.objects.filter(credential=bytes_to_base64url(shown.raw_id)).first()
        if passkey is None:
            raise NotAPasskeyError
        found = webauthn.verify_authentication_response(
            credential=shown,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=bytes(passkey.public_key),
            credential_current_sign_count=passkey.uses,
            require_user_verification=True,
        )
    Passkey.objects.filter(pk=passkey.pk).update(uses=found.new_sign_count, used_at=now)
    return passkey.person_id


@transaction.atomic
def remove_passkey(passkey: Passkey, *, by: UUID | None) -> None:
    record(passkey, "passkey removed", by=by)
    Passkey.objects.filter(pk=passkey.pk).delete()
