"""What cannot be restored is refused before anything is done, in a sentence that says what to do."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django import Settings

from doorstep.backups import actions, age, reading
from doorstep.backups.about import About, Half
from doorstep.backups.packing import packed
from tests.backups.conftest import KEY, NOON, all_in, untried

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folder")]


def test_what_is_not_the_right_file_is_said_in_a_sentence(order: actions.Order, settings: Settings) -> None:
    untried(order)
    data, keys = order.data / all_in(order)[0], order.keys / all_in(order)[1]
    whole = data.read_bytes()
    cut, changed = order.data / "cut", order.data / "changed"
    cut.write_bytes(whole[:100])
    changed.write_bytes(whole[:5_000] + bytes([whole[5_000] ^ 1]) + whole[5_001:])

    def said(data: Path, keys: Path) -> str:
        with pytest.raises(CommandError) as told:
            call_command("restore", str(data), "--keys", str(keys))
        return str(told.value)

    assert "It is a backup of keys, where one of data is asked for." in said(keys, data)
    assert said(order.data / "none", keys) == f"{order.data}/none cannot be read (No such file or directory)."
    assert said(order.data, keys) == f"{order.data} cannot be read (Is a directory)."
    assert "It was changed, cut short, or put together from pieces." in said(changed, keys)
    assert "or its beginning was changed. Take another backup." in said(cut, keys)
    assert "It is no backup of ours" in said(Path(__file__), keys)
    settings.BACKUP_KEY = "ben-keeps-this-on-paper"
    assert said(data, keys) == (
        f"{data} cannot be opened. It was made with another key, or its beginning was changed. "
        "Set DOORSTEP_BACKUP_KEY to that key."
    )


def written(folder: Path, half: Half, **otherwise: object) -> Path:
    """Write a backup that says something else of itself."""
    told = {
        "half": half,
        "made_at": NOON,
        "whose": "somebody",
        "vendor": connections["default"].vendor,
        "migrations": (),
    }
    file = folder / f"{half}.age"
    with file.open("wb") as out:
        writer = age.Writer(out, KEY, work=1)
        with packed(writer) as packer:
            packer.put(reading.ABOUT, About(**{**told, **otherwise}).written())  # type: ignore[arg-type] # whatever a test says
        writer.finish()
    return file


@pytest.mark.parametrize(
    ("otherwise", "sentence"),
    [
        ({"whose": "somebody else"}, "of different installations"),
        ({"vendor": "oracle"}, "The backup is of oracle; name such a database in DOORSTEP_DATABASE_URL."),
        ({"migrations": (("groups", "9999_later"),)}, "was made by a newer Doorstep. Update this one first."),
    ],
)
def test_what_does_not_fit_is_said_before_anything_is_done(
    tmp_path: Path, otherwise: dict[str, object], sentence: str
) -> None:
    data, keys = written(tmp_path, Half.DATA, **otherwise), written(tmp_path, Half.KEYS)

    with pytest.raises(CommandError, match=sentence):
        call_command("restore", str(data), "--keys", str(keys), "--over")


def test_a_list_of_the_erased_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("Amina")

    with pytest.raises(CommandError, match=r"is no list of ids as manage\.py vault erased prints them"):
        call_command("restore", "data", "--erased", str(tmp_path / "list"))
