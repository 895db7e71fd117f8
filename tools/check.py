"""Holds the tree against everything but its tests: a line for each step, and the whole story where one fails."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools.building import ROOT, say

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Step:
    """One question put to the tree, as a command; `judge` turns the answer into (passed, what to say)."""

    name: str
    command: list[str]
    judge: Callable[[subprocess.CompletedProcess[str]], tuple[bool, str]]


def by_exit_code(done: subprocess.CompletedProcess[str]) -> tuple[bool, str]:
    return done.returncode == 0, "" if done.returncode == 0 else done.stdout + done.stderr


def by_known_holes(done: subprocess.CompletedProcess[str]) -> tuple[bool, str]:
    """Fail on a known hole; whatever could not be looked up is told, and is no failure of ours."""
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        return True, f"not looked up, the list of known holes cannot be reached: {reason[:200]}"
    holes = [
        f"{each['name']} {each['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'nothing yet'}"
        for each in packages
        for hole in each.get("vulns", [])
    ]
    unknown = [each["name"] for each in packages if "skip_reason" in each]
    told = [f"not looked up, the list of known holes does not answer for them: {', '.join(unknown)}"] if unknown else []
    return not holes, "\n".join(holes + told)


def steps() -> list[Step]:
    django = [sys.executable, "manage.py"]
    audit = [str(BIN / "pip-audit"), "--requirement", "requirements/run.txt", "--require-hashes", "--disable-pip"]
    return [
        Step("format", [str(BIN / "ruff"), "format", "--check", "."], by_exit_code),
        Step("lint", [str(BIN / "ruff"), "check", "."], by_exit_code),
        Step("layers", [str(BIN / "lint-imports")], by_exit_code),
        Step("settings", [*django, "check", "--deploy", "--fail-level", "WARNING"], by_exit_code),
        Step("migrations", [*django, "makemigrations", "--check", "--dry-run"], by_exit_code),
        Step("dependencies", [*audit, "--progress-spinner", "off", "--format", "json"], by_known_holes),
        Step("types", [str(BIN / "mypy"), "."], by_exit_code),
    ]


def as_in_production(folder: str) -> dict[str, str]:
    """Set what an installation in the world would, so that the settings are looked at as a stranger meets them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOORSTEP_")}
    return {
        **kept,
        "DOORSTEP_VAR": folder,
        "DOORSTEP_PRODUCTION": "yes",
        "DOORSTEP_SECRET_KEY": "only-for-looking-at-the-settings-0123456789-abcdefghijklmnop",
        "DOORSTEP_KEYS": "b25seS1mb3ItbG9va2luZy1hdC10aGUtc2V0dGluZ3M",
        "DOORSTEP_LOOKUP_KEY": "only-for-looking-at-the-settings-too-0123456789-abcdefghij",
        "DOORSTEP_HOSTS": "doorstep.example.org",
        "DOORSTEP_SMTP_URL": "smtps://doorstep:looking@mail.example.org:465",
        "DOORSTEP_MAIL_FROM": "Doorstep <hello@doorstep.example.org>",
    }


def run(step: Step, environment: dict[str, str]) -> tuple[bool, str, float]:
    began = time.monotonic()
    done = subprocess.run(step.command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return *step.judge(done), time.monotonic() - began


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="doorstep-check-") as folder, ThreadPoolExecutor(2) as two:
        environment = as_in_production(folder)
        running = [(step, two.submit(run, step, environment)) for step in steps()]
        results = [told(step, *each.result()) for step, each in running]
    return int(not all(results))


def told(step: Step, passed: bool, story: str, seconds: float) -> bool:
    say(f"{step.name:14}{'ok' if passed else 'FAILED':8}{seconds:5.1f} s{'  ' + story if passed and story else ''}")
    if not passed:
        say(story)
    return passed


if __name__ == "__main__":
    sys.exit(main())
