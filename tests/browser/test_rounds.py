"""Rounds, and what comes again, in a real browser: without barriers by day and by night, and on small screens."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.aid import repeats
from doorstep.aid.actions import asking, driving, rounds
from doorstep.aid.actions.rounds import Start
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Drive, Task
from doorstep.groups.models import Group
from doorstep.people.models import Person
from tests.aid.street import HERE, amina, make_street, make_volunteer
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, too_wide
from tests.browser.test_people import come_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_round() -> tuple[Person, Drive, str, list[str]]:
    """Have Clara share a round out to Ben, one parcel and one driver wait, and a shop come again; list her pages."""
    group, clara = make_street()
    now = timezone.now()
    day = timezone.localdate(timezone=timezone.get_default_timezone()) + timedelta(days=2)
    every = repeats.weekly([day.weekday()])
    tasks = [_parcel(group, day, rule) for rule in ("", every, "", "")]
    planned = rounds.plan_round(group, Start(day, "morning", "St Mary’s hall", 20), by=clara.pk, now=now)
    rounds.add_doors(planned, dict.fromkeys(tasks[:3], 2), by=clara.pk, now=now)
    drives = [
        rounds.ask_driver(planned, make_volunteer(group, name, going="car"), 4, by=clara.pk, now=now)
        for name in ("Ben", "Olu")
    ]
    make_volunteer(group, "Femi")
    drive = drives[0]
    assert drive
    driving.say_yes(drive, by=drive.person_id, now=now)
    rounds.share_out(planned, by=clara.pk, now=now)
    below = f"/groups/{group.slug}/requests/"
    here = f"{below}rounds/{planned.pk}/"
    own = [
        f"{below}rounds/",
        f"{below}rounds/new/",
        here,
        *(here + each for each in ("doors/", "drivers/", "ticks/", "end/")),
    ]
    return clara, drive, here, [*own, f"{below}repeats/", f"{below}{tasks[1].request_id}/repeats/"]


def _parcel(group: Group, day: date, rule: str) -> Task:
    when = When(Urgency.DAY, day, "morning", rule)
    said = Asked(("food-parcel",), HERE, "SE15", when, address="12 Choumert Road", know="Ring twice.")
    return asking.open_request(said, amina(), group, by=None, now=timezone.now()).request.tasks.order_by("day")[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barriers(live_server: LiveServer, browser: Browser, scheme: Scheme) -> None:
    clara, drive, here, pages = a_round()
    with in_colours(browser, live_server.url, scheme) as page:
        come_in(page, live_server.url, clara)
        assert barriers(page, pages) == {}
        assert barriers(page, [here], _to_the_sheet) == {}
    with in_colours(browser, live_server.url, scheme) as page:
        come_in(page, live_server.url, drive.person)
        assert barriers(page, ["/helping/rounds/", f"/helping/rounds/{drive.pk}/"]) == {}
        assert barriers(page, [f"/helping/rounds/{drive.pk}/"], _to_the_doors) == {}


def test_on_small_screens_nothing_is_cut_off(live_server: LiveServer, browser: Browser) -> None:
    clara, drive, here, pages = a_round()
    with on_a_small_screen(browser, live_server.url, 320) as page:
        come_in(page, live_server.url, clara)
        assert too_wide(page, 320, pages) == {}
        assert too_wide(page, 320, [here], _to_the_sheet) == {}
    with on_a_small_screen(browser, live_server.url, 320) as page:
        come_in(page, live_server.url, drive.person)
        assert too_wide(page, 320, [f"/helping/rounds/{drive.pk}/"], _to_the_doors) == {}


def test_a_driver_ticks_off_without_script(plain_phone: Page, live_server: LiveServer) -> None:
    _clara, drive, _here, _pages = a_round()
    come_in(plain_phone, live_server.url, drive.person)
    plain_phone.goto(f"/helping/rounds/{drive.pk}/")
    _press(plain_phone, "Show me the doors")
    expect(plain_phone.get_by_text("12 Choumert Road")).to_have_count(2)
    plain_phone.get_by_role("button", name="Brought").first.click()
    expect(plain_phone.get_by_text("Noted.")).to_be_visible()


def test_the_sheet_prints_what_is_needed_at_the_doors_and_no_more(desk: Page, live_server: LiveServer) -> None:
    clara, _drive, here, _pages = a_round()
    come_in(desk, live_server.url, clara)
    _to_the_sheet(desk, here)
    desk.emulate_media(media="print")
    expect(desk.get_by_text("12 Choumert Road").first).to_be_visible()
    desk.wait_for_load_state()
    for part in ("footer", ".exit", "main a", "main button"):
        assert not any(each.is_visible() for each in desk.locator(part).all()), part


def test_without_script_one_of_what_comes_again_is_moved(plain_phone: Page, live_server: LiveServer) -> None:
    clara, _drive, _here, pages = a_round()
    come_in(plain_phone, live_server.url, clara)
    plain_phone.goto(pages[-1])
    plain_phone.locator("details summary").last.click()
    day = timezone.localdate(timezone=timezone.get_default_timezone()) + timedelta(days=10)
    plain_phone.get_by_label("To which day?").last.fill(day.isoformat())
    plain_phone.get_by_role("button", name="Move it").last.click()
    expect(plain_phone.get_by_text("It is on that day now")).to_be_visible()


def _to_the_sheet(page: Page, address: str) -> None:
    page.goto(address)
    _press(page, "The sheet to print")


def _to_the_doors(page: Page, address: str) -> None:
    page.goto(address)
    _press(page, "Show me the doors")


def _press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words).first.click()
