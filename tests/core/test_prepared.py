"""Commands that need the tables say so in a new data folder, in a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


@pytest.mark.parametrize("command", [["places", "status"], ["groups", "waiting"]])
def test_a_new_data_folder_is_explained(tmp_path: Path, command: list[str]) -> None:
    here = {"DOORSTEP_VAR": str(tmp_path), "DOORSTEP_DATABASE_URL": f"sqlite:///{tmp_path}/new.sqlite3"}
    asked = subprocess.run(  # noqa: S603 - our own command
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
