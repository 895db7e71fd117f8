"""Draws each state machine of the house as it is declared: docs/states.md, which a test compares with the code."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Field

from doorstep.journal.lifecycle import Moving

if TYPE_CHECKING:
    from django.db.models.options import Options

HEAD = """# What moves, and where to

Written by `make rendered` from the moves that each model declares (`MOVES`); `journal.lifecycle.advance` makes them and
no others, each in one statement, with an entry in the journal
([decision 7](decisions/0007-a-status-changes-in-one-place.md)).
"""


def page() -> str:
    moving = sorted(
        (model for model in apps.get_models() if issubclass(model, Moving)), key=lambda model: _about(model).label_lower
    )
    return "\n".join([HEAD, *(line for model in moving for line in _machine(model))])


def _machine(model: type[Moving]) -> Iterator[str]:
    said = {str(value): str(label) for value, label in _status(model).choices or ()}
    yield f"## {_about(model).label}\n"
    yield f"{(model.__doc__ or '').strip().splitlines()[0]}\n"
    yield from _drawn(model, said)
    yield "\n| status | in words | may become |\n|---|---|---|"
    for status, label in said.items():
        to = ", ".join(f"`{each}`" for each in model.MOVES.get(status, ()))
        yield f"| `{status}` | {label} | {to or '–'} |"
    yield ""


def _drawn(model: type[Moving], said: dict[str, str]) -> Iterator[str]:
    """Draw it in the words of Mermaid, where a name has no hyphen."""
    yield "```mermaid\nstateDiagram-v2"
    for status, label in said.items():
        yield f"    {_name(status)} : {label.replace(':', ',')}"
    default = _status(model).get_default()
    if default:
        yield f"    [*] --> {_name(str(default))}"
    for status in said:
        for to in model.MOVES.get(status, ()):
            yield f"    {_name(status)} --> {_name(str(to))}"
        if not model.MOVES.get(status):
            yield f"    {_name(status)} --> [*]"
    yield "```"


def _about(model: type[Moving]) -> "Options[Any]":
    return model._meta  # noqa: SLF001 # Django's documented way to a model's fields and label


def _status(model: type[Moving]) -> "Field[Any, Any]":
    found = _about(model).get_field("status")
    if not isinstance(found, Field):
        raise TypeError(f"{model} has no status of its own.")
    return found


def _name(status: str) -> str:
    return str(status).replace("-", "_")
