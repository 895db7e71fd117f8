"""The desk's door: who comes in, who does not, and that nothing lies outside it."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from doorstep.accounts import actions, queries
from doorstep.accounts.models import DeskSession, Knock, StaffCode
from doorstep.core import codes
from doorstep.groups.models import Group
from doorstep.journal.models import JournalEntry
from tests.factories import make_group, open_desk

pytestmark = pytest.mark.django_db
COOKIE = settings.DESK_COOKIE_NAME


def staff(*words: str) -> str:
    said = StringIO()
    call_command("staff", *words, stdout=said)
    return said.getvalue()


def is_open(client: Client) -> bool:
    return client.get("/desk/").status_code == 200


# -- Codes -----------------------------------------------------------------------------------------------------------


def test_a_code_from_the_prompt_opens_the_desk_once(client: Client) -> None:
    code = staff("code", "Clara's desk").splitlines()[0]
    other = Client()

    answer = client.post("/desk/sign-in/", {"code": f" {code.lower()} ".replace("-", " "), "next": "/desk/doubts/"})

    assert (answer.status_code, answer["Location"]) == (302, "/desk/doubts/")
    assert is_open(client)
    assert other.post("/desk/sign-in/", {"code": code}).status_code == 422
    assert not is_open(other)
    assert "Clara's desk: open until" in staff("seats")


def test_opening_a_link_never_opens_the_desk(client: Client) -> None:
    code = actions.give_code("Clara's desk")
    assert client.get("/desk/sign-in/", {"code": code}).status_code == 200
    assert client.get("/desk/", {"code": code}).status_code == 403
    assert StaffCode.objects.get().used_at is None


def test_the_door_wants_a_forms_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    code = actions.give_code("Clara's desk")
    assert strict.post("/desk/sign-in/", {"code": code}).status_code == 403
    assert StaffCode.objects.get().used_at is None


def test_a_code_lives_ten_minutes() -> None:
    code, now = actions.give_code("Clara's desk"), timezone.now()
    assert actions.open_desk(code, now=now + timedelta(minutes=11)) is None
    assert actions.open_desk(code, now=now + timedelta(minutes=9)) is not None


def test_a_new_code_ends_the_one_before() -> None:
    first, second = actions.give_code("Clara's desk"), actions.give_code("Clara's desk")
    assert actions.open_desk(first) is None
    assert actions.open_desk(second) is not None


def test_after_five_guesses_a_code_is_dead() -> None:
    code = actions.give_code("Clara's desk")
    for _ in range(actions.MOST_GUESSES):
        assert actions.open_desk(code[:5] + "2222-2222") is None
    assert actions.open_desk(code) is None


def test_neither_a_code_nor_a_token_stands_in_the_database() -> None:
    code = actions.give_code("Clara's desk")
    token = actions.open_desk(code)
    kept = [*StaffCode.objects.values_list("handle", "hashed"), *DeskSession.objects.values_list("hashed")]
    assert token
    assert token not in str(kept)
    assert code.replace("-", "")[4:] not in str(kept)
    assert not any(code[5:] in str(entry.facts) for entry in JournalEntry.objects.all())


def test_wrong_codes_are_answered_alike_whether_there_is_one_or_not(client: Client) -> None:
    code = actions.give_code("Clara's desk")
    pages = set()
    for typed in ("AAAA-AAAA-AAAA", code[:5] + "2222-2222", "nonsense", "x" * 39):
        answer = client.post("/desk/sign-in/", {"code": typed})
        text = re.sub(r'(value|token)="[^"]*"', "", answer.content.decode())
        pages.add((answer.status_code, text))
    assert len(pages) == 1


def test_wrong_codes_cost_the_same_statements_whether_there_is_one_or_not(
    django_assert_num_queries: "pytest.FixtureRequest",
) -> None:
    code = actions.give_code("Clara's desk")
    for typed in ("AAAA-AAAA-AAAA", code[:5] + "2222-2222", "nonsense"):
        with django_assert_num_queries(6):  # type: ignore[operator] # the fixture of pytest-django
            assert actions.open_desk(typed) is None
    assert Knock.objects.get().tries == 3


@given(st.text(max_size=60))
def test_no_text_is_an_error_for_the_door(typed: str) -> None:
    assert len(codes.read(typed).handle) in {0, 4}


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_type_a_code_at_once_one_comes_in() -> None:
    code = actions.give_code("Clara's desk")

    def one(_number: int) -> str | None:
        try:
            return actions.open_desk(code)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        opened = [token for token in pool.map(one, range(8)) if token]
    assert len(opened) == DeskSession.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_guesses_at_once_are_all_counted() -> None:
    code = actions.give_code("Clara's desk")

    def guess(number: int) -> None:
        try:
            actions.open_desk(f"{code[:5]}2222-222{number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(guess, range(2, 10)))
    assert StaffCode.objects.get().guesses == actions.MOST_GUESSES
    assert Knock.objects.get().tries == 8


# -- Sessions --------------------------------------------------------------------------------------------------------


def test_a_session_is_bound_to_its_browser_and_new_each_time(client: Client) -> None:
    open_desk(client)
    first = client.cookies[COOKIE]
    assert (first["httponly"], first["samesite"], first["max-age"]) == (True, "Lax", 43200)
    held = first.value
    open_desk(client)
    assert client.cookies[COOKIE].value != held
    assert queries.whose(held, timezone.now()) is None


def test_a_session_ends_after_twelve_hours(client: Client) -> None:
    open_desk(client)
    DeskSession.objects.update(ends_at=timezone.now())
    assert not is_open(client)
    assert actions.sweep(timezone.now() + timedelta(days=1)) > 0
    assert not DeskSession.objects.exists()


def test_the_desk_is_closed_by_its_button(client: Client) -> None:
    open_desk(client)
    held = client.cookies[COOKIE].value
    assert client.get("/desk/sign-out/").status_code == 405
    assert is_open(client)
    client.post("/desk/sign-out/")
    client.cookies[COOKIE] = held
    assert not is_open(client)


def test_whoever_is_ended_is_out_at_the_next_page(client: Client) -> None:
    open_desk(client, "Clara's desk")
    code = actions.give_code("Clara's desk")
    assert "1 browsers were open" in staff("end", "Clara's desk")
    assert not is_open(client)
    assert actions.open_desk(code) is None
    assert "may not open it" in staff("seats")
    with pytest.raises(CommandError, match="No seat"):
        staff("end", "Dev's desk")
    with pytest.raises(CommandError, match="one to sixty"):
        staff("code", "x" * 61)


@pytest.mark.parametrize(
    "asked", ["https://evil.example/", "//evil.example", "/groups/", "/desk//evil.example", "/desk/\\x"]
)
def test_the_door_leads_nowhere_but_to_the_desk(client: Client, asked: str) -> None:
    answer = client.post("/desk/sign-in/", {"code": actions.give_code("Clara's desk"), "next": asked})
    assert answer["Location"] == "/desk/"


# -- Everything behind it --------------------------------------------------------------------------------------------


def addresses(table: URLResolver | None = None, above: str = "/") -> Iterator[str]:
    """Give an address for each pattern there is, with a value for each of its words."""
    for each in (table or get_resolver()).url_patterns:
        route = above + str(each.pattern)
        if isinstance(each, URLPattern):
            yield re.sub(r"<(\w+:)?\w+>", "1", route)
        else:
            yield from addresses(each, route)


def desk_addresses() -> list[str]:
    return [address for address in addresses() if address.startswith(settings.DESK)]


def world() -> list[object]:
    return [list(Group.objects.values()), list(DeskSession.objects.values()), JournalEntry.objects.count()]


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options", "head"])
@pytest.mark.parametrize("token", ["", "nobody's"])
def test_a_stranger_finds_every_address_of_the_desk_closed(client: Client, method: str, token: str) -> None:
    make_group(listing=Group.Listing.PROPOSED)
    before = world()
    client.cookies[COOKIE] = token
    closed = [address for address in desk_addresses() if address != "/desk/sign-in/"]
    assert len(closed) > 10
    for address in [*closed, "/desk/not-there/", "/desk"]:
        answer = getattr(client, method)(address, {"decision": "list", "settled": "closed", "move": "close"})
        assert answer.status_code == 403, address
        assert answer["Cache-Control"] == "no-store", address
        if method in {"get", "post"}:
            assert "Open the desk" in answer.content.decode(), address
    assert world() == before


def test_an_address_added_later_is_closed_as_well(client: Client) -> None:
    """Whatever is mounted under /desk/, by whichever app: the door looks at the address alone."""
    assert client.get("/desk/added/later/").status_code == 403
    open_desk(client)
    assert client.get("/desk/added/later/").status_code == 404


def test_no_page_of_the_desk_is_mounted_elsewhere() -> None:
    mounted = [each for each in get_resolver().url_patterns if isinstance(each, URLResolver)]
    where = {str(each.pattern) for each in mounted if each.app_name in {"desk", "accounts"}}
    assert where == {"desk/"}


def test_every_answer_of_the_desk_is_kept_nowhere(client: Client) -> None:
    assert client.get("/desk/sign-in/")["Cache-Control"] == "no-store"
    open_desk(client)
    for address in desk_addresses():
        if address != "/desk/sign-out/":
            answer = client.get(address)
            assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex"), address
    assert "Disallow: /desk/" in client.get("/robots.txt").content.decode()


def test_who_asked_for_a_very_long_address_can_open_the_desk_all_the_same(client: Client) -> None:
    text = client.get(f"/desk/listings/?name={'x' * 600}").content.decode()
    assert 'name="next" value="/desk/"' in text
