"""Writing to somebody in their language, whoever's turn it is to read this page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import translation

from doorstep.people.models import Person


def language_of(person: Person) -> str:
    return person.language or settings.LANGUAGE_CODE


@contextmanager
def speaking_to(person: Person) -> Iterator[str]:
    """Say what is said within the block in this person's language; gives its code."""
    code = language_of(person)
    with translation.override(code):
        yield code
