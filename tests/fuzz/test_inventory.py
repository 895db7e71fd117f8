"""No reader of what comes from outside is forgotten: by its name, by its place in an address, or as a form."""

import ast
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver
from django.urls.converters import get_converters

from tests.fuzz import inventory
from tests.fuzz.readers import Reader

ROOT = Path(settings.ROOT)
# Django's own, whose values our views are asked with in test_addresses.py.
DJANGOS = "django."
_CALLED_LIKE_ONE = re.compile(r"(read|parse|from)(_\w+)?")


def tried() -> set[str]:
    return {reader.of for reader in inventory.READERS}.union(*inventory.ELSEWHERE.values())


def called_like_readers() -> Iterator[str]:
    """Yield each function of the house that is called read, parse or from_…, by its place."""
    for path in [*(ROOT / "config").rglob("*.py"), *(ROOT / "doorstep").rglob("*.py")]:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for outer in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(outer, ast.Module | ast.ClassDef):
                before = f"{module}.{outer.name}" if isinstance(outer, ast.ClassDef) else module
                names = (each.name for each in outer.body if isinstance(each, ast.FunctionDef))
                yield from (f"{before}.{name}" for name in names if _CALLED_LIKE_ONE.fullmatch(name))


def test_every_function_called_like_a_reader_is_tried_or_is_none() -> None:
    assert set(called_like_readers()) - tried() - inventory.NO_READERS.keys() == set()
    assert inventory.NO_READERS.keys() - set(called_like_readers()) == set()


def test_every_kind_of_part_of_an_address_is_tried() -> None:
    get_resolver()._populate()  # noqa: SLF001 # converters are known once the address table was read
    ours = {f"{type(each).__module__}.{type(each).__qualname__}" for each in get_converters().values()}

    assert {name for name in ours if not name.startswith(DJANGOS)} - tried() == set()


@pytest.mark.parametrize("reader", inventory.READERS, ids=lambda reader: reader.of)
def test_a_reader_that_is_tried_is_there(reader: Reader) -> None:
    assert is_there(reader.of)


@pytest.mark.parametrize("file", inventory.ELSEWHERE)
def test_a_reader_that_is_tried_elsewhere_is_there_and_so_is_its_test(file: str) -> None:
    given = {
        each.name for each in functions(ROOT / file) if any("given" in ast.unparse(on) for on in each.decorator_list)
    }

    assert {name for name in inventory.ELSEWHERE[file] if not is_there(name)} == set()
    assert set(inventory.ELSEWHERE[file].values()) - given == set()


def functions(path: Path) -> list[ast.FunctionDef]:
    return [each for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, ast.FunctionDef)]


def is_there(name: str) -> bool:
    """Say whether a dotted name leads to something, through modules and what stands in them."""
    return pkgutil.resolve_name(name) is not None
