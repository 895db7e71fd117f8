"""Stands up small directories to follow."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as django_settings

from tests.feeds.directories import Directory


@pytest.fixture
def directory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Directory]]:
    """Open directories on this machine, which may then be followed."""
    monkeypatch.setattr(django_settings, "FEEDS_PRIVATE", True)
    opened: list[Directory] = []

    def open_one(name: str) -> Directory:
        opened.append(Directory(name))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()
