"""What an index is asked, and what it says; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True)
class Sought:
    """One word typed: the stems that it can be, the stems of words that say the same, and how much each of them tells.

    What stands in few texts tells much: `tells` is the inverse document frequency of each stem that stands anywhere.
    """

    stems: tuple[str, ...]
    also: tuple[str, ...] = ()
    tells: Mapping[str, float] = field(default_factory=dict)

    @property
    def any(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.stems + self.also))

    @property
    def weight(self) -> float:
        return max(self.tells.values(), default=0.0)


@dataclass(frozen=True)
class Narrowed:
    """Which texts are asked for at all; an empty part narrows nothing."""

    kinds: tuple[str, ...] = ()
    language: str | None = None
    facets: tuple[str, ...] = ()

    def where(self) -> tuple[str, list[str]]:
        """Return conditions on `t`, each beginning with AND, and their values."""
        said: list[tuple[str, list[str]]] = []
        if self.kinds:
            said.append((f"t.kind IN ({', '.join(['%s'] * len(self.kinds))})", [*self.kinds]))
        if self.language:
            said.append(("t.language = %s", [self.language]))
        said += [("t.facets LIKE %s ESCAPE '!'", [f"% {_literally(facet)} %"]) for facet in self.facets]
        return "".join(f" AND {condition}" for condition, _ in said), [each for _, values in said for each in values]


def _literally(facet: str) -> str:
    for sign in "!%_":
        facet = facet.replace(sign, f"!{sign}")
    return facet


@dataclass(frozen=True)
class Asked:
    """Texts in which at least one word of each of `needed` stands; all of `words` say how well they fit."""

    words: tuple[Sought, ...]
    needed: tuple[tuple[Sought, ...], ...]
    narrowed: Narrowed = field(default_factory=Narrowed)


class Ranked(NamedTuple):
    """A text that fits: its id, how well, and how many fit altogether."""

    id: int
    fit: float
    total: int
