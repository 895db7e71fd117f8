"""What the library is narrowed down by, as its address says it, and the links that do it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from doorstep.core import languages
from doorstep.core.languages import OFFERED
from doorstep.core.topics import Topic
from doorstep.library.models import Document

_FIELDS = {"topic": "topic", "kind": "kind", "for": "for_whom"}
_CHOICES = {"topic": Topic, "kind": Document.Kind, "for": Document.ForWhom}
_HEADINGS = {"topic": _("What it is about"), "kind": _("What it is"), "for": _("For whom")}


@dataclass(frozen=True)
class Option:
    words: str
    address: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A heading, and what can be chosen below it; pressed again, a choice is taken off."""

    words: Promise
    options: list[Option]

    @property
    def is_open(self) -> bool:
        return any(option.chosen for option in self.options)


@dataclass(frozen=True)
class Narrowed:
    chosen: Mapping[str, str]

    @property
    def facts(self) -> dict[str, str]:
        return {_FIELDS[name]: value for name, value in self.chosen.items() if name in _FIELDS}

    @property
    def language(self) -> str:
        return self.chosen.get("language", "")

    @property
    def words(self) -> str:
        """Say what was chosen, for the heading of the page."""
        labels = [dict(choices.choices)[self.chosen[name]] for name, choices in _CHOICES.items() if name in self.chosen]
        return languages.listed([*labels, *([languages.name(self.language)] if self.language else [])])

    @property
    def facets(self) -> list[Facet]:
        return [Facet(_HEADINGS[name], self._options(name, choices.choices)) for name, choices in _CHOICES.items()]

    def _options(self, name: str, choices: Iterable[tuple[str, object]]) -> list[Option]:
        return [
            Option(str(words), self._with(name, "" if self.chosen.get(name) == value else value), self._is(name, value))
            for value, words in choices
        ]

    def _is(self, name: str, value: str) -> bool:
        return self.chosen.get(name) == value

    def _with(self, name: str, value: str) -> str:
        asked = {**self.chosen, name: value}
        return f"?{urlencode({key: each for key, each in asked.items() if each})}"


def narrowed(asked: Mapping[str, str]) -> Narrowed:
    """Read what an address asks for; what the library does not know is as good as not asked."""
    chosen = {name: asked.get(name, "") for name, choices in _CHOICES.items() if asked.get(name, "") in choices.values}
    if asked.get("language", "") in OFFERED:
        chosen["language"] = asked["language"]
    return Narrowed(chosen)
