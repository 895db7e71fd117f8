"""Pages that groups publish are tried politely, over real sockets: gone only after three days, and nothing kept."""

import datetime
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import pytest
from django.utils import timezone
from pytest_django import Settings

from doorstep.core import outside
from doorstep.groups.models import Group, Role
from doorstep.messaging.models import Message
from doorstep.networks import links
from doorstep.networks.actions import checking_links, keeping_true
from doorstep.networks.models import Link, Network
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_contact

pytestmark = pytest.mark.django_db
NOON = timezone.now().replace(hour=12)
MINUTE, DAY = datetime.timedelta(minutes=1), datetime.timedelta(days=1)
State = Link.State


@pytest.fixture(autouse=True)
def _on(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "PORTS", range(1, 65_536))
    settings.CHECK_LINKS = settings.LINKS_PRIVATE = True
    settings.SITE_NAME, settings.OPERATOR_EMAIL = "The list", "hello@list.example"


@dataclass
class Site:
    """What a site answers to a path: a status, and where that leads or how long to wait."""

    at: str = ""
    answers: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    robots: str = ""
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


class _Answering(http.server.BaseHTTPRequestHandler):
    def __init__(self, site: Site, *args: object) -> None:
        self._site = site
        super().__init__(*args)  # type: ignore[arg-type] # as the server gives them

    def do_GET(self) -> None:
        site = self._site
        site.asked.append(f"{self.command} {self.path}")
        site.agents.add(self.headers["User-Agent"])
        status, heads = site.answers.get(f"{self.command} {self.path}") or site.answers.get(self.path, (200, {}))
        if self.path == "/robots.txt":
            status, heads = (200 if site.robots else 404), {}
        self.send_response(status)
        for name, value in heads.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(site.robots.encode() if self.path == "/robots.txt" else b"x" * 9_000)

    do_HEAD = do_GET  # noqa: N815 # the name that the server calls

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@contextmanager
def site(**answers: tuple[int, dict[str, str]]) -> Iterator[Site]:
    found = Site()
    found.answers = {f"/{path}": said for path, said in answers.items()}
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answering, found)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        found.at = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield found
        finally:
            server.shutdown()


def group_at(*urls: str, name: str = "Rye Lane Neighbours") -> Group:
    return make_group(name, contact_ways=tuple(("website", url) for url in urls))


def another_there() -> None:
    """Have some other page be there all the time: our line holds."""
    Link.objects.create(url="https://there.example/", host="", state=State.THERE, due_at=NOON + 99 * DAY)
    make_group("There", contact_ways=(("website", "https://there.example/"),))


def tried(now: datetime.datetime = NOON, ticks: int = 12) -> None:
    checking_links.gather(now)
    Link.objects.filter(url="https://there.example/").update(tried_at=now, due_at=now + 99 * DAY)
    for tick in range(ticks):
        checking_links.look(now + tick * MINUTE)


def state_of(url: str) -> str:
    return Link.objects.get(url=url).state


def test_a_page_that_is_there_is_asked_for_briefly_and_by_name() -> None:
    with site() as found:
        group_at(f"{found.at}/us")
        tried()
        assert state_of(f"{found.at}/us") == State.THERE
        assert found.asked == ["GET /robots.txt", "HEAD /us"]
        assert found.agents == {"Doorstep-link-check/1.0 (The list; hello@list.example)"}
        tried(NOON + DAY)
        assert len(found.asked) == 2


def test_a_page_counts_as_gone_after_three_days_and_comes_back() -> None:
    another_there()
    with site(gone=(404, {})) as found:
        url = f"{found.at}/gone"
        group_at(url)
        for day in range(2):
            tried(NOON + day * 2 * DAY)
            tried(NOON + day * 2 * DAY + 30 * MINUTE)
            assert state_of(url) == State.NEW
        assert Link.objects.get(url=url).failures == 2
        tried(NOON + 4 * DAY)
        assert state_of(url) == State.GONE
        found.answers.clear()
        tried(NOON + 40 * DAY)
        assert (state_of(url), Link.objects.get(url=url).failures) == (State.THERE, 0)


@pytest.mark.parametrize(
    ("status", "heads", "stands"),
    [
        (403, {}, State.UNKNOWN),
        (401, {}, State.UNKNOWN),
        (429, {"Retry-After": "600"}, State.NEW),
        (503, {"Retry-After": "600"}, State.NEW),
        (500, {}, State.NEW),
    ],
)
def test_who_refuses_programs_or_is_busy_is_not_gone(status: int, heads: dict[str, str], stands: str) -> None:
    another_there()
    with site(us=(status, heads)) as found:
        group_at(f"{found.at}/us")
        tried()
        link = Link.objects.get(url=f"{found.at}/us")
        assert link.state == stands
        assert link.failures == (status == 500)
        if heads:
            asked = len(found.asked)
            # However short a host says that it is busy.
            assert link.due_at >= NOON + 60 * MINUTE
            tried(NOON + 3 * MINUTE, ticks=5)
            assert len(found.asked) == asked


