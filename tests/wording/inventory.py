"""Every function by which a message is worded, found from what it returns; and what each of them is given."""

import ast
import inspect
import itertools
import re
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise

from doorstep.aid import letters_of_replies, words_by_text
from doorstep.aid.words_by_text import Line
from doorstep.messaging.actions import Words
from doorstep.messaging.inbound.spoken import Greeting, Said

# What a function returns that words something: a message, one line of a talk by text, words on the telephone.
WORDED = (Words, Line, Said, Greeting)
_NAMED = re.compile(rf"->.*\b({'|'.join(each.__name__ for each in WORDED)})\b")
# Put what others word into the form of a message, and say nothing of their own that is not said with each of these.
FRAMES = {
    "doorstep.aid.letters.about",
    "doorstep.aid.letters.letter",
    "doorstep.aid.letters_of_replies._reply",
    "doorstep.aid.letters_of_rounds._of_round",
    "doorstep.aid.letters_of_rounds._to_desk",
    "doorstep.aid.letters_to_desks._about",
    "doorstep.aid.letters_to_desks._of_group",
    "doorstep.aid.words_by_text._with_danger",
    "doorstep.aid.words_by_text.words",
    "doorstep.groups.letters._letter",
    "doorstep.groups.letters_of_proposals._letter",
    "doorstep.library.letters._letter",
    "doorstep.networks.letters._letter",
    "doorstep.rooms.letters._letter",
    "doorstep.starting.letters._letter",
    "doorstep.aid.letters_of_replies.says",
    "doorstep.messaging.channels.voice.words._said",
    "doorstep.messaging.inbound.spoken.chosen",
}
Given = Mapping[str, Sequence[object]]


@cache
def found() -> dict[str, Callable[..., Any]]:
    """Find each function of the house that returns what is said to somebody, by its place."""
    functions = (
        (f"{module.__name__}.{name}", function)
        for module in (import_module(_module(path)) for path in files() if _NAMED.search(path.read_text("utf-8")))
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
    )
    return {of: function for of, function in functions if _returned(function) in WORDED}


def files() -> Iterator[Path]:
    return (path for path in (Path(settings.ROOT) / "doorstep").rglob("*.py") if "migrations" not in path.parts)


def _module(path: Path) -> str:
    return ".".join(path.relative_to(settings.ROOT).with_suffix("").parts).removesuffix(".__init__")


def _returned(function: Callable[..., Any]) -> object:
    try:
        return typing.get_type_hints(function).get("return")
    except NameError:
        # Named for mypy alone: none of ours, which are classes that are there.
        return None


def writers() -> set[str]:
    """Name each function in which a message or a line is put together, read from the code itself."""
    return {of for path in files() for of in _writers(path)}


def _writers(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        (each.module or "", name.name)
        for each in ast.walk(tree)
        if isinstance(each, ast.ImportFrom)
        for name in each.names
    }
    ours = {name for module, name in imported if module.startswith("doorstep.messaging.actions") and name == "Words"}
    ours |= {"Line"} if path.name == "words_by_text.py" else set()
    for outer in tree.body:
        called = {ast.unparse(each.func) for each in ast.walk(outer) if isinstance(each, ast.Call)}
        if called & ours:
            yield f"{_module(path)}.{getattr(outer, 'name', '')}"


def sentences() -> Iterator[tuple[str, Callable[[str], Words]]]:
    """Give the answers that are always the same."""
    for name, said in vars(letters_of_replies).items():
        if isinstance(said, Promise):
            yield f"{letters_of_replies.__name__}.{name}", letters_of_replies.says(said)


# -- What they are given ---------------------------------------------------------------------------------------------


def cases(of: str, given: Given) -> Iterator[Callable[[str], object]]:
    """Have a function say all it can of what it is given: `given` by the names of parameters, or by those of one."""
    function = found()[of]
    names = [name for name in inspect.signature(function).parameters if name != "language"]
    has_language = "language" in inspect.signature(function).parameters
    for values in itertools.product(*(given.get(f"{of}.{name}", given.get(name, ())) for name in names)):
        said = dict(zip(names, values, strict=True))
        if "task" not in said or "request" not in said or said["request"] == said["task"].request:  # type: ignore[attr-defined] # a task has it
            yield partial(_said, partial(function, **said), has_language)


def _said(function: Callable[..., object], has_language: bool, language: str) -> object:
    return function(language=language) if has_language else function()


def spoken_in(language: str, case: Callable[[str], Any]) -> Any:
    with translation.override(language):
        return case(language)


def is_there(of: str) -> bool:
    module, _, name = of.rpartition(".")
    return hasattr(import_module(module), name)


def unknown(of: str, given: Given) -> set[str]:
    """Name the parameters of which nobody said what goes in."""
    names = inspect.signature(found()[of]).parameters.keys() - {"language"}
    return {name for name in names if not given.get(f"{of}.{name}", given.get(name))}


def letters(of: str, given: Given) -> Iterator[Callable[[str], Words]]:
    """Give what is said as a message, one line of a talk by text as it is sent."""
    for case in cases(of, given):
        if typing.get_type_hints(found()[of])["return"] is Line:
            for in_danger in (False, True):
                yield words_by_text.words(typing.cast("Callable[[], Line]", partial(case, "")), in_danger=in_danger)
        else:
            yield typing.cast("Callable[[str], Words]", case)


def spoken(said: object) -> list[Said]:
    """Give what is said on the telephone, one after another."""
    if isinstance(said, Greeting):
        return [getattr(said, each.name) for each in fields(said)]
    return [said] if isinstance(said, Said) else []
