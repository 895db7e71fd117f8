"""Says on what it was measured: a figure without its machine is a rumour."""

import os
import platform
import re
import sqlite3
from importlib import metadata
from pathlib import Path

import config  # noqa: F401 # so that the SQLite named is the one that Doorstep uses

ABOUT = Path("/proc/cpuinfo")


def described(*also: str) -> str:
    """Describe processor, memory and versions in one paragraph; `also` are versions of other programs."""
    hardware = [processor(), f"{os.cpu_count()} cores", memory(), f"{platform.system()} {platform.release()}"]
    versions = [f"{name} {metadata.version(name)}" for name in ("Django", "psycopg", "gunicorn", "h3")]
    software = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}", *versions, *also]
    return f"Measured on: {', '.join(hardware)}.\nWith: {', '.join(software)}."


def processor() -> str:
    found = re.search(r"^model name\s*: (.+)$", ABOUT.read_text() if ABOUT.exists() else "", re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()


def memory() -> str:
    return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB of memory"
