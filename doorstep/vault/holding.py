"""What a model says about the personal things it holds: whose they are, how sensitive, how long they stay.

A model declares it as `HELD = Held(…)`. Erasing, showing and forgetting walk these declarations, so that none of them
knows the apps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Field, Model

if TYPE_CHECKING:
    from django.db.models.options import Options


class DataClass(StrEnum):
    """How sensitive: what any person has, or what would hurt them in the wrong hands."""

    P1 = "P1 member"
    P2 = "P2 personal"
    P3 = "P3 sensitive"


@dataclass(frozen=True)
class Life:
    """Ends `lasts` after the moment in the field `since`; while that is empty, it has not begun."""

    since: str
    lasts: timedelta


@dataclass(frozen=True)
class Held:
    """`whose` names the column of the row with the person's id; without a `life` it stays until removed or erased.

    A row that `goes` is deleted then, and not emptied: one that is nothing without its person, such as a session.

    What is handed over to a person is every column but those `kept_back`: what would open something in other hands,
    such as a hash. What they are shown on their page is every column but those, and the `unsaid`, which mean something
    to programs alone; so each other column needs a name in their words.

    What is `of_nobody` has a key that is no person's, for nobody knows yet whose it is: it stands on nobody's page.
    """

    whose: str
    data_class: DataClass
    life: Life | None = None
    goes: bool = False
    kept_back: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    of_nobody: bool = False


class Emptied:
    """A column that is emptied when its person is erased; mixed into sealed and hashed fields."""


@dataclass(frozen=True)
class Holding:
    """A model and what it declares."""

    model: type[Model]
    held: Held

    @property
    def meta(self) -> "Options[Any]":
        return self.model._meta  # noqa: SLF001 # Django's own name for it

    @property
    def columns(self) -> list["Field[Any, Any]"]:
        return [field for field in self.meta.concrete_fields if isinstance(field, Emptied)]

    def of(self, persons: "Iterable[Any] | models.QuerySet[Any, Any]") -> "models.QuerySet[Any]":
        return self.model._base_manager.filter(**{f"{self.held.whose}__in": persons})  # noqa: SLF001 # Django's own name for it

    def of_outer(self, name: str) -> "models.QuerySet[Any]":
        """Return the rows of whom the question around it asks, by the name of the column with their id."""
        rows = self.model._base_manager  # noqa: SLF001 # Django's own name for it
        return rows.filter(**{self.held.whose: models.OuterRef(name)})

    @property
    def anything(self) -> models.Q:
        """The question whether a row still holds something sealed or hashed; only where there are such columns."""
        asked = models.Q()
        for field in self.columns:
            asked |= models.Q(**{f"{field.name}__isnull": False})
        return asked

    def empty(self, rows: "models.QuerySet[Any]") -> int:
        """Empty the sealed and hashed columns of rows that still hold something, or delete them; return how many."""
        if self.held.goes:
            return rows.delete()[0]
        return rows.filter(self.anything).update(**{field.name: None for field in self.columns}) if self.columns else 0


def held_by(model: type[Model]) -> Held | None:
    found = getattr(model, "HELD", None)
    return found if isinstance(found, Held) else None


def holdings() -> list[Holding]:
    """List every model of the house that declares what it holds."""
    return [Holding(model, held) for model in apps.get_models() if (held := held_by(model))]