def test_a_head_that_is_refused_is_asked_again_by_get() -> None:
    with site() as found:
        found.answers["HEAD /us"] = (405, {})
        group_at(f"{found.at}/us")
        tried()
        assert found.asked == ["GET /robots.txt", "HEAD /us", "GET /us"]
        assert state_of(f"{found.at}/us") == State.THERE


def test_what_robots_may_not_look_at_is_not_looked_at() -> None:
    with site() as found:
        found.robots = "User-agent: *\nDisallow: /us\n"
        group_at(f"{found.at}/us")
        tried()
        assert (found.asked, state_of(f"{found.at}/us")) == (["GET /robots.txt"], State.UNKNOWN)


def test_pages_for_people_alone_are_never_asked_for() -> None:
    group_at("https://www.facebook.com/groups/1", "https://en-gb.facebook.com/x")
    tried()
    assert set(Link.objects.values_list("state", flat=True)) == {State.UNKNOWN}
    assert not links.is_for_people_alone("notfacebook.com")


def test_one_host_is_asked_once_a_minute() -> None:
    with site() as found:
        group_at(*(f"{found.at}/{number}" for number in range(4)))
        checking_links.gather(NOON)
        checking_links.look(NOON)
        assert len(found.asked) == 1
        checking_links.look(NOON + MINUTE)
        assert len(found.asked) == 2


def test_nothing_leads_inside(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with site() as inside, site() as found:
        settings.LINKS_PRIVATE, settings.FEEDS_PRIVATE = False, True
        another_there()
        group_at(f"{inside.at}/us")
        tried()
        assert (inside.asked, Link.objects.get(url=f"{inside.at}/us").failures) == ([], 1)
        # A public page that leads to a private one.
        port = inside.at.rpartition(":")[2]
        monkeypatch.setattr(outside, "is_public", lambda address: address == "127.0.0.1")
        found.answers["/away"] = (302, {"Location": f"http://[::1]:{port}/secret"})
        group_at(f"{found.at}/away", name="Another")
        tried(NOON + 2 * DAY)
        assert inside.asked == ["GET /robots.txt", "HEAD /us"]
        assert Link.objects.get(url=f"{found.at}/away").failures == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://127.0.0.1:99999/"])
def test_what_cannot_be_asked_fails_and_stops_nothing(url: str) -> None:
    another_there()
    group_at(url)
    tried()
    assert Link.objects.get(url=url).failures == 1


def test_a_day_has_room_for_so_many_and_it_can_be_off(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with site() as found:
        group_at(f"{found.at}/a", f"{found.at}/b")
        settings.CHECK_LINKS = False
        tried()
        assert found.asked == []
        settings.CHECK_LINKS = True
        monkeypatch.setattr(checking_links, "A_DAY", 1)
        tried()
        assert sorted(Link.objects.values_list("state", flat=True)) == [State.NEW, State.THERE]


def test_what_nobody_publishes_any_more_is_forgotten() -> None:
    group = group_at("https://www.facebook.com/x")
    tried()
    group.contact_ways.all().delete()
    checking_links.gather(NOON)
    assert not Link.objects.exists()


def put(group: Group, state: str, url: str) -> None:
    Link.objects.create(url=url, host=url, state=state, due_at=NOON + DAY)
    group.contact_ways.create(means="website", value=url)


def test_desks_see_what_is_gone_and_the_group_is_asked_about_it(
    network: Network, esther: Person, clara: Person
) -> None:
    group = make_group("Rye Lane Neighbours", confirmed_on=timezone.localdate() - 200 * DAY)
    make_contact(network, clara, group)
    make_membership(clara, group, Role.COORDINATOR)
    put(group, State.GONE, "https://gone.example/")
    at = f"/networks/{network.slug}/desk/health/"
    # Where nothing at all is there, it is our own line that is broken.
    assert "gone.example" not in text(browser_of(esther), at)
    put(make_group("Other"), State.THERE, "https://there.example/")
    assert "gone.example" in text(browser_of(esther), at)
    keeping_true.look_after(timezone.now())
    assert "This does not open any more: gone.example/" in Message.objects.get(kind="still-here").body


def test_whoever_runs_the_site_sees_them_all(network: Network) -> None:
    ben = make_person("Ben", email="ben@example.org")
    Person.objects.filter(pk=ben.pk).update(is_staff=True)
    group = make_group("Rye Lane Neighbours")
    put(group, State.GONE, "https://gone.example/")
    put(group, State.THERE, "https://there.example/")
    browser = browser_of(Person.objects.get(pk=ben.pk))
    assert "Pages of groups that are not there any more" in text(browser, "/desk/")
    assert "https://gone.example/" in text(browser, "/desk/links/")
    assert network
