"""Says what is written down while Doorstep runs: the journal's verbs and moves, from the code, and the log."""

import ast
from collections.abc import Iterator

from django.apps import apps

from doorstep.journal.lifecycle import Moving
from tools.building import ROOT

_HEAD = """\
# What is written down

*Rendered from the code by `make rendered`.*

**The journal** is for knowing later who did what. An entry is a row: when (in UTC), by whom, what, to which thing, and
small public facts; ids alone, nothing of anybody. The database refuses to change or remove it, and a chain of seals
shows whether somebody did. A person reads on their own pages what was done with what is theirs; the operator reads all
of it. It stays as long as the installation.

**The log** is for mending what is broken. A line says when, how bad, which part, and what: each request by method, path
without its question, status and time; due work; errors, without what anybody typed. It goes to the standard output and
nowhere else; the operator's machine keeps it, and thirty days are plenty. The operator reads it.

**The proxy's log** is for seeing attacks. It is the operator's; what is ready to copy in `deploy/` keeps questions out
of it, too.

Wrong codes are counted, and not written down one by one: who typed them is nobody we know. Requests that were refused
(a form without its token, too large, another host) are a line by kind. A head of the journal's chain is a line of the
log at each sealing, so that logs which go to another machine hold the journal to what it was.

## Verbs of the journal

| app | what it writes down |
|---|---|
"""
_MOVES = """
## Moves of a status

Each is an entry of its own, with the status before.

| thing | statuses it can come to |
|---|---|
"""

# What writes an entry, by its name; `advance` writes the status it moves to.
_WRITES = ("record", "record_each")


def page() -> str:
    by_app: dict[str, set[str]] = {}
    for app, verb in verbs():
        by_app.setdefault(app, set()).add(verb)
    said = "".join(f"| {app} | {', '.join(sorted(by_app[app]))} |\n" for app in sorted(by_app))
    return _HEAD + said + _MOVES + "".join(f"| {thing} | {', '.join(to)} |\n" for thing, to in sorted(moves()))


def verbs() -> Iterator[tuple[str, str]]:
    """Yield each verb that an action writes, with its app."""
    for path in (ROOT / "doorstep").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _WRITES:
                app = path.relative_to(ROOT / "doorstep").parts[0]
                yield from ((app, verb) for verb in _words(call.args[1:2]))


def _words(said: list[ast.expr]) -> Iterator[str]:
    for each in said:
        for part in ast.walk(each):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def moves() -> Iterator[tuple[str, list[str]]]:
    """Yield each thing whose status moves, with where it can come to."""
    for model in apps.get_models():
        if issubclass(model, Moving):
            to = {str(status) for found in model.MOVES.values() for status in found}
            yield model._meta.label, sorted(to)  # noqa: SLF001 # Django's own name for it
