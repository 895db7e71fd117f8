"""Holds the making of the environment to its promises, on a small checkout that really makes one."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tools import building

ROOT = Path(settings.ROOT)
# Empty, so that it can be installed without a network.
LOCK = "# nothing\n"
WITHOUT_VENV = "import sys\nsys.modules['ensurepip'] = None\n"
SAY_HELLO = ["-c", "print('hello')"]


class Checkout:
    """As much of Doorstep as it takes to make an environment."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        self.environment |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "yes"}

    def make(self, kind: str = "run") -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 # our own tool
            [sys.executable, "-m", "tools.environment", kind, *SAY_HELLO],
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def lock(self, kind: str, text: str) -> None:
        (self.root / "requirements").mkdir(exist_ok=True)
        (self.root / "requirements" / f"{kind}.txt").write_text(text)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """Make one environment for the tests that only look at what comes after."""
    checkout = bare_checkout(tmp_path_factory.mktemp("made"))
    assert checkout.make().returncode == 0
    return checkout


@pytest.fixture
def checkout(made: Checkout, tmp_path: Path) -> Checkout:
    shutil.copytree(made.root, tmp_path / "doorstep", symlinks=True)
    return Checkout(tmp_path / "doorstep")


@pytest.fixture
def bare(tmp_path: Path) -> Checkout:
    return bare_checkout(tmp_path / "doorstep")


def bare_checkout(root: Path) -> Checkout:
    shutil.copytree(ROOT / "tools", root / "tools")
    checkout = Checkout(root)
    checkout.lock("run", LOCK)
    checkout.lock("dev", LOCK)
    return checkout


def test_the_first_time_it_says_what_takes_time_and_becomes_the_command(bare: Checkout) -> None:
    assert bare.make().stdout.splitlines() == [
        "Making a Python environment in .venv …",
        "Fetching the packages of requirements/run.txt, which takes a minute or so …",
        "hello",
    ]


def test_the_second_time_it_is_the_command_at_once(checkout: Checkout) -> None:
    assert checkout.make().stdout == "hello\n"


def test_a_changed_lock_is_fetched_into_the_same_environment(checkout: Checkout) -> None:
    checkout.lock("run", "# still nothing\n")

    assert "Making" not in (said := checkout.make().stdout)
    assert said.startswith("Fetching")


def test_an_environment_to_develop_in_is_one_to_run_in(checkout: Checkout) -> None:
    checkout.make("dev")
    (checkout.root / ".venv" / "run.made-from").unlink()

    assert checkout.make("run").stdout == "hello\n"


def test_a_half_made_environment_is_made_anew(checkout: Checkout) -> None:
    (checkout.root / ".venv" / "unfinished").touch()

    assert checkout.make().stdout.startswith("Making")


def test_a_broken_environment_is_made_anew(checkout: Checkout) -> None:
    (checkout.root / ".venv" / "bin" / "python").unlink()

    assert checkout.make().stdout.startswith("Making")


def test_without_a_network_it_is_one_sentence(checkout: Checkout) -> None:
    checkout.lock("run", f"somebodys-package==1.0 --hash=sha256:{'0' * 64}\n")
    del checkout.environment["PIP_NO_INDEX"]
    checkout.environment["PIP_INDEX_URL"] = "http://127.0.0.1:9/"

    refused = checkout.make()

    assert refused.returncode == 1
    assert refused.stderr == (
        "The package index cannot be reached. Connect this machine to the network and run make again.\n"
    )


def test_a_package_that_is_not_there_is_told_with_what_pip_says(checkout: Checkout) -> None:
    checkout.lock("run", f"somebodys-package==1.0 --hash=sha256:{'0' * 64}\n")

    refused = checkout.make()

    assert refused.returncode == 1
    assert "No matching distribution found for somebodys-package==1.0" in refused.stderr
    assert refused.stderr.endswith("Mend that and run make again.\n")


def test_what_was_there_still_runs_after_a_failure(checkout: Checkout) -> None:
    checkout.lock("dev", f"somebodys-package==1.0 --hash=sha256:{'0' * 64}\n")
    checkout.make("dev")

    assert checkout.make("run").stdout == "hello\n"


def test_a_folder_it_cannot_make_is_one_sentence(bare: Checkout) -> None:
    (bare.root / ".venv").write_text("a file in the way")

    refused = bare.make()

    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert refused.stderr.startswith("The environment could not be made")


@pytest.fixture
def without_venv(bare: Checkout, tmp_path: Path) -> Checkout:
    """Take from this Python what Debian leaves out of its own."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WITHOUT_VENV)
    (tmp_path / "bin").mkdir()
    bare.environment |= {"PYTHONPATH": str(tmp_path / "site"), "PATH": str(tmp_path / "bin")}
    return bare


def test_without_pythons_venv_module_it_says_what_is_missing(without_venv: Checkout) -> None:
    refused = without_venv.make()

    assert refused.returncode == 1
    assert refused.stderr == (
        "This Python has no venv module. Install it from where this Python came from, and run make again.\n"
    )


def test_on_debian_root_gets_the_venv_module_and_others_the_command(without_venv: Checkout, tmp_path: Path) -> None:
    apt = tmp_path / "bin" / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path / "asked"}\nexit 100\n')
    apt.chmod(0o755)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"

    refused = without_venv.make()

    if os.geteuid() == 0:
        assert (tmp_path / "asked").read_text() == f"update\ninstall --yes --no-install-recommends {package}\n"
        assert refused.stderr == f"{package} could not be installed. Run: apt-get update && apt-get install {package}\n"
    else:
        assert refused.stderr == (
            f"Python's venv module is missing. Run: sudo apt-get install {package}; then run make again.\n"
        )


def test_an_old_python_can_read_as_far_as_the_sentence_for_it() -> None:
    entry = (ROOT / "tools" / "environment.py").read_text("utf-8")

    ast.parse(entry, feature_version=(3, 6))


# -- The locks -------------------------------------------------------------------------------------------------------


# A package at one version, a hash of it, or a word about where it comes from: nothing else, and no address in any.
LOCKED = re.compile(
    r"""
    [a-z0-9._-]+ (\[[a-z0-9,-]+\])? == [0-9a-z.+]+ (\ ;\ [^/\\]+)? \ \\
    | \ {4} --hash=sha256:[0-9a-f]{64} (\ \\)?
    | \ * \# ((?!//).)*
    """,
    re.VERBOSE,
)


def pins(kind: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+==[^ ;\\]+)", building.lock(kind).read_text("utf-8"), re.MULTILINE))


def test_what_is_run_is_what_is_developed_with() -> None:
    assert pins("run") - pins("dev") == set()


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_a_lock_knows_no_machine(kind: str) -> None:
    lines = building.lock(kind).read_text("utf-8").splitlines()
    assert [line for line in lines if not LOCKED.fullmatch(line)] == []
