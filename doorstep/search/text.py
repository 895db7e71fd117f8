"""A public text as an app puts it in to be found; pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """What everybody may read, without mark-up; `address` is its path on this site.

    `facets` narrow a search: short words of the app's own, such as "topic:money".
    """

    title: str
    summary: str
    body: str
    language: str
    address: str
    facets: frozenset[str] = frozenset()
