"""Refuses questions about sealed columns: no two sealings of the same words look alike, so no answer could be right."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db.models import Field
from django.db.models.expressions import Col
from django.db.models.lookups import IsNull, Lookup
from django.db.models.sql.compiler import SQLCompiler, SQLUpdateCompiler

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

_Said = tuple[str, tuple[str | int, ...]]


class AskedBySealedValueError(FieldError):
    """A query asks about, sorts by, hands out or sets a sealed column; says what to do instead."""


def refused(field: "Field[Any, Any]", what: str) -> AskedBySealedValueError:
    hashes = [
        each.name
        for each in field.model._meta.concrete_fields  # noqa: SLF001 # Django's own name for it
        if getattr(each, "of", None) == field.name
    ]
    way = (
        f"Look it up by its keyed hash, {', '.join(hashes)}, with what doorstep.vault.hashing makes."
        if hashes
        else "To find it by its value, keep a keyed hash beside it: HashedField and doorstep.vault.hashing."
    )
    return AskedBySealedValueError(f"{field} is sealed: {what} {way}")


class SealedCol(Col):
    """A sealed column in a query: only whole rows may be fetched with it."""

    def as_sql(self, compiler: SQLCompiler, connection: "BaseDatabaseWrapper") -> _Said:
        if not _fetches_whole_rows(compiler):
            raise refused(self.target, "it cannot be sorted by, computed with or taken out of its row.")
        return super().as_sql(compiler, connection)

    def get_group_by_cols(self) -> list[Any]:
        # Rows are grouped by their ids, which stand beside it.
        return []


def _fetches_whole_rows(compiler: SQLCompiler) -> bool:
    """Say whether the column is just being listed among those of its model, as in `Model.objects.all()`."""
    query = compiler.query
    return (
        not isinstance(compiler, SQLUpdateCompiler)
        and compiler.select is None
        and not query.values_select
        and not any(_speaks_of_it(each) for each in query.annotation_select.values())
    )


def _speaks_of_it(expression: Any) -> bool:
    return isinstance(expression, SealedCol) or any(
        _speaks_of_it(each) for each in expression.get_source_expressions() if each is not None
    )


def _field(asked: Any) -> "Field[Any, Any]":
    """Return the field that is asked about, also through a function."""
    found: Field[Any, Any] = getattr(asked, "target", None) or asked.output_field
    return found


class Refused(Lookup):
    """Every other question, and every transform: refused where it is asked, so that tools may ask what there is."""

    def __init__(self, lhs: Any, *_rhs: Any) -> None:
        raise refused(_field(lhs), "it cannot be filtered by its value, only by isnull.")


class OnlyTheSame(Lookup):
    """Every question to a column of hashes but whether it is this one."""

    def __init__(self, lhs: Any, *_rhs: Any) -> None:
        raise FieldError(f"{_field(lhs)} is a keyed hash, the same or another: ask by exact, in or isnull.")


class IsEmpty(IsNull):
    """`isnull`, the one question that may be asked of a sealed column."""

    def __init__(self, lhs: Any, rhs: Any) -> None:
        if not isinstance(lhs, SealedCol):
            raise refused(_field(lhs), "it cannot be computed with.")
        # As a plain column, which is not refused.
        super().__init__(Col(lhs.alias, lhs.target, lhs.target), rhs)
