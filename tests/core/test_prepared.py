"""Commands that need the tables say so in a new data folder, in a sentence."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError

from doorstep.groups import actions

# So that no file of a secret is made, nor the folder for them.
SAID = {
    "DOORSTEP_SECRET_KEY": "only-for-this-test-0123456789-abcdefghijklmnopqrst",
    "DOORSTEP_KEYS": "b25seS1mb3ItbG9va2luZy1hdC10aGUtc2V0dGluZ3M",
    "DOORSTEP_LOOKUP_KEY": "only-for-this-test-too-0123456789-abcdefghijklmnop",
}


@pytest.mark.parametrize("secrets", [{}, SAID], ids=["made", "said"])
@pytest.mark.parametrize("command", [["places", "status"], ["groups", "waiting"], ["vault", "verify"]])
def test_a_new_data_folder_is_explained(tmp_path: Path, command: list[str], secrets: dict[str, str]) -> None:
    here = {"DOORSTEP_VAR": str(tmp_path), "DOORSTEP_DATABASE_URL": f"sqlite:///{tmp_path}/new.sqlite3", **secrets}
    asked = subprocess.run(  # noqa: S603 # our own command
        [sys.executable, "manage.py", *command],
        cwd=settings.ROOT,
        env={**os.environ, **here},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 1
    assert "Start Doorstep in it once: make run." in asked.stderr
    assert "Traceback" not in asked.stderr


@pytest.mark.django_db
@pytest.mark.parametrize(
    "stopped", [OperationalError("database or disk is full\nDETAIL"), OSError(errno.ENOSPC, "No space left on device")]
)
def test_a_full_disk_ends_a_command_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: Exception
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise stopped

    monkeypatch.setattr(actions, "take_in", full)
    (tmp_path / "list.csv").write_text("name,lat,lng\nRye Neighbours,51.469,-0.069\n")
    with pytest.raises(CommandError, match=r"^The database stopped this \([^()\n]*\)\. What was finished before stays"):
        call_command("groups", "import", str(tmp_path / "list.csv"), skip_checks=True)
