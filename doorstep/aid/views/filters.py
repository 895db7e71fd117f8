"""The filters above the desk's list: each choice is a link, and keeps what else was chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from doorstep.aid.queries.desk import Filter

ALL = "all"


@dataclass(frozen=True)
class Option:
    words: str
    address: str
    chosen: bool


@dataclass(frozen=True)
class Choices:
    """One filter; `said` is what was chosen of it, in words, or empty."""

    words: str
    options: list[Option]

    @property
    def said(self) -> str:
        return next((option.words for option in self.options if option.chosen), "")


Values = Iterable[tuple[object, object]]


def choices(wanted: Filter, offered: Mapping[str, tuple[object, Values]]) -> list[Choices]:
    """Lay out filters; `offered` by their names: their words, and what can be chosen as (value, words)."""
    return [
        Choices(str(words), [_option(wanted, name, value, said) for value, said in values])
        for name, (words, values) in offered.items()
        if values
    ]


def _option(wanted: Filter, name: str, value: object, words: object) -> Option:
    chosen = getattr(wanted, name) == value
    return Option(str(words), _address({**vars(wanted), name: None if chosen else value}), chosen)


def _address(said: Mapping[str, Any]) -> str:
    return "?" + urlencode({"show": ALL, **{name: value for name, value in said.items() if value}})


def filtered(wanted: Filter) -> bool:
    return any(vars(wanted).values())


def named(called: Mapping[Any, str], who: Iterable[Any]) -> list[tuple[Any, str]]:
    """Name colleagues; not everybody said what to call them."""
    return [(each, called.get(each) or _("A neighbour")) for each in who]
