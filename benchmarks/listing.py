"""Reads a list as text, packed or not: the benchmarks of imports and what they are held beside read it alike."""

import gzip
from pathlib import Path
from typing import IO


def opened(file: Path) -> IO[str]:
    if file.suffix == ".gz":
        return gzip.open(file, "rt", encoding="utf-8", newline="")
    return file.open(encoding="utf-8", newline="")
