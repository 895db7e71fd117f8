"""A list in the making, a network that is started from it, and letters that really go out and come in."""

import csv
import datetime
from collections.abc import Sequence
from email.message import EmailMessage
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

from django.core.management import call_command
from pytest_django import Settings

from doorstep.groups.actions import doubts
from doorstep.groups.models import Doubt, Group
from doorstep.messaging.actions import deliver_due, read_due, take_in
from doorstep.messaging.models import Delivery
from doorstep.networks.actions import first_letters, starting
from doorstep.networks.models import FirstLetter, Network
from tests.messaging.post import Postbox, post_office

Status = FirstLetter.Status
SOURCE = "The wiki’s list"
NOON = datetime.datetime.now(ZoneInfo("Europe/London")).replace(hour=12, minute=0, second=0, microsecond=0)
TICK = datetime.timedelta(minutes=10)
COLUMNS = ("key", "name", "location_name", "lat", "lng", "email", "phone", "link")
_PLACES = [(51.40 + 0.02 * row, -0.30 + 0.02 * column) for row in range(8) for column in range(16)]


def made_up(folder: Path, many: int = 30) -> Path:
    """Write a list as somebody keeps one, with names and places that leave no doubt."""
    file = folder / "list.csv"
    rows = [
        (
            number,
            f"{_NAMES[number % 26]}{number} Neighbours",
            f"{_NAMES[number % 26]} Street",
            *_PLACES[number],
            *_ways(number),
        )
        for number in range(many)
    ]
    _write(file, rows)
    return file


_NAMES = [
    f"{first}{last}"
    for first in ("Ash", "Elm", "Oak", "Fir", "Bay")
    for last in ("by", "ton", "ford", "wick", "ham", "ley")
]


def _ways(number: int) -> tuple[str, str, str]:
    """Give most an e-mail address; every tenth nothing, and the one after that a landline."""
    if number % 10 == 3:
        return "", "", f"https://group{number}.example/"
    if number % 10 == 4:
        return "", f"020 7946 0{number % 1000:03}", ""
    return f"hello@group{number}.example", "", ""


def real(folder: Path, data: Path) -> Path:
    """Give the groups of the real list addresses, for none are in it; and keys, so that each line is one of them."""
    file = folder / "real.csv"
    with (data / "groups" / "london_groups_2020_sample.csv").open(encoding="utf-8") as given:
        rows = [
            (number, row["name"], row["location_name"], row["lat"], row["lng"], *_ways(number))
            for number, row in enumerate(csv.DictReader(given))
        ]
    _write(file, rows)
    return file


def _write(file: Path, rows: Sequence[tuple[object, ...]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([COLUMNS, *rows])


def taken_in(file: Path) -> int:
    """Take the list in, and let whoever looks after it add what is doubtful; return how many groups there are."""
    call_command("groups", "import", str(file), "--source", SOURCE, stdout=StringIO())
    for doubt in Doubt.objects.filter(status=Doubt.Settled.WAITING):
        doubts.add_as_new(doubt, by=None)
    return Group.objects.count()


def start(*options: str, slug: str = "the-country") -> str:
    said = StringIO()
    call_command("networks", "start", slug, "--source", SOURCE, *options, stdout=said)
    return said.getvalue()


def opened(a_day: int = 5_000) -> Network:
    start("--new", "The Country", "--run-by", "Neighbours’ Trust", "--email", "join@country.example")
    network = Network.objects.get()
    starting.choose_pace(network, a_day, by=None)
    return network


def asked(now: datetime.datetime = NOON) -> None:
    """Let the worker ask everybody whom it may on one day."""
    for tick in range(48):
        if not first_letters.go_on(now + tick * datetime.timedelta(minutes=1)):
            break


def sent(settings: Settings) -> list[EmailMessage]:
    """Have all that waits go out over a mail server of this machine."""
    box: Postbox
    with post_office() as (box, settings.SMTP):
        while Delivery.objects.filter(status=Delivery.Status.WAITING, due_at__lte=NOON + TICK * 6).exists():
            deliver_due(NOON + TICK * 6)
    return box.came


def comes(*letters: bytes) -> None:
    for letter in letters:
        take_in("mail", letter, "message/rfc822", now=NOON)
        read_due(NOON)
    first_letters.note_undelivered()


def of(letter: EmailMessage) -> FirstLetter:
    delivery = str(letter["Message-ID"]).strip("<>").partition("@")[0]
    return FirstLetter.objects.select_related("group").get(message=Delivery.objects.get(pk=delivery).message_id)
