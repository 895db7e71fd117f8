"""Readers of what an operator writes: settings, and files of areas and of ids; without a database."""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError

from config import env, env_providers, tiles
from doorstep.places.importing.areas import areas
from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.importing.files import Source
from doorstep.vault.management.commands import vault
from tests.fuzz.nonsense import sent
from tests.fuzz.readers import Reader, Reads

VARIABLE = "DOORSTEP_HOSTS"


def _environment(read: Any) -> Any:
    def reads(said: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(VARIABLE, said.replace("\0", ""))
            read()

    return reads


def _mail() -> None:
    found = env.smtp(VARIABLE)
    assert found is None or (found["host"] and 0 <= found["port"] < 2**16)


def _texts() -> None:
    found = env.texts(VARIABLE)
    assert found is None or (found.host and found.secret and found.sender and 0 <= found.port < 2**16)


def _account(kinds: Mapping[str, env_providers.Wanted]) -> Reads:
    def reads(said: str) -> None:
        found = env_providers.as_account(VARIABLE, said, kinds)
        assert found.host
        assert found.secret
        assert 0 <= found.port < 2**16

    return reads


ACCOUNTS = env_providers.WHATSAPP | env_providers.VOICE | env_providers.MAIL


def _database() -> None:
    found = env.database(VARIABLE, "sqlite:////tmp/x")
    assert found["ENGINE"].startswith("django.db.backends.")


def _beside(said: str) -> None:
    assert env.database_beside(said, Path("/srv/keys.sqlite3"))


def _tiles(said: str) -> None:
    url, whose = tiles.named(said, "© somebody")
    assert not url or (url == said and whose)


SETTINGS = [
    Reader("config.env.text", _environment(lambda: env.text(VARIABLE)), right=("Doorstep",)),
    Reader(
        "config.env.flag",
        _environment(lambda: env.flag(VARIABLE, default=True)),
        (ImproperlyConfigured,),
        ("yes", "off"),
    ),
    Reader(
        "config.env.whole_number",
        _environment(lambda: env.whole_number(VARIABLE, 2)),
        (ImproperlyConfigured,),
        ("2", "16"),
    ),
    Reader("config.env.words", _environment(lambda: env.words(VARIABLE)), right=("a.example, b.example",)),
    Reader(
        "config.env.path",
        _environment(lambda: env.path(VARIABLE, Path("x"))),
        (ImproperlyConfigured,),
        right=("/srv/doorstep", "~/x"),
    ),
    Reader(
        "config.env.smtp",
        _environment(_mail),
        (ImproperlyConfigured,),
        ("smtp+starttls://clara:p%40ss@mail.example:587", "smtps://[::1]:465", "smtp://mail.example"),
    ),
    Reader(
        "config.env.texts",
        _environment(_texts),
        (ImproperlyConfigured,),
        (
            "twilio://AC01:p%40ss@api.twilio.com?from=%2B442079460000&priority=1",
            "smsworks+http://:token@[::1]:8080?from=Larkmead",
        ),
    ),
    Reader(
        "config.env_providers.as_account",
        _account(ACCOUNTS),
        (ImproperlyConfigured,),
        (
            "whatsapp://106540352242922:tok%2Fen@graph.facebook.com?secret=01234567&verify=our-word&template=a_word",
            "twilio+http://AC01:k@[::1]:8080?from=+442079460000&answers=https%3A%2F%2Fa.example%2Fcalls%2F",
            "mailgun://a.example:key@api.eu.mailgun.net",
        ),
    ),
    Reader(
        "config.env.database",
        _environment(_database),
        (ImproperlyConfigured,),
        ("sqlite:////srv/x.sqlite3", "postgresql://d:s%3At@db.example:5432/doorstep?sslmode=require"),
    ),
    Reader("config.env.database_beside", _beside, (ImproperlyConfigured,), ("postgresql://d@db.example/doorstep",)),
    Reader("config.tiles.named", _tiles, (ImproperlyConfigured,), ("https://tiles.example.org/{z}/{x}/{y}.png",)),
]

# -- Files -----------------------------------------------------------------------------------------------------------

AREA = (
    b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "E05000001", "name": "R"},'
    b' "geometry": {"type": "Polygon", "coordinates": [[[-0.07, 51.46], [-0.06, 51.46], [-0.06, 51.47]]]}}]}'
)
IDS = b"0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111\n0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a112\n"


def _areas(content: bytes) -> None:
    source = Source("areas.geojson", len(content), lambda stack: (stack.enter_context(BytesIO(content)), lambda: 0))
    with closing(areas(source)) as rows:
        assert all(row.code and row.name and row.size for row in rows)


def in_a_file(read: Callable[[Path], object]) -> Reads:
    """Have it read from a file."""

    def reads(content: bytes) -> None:
        with tempfile.NamedTemporaryFile() as file:
            file.write(content)
            file.flush()
            read(Path(file.name))

    return reads


FILES = [
    Reader("doorstep.places.importing.areas.areas", _areas, (BrokenFileError,), given=sent(AREA)),
    Reader(
        "doorstep.vault.management.commands.vault._ids",
        in_a_file(vault._ids),  # noqa: SLF001 # what `vault reapply` reads
        (CommandError,),
        given=sent(IDS),
    ),
]
OPERATORS = [*SETTINGS, *FILES]
