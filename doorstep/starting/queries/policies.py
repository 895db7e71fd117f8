"""Which policies of the library a group that starts can go by."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Offered:
    """A policy as it is offered: its slug, its title and a line about it."""

    slug: str
    title: str
    summary: str


def offered(language: str) -> list[Offered]:
    """List them in the reader's language, as far as there are such."""
    return []
