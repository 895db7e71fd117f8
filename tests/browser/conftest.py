"""A running site in a real browser: phones and desks, with and without script, by day and by night."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, base_url=live_server.url, has_touch=True)
    yield from _quiet_page(context)


@pytest.fixture
def plain_phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open a phone whose browser runs no script."""
    context = browser.new_context(viewport=PHONE, base_url=live_server.url, java_script_enabled=False)
    yield from _quiet_page(context)


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK, base_url=live_server.url)
    yield from _quiet_page(context)


def _quiet_page(context: BrowserContext) -> Iterator[Page]:
    """Yield a page, and see afterwards that the browser had nothing to complain about."""
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
    yield page
    context.close()
    assert complaints == []


def _is_complaint(said: ConsoleMessage) -> bool:
    """Leave out what the server says with a form to mend: that is no fault of the page."""
    return said.type == "error" and "status of 422" not in said.text
