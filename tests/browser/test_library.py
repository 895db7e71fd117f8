"""The library in a real browser: nothing hostile runs, two walls deep; and no barrier, also on small screens."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route
from pytest_django.live_server_helper import LiveServer

from doorstep.groups.models import Group
from doorstep.library.actions import adopting, illustrating, listing, writing
from doorstep.library.models import Document
from doorstep.library.queries import editions
from doorstep.library.said import HOUSE, Publisher, Says
from doorstep.people.models import Person
from tests.aid.pictures import photograph
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, signed_in, too_wide
from tests.factories import make_group, open_desk
from tests.library.hostile import HOSTILE
from tests.library.making import FILLED, POLICY, make_clara, make_document, make_policy, says_now

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Averyveryverylongwordwithoutanyplacetobreakitwhatsoeverinthewholeofit"
# What would be called if anything ran; of a page that nothing runs on the list stays empty.
_WATCH = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "msgbox"]) window[name] = () => window.ran.push(name);
document.addEventListener("securitypolicyviolation", each => (window.stopped ||= []).push(each.violatedDirective));
"""


@contextmanager
def watched(browser: Browser, site: str) -> Iterator[tuple[Page, list[str]]]:
    """Open a page under our own policy; beside it, the addresses that it asked for and that were not stopped."""
    with browser.new_context(base_url=site) as context:
        page, asked = context.new_page(), list[str]()
        page.add_init_script(_WATCH)
        page.on("requestfailed", lambda each: None if each.failure == "csp" else asked.append(each.url))
        page.on("response", lambda each: asked.append(each.url))
        page.on("dialog", lambda each: each.dismiss())
        yield page, asked


def elsewhere(asked: list[str], site: str) -> list[str]:
    """Return what was asked of other sites, and not stopped by our policy."""
    return [each for each in asked if not each.startswith((site, "data:", "about:", "blob:"))]


def ran(page: Page) -> Any:
    """Press and point at all there is, and say what ran."""
    page.wait_for_load_state()
    for part in page.locator(".prose a, .prose img, .prose summary, .prose button").all():
        part.dispatch_event("mouseover")
        part.dispatch_event("focus")
    return page.evaluate("window.ran")


def test_nothing_that_somebody_writes_runs_or_leads_anywhere(browser: Browser, live_server: LiveServer) -> None:
    parts = [HOSTILE[at : at + 12] for at in range(0, len(HOSTILE), 12)]
    documents = [make_document(f"Guide {at}", "\n\n".join(part)) for at, part in enumerate(parts)]
    with watched(browser, live_server.url) as (page, asked):
        for document in documents:
            page.goto(document.get_absolute_url())
            assert ran(page) == []
            # The guard left nothing that the browser had to stop.
            assert page.evaluate("window.stopped || []") == []
            assert (
                page.locator(".prose [onclick], .prose script, .prose iframe, .prose form, .prose style").count() == 0
            )
        assert elsewhere(asked, live_server.url) == []


def test_where_the_guard_slept_the_browser_would_stop_it(browser: Browser, live_server: LiveServer) -> None:
    """The same, uncleaned, on a page with our own policy: nothing of it runs, and nothing is fetched from elsewhere."""
    policy = Client().get("/library/")["Content-Security-Policy"]

    def answered(route: Route) -> None:
        body = f"<!DOCTYPE html><main class=prose>{HOSTILE[int(route.request.url.rsplit('/', 1)[1])]}</main>"
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
        route.fulfill(body=body, headers=headers)

    with watched(browser, live_server.url) as (page, asked):
        page.route(re.compile(r"/uncleaned/\d+$"), answered)
        for number in range(len(HOSTILE)):
            page.goto(f"/uncleaned/{number}", wait_until="load")
            assert page.evaluate("window.ran") == [], HOSTILE[number]
        assert elsewhere(asked, live_server.url) == []


