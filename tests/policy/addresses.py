"""Every address that there is, from the resolver; and which rows of the table speak of it."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from tests.policy.row import Row
from tests.policy.table import TABLE

METHODS = "GET HEAD POST PUT PATCH DELETE OPTIONS".split()


def addresses() -> dict[str, str]:
    """Give the route of each pattern by its full name; one without a name stands under its route."""
    return {name: route for name, route, _pattern in _patterns(get_resolver(), "", "")}


def views() -> dict[str, list[str]]:
    """Give the names of the addresses that each view answers, by its place: "doorstep.accounts.views.mine:mine"."""
    found: dict[str, list[str]] = {}
    for name, _route, pattern in _patterns(get_resolver(), "", ""):
        found.setdefault(f"{pattern.callback.__module__}:{pattern.callback.__qualname__}", []).append(name)
    return found


def _patterns(resolver: URLResolver, space: str, before: str) -> Iterator[tuple[str, str, URLPattern]]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _patterns(each, space + (f"{each.namespace}:" if each.namespace else ""), route)
        elif isinstance(each, URLPattern):
            yield f"{space}{each.name}" if each.name else route, route, each


def rows() -> list[Row]:
    return [row for part in TABLE.values() for row in part]


def is_there(row: Row) -> bool:
    """Say whether the addresses of this row are there at all, with the settings of this run."""
    return all(getattr(settings, each) for each in row.only.split())


def rows_of(name: str) -> dict[str, Row]:
    """Give the row for each method that this address answers."""
    return {method: row for row in rows() if name in row.names.split() for method in row.methods.split()}


def named_in(row: Row) -> list[str]:
    return row.names.split()
