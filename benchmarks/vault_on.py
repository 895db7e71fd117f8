"""The vault on one database, beside AES-GCM alone; a process of its own: python -m benchmarks.vault_on PERSONS."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.management import call_command

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import measuring
from doorstep.people.actions import add_person
from doorstep.people.models import ContactPoint
from doorstep.vault import actions, keys, queries

FIELDS = 5_000
BATCH = 1_000
WORDS = "Flat 3, 12 Choumert Road, London SE15 4SE"
PLACE = bytes(90)
HEADER = ["what", "how many", "µs each", "AES-GCM alone, µs", "as long"]


def measure(persons: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("migrate", *settings.APPS_IN_DATABASE["keys"], database="keys", verbosity=0)
    print(measuring.table(HEADER, [*fields(), *installation(persons)]))


def fields() -> list[list[object]]:
    """Seal and open one column, its person's key at hand, as a page with many rows does."""
    field = ContactPoint._meta.get_field("value")  # noqa: SLF001 # Django's own name for it
    person = add_person(by=None)
    row = ContactPoint(person=person)
    key = keys.key_of(person.pk)
    with keys.at_hand([person.pk]):
        sealed = field.sealed(row, WORDS)
        ours = [
            seconds(lambda: field.sealed(row, WORDS), FIELDS),
            seconds(lambda: field.unsealed(row, sealed), FIELDS),
        ]
    return [
        told("seal a field", FIELDS, ours[0], seconds(lambda: encrypt(key, WORDS.encode()), FIELDS)),
        told("open a field", FIELDS, ours[1], seconds(opener(key, WORDS.encode()), FIELDS)),
    ]


def installation(persons: int) -> list[list[object]]:
    """Make the keys of so many persons, then re-wrap them all."""
    key = AESGCM.generate_key(256)
    unwrap = opener(key, AESGCM.generate_key(256))
    made = in_turns(made_keys([uuid4() for _ in range(persons)]), lambda: encrypt(key, AESGCM.generate_key(256)))
    actions.make_installation_key()
    rewrapped = in_turns(actions.rewrapping(), lambda: encrypt(key, unwrap()))
    if queries.wrapped_by() != {keys.ring().newest.id: persons + 1}:
        raise SystemExit("Something was not re-wrapped.")
    return [
        told("make persons' keys", persons, *made),
        told("re-wrap persons' keys", persons, *rewrapped),
    ]


def made_keys(persons: Sequence[UUID]) -> Iterator[int]:
    for start in range(0, len(persons), BATCH):
        actions.ensure_keys(persons[start : start + BATCH])
        yield len(persons[start : start + BATCH])


def in_turns(batches: Iterator[int], alone: Callable[[], object]) -> tuple[float, float]:
    """Time batches, and after each the cipher alone as often: whatever else the machine does slows both."""
    ours = ciphers = 0.0
    began = time.perf_counter()
    for done in batches:
        ours += time.perf_counter() - began
        ciphers += seconds(alone, done)
        began = time.perf_counter()
    return ours, ciphers


def encrypt(key: bytes, words: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, words, PLACE)


def opener(key: bytes, words: bytes) -> Callable[[], bytes]:
    sealed = encrypt(key, words)
    return lambda: AESGCM(key).decrypt(sealed[:12], sealed[12:], PLACE)


def seconds(do: Callable[[], object], times: int) -> float:
    began = time.perf_counter()
    for _ in range(times):
        do()
    return time.perf_counter() - began


def told(what: str, times: int, ours: float, alone: float) -> list[object]:
    return [what, times, 1e6 * ours / times, 1e6 * alone / times, ours / alone]


if __name__ == "__main__":
    measure(int(sys.argv[1]))
