"""Whoever reads who looked at something of theirs reads why: each reason that any code gives has its words."""

import ast
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path

from django.conf import settings

from doorstep.accounts.own import looks
from doorstep.people.looking import WHY

# What notes that somebody looked, and why: each called with a keyword `why`.
NOTING = {"record", "open_door", "look_at_contact_points", "hand_over"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((settings.ROOT / "doorstep").rglob("*.py")):
        yield module_name(path), ast.parse(path.read_text("utf-8"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(settings.ROOT).with_suffix("").parts).removesuffix(".__init__")


def reasons() -> set[str]:
    """Collect what is given as `why` where a look is noted: words, names of constants, and what a name was set to."""
    return {
        said
        for module, tree in modules()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and name_of(call.func) in NOTING
        for keyword in call.keywords
        if keyword.arg == "why"
        for value in (keyword.value, *set_in(function, keyword.value))
        for said in chain.from_iterable(said_by(module, each) for each in parts(value))
    }


def name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def set_in(function: ast.FunctionDef, value: ast.expr) -> Iterator[ast.expr]:
    for each in ast.walk(function):
        if isinstance(each, ast.Assign) and isinstance(value, ast.Name) and name_of(each.targets[0]) == value.id:
            yield each.value


def parts(value: ast.expr) -> list[ast.expr]:
    return [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]


def said_by(module: str, value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif name_of(value).isupper():
        yield str(getattr(import_module(module), name_of(value), None) or constant(module, value))


def constant(module: str, value: ast.expr) -> str:
    assert isinstance(value, ast.Attribute), ast.dump(value)
    return str(getattr(getattr(import_module(module), name_of(value.value)), value.attr))


def test_each_reason_that_is_given_has_its_words() -> None:
    found = reasons()
    assert {"to-help", "to-pay", "to-plan", "they-asked"} <= found
    # What whoever looks chooses from is in WHY, and all of it has words as well.
    known = looks._WHY  # noqa: SLF001 # what the page says them by
    assert {reason for reason in {*found, *WHY} if not known.get(reason)} == set()
