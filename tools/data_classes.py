"""Says which fields hold something about a person, how sensitive it is, how it stands and how long, from the models."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Field, Model, UUIDField

from doorstep.people.models import Person
from doorstep.vault.fields import HashedField, Sealed
from doorstep.vault.holding import Holding, holdings

if TYPE_CHECKING:
    from django.db.models.options import Options

# Columns of ids of persons that are no relation.
_OF_SOMEBODY = re.compile(r"person|by|\w+_by")
# Tables that lead to a person and declare nothing, each with what stands there instead. A test compares the list with
# the models, so that a new one is thought about.
LEAD_TO_SOMEBODY = {
    "aid.Agreement": "that two groups help each other out, and the ids of the coordinators who agreed to it",
    "aid.Favour": "that one group asked another whether it can, and the ids of those who answered; nobody who asks",
    "broadcasts.Broadcast": "what a network told many, about nobody, and the ids of the officers who wrote and saw it",
    "flyers.Batch": "the design of a flyer, for everybody to read, and the id of the coordinator who made it",
    "flyers.Leafleting": "a sheet of streets, and the id of the coordinator who made it",
    "flyers.Street": "the ids of who takes a street and who walked it: gone with whoever leaves, and 28 days after",
    "groups.Change": "what a public listing said, and the id of who changed it",
    "groups.Doubt": "a line of a public list, and the id of who settled it",
    "groups.Report": "what is wrong with a public listing; its words go ninety days after; the id of who settled it",
    "journal.JournalEntry": "that something happened, by ids alone; nothing of it is ever removed",
    "library.Edition": "what a document for everybody says, about nobody, and the id of who put it there",
    "messaging.Delivery": "which message goes which way, by ids; goes with its message",
    "questions.Edition": "what an answer for everybody says, about nobody, and the ids of who wrote it and who read it",
    "rooms.Room": "that a network has a room, and the id of the officer who opened it",
    "safeguarding.Concern": "a worry, sealed to a group's leads alone; the id of the lead who wants it erased",
    "safeguarding.Envelope": "the key of a concern, locked to one lead's own; goes with either",
    "vault.Erasure": "the id of somebody who was erased, so that no copy brings them back",
    "vault.PersonKey": "a person's key, wrapped; destroying it is erasing them",
}

_HEAD = """\
# What is held about whom

*Rendered from the models by `make rendered`: change the models, not this page.*

Each model that holds something about a person declares it as `HELD` (`doorstep/vault/holding.py`): whose, how
sensitive, how long. What is shown to a person, downloaded by them and erased follows from the same declarations.

| class | what | how it stands |
|---|---|---|
| P0 public | groups, and what they publish | plain |
| P1 member | that somebody is one, how they sign in, what they agreed to | plain; tokens and codes as hashes |
| P2 personal | names, ways to reach somebody, messages | sealed under the person's own key |
| P3 sensitive | needs, health, addresses | sealed, in a table of its own |
| P4 safeguarding | what leads write down about a worry | sealed to each safeguarding lead's own key |

Whatever is P2 or above stands in no log, address, cache, queue, index or browser storage. One bit that is changed
breaks its seal. It is shown to whoever signed in and may see it, with `no-store`, and it goes when its time is over or
its person says so. P1 is shown within a group, and goes with its person as well.

“Sealed” is AES-256-GCM under a key that is the person's own and lies in another database
([decision 33](../decisions/0033-how-it-is-sealed.md)). “Keyed hash” tells whether two are the same, to whoever has the
look-up key.

## How long

“Until removed or erased”: by its person, or as the model's sentence below says. Each hour the worker looks what has had
its time.

| what | class | how long, and what then |
|---|---|---|
"""
_MIDDLE = """
## Tables with a person's id that hold nothing more

The id is opaque. Once its person is erased, it leads nowhere.

| table | what stands there |
|---|---|
"""
_END = """
Two tables know a visitor and no person: `limits.Bucket` (a keyed hash of a network, until it has run out) and
`accounts.Challenge` (random bytes for one browser, for five minutes).
"""


def page() -> str:
    held = sorted(holdings(), key=lambda each: (str(each.held.data_class), each.meta.label))
    long = "".join(f"| {each.meta.verbose_name_plural} | {each.held.data_class} | {_life(each)} |\n" for each in held)
    sections = "".join(f"\n{_section(each)}" for each in held)
    rows = "".join(f"| {label} | {said} |\n" for label, said in sorted(LEAD_TO_SOMEBODY.items()))
    return _HEAD + long + sections + _MIDDLE + rows + _END


def _section(holding: Holding) -> str:
    first = (holding.model.__doc__ or "").strip().partition("\n")[0]
    facts = f"{holding.held.data_class} · whose: `{holding.held.whose}` · {_life(holding)}"
    head = "| field | how it stands | |\n|---|---|---|\n"
    return f"## {holding.meta.label}\n\n{first}\n\n{facts}\n\n{head}{''.join(_rows(holding))}"


def _rows(holding: Holding) -> Iterator[str]:
    for field in holding.meta.concrete_fields:
        if not (field.primary_key or field.attname == holding.held.whose):
            yield f"| {field.attname} | {_stands(field)} | {field.help_text} |\n".replace("|  |", "| |")


def _stands(field: "Field[Any, Any]") -> str:
    if isinstance(field, Sealed):
        return "sealed"
    if isinstance(field, HashedField):
        return f"keyed hash of {field.of}"
    return "hash" if field.name == "hashed" else "plain"


def _life(holding: Holding) -> str:
    life = holding.held.life
    how_long = f"{_days(life.lasts)}after `{life.since}`" if life else "until removed or erased"
    return f"{how_long}; {_end(holding)}"


def _end(holding: Holding) -> str:
    if holding.held.goes:
        return "then the row is deleted"
    emptied = [field.name for field in holding.columns]
    return (
        f"then these are emptied: {', '.join(emptied)}" if emptied else "the row stays: it says nothing of an id alone"
    )


def _days(lasts: timedelta) -> str:
    hours = lasts // timedelta(hours=1)
    return f"{lasts.days} days " if lasts.days else f"{hours} hours " if hours else ""


# -- What leads to a person ------------------------------------------------------------------------------------------


def leading_to_somebody() -> set[str]:
    """Name the house's models that declare nothing, and have a relation to a person, or a column of their ids."""
    declared = {each.model for each in holdings()}
    ours = [model for model in apps.get_models() if model.__module__.startswith("doorstep.")]
    return {meta(model).label for model in ours if model not in declared and _leads(model, declared | {Person})}


def _leads(model: type[Model], to: AbstractSet[type[Model]]) -> bool:
    return model is Person or any(
        field.related_model in to or (isinstance(field, UUIDField) and _OF_SOMEBODY.fullmatch(field.name))
        for field in meta(model).concrete_fields
    )


def meta(model: type[Model]) -> "Options[Any]":
    return model._meta  # noqa: SLF001 # Django's own name for it
