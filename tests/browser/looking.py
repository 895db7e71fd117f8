"""What every page is looked at for in a real browser: barriers, and what does not fit on a small screen."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from axe_core_python.sync_playwright import Axe
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page

from doorstep.accounts.actions import open_session
from doorstep.accounts.models import Session
from doorstep.people.models import Person

Scheme = Literal["light", "dark"]
Go = Callable[[Page, str], object]
# axe's rules for WCAG 2.2 AA, and what it thinks good besides.
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def in_colours(browser: Browser, site: str, scheme: Scheme) -> Iterator[Page]:
    """Open a page in which axe may run beside our own script."""
    with browser.new_context(base_url=site, color_scheme=scheme, bypass_csp=True) as context:
        yield context.new_page()


@contextmanager
def on_a_small_screen(browser: Browser, site: str, width: int) -> Iterator[Page]:
    """Open a page so wide, and as high as a desk's screen at 400 %."""
    with browser.new_context(base_url=site, viewport={"width": width, "height": 256}) as context:
        yield context.new_page()


def barriers(page: Page, addresses: Iterable[str], go: Go = Page.goto) -> dict[str, list[Any]]:
    """Return what axe finds on each page to which `go` leads, with every part of it opened."""
    found = {}
    for address in addresses:
        go(page, address)
        page.wait_for_load_state()
        for part in page.locator("details").all():
            part.evaluate("each => each.open = true")
        rules = Axe().run(page, options={"runOnly": AXE_RULES})["violations"]
        found[address] = [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in rules]
    return {address: rules for address, rules in found.items() if rules}


def too_wide(page: Page, width: int, addresses: Iterable[str], go: Go = Page.goto) -> dict[str, int]:
    """Return how wide those pages are that are wider than the screen."""
    wide = {}
    for address in addresses:
        go(page, address)
        wide[address] = width_of(page)
    return {address: found for address, found in wide.items() if found > width}


def content_of(page: Page) -> str:
    """Return what a page holds once it is there: right after a click it may be empty yet."""
    page.wait_for_load_state()
    return page.content()


def width_of(page: Page) -> int:
    """Say how wide the page is once it is there, wider than the screen or not."""
    page.wait_for_load_state()
    return int(page.locator("html").evaluate("each => each.scrollWidth"))


def signed_in(page: Page, site: str, person: Person, how: str = Session.How.CODE) -> None:
    """Sign somebody in in this browser."""
    token = open_session(person.pk, how, now=timezone.now())
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": token, "url": site}])
