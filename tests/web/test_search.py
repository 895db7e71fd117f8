"""The page on which anything public is looked for."""

from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from doorstep.search.actions.texts import put
from doorstep.search.text import Text

pytestmark = pytest.mark.django_db
_VISITORS = count()


def put_guides(many: int) -> None:
    for number in range(many):
        title = f"Guide {number}"
        put("guide", number, Text(title, "Shopping.", "Never <take> a bank card.", "en", f"/library/{number}/"))


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < 60_000
    return answer.content.decode()


def test_what_is_found_is_shown_with_why(client: Client) -> None:
    put_guides(1)
    text = page(client, "/search/?q=bank+cards")
    assert "One page says something of it" in text
    assert '<a href="/library/0/" lang="en" dir="auto">Guide 0</a>' in text
    assert "Never &lt;take&gt; a <mark>bank</mark> <mark>card</mark>." in text


def test_what_was_meant_is_said(client: Client) -> None:
    put_guides(1)
    text = page(client, "/search/?q=shoping")
    assert "We looked for <strong>shopping</strong>. Nothing here is spelt “shoping”." in text


def test_nothing_found_has_a_next_step(client: Client) -> None:
    text = page(client, "/search/?q=%3Cscript%3Ezeppelin")
    assert "Nothing here says “&lt;script&gt;zeppelin”" in text
    assert "What else you can do" in text
    assert 'value="&lt;script&gt;zeppelin"' in text


def test_it_is_narrowed_by_pressing(client: Client) -> None:
    put_guides(1)
    put("answer", 1, Text("May I?", "", "No bank card.", "es", "/answers/may-i/"))
    assert "2 pages say" in page(client, "/search/?q=bank")
    text = page(client, "/search/?q=bank&kind=answer")
    assert "One page" in text
    assert '<input type="hidden" name="kind" value="answer">' in text
    assert "/answers/may-i/" in page(client, "/search/?q=bank&language=es")
    assert "/answers/may-i/" not in page(client, "/search/?q=bank&language=en-gb")
    assert "2 pages say" in page(client, "/search/?q=bank&kind=zebra&language=xx")


def test_there_are_pages_of_it(client: Client) -> None:
    put_guides(12)
    first, second = page(client, "/search/?q=bank"), page(client, "/search/?q=bank&page=2")
    assert "Page 1 of 2" in first
    assert second.count("<h3>") == 2
    assert "Page 2 of 2" in page(client, "/search/?q=bank&page=999")
    assert "Page 1 of 2" in page(client, "/search/?q=bank&page=x")
    assert "Page 1 of 2" in page(client, "/search/?q=bank&page=0")


def test_it_takes_as_many_questions_for_many(client: Client) -> None:
    put_guides(1)
    with CaptureQueriesContext(connection) as one:
        page(client, "/search/?q=bank")
    put_guides(9)
    with CaptureQueriesContext(connection) as nine:
        page(client, "/search/?q=bank")
    assert len(one) == len(nine)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("he+is+hitting+me", True),
        ("self-harm", True),
        ("I+am+scared", True),
        ("mi+marido+me+pega", True),
        ("tengo+miedo", True),
        ("يضربني", True),
        ("انتحار", True),
        ("food+parcels", False),
        ("one+more+mat", False),
    ],
)
def test_who_may_be_in_danger_reads_first_where_to_turn(client: Client, typed: str, shown: bool) -> None:
    assert ('aria-label="Where to turn"' in page(client, f"/search/?q={typed}")) is shown


def test_what_was_meant_is_looked_at_as_well(client: Client) -> None:
    put("guide", 1, Text("Suicide", "", "Whom to ring.", "en", "/library/1/"))
    text = page(client, "/search/?q=suiside")
    assert "We looked for <strong>suicide</strong>" in text
    assert 'aria-label="Where to turn"' in text
    assert "<title>Search ·" in text


def test_one_can_leave_it_at_once_and_it_is_kept_nowhere(client: Client) -> None:
    for address in ("/search/?q=he+hits+me", "/ways-to-get-help/"):
        assert "Exit this page" in page(client, address)
    assert client.get("/search/?q=rent").headers["Cache-Control"] == "no-store"
    assert "<title>Search: rent" in page(client, "/search/?q=rent")
    assert "<title>Search ·" in page(client, "/search/?q=he+hits+me")


def test_who_looks_very_often_waits_and_still_reads_where_to_turn(client: Client) -> None:
    codes = [client.get("/search/?q=rent").status_code for _ in range(121)]
    assert codes == [200] * 120 + [429]
    answer = client.get("/search/?q=he+hits+me")
    assert answer.status_code == 429
    assert "That was a lot at once." in answer.content.decode()
    assert 'aria-label="Where to turn"' in answer.content.decode()
    assert client.get("/search/").status_code == 200
    assert client.get("/search/?q=rent", REMOTE_ADDR="192.0.2.9").status_code == 200


def test_search_engines_do_not_search_here(client: Client) -> None:
    assert b"Disallow: /search/\n" in client.get("/robots.txt").content


@given(st.text(max_size=50), st.text(max_size=10), st.text(max_size=10), st.text(max_size=5))
def test_nothing_that_can_be_typed_is_an_error(q: str, kind: str, language: str, number: str) -> None:
    # Each is another visitor: else they would have to wait at some time.
    answer = Client(REMOTE_ADDR=f"2001:db8:{next(_VISITORS):x}::1").get(
        "/search/",
        {
            "q": q.encode(errors="replace"),
            "kind": kind.encode(errors="replace"),
            "language": language.encode(errors="replace"),
            "page": number.encode(errors="replace"),
        },
    )
    assert answer.status_code == 200
