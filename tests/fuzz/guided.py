"""One reader, fed by what leads to parts of the code that nothing led to before; `make fuzz` runs this.

atheris (libFuzzer) watches which ways are taken and changes bytes; hypothesis makes of them what the reader is given.
Readers that ask a database are left to hypothesis alone.
"""

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import atheris
from hypothesis import HealthCheck, given, settings


def readers() -> list[Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # Only what is imported within is watched; it says so of each module, which nobody reads.
    with contextlib.redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["config", "doorstep"]):
        import_module("django").setup()
        return list(import_module("tests.fuzz.inventory").WITHOUT_DATABASE)


def main(arguments: Sequence[str]) -> None:
    """Feed the reader named first; the rest is libFuzzer's: a folder to remember in, or a file to try again."""
    name, *rest = arguments
    reader = next(each for each in readers() if each.of == name)

    @settings(deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(reader.strategy)
    def tried(said: object) -> None:
        reader.try_on(said)

    atheris.Setup([sys.argv[0], *rest], tried.hypothesis.fuzz_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
