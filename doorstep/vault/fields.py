"""Model fields that stand sealed in the database, and fields that hold keyed hashes."""

import json
from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from uuid import UUID

from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.models import Model
from django.db.models.query_utils import DeferredAttribute

from doorstep.vault import hashing, keys, seals
from doorstep.vault.columns import IsEmpty, OnlyTheSame, Refused, SealedCol, refused
from doorstep.vault.holding import Emptied, held_by
from doorstep.vault.seals import UnreadableError

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.expressions import Col

V = TypeVar("V")

# Django's fields take their types from the stubs alone, so that at runtime the brackets are passed over.
if TYPE_CHECKING:
    _HashedColumn = models.CharField[hashing.Hashed | None, hashing.Hashed | None]

    class _Column(models.Field[V, V]):
        """A column of one type."""

else:
    _HashedColumn = models.CharField

    class _Column(models.Field):
        """A column of one type."""

        def __class_getitem__(cls, _type: object) -> type:
            return cls


class SealedBytes(bytes):
    """What stands in a sealed column; shows nothing."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<sealed>"


class Opened:
    """A value in the open, within one instance: shows nothing, and goes into no cache or queue."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "<opened>"

    def __reduce__(self) -> str:
        raise TypeError("A sealed value that was opened is not pickled: pass on the row's id, and open it there.")


