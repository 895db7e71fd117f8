"""Cookies as an installation in the world sets them."""

import json
import subprocess
import sys
from pathlib import Path

from tools.building import ROOT
from tools.check import as_in_production

ASKED = """
import json
from config import settings
held = {name: value for name, value in vars(settings).items() if "_COOKIE_" in name}
print(json.dumps(held))
"""


def test_over_https_only_this_host_sets_what_says_who_somebody_is(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ASKED]
    environment = as_in_production(str(tmp_path))
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)  # noqa: S603 # our own
    held = json.loads(done.stdout)

    for name in ("SESSION", "BROWSER", "CSRF"):
        assert held[f"{name}_COOKIE_NAME"].startswith("__Host-")
    for name in ("SESSION", "CSRF", "LANGUAGE"):
        assert held[f"{name}_COOKIE_SECURE"]
