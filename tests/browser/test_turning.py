"""Where to turn, and the two pages of ways: on a phone, without script, and on one sheet of paper."""

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, PdfMargins, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from doorstep.library import turning
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, too_wide
from tests.networks.making import make_network

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# As printers leave them.
MARGINS: PdfMargins = {"top": "12mm", "bottom": "12mm", "left": "12mm", "right": "12mm"}
PAGES = ["/turning/", "/ways-to-help/", "/ways-to-get-help/", "/ask/"]


@pytest.fixture(autouse=True)
def somebody_runs_it(settings: Settings) -> None:
    settings.OPERATOR_NAME, settings.OPERATOR_PHONE = "Larkmead Volunteers", "020 7946 0999"
    make_network("Larkmead Network")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    with in_colours(browser, live_server.url, scheme) as page:
        assert barriers(page, PAGES) == {}


def test_nothing_is_cut_off_on_a_small_phone(browser: Browser, live_server: LiveServer) -> None:
    with on_a_small_screen(browser, live_server.url, 320) as page:
        assert too_wide(page, 320, PAGES) == {}


def test_without_script_one_finds_the_number_and_the_way_out(plain_phone: Page) -> None:
    plain_phone.goto("/")
    plain_phone.get_by_role("link", name="Where to turn in danger or trouble").click()
    plain_phone.get_by_role("link", name="When it is all too much").click()
    expect(plain_phone.get_by_role("link", name="116 123")).to_be_in_viewport()
    expect(plain_phone.get_by_role("link", name="Exit this page")).to_be_in_viewport()


def test_it_is_one_sheet_of_paper_with_every_number_on_it(desk: Page) -> None:
    desk.goto("/turning/")
    with pypdfium2.PdfDocument(desk.pdf(format="A4", margin=MARGINS)) as sheet:
        said = " ".join(page.get_textpage().get_text_bounded() for page in sheet)
        assert len(sheet) == 1
    assert [each.number for each in turning.everything() if each.number not in " ".join(said.split())] == []
