"""One real installation follows another, each with processes and a database of its own, over real HTTP."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from tests.houses import LONG, House, database_for, eventually

LIST = """name,latitude,longitude,districts,phone,summary
Rye Neighbours,51.469,-0.069,SE15,020 7946 0101,Shopping and post
Green Neighbours,51.464,-0.0525,SE15,020 7946 0102,A chat
"""


@contextlib.contextmanager
def opened(folder: Path, **told: str) -> Iterator[House]:
    """Open a house of its own, with settings of its own, and end it afterwards."""
    folder.mkdir()
    with database_for(folder / "var") as database:
        house = House(folder / "var", database)
        house.environment |= {"DOORSTEP_FEEDS_PRIVATE": "yes", **told}
        house.serve()
        try:
            yield house
        finally:
            house.end()


def do(house: House, *words: str) -> str:
    """Run a command of the house's operator; return what it said."""
    ran = subprocess.run(  # noqa: S603 # our own commands
        [sys.executable, "manage.py", *words],
        cwd=settings.ROOT,
        env=house.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def page(house: House, address: str) -> str:
    asking = http.client.HTTPConnection("127.0.0.1", house.port, timeout=LONG)
    asking.request("GET", address)
    said = asking.getresponse().read().decode()
    asking.close()
    return said


def hurry(house: House) -> None:
    """Let the worker look at once, instead of in a quarter of an hour."""
    named = "from django.utils import timezone; from doorstep.feeds.models import Feed"
    do(house, "shell", "--no-imports", "--command", f"{named}; Feed.objects.update(due_at=timezone.now())")


def kill(house: House) -> None:
    """End all its processes in the middle of whatever they do."""
    for pid in house.processes():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    eventually(lambda: not house.processes(), "the house was killed")
    house.printed.unlink()


def test_a_country_shows_what_a_borough_tells_changes_and_closes(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST)
    with (
        opened(tmp_path / "borough", DOORSTEP_SITE_NAME="Southwark") as borough,
        opened(tmp_path / "country", DOORSTEP_SITE_NAME="The country") as country,
    ):
        do(borough, "groups", "import", str(tmp_path / "list.csv"), "--source", "a list of 2020")
        said = do(country, "feeds", "subscribe", f"http://127.0.0.1:{borough.port}/")
        assert "Southwark is followed" in said

        eventually(lambda: "Green Neighbours" in page(country, "/groups/districts/SE15/"), "the worker fetched it")
        entry = page(country, "/groups/rye-neighbours/")
        assert "from Southwark" in entry
        assert f'href="http://127.0.0.1:{borough.port}/groups/rye-neighbours/"' in entry
        assert "Rye Neighbours" in page(country, "/near/88194ad061fffff/")

        do(borough, "groups", "draw", "rye-neighbours", "SE22")
        do(borough, "groups", "close", "green-neighbours")
        kill(country)
        hurry(country)
        country.serve()
        eventually(lambda: "Rye Neighbours" in page(country, "/groups/districts/SE22/"), "the change came through")
        assert "Green Neighbours" not in page(country, "/groups/districts/SE15/")
        assert "This group has closed" in page(country, "/groups/green-neighbours/")

        do(country, "feeds", "unsubscribe", "Southwark")
        assert "Rye Neighbours" not in page(country, "/groups/districts/SE22/")
