"""Whatever comes back is read or refused, in time and in little memory: some of what `make fuzz` tries a million of."""

import ast
import pkgutil
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from doorstep.messaging.channels.email import tracking
from doorstep.messaging.inbound import ways
from tests.fuzz import fed
from tests.fuzz.changed import as_bytes
from tests.fuzz.readers import Reader

MANY = range(30 * len(fed.READERS))
# Read nothing that comes from outside: tables of words, what others hand over, and what we say ourselves.
NO_READERS = {
    *("doorstep.aid.by_text.names", "doorstep.aid.by_text.own_kinds", "doorstep.aid.by_text.phrases"),
    *("doorstep.aid.by_text.steps", "doorstep.messaging.inbound.enclosed"),
    *("doorstep.messaging.inbound.events", "doorstep.messaging.inbound.limits"),
    *("doorstep.messaging.inbound.parts", "doorstep.messaging.inbound.screen", "doorstep.messaging.inbound.spoken"),
    *("doorstep.messaging.inbound.ways", "doorstep.messaging.inbound.vocabulary"),
}


def test_whatever_comes_back_is_read_or_refused() -> None:
    report = fed.live(MANY)
    assert report.found == []
    assert {seen.cases for seen in report.seen.values()} == {len(MANY) // len(fed.READERS)}


def test_a_case_can_be_had_again_by_its_number() -> None:
    for number in MANY[::7]:
        assert fed.case(number) == fed.case(number)


def test_every_module_that_reads_what_comes_back_is_fed() -> None:
    read = {reader.of.rsplit(".", 1)[0] for reader in fed.READERS}
    assert {each for each in modules() if "words_of" not in each} - read == NO_READERS


def modules() -> set[str]:
    folders = [Path(settings.ROOT) / "doorstep" / each for each in ("messaging/inbound", "aid/by_text")]
    files = (file for folder in folders for file in folder.glob("*.py") if _has_functions(file))
    return {".".join(file.relative_to(settings.ROOT).with_suffix("").parts) for file in files}


def _has_functions(file: Path) -> bool:
    return any(isinstance(each, ast.FunctionDef | ast.ClassDef) for each in ast.parse(file.read_text("utf-8")).body)


@pytest.mark.parametrize(
    "reader", [each for each in fed.READERS if each.of.endswith(".events")], ids=lambda each: each.of
)
def test_what_is_right_tells_something(reader: Reader) -> None:
    """Else nothing would be tried but the outermost look at it."""
    events = pkgutil.resolve_name(reader.of)
    # What providers of mail tell is read by their names besides.
    each = [partial(events, name) for name in ways.BY_MAIL_API] if events is tracking.events else [events]
    arrived = [replace(fed.ARRIVED, body=as_bytes(said)) for said in fed.corpus(reader)]
    assert all(any(read(one) for one in arrived) for read in each)


def endless(_said: object) -> None:
    while True:
        pass


def stuck(_said: object) -> None:
    re.fullmatch(r"(a|a)*b", "a" * 60)


def greedy(_said: object) -> None:
    assert bytearray(2 * fed.MOST_MEMORY)


def broken(_said: object) -> None:
    raise RecursionError("deeper")


@pytest.mark.parametrize(
    ("reads", "why"),
    [
        (endless, "it took more than a second"),
        (stuck, "it took more than a second"),
        (greedy, "it took too much memory"),
        (broken, "RecursionError('deeper')"),
    ],
)
def test_it_is_noticed_and_said_with_its_number(
    reads: Callable[[Any], object], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fed, "SECONDS", 0.05)
    monkeypatch.setattr(fed, "READERS", (Reader("somewhere.read", reads, right=("Yes",)),))
    fed.corpora.cache_clear()
    try:
        assert fed.live(range(1)).found == [f"Case 0, somewhere.read: {why}"]
    finally:
        fed.corpora.cache_clear()


def test_it_says_how_many_each_reader_had() -> None:
    report = fed.Report({"somewhere.read": fed.Seen(41_667, 20.5, 0.04, 2**20)})
    report.add(fed.Report({"somewhere.read": fed.Seen(1, 0.5, 0.05, 2**19)}))
    head, row = fed.table(report).splitlines()
    assert head.split() == ["cases", "a", "second", "slowest", "memory"]
    assert row.split() == ["41,668", "1,984", "50", "ms", "1.0", "MB", "somewhere.read"]
