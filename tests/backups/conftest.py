"""Houses with people in them, to back up and to restore into; prepared once, and copied for each test."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import Settings

from doorstep.backups import actions
from doorstep.backups.about import Half
from doorstep.vault import rings, seals
from tests.houses import LONG, House, database_for

KEY = "clara-keeps-this-on-paper"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Copied(House):
    """A house that is spoken to by its commands."""

    def __init__(self, var: Path, database: str) -> None:
        super().__init__(var, database)
        self.environment["DOORSTEP_BACKUP_KEY"] = KEY

    def tell(self, *command: str | Path) -> tuple[int, str]:
        """Give a command; return its exit code and what it said."""
        done = subprocess.run(  # noqa: S603 # our own commands
            [sys.executable, "manage.py", *map(str, command)],
            cwd=settings.ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=3 * LONG,
        )
        return done.returncode, done.stdout + done.stderr

    def do(self, *command: str | Path) -> str:
        """Give a command that must end well; return what it said."""
        code, said = self.tell(*command)
        assert code == 0, said
        return said

    def run(self, program: str) -> list[str]:
        """Run a line of a program in it; return what it printed, without what was logged."""
        said = self.do("shell", "-v0", "-c", f"from tests.backups import planting; {program}")
        return [line for line in said.splitlines() if " INFO " not in line]

    def stands(self) -> list[str]:
        return self.run("planting.say_what_stands()")

    def backups(self, half: str) -> list[Path]:
        return sorted((self.var / "backups" / half).glob("*"))

    def back_up(self) -> tuple[Path, Path]:
        """Make one in the data folder, which the test itself restores; return both files."""
        self.do("backup", "--no-verify", "the test restores it")
        return self.backups("data")[-1], self.backups("keys")[-1]


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copied]:
    """Stand up a house with Amina, Ben, a sealed journal and a picture."""
    var = tmp_path_factory.mktemp("planted") / "var"
    with database_for(var) as database:
        house = Copied(var, database)
        var.mkdir(mode=0o700)
        house.do("migrate", "-v0")
        house.do("migrate", "vault", "--database=keys", "-v0")
        house.run("planting.plant()")
        yield house


@pytest.fixture
def house(planted: Copied, tmp_path: Path) -> Iterator[Copied]:
    """Stand up a copy of it, closed."""
    var = tmp_path / "var"
    shutil.copytree(planted.var, var)
    with database_for(var, planted.environment["DOORSTEP_DATABASE_URL"]) as database:
        house = Copied(var, database)
        yield house
        house.end()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Copied]:
    """Name a place where nothing stands yet: a new machine."""
    var = tmp_path / "elsewhere"
    with database_for(var) as database:
        house = Copied(var, database)
        yield house
        house.end()


@pytest.fixture(scope="session")
def once(planted: Copied, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Make one backup of the planted house, for those who only read it."""
    folders = [tmp_path_factory.mktemp(half) for half in ("data", "keys")]
    planted.do("backup", folders[0], "--keys", folders[1])
    data, keys = (next(each.iterdir()) for each in folders)
    return data, keys


# -- In this process ------------------------------------------------------------------------------------------------


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> Path:
    """Give each test a data folder and keys of the installation of its own."""
    var = tmp_path / "var"
    (var / "keys").mkdir(parents=True)
    ring = var / "keys" / "installation"
    ring.write_text(rings.write(rings.key_of(seals.fresh_key())), "ascii")
    settings.VAR, settings.BACKUP_KEY = var, KEY
    settings.VAULT_KEYS, settings.VAULT_KEYS_FILE = "", ring
    return var


@pytest.fixture
def order(tmp_path: Path) -> actions.Order:
    for each in Half:
        (tmp_path / each).mkdir()
    return actions.Order(tmp_path / Half.DATA, tmp_path / Half.KEYS)


def untried(order: actions.Order, now: datetime = NOON, **also: int) -> list[str]:
    said: list[str] = []
    actions.back_up(actions.Order(order.data, order.keys, untried="a test", **also), now=now, tell=said.append)
    return said


def all_in(order: actions.Order) -> list[str]:
    return sorted(each.name for folder in (order.data, order.keys) for each in folder.iterdir())
