"""The desk on one database, with groups of these sizes; a process of its own: python -m benchmarks.desk_on SIZES."""

import sys
from collections.abc import Callable, Sequence
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import measuring
from benchmarks.desk_world import Desk, plant
from doorstep.accounts.actions import open_session
from doorstep.accounts.models import Session

TIMES, WARM = 20, 4
# What stands for the tests as well (tests/aid/test_desk.py): however much is open, no more than this.
MOST_QUERIES, MOST_BYTES = 12, 60_000
PAGES = {
    "what needs me": "",
    "everything": "?show=all",
    "by state": "?show=all&state=nobody",
    "by kind, mine": "?show=all&kind=shopping&owner={owner}",
    "by street team": "?show=all&team={team}",
    "its last page": "?show=all&page=last",
}
LEAST = "robots.txt"
HEADER = ["open", "page", "queries", "kB", "p50 ms", "p99 ms", "p50 / least", "p50 / smallest"]
Asking = tuple[int, str]


def measure(sizes: Sequence[int]) -> None:
    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("migrate", *settings.APPS_IN_DATABASE["keys"], database="keys", verbosity=0, skip_checks=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    addresses = {asking: address for size in sizes for asking, address in pages_of(plant(size)).items()}
    cost = {asking: weighed(*told) for asking, told in addresses.items()}
    asked: dict[Asking, Callable[[object], object]] = {
        asking: partial(ask, *told) for asking, told in addresses.items()
    }
    times = measuring.side_by_side(asked, {asking: [None] * (TIMES + WARM) for asking in asked}, warm=WARM, block=WARM)
    least = times[0, LEAST].p50
    rows = [
        [*asking, *cost[asking], taken.p50, taken.p99, taken.p50 / least, taken.p50 / times[sizes[0], asking[1]].p50]
        for asking, taken in times.items()
        if asking[0]
    ]
    print(measuring.table(HEADER, rows))
    print(f"robots.txt: {least:.2f} ms.")


def pages_of(desk: Desk) -> dict[Asking, tuple[Client, str]]:
    """Name its pages, each with the browser of whoever opens it."""
    browser, below = Client(headers={"host": "localhost"}), f"/groups/{desk.group.slug}/requests/"
    browser.cookies[settings.SESSION_COOKIE_NAME] = open_session(desk.owner, Session.How.PASSKEY, now=timezone.now())
    said = {"owner": desk.owner, "team": desk.team}
    pages = {(desk.size, name): (browser, below + address.format(**said)) for name, address in PAGES.items()}
    return {(0, LEAST): (browser, "/robots.txt"), **pages}


def ask(browser: Client, address: str, _turn: object = None) -> bytes:
    answer = browser.get(address)
    if answer.status_code != 200:  # noqa: PLR2004 # HTTP's own number
        raise SystemExit(f"{address} was answered with {answer.status_code}.")
    return answer.content


def weighed(browser: Client, address: str) -> tuple[int, float]:
    """Count what a page asks of the database, the persons' keys among it, and weigh it; too much of either ends it."""
    ask(browser, address)
    with CaptureQueriesContext(connections["default"]) as asked, CaptureQueriesContext(connections["keys"]) as keys:
        body = ask(browser, address)
    queries = len(asked) + len(keys)
    if queries >= MOST_QUERIES or len(body) >= MOST_BYTES:
        raise SystemExit(f"{address} asks {queries} questions and weighs {len(body)} bytes.")
    return queries, len(body) / 1_000


if __name__ == "__main__":
    measure([int(each) for each in sys.argv[1:]])
