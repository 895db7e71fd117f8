"""Which tests run a piece of the house: a plugin for pytest that notes it, and the notes read again.

`python -m pytest -p tools.who_runs`, with a file named in `WHO_RUNS`, writes them.
"""

import ast
import json
import os
import time
from collections.abc import Collection, Iterator
from pathlib import Path

import coverage
import pytest

NOTES = "WHO_RUNS"


class Noting:
    """Notes for each test the lines that it runs, and how long it takes."""

    def __init__(self, to: str) -> None:
        self._to = to
        self._seconds: dict[str, float] = {}
        self._lines = coverage.Coverage(data_file=to, include=["doorstep/*"])
        self._lines.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._lines.switch_context(item.nodeid)
        began = time.monotonic()
        done = yield
        self._seconds[item.nodeid] = time.monotonic() - began
        return done

    def pytest_sessionfinish(self) -> None:
        self._lines.stop()
        self._lines.save()
        Path(f"{self._to}.json").write_text(json.dumps(self._seconds))


def pytest_configure(config: pytest.Config) -> None:
    if to := os.environ.get(NOTES):
        config.pluginmanager.register(Noting(to))


class WhoRuns:
    """The notes of several runs, in trees at `root`."""

    def __init__(self, notes: Collection[Path]) -> None:
        self.seconds: dict[str, float] = {}
        self._read = []
        for path in notes:
            self.seconds |= json.loads(Path(f"{path}.json").read_text())
            found = coverage.CoverageData(str(path))
            found.read()
            self._read.append(found)

    def function(self, file: str, name: str, source: str) -> set[str]:
        """List the tests that run any line of a function, as it is named within its file."""
        lines = {*_lines_of(source, name)}
        return {test for found in self._read for test in _contexts(found, file, lines) if test}


def _contexts(found: coverage.CoverageData, file: str, lines: Collection[int]) -> Iterator[str]:
    for measured in found.measured_files():
        if measured.endswith(f"/{file}"):
            for line, contexts in found.contexts_by_lineno(measured).items():
                yield from contexts if line in lines else ()


def _lines_of(source: str, name: str) -> range:
    """Say from where to where a function goes, without its first line: that is run when the file is read."""
    node: ast.AST = ast.parse(source)
    for part in name.split("."):
        node = next(each for each in ast.walk(node) if getattr(each, "name", None) == part)
    assert isinstance(node, ast.FunctionDef)  # noqa: S101 # for mypy: a mutant stands in one
    return range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1)
