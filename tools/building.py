"""Builds .venv from a lock file: quickly seen to be there, repaired when half made, one sentence when it cannot be."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# There while packages are being put in, so that an interrupted environment is not mistaken for a whole one.
UNFINISHED = VENV / "unfinished"
# An environment to develop in is also one to run in: its lock holds everything that the other one holds.
SERVED_BY = {"run": ["run", "dev"], "dev": ["dev"]}
PIP_INSTALL = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2"]
PIP_INSTALL += ["--require-hashes", "--requirement"]
NO_NETWORK = [
    "NewConnectionError",
    "ConnectTimeoutError",
    "NameResolutionError",
    "ProxyError",
    "ProtocolError",
    "Connection refused",
    "Connection reset",
    "Network is unreachable",
    "Read timed out",
    "SSLError",
]


def say(line: str) -> None:
    print(line, flush=True)


def regret(sentence: str) -> NoReturn:
    sys.exit(sentence)


def main(arguments: Sequence[str]) -> None:
    """Make the environment `arguments[0]` ("run" or "dev"), then become its Python with the rest."""
    kind, *command = arguments
    try:
        if not any(stands(each) for each in SERVED_BY[kind]):
            build(kind)
    except KeyboardInterrupt:
        regret("Stopped half-way; run make again and it starts over.")
    if command:
        os.chdir(ROOT)
        os.execv(PYTHON, [str(PYTHON), *command])  # noqa: S606 # nothing of ours is left between make and the command
    say("The environment is ready in .venv.")


def stands(kind: str) -> bool:
    whole = PYTHON.exists() and not UNFINISHED.exists() and stamp(kind).exists()
    return whole and stamp(kind).read_text() == mark(kind)


def stamp(kind: str) -> Path:
    return VENV / f"{kind}.made-from"


def lock(kind: str) -> Path:
    return ROOT / "requirements" / f"{kind}.txt"


def mark(kind: str) -> str:
    """Name what an environment was made from: this lock, by this Python."""
    return f"{sys.version_info.major}.{sys.version_info.minor} {hashlib.sha256(lock(kind).read_bytes()).hexdigest()}\n"


def build(kind: str) -> None:
    if not os.access(ROOT, os.W_OK):
        regret(f"The folder {ROOT} cannot be written to. Make it writable, or copy Doorstep to a folder of your own.")
    try:
        if not can_be_added_to():
            make_anew()
        fill(kind)
    except OSError as error:
        regret(f"The environment could not be made ({error}). Mend that and run make again.")


def can_be_added_to() -> bool:
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    code = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return subprocess.run([PYTHON, "-c", code], capture_output=True, check=False).returncode == 0


def make_anew() -> None:
    if not (has("venv") and has("ensurepip")):
        install_venv_module()
    say("Making a Python environment in .venv …")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if made.returncode:
        regret(f"{sys.executable} could not make an environment:\n{made.stdout}{made.stderr}")


def has(module: str) -> bool:
    # A folder left empty is found too, as a module with nothing in it.
    found = importlib.util.find_spec(module)
    return found is not None and found.origin is not None


def install_venv_module() -> None:
    """Debian leaves it out of its Python; root gets it, anybody else is told how."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not shutil.which("apt-get"):
        regret("This Python has no venv module. Install it from where this Python came from, and run make again.")
    if os.geteuid() != 0:
        regret(f"Python's venv module is missing. Run: sudo apt-get install {package}; then run make again.")
    say(f"Installing {package} …")
    if not apt_install(package):
        regret(f"{package} could not be installed. Run: apt-get update && apt-get install {package}")


def apt_install(package: str) -> bool:
    """Install a package of the system, as root; a fresh container first has to learn what there is."""
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], env=quietly, capture_output=True, check=False)
    install = ["apt-get", "install", "--yes", "--no-install-recommends", package]
    return subprocess.run(install, env=quietly, capture_output=True, check=False).returncode == 0


def fill(kind: str) -> None:
    say(f"Fetching the packages of requirements/{kind}.txt, which takes a minute or so …")
    UNFINISHED.touch()
    done = subprocess.run([PYTHON, *PIP_INSTALL, lock(kind)], capture_output=True, text=True, check=False)
    # Here pip has ended of itself, and leaves either all of it or what was there before.
    UNFINISHED.unlink()
    if done.returncode:
        regret(explained(done.stdout + done.stderr))
    stamp(kind).write_text(mark(kind))


def explained(output: str) -> str:
    if any(sign in output for sign in NO_NETWORK):
        return "The package index cannot be reached. Connect this machine to the network and run make again."
    return f"{output.rstrip()}\nThe packages could not be installed; pip says why above. Mend that and run make again."
