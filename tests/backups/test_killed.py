"""What is killed, or runs out of room, leaves nothing that looks whole, and is simply given again."""

import resource
import signal
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from doorstep.backups import folders
from doorstep.backups.errors import BackupError
from doorstep.backups.room import room
from tests.backups.conftest import Copied
from tests.houses import LONG

# Runs a command of ours that may make no file larger than this.
IN_LITTLE_ROOM = """
import os, resource, sys
most = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
os.execv(sys.executable, [sys.executable, "manage.py", *sys.argv[1:]])
"""
# Runs a command of ours, and kills it as it sets the n-th file aside.
KILLED_SETTING_ASIDE = """
import os, runpy, signal, sys
left = [int(sys.argv.pop(1))]
def look(event, said):
    if event == "os.rename" and "before-restore-" in str(said[1]):
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(look)
runpy.run_path("manage.py", run_name="__main__")
"""

# What is there when data are written, when keys are, and when it is tried out.
MOMENTS = ["backups/data/*.part", "backups/keys/*.part", "scratch-*/keys/lookup"]


def killed_once(house: Copied, pattern: str) -> None:
    """Begin a backup, and kill it as soon as there is such a file."""
    backing_up = house.begin([sys.executable, "manage.py", "backup"])
    deadline = time.monotonic() + LONG
    while not any(house.var.glob(pattern)):
        assert time.monotonic() < deadline, house.said()
    backing_up.send_signal(signal.SIGKILL)
    assert backing_up.wait(LONG) == -signal.SIGKILL


def whole(house: Copied) -> list[Path]:
    return sorted((house.var / "backups").rglob("*.age"))


def test_killed_at_any_moment_it_leaves_no_backup_and_the_next_one_sweeps_up(house: Copied) -> None:
    for pattern in MOMENTS:
        killed_once(house, pattern)
        assert whole(house) == []
        assert any((house.var / "backups").rglob("*.part"))

    house.do("backup")

    assert len(whole(house)) == 2
    assert not any((house.var / "backups").rglob("*.part"))
    assert not any(house.var.glob("scratch-*"))
    assert house.run("planting.say(planting.schemas_left())") == ["0"]


def test_with_too_little_room_there_is_a_sentence_and_no_file(house: Copied) -> None:
    # Less than the database on SQLite, which needs some room to be opened, and than the encrypted file on PostgreSQL.
    most = "64000" if connection.vendor == "sqlite" else "2000"

    code = house.begin([sys.executable, "-c", IN_LITTLE_ROOM, most, "backup"]).wait(LONG)

    assert code == 1
    assert "room" in house.said().splitlines()[-1]
    assert "Traceback" not in house.said()
    assert not any(each.is_file() for each in (house.var / "backups").rglob("*"))
    assert not any(house.var.glob("scratch-*"))


def test_a_file_that_finds_no_room_is_gone(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def write() -> None:
        with room(), folders.unfinished(tmp_path, "doorstep-data-20261122T120000Z.age") as (_part, out):
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
            try:
                out.write(bytes(200_000))
                out.flush()
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, before)

    with pytest.raises(BackupError, match=r"There is no room left .* Nothing of it was kept"):
        write()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at", [2, 4])
def test_a_restore_that_is_killed_halfway_is_given_again_and_nobody_comes_back(house: Copied, at: int) -> None:
    data, keys = house.back_up()
    (person,) = house.run("planting.erase_amina()")
    restore = ["restore", str(data), "--keys", str(keys), "--over"]

    killed = house.begin([sys.executable, "-c", KILLED_SETTING_ASIDE, str(at), *restore]).wait(LONG)
    assert killed == -signal.SIGKILL
    said = house.do(*restore)

    assert "Erased again: 1." in said
    assert {"WHO  ben@canary.example", "WRONG 0", "FILES a door"} <= set(house.stands())
    assert house.do("vault", "erased").split() == [person]
    assert not (house.var / "keys" / "erased").exists()
