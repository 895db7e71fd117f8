"""Chooses the newest dependencies that pyproject.toml allows, and locks them for every platform, with their hashes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from tools.building import ROOT, say

# Nothing of the machine that locks may get into a lock: no address of an index, no folder of packages.
COMPILE = ["pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--generate-hashes"]
COMPILE += ["--no-emit-index-url", "--upgrade", "--quiet", "--custom-compile-command", "make lock"]
# The environment to develop in serves to run in, too, with the engine compiled or not: each takes the versions of the
# one before.
LOCKS = {
    "requirements/run.txt": [],
    "requirements/dev.txt": ["--extra", "dev", "--constraints", "requirements/run.txt"],
    "requirements/fast.txt": ["--extra", "fast", "--constraints", "requirements/dev.txt"],
}


def compile_with(uv: Sequence[str], folder: str, lock: str, options: Sequence[str]) -> int:
    command = [*uv, *COMPILE, *options, "--output-file", lock]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": folder}, check=False).returncode


def main() -> int:
    # uv is needed for this alone, so it stays out of the environment.
    with tempfile.TemporaryDirectory(prefix="doorstep-uv-") as folder:
        say("Fetching uv …")
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, "uv"], check=True)
        for lock, options in LOCKS.items():
            say(f"Locking {lock} …")
            if compile_with([sys.executable, "-m", "uv"], folder, lock, options):
                return 1
    say("Look at what changed, run make check test, and commit both.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