class SealedAttribute(DeferredAttribute):
    """Gives the value of one row, opened when it is first asked for, and remembers what is to be sealed."""

    field: "Sealed[Any]"

    def __get__(self, instance: Model | None, owner: Any = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            super().__get__(instance, owner)
        held = instance.__dict__[name]
        if isinstance(held, SealedBytes):
            held = instance.__dict__[name] = Opened(self.field.unsealed(instance, held))
        return self.field.EMPTY if held is None else held.value

    def __set__(self, instance: Model, value: Any) -> None:
        if not (value is None or isinstance(value, SealedBytes)):
            self.field.encoded(value)
            value = Opened(value)
        instance.__dict__[self.field.attname] = value


class Sealed(Emptied, _Column[V]):
    """What the sealed fields share; subclasses say how a value is written as bytes.

    Sealed when its row is saved, under the key of the person whom the model's HELD names, for this table, field and
    row. Empty stands as NULL, which is also how erasing leaves it.
    """

    EMPTY: ClassVar[Any] = None
    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Erasing empties it, so the column can always be empty.
        super().__init__(*args, **{**kwargs, "null": True, "blank": True, "editable": False})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {key: said for key, said in kwargs.items() if key not in {"null", "blank", "editable"}}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return [*super().check(**kwargs), *self._check_the_row()]

    def _check_the_row(self) -> list[CheckMessage]:
        found: list[CheckMessage] = []
        if held_by(self.model) is None:
            hint = "Add HELD = Held(whose=…, data_class=…)."
            found.append(Error("A model with a sealed field does not say whose it is.", hint, self, "vault.E011"))
        key = self.model._meta.pk  # noqa: SLF001 # Django's own name for it
        if not (isinstance(key, models.UUIDField) and key.has_default()):
            hint = "Give the model id = UUIDField(primary_key=True, default=uuid4)."
            found.append(Error("The seal names the row, whose id is not made before it.", hint, self, "vault.E012"))
        return found

    # -- Sealing and opening one value -------------------------------------------------------------------------------

    @abstractmethod
    def encoded(self, value: V) -> bytes:
        """Write a value as the bytes that are sealed."""

    @abstractmethod
    def decoded(self, words: bytes) -> V:
        """Read back what `encoded` wrote."""

    def sealed(self, instance: Model, value: V) -> SealedBytes:
        key = keys.key_of(self._whose(instance))
        return SealedBytes(seals.seal(key, self.encoded(value), place=self._place(instance)))

    def unsealed(self, instance: Model, sealed: bytes) -> V:
        """Open what stands in this row; raise UnreadableError, which names the row and says why it cannot."""
        try:
            words = seals.unseal(keys.key_of(self._whose(instance)), sealed, place=self._place(instance))
        except UnreadableError as error:
            raise type(error)(f"{self} of row {instance.pk} cannot be opened. {error}") from None
        return self.decoded(words)

    def _whose(self, instance: Model) -> UUID:
        held = held_by(self.model)
        person = getattr(instance, held.whose) if held else None
        if not isinstance(person, UUID):
            raise TypeError(f"{self} cannot be sealed before its row says whose it is.")
        return person

    def _place(self, instance: Model) -> bytes:
        if instance.pk is None:
            raise TypeError(f"{self} cannot be sealed before its row has an id: the seal names it.")
        table = instance._meta.db_table  # noqa: SLF001 # Django's own name for it
        return seals.place_of("doorstep.vault.field", table, self.attname, str(instance.pk))

    # -- On the way to the database and back -------------------------------------------------------------------------

    def pre_save(self, model_instance: Model, add: bool) -> SealedBytes | None:
        held = model_instance.__dict__.get(self.attname)
        if isinstance(held, SealedBytes) and add:
            # Copied to a new row: refused by the seal unless it is this very row that comes back.
            held = Opened(self.unsealed(model_instance, held))
        if not isinstance(held, Opened):
            return held
        return None if held.value == self.EMPTY else self.sealed(model_instance, held.value)

    def from_db_value(self, value: Any, *_context: Any) -> SealedBytes | None:
        return None if value is None else SealedBytes(value)

    def get_db_prep_value(self, value: Any, connection: "BaseDatabaseWrapper", prepared: bool = False) -> Any:
        if not (value is None or isinstance(value, SealedBytes)):
            raise refused(self, "a query cannot set it. Set it on the instance, and save that (bulk_create works too).")
        return super().get_db_prep_value(None if value is None else bytes(value), connection, prepared)

    def get_placeholder(self, value: Any, *_context: Any) -> str:
        if hasattr(value, "as_sql"):
            raise refused(self, "a query cannot set it. Set it on the instance, and save that (bulk_create works too).")
        return "%s"

    def value_from_object(self, obj: Model) -> Any:  # noqa: ARG002 # Django's own signature
        # Asked first by whatever writes rows out, which takes numbers from here as they are.
        raise TypeError(f"{self} is sealed and not written out: manage.py vault print shows one person's.")

    value_to_string = value_from_object

    # -- Refusing questions ------------------------------------------------------------------------------------------

    def get_col(self, alias: str, output_field: Any = None) -> "Col":
        return SealedCol(alias, self, output_field)

    @property
    def cached_col(self) -> "Col":
        return self.get_col(self.model._meta.db_table)  # noqa: SLF001 # Django's own name for it

    def get_lookup(self, lookup_name: str) -> "type[models.Lookup[Any]]":
        return IsEmpty if lookup_name == "isnull" else Refused

    def get_transform(self, lookup_name: str) -> Any:  # noqa: ARG002 # Django's own signature
        return Refused


class SealedText(Sealed[str]):
    """Text that stands sealed; "" when empty or emptied."""

    EMPTY = ""

    def encoded(self, value: str) -> bytes:
        if not isinstance(value, str):
            raise TypeError(f"{self} holds text, not {type(value).__name__}.")
        return value.encode()

    def decoded(self, words: bytes) -> str:
        return words.decode()


class SealedJSON(Sealed[Any]):
    """Anything that JSON can say, sealed as one; None when empty or emptied."""

    def encoded(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()

    def decoded(self, words: bytes) -> Any:
        return json.loads(words)


class SealedBlob(Sealed[bytes]):
    """A small file, such as a picture, that stands sealed; empty when there is none."""

    EMPTY = b""

    def encoded(self, value: bytes) -> bytes:
        if not isinstance(value, bytes):
            raise TypeError(f"{self} holds bytes, not {type(value).__name__}.")
        return value

    def decoded(self, words: bytes) -> bytes:
        return words


class HashedField(Emptied, _HashedColumn):
    """A keyed hash of the sealed field `of`, to look up by; takes only what doorstep.vault.hashing makes."""

    def __init__(self, of: str = "", **kwargs: Any) -> None:
        self.of = of
        super().__init__(**{"db_index": True, **kwargs, "max_length": hashing.LENGTH, "null": True, "editable": False})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**{k: v for k, v in kwargs.items() if k not in {"max_length", "null"}}, "of": self.of}

    def from_db_value(self, value: str | None, *_context: Any) -> hashing.Hashed | None:
        return None if value is None else hashing.Hashed(value)

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name in {"exact", "in", "isnull"} else OnlyTheSame

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(self._only_a_hash(value))

    def pre_save(self, model_instance: Model, add: bool) -> Any:
        return self._only_a_hash(super().pre_save(model_instance, add))

    def get_placeholder(self, value: Any, *_context: Any) -> str:
        # What the database would work out comes here unlooked at; it can make no keyed hash.
        if hasattr(value, "as_sql"):
            self._only_a_hash(value)
        return "%s"

    def _only_a_hash(self, value: Any) -> Any:
        if not (value is None or isinstance(value, hashing.Hashed)):
            raise TypeError(f"{self} takes only keyed hashes: make one with doorstep.vault.hashing.")
        return value
