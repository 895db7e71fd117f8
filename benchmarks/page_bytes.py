"""What a page costs somebody who pays for each megabyte: the bytes of a first visit, as a real browser receives them.

python -m benchmarks.page_bytes [--quick] [--groups 4193]
"""

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, house, machine, measuring
from tools import chromium

KINDS = ("document", "stylesheet", "font", "script", "image", "other")
KILOBYTE = 1_000
ANSWER = "/near/88194ad061fffff/?in=SE15+Peckham&known=unit"
# Name, address, and the kilobytes that it may cost; the group's address is found on the finder's answer.
PAGES = [
    ("the finder's answer", ANSWER, 30),
    ("home", "/", 60),
    ("a group", "", 60),
    ("the directory", "/groups/", 60),
    ("the map", "/map/postcodes/", 60),
    ("the map of a region", "/map/postcodes/SE/", 60),
    ("the map of a district", "/map/postcodes/SE15/", 60),
]
GROUP = "a[href^='/groups/']:not([href='/groups/']):not([href*='/letters/']):not([href*='/new/'])"
# Chromium refuses its sandbox to root.
ARGUMENTS = ["--disable-gpu", "--disable-background-networking", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
PHONE: ViewportSize = {"width": 360, "height": 740}


@dataclass
class Visit:
    """What came over the line for one page: bytes of headers and encoded bodies by kind, and how many answers."""

    kinds: dict[str, str] = field(default_factory=dict)
    sizes: Counter[str] = field(default_factory=Counter)
    answers: int = 0

    def answered(self, event: dict[str, Any]) -> None:
        kind = event["type"].lower()
        # An icon or a manifest counts too; the table calls it other.
        self.kinds[event["requestId"]] = kind if kind in KINDS else "other"

    def loaded(self, event: dict[str, Any]) -> None:
        self.sizes[self.kinds.get(event["requestId"], "other")] += int(event["encodedDataLength"])
        self.answers += 1


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: only the finder's answer")
    reader.add_argument("--groups", type=int, help="of so many made-up groups, instead of the demo world")
    told = reader.parse_args(arguments)
    pages = PAGES[:1] if told.quick else PAGES
    path = chromium.found()
    if path is None:
        print(f"Left out: {chromium.HOW_TO_GET_IT}.")
        return 0
    with databases.folder() as var, opened(var, told.groups) as port, sync_playwright() as playwright:
        with playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as browser:
            site = f"http://localhost:{port}"
            visits = {name: visited(browser, site + (at or group(browser, site))) for name, at, _goal in pages}
            print(machine.described(f"Chromium {browser.version}"))
        print("As the house itself sends it, over HTTP/1.1 without TLS; an answer's headers are counted.")
        print(table(visits))
    return 0


def opened(var: Path, groups: int | None) -> AbstractContextManager[int]:
    """Open a house with the demo world, or with so many groups of the made-up country."""
    if groups is None:
        return house.opened(var, DOORSTEP_DEMO="yes")
    databases.run(databases.environment(var), "benchmarks.page_world", str(groups))
    return house.opened(var)


def group(browser: Browser, site: str) -> str:
    """Find the address of the first group that the finder's answer names."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site + ANSWER)
        found = page.locator(GROUP).first.get_attribute("href")
    if not found:
        raise SystemExit("The finder's answer names no group.")
    return found


def visited(browser: Browser, address: str) -> Visit:
    """Open a page with an empty cache, in a window of a phone's size, and wait until nothing more comes."""
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        visit = listened(page)
        answer = page.goto(address, wait_until="networkidle")
        if answer is None or not answer.ok:
            raise SystemExit(f"{address} was not answered.")
    return visit


def listened(page: Page) -> Visit:
    visit, line = Visit(), page.context.new_cdp_session(page)
    line.on("Network.responseReceived", visit.answered)
    line.on("Network.loadingFinished", visit.loaded)
    line.send("Network.enable")
    return visit


def table(visits: dict[str, Visit]) -> str:
    """Lay the visits out in kilobytes of a thousand bytes, each held against its goal."""
    goals = {name: goal for name, _at, goal in PAGES}
    rows: list[list[object]] = []
    for name, visit in visits.items():
        total = visit.sizes.total() / KILOBYTE
        by_kind = [visit.sizes[kind] / KILOBYTE for kind in KINDS]
        rows.append([name, visit.answers, *by_kind, total, goals[name], total / goals[name]])
    header = ["kB of a first visit", "answers", *KINDS, "total", "goal", "x goal"]
    return measuring.table(header, rows)


if __name__ == "__main__":
    raise SystemExit(main())
