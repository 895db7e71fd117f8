"""Stands up houses for tests that need more than Django's test client."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import LONG, House, database_for


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Prepare a house once, for the others to be copies of."""
    var = tmp_path_factory.mktemp("prepared") / "var"
    with database_for(var) as database:
        house = House(var, database)
        serving = house.serve()
        serving.terminate()
        serving.wait(LONG)
        yield house


@pytest.fixture
def bare_house(tmp_path: Path) -> Iterator[House]:
    """Stand up a house that nothing has been prepared for."""
    with database_for(tmp_path / "var") as database:
        house = House(tmp_path / "var", database)
        yield house
        house.end()


@pytest.fixture(scope="session")
def open_house(prepared: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Keep one house open for all tests that only visit it."""
    with copy_of(prepared, tmp_path_factory.mktemp("open")) as house:
        house.serve()
        yield house


@pytest.fixture
def house(prepared: House, tmp_path: Path) -> Iterator[House]:
    """Stand up a prepared house that nobody has started; what is left of it afterwards is ended."""
    with copy_of(prepared, tmp_path) as house:
        yield house


@contextlib.contextmanager
def copy_of(prepared: House, folder: Path) -> Iterator[House]:
    shutil.copytree(prepared.var, folder / "var")
    with database_for(folder / "var", prepared.environment["DOORSTEP_DATABASE_URL"]) as database:
        house = House(folder / "var", database)
        yield house
        house.end()
