"""A program that has sealing killed at every moment: how many entries are sealed, and whether the chain is whole."""

from typing import Any

from django.utils import timezone

from doorstep.journal import queries, sealing
from tests import killing
from tests.journal.making import write

ENTRIES = 10


def write_more(at: int) -> None:
    write(range((at - 1) * ENTRIES + 1, at * ENTRIES + 1))


def seal(_none: None) -> None:
    sealing.Sealer()(timezone.now())


def state(_none: None) -> dict[str, Any]:
    verdict = queries.verify()
    return {"whole": verdict.broken is None, "sealed": verdict.entries, "unsealed": verdict.unsealed}


def kill_everywhere() -> None:
    sealing.BATCH = 3
    killing.kill_everywhere(write_more, doing=seal, again=seal, state=state)
