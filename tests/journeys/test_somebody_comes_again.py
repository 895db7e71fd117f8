"""A shop every week, which is moved, left out and rests; and a round that brings parcels to two doors."""

import re
from typing import Any

import pytest
from django.test import Client

from doorstep.groups.models import Group
from tests.groups.pages import text
from tests.journeys.knocking import (
    DOOR,
    PHONE,
    UUID,
    a_helper,
    a_street,
    asks,
    below,
    found,
    in_days,
    is_done,
    says_yes,
    stands,
    the_request,
    work,
)

pytestmark = pytest.mark.django_db
ROSES = "020 7946 0123"


def test_a_shop_every_week() -> None:
    group, clara = a_street("waves")
    ben = a_helper(group, clara)
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[in_days(1).weekday()]
    every = {"weekdays": [weekday], "weeks": "1", "part": "any"}
    _sent, receipt = asks(when={"urgency": "every"}, every=every)
    work()
    again = f"{the_request(clara, group)}repeats/"

    # The next is moved by a few days, and the one after it left out.
    day = found(rf"{again}({UUID})/day/", text(clara, again))
    moved = text(clara, f"{again}{day}/day/", **{f"{day}-day": in_days(5).isoformat()})
    assert "It is on that day now" in moved
    later = next(each for each in every_one_on(moved, again) if each != day)
    left_out = text(clara, f"{again}{later}/skipping/", sure="yes")
    assert "Left out this once." in left_out
    assert later not in every_one_on(left_out, again)

    # Amina is in hospital: it rests, and nobody is asked for anything.
    assert "It rests until somebody says that it goes on." in text(clara, f"{again}rest/", until="")
    assert "It rests until you say that it goes on." in stands(receipt)
    work()
    assert "Would you?" not in text(ben, "/helping/")

    # She is back, and so is her shop; Ben goes.
    assert "It goes on." in text(clara, f"{again}return/", sure="yes")
    assert "Somebody is being found." in stands(receipt)
    work()
    is_done(ben, says_yes(ben))
    assert "Somebody is being found." in stands(receipt)


def every_one_on(page: str, again: str) -> list[str]:
    return re.findall(rf"{again}({UUID})/day/", page)


def test_a_round() -> None:
    group, clara = a_street("waves")
    ben = a_helper(group, clara, way="car-near")
    parcel: dict[str, dict[str, Any]] = {
        "what": {"kinds": ["food-parcel"], "what": "Soup."},
        "when": {"urgency": "day"},
        "day": {"day": in_days(3).isoformat(), "part": "morning"},
    }
    receipts = {phone: asks(name, phone, **parcel)[1] for name, phone in (("Amina", PHONE), ("Rose", ROSES))}

    here = planned(clara, group)
    whom = found(r'<option value="([^"]{36})"', text(clara, f"{here}drivers/"))
    assert "They have been asked" in text(clara, f"{here}drivers/", volunteer=whom, room="8")
    drive = found(rf"/helping/rounds/{UUID}/", text(ben, "/helping/rounds/"))
    assert "You drive. Thank you." in text(ben, f"{drive}answer/", answer="yes")

    # Shared out: Amina and Rose hear that somebody comes. Neither that, nor the doors, is for anybody else.
    shared_out(clara, ben, here, drive)
    assert all("A neighbour has said yes." in stands(receipt, phone) for phone, receipt in receipts.items())
    assert Client().get(drive).headers["Location"].startswith("/sign-in/")

    # One he ticks off on the way, the other Clara from paper: nobody was in.
    assert "Noted." in text(ben, found(rf"{drive}doors/\d+/", text(ben, drive)), outcome="done")
    stop = found(r'name="(stop-\d+)"', text(clara, f"{here}ticks/"))
    assert "Noted." in text(clara, f"{here}ticks/", **{stop: "not-in"})
    assert "3 parcels are left over." in text(clara, f"{here}end/", left_over="3")

    seen = [stands(receipt, phone) for phone, receipt in receipts.items()]
    assert sorted("It is done." in page for page in seen) == [False, True]
    assert sorted("Somebody is being found." in page for page in seen) == [False, True]


def planned(clara: Client, group: Group) -> str:
    """Let Clara plan it, with two parcels for each of the two doors; return its address."""
    start = {"day": in_days(3).isoformat(), "part": "morning", "pick_up": "St Mary’s hall", "parcels": "5"}
    page = text(clara, below(group, "rounds", "new"), **start)
    assert "Add doors and drivers next." in page
    here = found(rf"{below(group, 'rounds')}{UUID}/", page)
    doors = dict.fromkeys(re.findall(r'name="(parcels-[^"]+)"', text(clara, f"{here}doors/")), "2")
    assert len(doors) == 2
    assert "4 parcels of 5 go to somebody." in text(clara, f"{here}doors/", **doors)
    return here


def shared_out(clara: Client, ben: Client, here: str, drive: str) -> None:
    """Find both doors on the sheet that is printed, and on the driver's telephone."""
    page = text(clara, f"{here}sharing/", sure="yes")
    assert "Every driver has been told." in page
    sheet = text(clara, found(rf"{here}drivers/{UUID}/sheet/", page), show="yes")
    assert sheet.count(DOOR) == 2
    assert "7946" not in sheet
    assert text(ben, f"{drive}doors/", show="yes").count(DOOR) == 2