def some_documents(group: Group, clara: Person) -> tuple[Document, Document, Document, Document]:
    """Have a guide with all that one may write, a policy nobody took, one the group made its own, and one it shares."""
    now = timezone.now()
    guide = make_document("Shopping and money", f"## Before you go\n\n{LONG}\n\n|a|b|\n|-|-|\n|1|{LONG}|")
    picture = illustrating.add(guide, photograph(), "A red door", by=clara.pk, now=now)
    says_now(guide, f"## Before\n\n![A red door](/library/pictures/{picture.pk}/)\n\n> {LONG}\n\n1. One\n2. Two")
    says_now(guide, "أهلاً وسهلاً", "ar", title="المال", follows=False)
    writing.keep(guide, "es", Says("Compras", "Guarda"), seen=editions.NOTHING, by=clara.pk, now=now)
    policy = make_policy()
    own = adopting.adopt(policy, group, filled=FILLED, by=clara.pk, now=now)
    says_now(policy, f"{POLICY}\n\n{LONG}")
    shared = make_document("How we do parcels", publisher=Publisher(group=group), by=clara)
    Document.objects.filter(pk=shared.pk).update(status=Document.Status.ASKED)
    return guide, make_policy("Money policy"), own, shared


def some_pages(group: Group, clara: Person) -> tuple[list[str], list[str], list[str]]:
    """List pages of each kind: for anybody, for Clara, and for the house's desk."""
    guide, policy, own, shared = some_documents(group, clara)
    reads = listing.begin(HOUSE, "For your first week", "Read these.", [guide.pk], by=clara.pk, now=timezone.now())
    here, mine, desk = f"/library/{guide.slug}/", f"/groups/{group.slug}/library/", "/desk/library/"
    return (
        [
            *("/library/", "/library/?kind=policy", here, f"{here}in/ar/", f"{here}in/ar/beside/", f"{here}helpful/"),
            *(f"{here}editions/", f"{here}editions/en/1/", f"{here}editions/en/1/2/", reads.get_absolute_url()),
            f"/library/groups/{group.slug}/",
        ],
        [
            *(mine, f"{mine}new/", f"{mine}{own.pk}/", f"{mine}{own.pk}/source/", f"{mine}{own.pk}/words/"),
            *(f"{mine}adopting/", f"{mine}adopting/{policy.pk}/", f"/library/{policy.slug}/ours/"),
        ],
        [
            *(desk, f"{desk}{guide.pk}/", f"{desk}{guide.pk}/words/", f"{desk}{guide.pk}/words/?language=es"),
            *(f"{desk}{guide.pk}/pictures/", f"{desk}{guide.pk}/facts/", f"{desk}lists/{reads.pk}/"),
            *(f"{desk}sharing/", f"{desk}sharing/{shared.pk}/"),
        ],
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    group = make_group("Rye Lane Neighbours")
    clara, esther = make_clara(group), open_desk(Client())
    public, hers, desk = some_pages(group, clara)
    with in_colours(browser, live_server.url, scheme) as page:
        assert barriers(page, public) == {}
        signed_in(page, live_server.url, clara, "passkey")
        assert barriers(page, hers) == {}
        signed_in(page, live_server.url, esther, "passkey")
        assert barriers(page, desk) == {}


def test_nothing_is_cut_off_on_a_small_phone(browser: Browser, live_server: LiveServer) -> None:
    group = make_group("Rye Lane Neighbours")
    clara, esther = make_clara(group), open_desk(Client())
    public, hers, desk = some_pages(group, clara)
    with on_a_small_screen(browser, live_server.url, 320) as page:
        assert too_wide(page, 320, public) == {}
        signed_in(page, live_server.url, clara, "passkey")
        assert too_wide(page, 320, hers) == {}
        signed_in(page, live_server.url, esther, "passkey")
        assert too_wide(page, 320, desk) == {}


def test_the_page_as_it_will_be_needs_no_script(browser: Browser, live_server: LiveServer) -> None:
    document, esther = make_document(), open_desk(Client())
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        signed_in(page, live_server.url, esther, "passkey")
        page.goto(f"/desk/library/{document.pk}/words/")
        page.get_by_label("The text", exact=True).fill("## Ring first\n\nSay who you are.")
        page.get_by_role("button", name="Show me the page as it will be").click()
        assert page.get_by_role("heading", name="Ring first").is_visible()
        assert page.get_by_label("The text", exact=True).input_value().strip() == "## Ring first\n\nSay who you are."
        page.get_by_role("button", name="Publish it").click()
        assert page.get_by_text("Published.").is_visible()
