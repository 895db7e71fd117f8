"""Codes that are held in the hand: printed, or read out by the operator; each opens once, to add a way."""

import re
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from doorstep.accounts import actions, queries
from doorstep.accounts.actions.given import MOST_GUESSES
from doorstep.accounts.models import RecoveryCode, Seat, Session, StaffCode
from doorstep.core import codes
from doorstep.journal.models import JournalEntry
from doorstep.people.models import Person
from doorstep.vault.actions import erase
from tests.accounts.codes import AMINAS, at_once, told
from tests.accounts.softkey import SoftKey, add_passkey
from tests.factories import make_person, open_desk, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_person("Amina", email=AMINAS)


def staff(*words: str) -> str:
    said = StringIO()
    call_command("staff", *words, stdout=said)
    return said.getvalue()


def opens(typed: str, minutes: int = 0) -> bool:
    return actions.open_with(typed, words="", now=timezone.now() + timedelta(minutes=minutes)) is not None


def printed(person: Person) -> list[str]:
    return actions.print_codes(person, by=person.pk, words="", now=timezone.now())


# -- Read out --------------------------------------------------------------------------------------------------------


def test_a_code_from_the_prompt_lets_a_passkey_be_added_and_that_opens_the_desk(client: Client) -> None:
    code = staff("code", "Clara's desk").splitlines()[0]
    typed = f" {code.lower()} ".replace("-", " ")

    answer = client.post("/sign-in/given/", {"code": typed, "next": "/desk/doubts/"})
    assert answer["Location"] == "/me/ways/?next=%2Fdesk%2Fdoubts%2F"
    assert client.get("/desk/")["Location"] == "/sign-in/stronger/?next=%2Fdesk%2F"
    added = add_passkey(client, SoftKey(), to="/desk/doubts/")

    assert added["Location"] == "/me/ways/?done=added&next=%2Fdesk%2Fdoubts%2F"
    assert 'href="/desk/doubts/"' in client.get(added["Location"]).content.decode()
    assert client.get("/desk/doubts/").status_code == 200
    assert "Clara's desk: signed in until" in staff("seats")
    assert Client().post("/sign-in/given/", {"code": code}).status_code == 422


def test_a_code_lives_ten_minutes_and_a_new_one_ends_it() -> None:
    code = actions.give_code("Clara's desk")
    assert not opens(code, minutes=11)
    newer = actions.give_code("Clara's desk")
    assert not opens(code)
    assert opens(newer, minutes=9)


def test_whoever_is_ended_is_out_at_the_next_page(client: Client) -> None:
    open_desk(client, "Clara's desk")
    code = actions.give_code("Clara's desk")
    assert client.get("/desk/").status_code == 200

    assert "1 browsers were signed in" in staff("end", "Clara's desk")

    assert client.get("/desk/").status_code == 302
    assert not opens(code)
    assert "may not open it" in staff("seats")


def test_the_command_says_what_it_cannot_do() -> None:
    with pytest.raises(CommandError, match="No seat"):
        staff("end", "Dev's desk")
    with pytest.raises(CommandError, match="one to sixty"):
        staff("code", "x" * 61)
    assert not Seat.objects.exists()


def test_the_seat_of_somebody_erased_goes_with_them_and_the_next_is_somebody_new(client: Client) -> None:
    esther = open_desk(client)
    actions.give_code("Esther's desk")
    erase(esther.pk, by=None)
    assert not Seat.objects.exists()
    assert not StaffCode.objects.exists()
    assert client.get("/desk/").status_code == 302
    assert opens(actions.give_code("Esther's desk"))


def test_whoever_was_ended_gets_nothing_back_when_another_gets_the_name(client: Client) -> None:
    first = open_desk(client, "Clara's desk")
    assert add_passkey(client, SoftKey()).status_code == 302
    actions.end("Clara's desk")

    actions.give_code("Clara's desk")

    first.refresh_from_db()
    second = StaffCode.objects.get().person
    assert (first.is_staff, second.is_staff, second == first) == (False, True, False)
    sign_in(client, first, strong=True)
    assert client.get("/desk/").status_code == 404
    assert f"Clara's desk (ended {first.seat.pk}): may not open it" in staff("seats")


def test_a_neighbour_whom_somebody_shut_out_takes_that_away_and_gets_no_seat(client: Client, amina: Person) -> None:
    somebody = Client()
    sign_in(somebody, amina)
    add_passkey(somebody, SoftKey())
    theirs = queries.ways_of(amina).passkeys[0]

    code = staff("mend", str(amina.pk)).splitlines()[0]

    assert client.post("/sign-in/given/", {"code": code}).status_code == 302
    assert add_passkey(client, SoftKey(), to="/me/").status_code == 302
    client.cookies.clear()
    client.post("/sign-in/given/", {"code": actions.mend(amina.pk)})
    assert client.post(f"/me/ways/passkeys/{theirs.pk}/removal/")["Location"] == "/me/ways/?done=removed"
    assert theirs not in queries.ways_of(amina).passkeys
    assert somebody.get("/me/").status_code == 302
    assert client.get("/desk/").status_code == 404
    assert not Seat.objects.exists()


def test_nobody_mends_for_whoever_is_not_there(amina: Person) -> None:
    erase(amina.pk, by=None)
    for person in (amina.pk, uuid4()):
        with pytest.raises(CommandError, match="Nobody has this id"):
            staff("mend", str(person))
    assert not StaffCode.objects.exists()


# -- Printed ---------------------------------------------------------------------------------------------------------


def test_eight_codes_are_shown_once_and_opened_each_once(client: Client, amina: Person) -> None:
    sign_in(client, amina, strong=True)
    page = client.post("/me/ways/printed/").content.decode()
    sheet = re.findall(r"<code>([\w-]+)</code>", page)
    assert len(set(sheet)) == 8
    assert told(amina) == ["way-added"]

    assert [opens(code) for code in (*sheet, *sheet)] == [True] * 8 + [False] * 8
    assert queries.ways_of(amina).printed == 0
    assert told(amina) == ["way-added", *["printed-code-used"] * 8]


def test_a_printed_code_lets_in_for_an_hour_and_another_way_be_added(client: Client, amina: Person) -> None:
    lost = Client()
    sign_in(lost, amina)
    add_passkey(lost, SoftKey())
    code = printed(amina)[0]

    client.post("/sign-in/given/", {"code": code})

    session = Session.objects.latest("pk")
    assert session.ends_at - session.opened_at == timedelta(hours=1)
    page = client.get("/me/ways/").content.decode()
    assert "Add a passkey" in page
    assert page.count("Take it away") == 1
    assert add_passkey(client, SoftKey()).status_code == 302
    assert client.get("/me/ways/").content.decode().count("Take it away") == 2


def test_a_new_sheet_ends_the_one_before(amina: Person) -> None:
    first, second = printed(amina), printed(amina)
    assert not any(opens(code) for code in first)
    assert opens(second[0])


def test_printed_codes_outlive_a_change_of_the_sites_secret(amina: Person, settings: Settings) -> None:
    code = printed(amina)[0]
    settings.SECRET_KEY = "another, after somebody saw the first" * 2
    assert opens(code)


def test_a_handle_that_is_taken_is_given_to_nobody_else(amina: Person) -> None:
    taken = codes.read(printed(make_person("Ben"))[0])
    drawn = iter([codes.Code(taken.handle, "22222222"), *(codes.fresh() for _ in range(8))])
    sheet = actions.print_codes(amina, by=amina.pk, words="", now=timezone.now(), fresh=lambda: next(drawn))
    assert len(sheet) == 8
    assert not any(code.startswith(taken.handle) for code in sheet)


def test_nobody_prints_a_sheet_who_did_not_show_what_they_have(client: Client, amina: Person) -> None:
    assert client.post("/me/ways/printed/").status_code == 302
    sign_in(client, amina, strong=True)
    client.post(
        "/me/ways/passkeys/", {"said": SoftKey().made(client.post("/me/ways/passkeys/offer/").content.decode())}
    )
    weak = Client()
    sign_in(weak, amina)
    Session.objects.update(proved_at=timezone.now())
    assert weak.post("/me/ways/printed/").status_code == 404
    assert not RecoveryCode.objects.exists()


# -- Both ------------------------------------------------------------------------------------------------------------


def test_opening_a_link_opens_nothing(client: Client) -> None:
    code = actions.give_code("Clara's desk")
    assert client.get("/sign-in/given/", {"code": code}).status_code == 200
    assert StaffCode.objects.get().used_at is None


def test_after_five_guesses_a_code_is_dead(amina: Person) -> None:
    for code in (actions.give_code("Clara's desk"), printed(amina)[0]):
        for _ in range(MOST_GUESSES):
            assert not opens(code[:5] + "2222-2222")
        assert not opens(code)


def test_no_code_stands_in_the_database(amina: Person) -> None:
    given_out = [actions.give_code("Clara's desk"), *printed(amina)]
    kept = [*StaffCode.objects.values(), *RecoveryCode.objects.values(), *JournalEntry.objects.values()]
    assert not any(code[5:] in str(kept) or code.replace("-", "")[4:] in str(kept) for code in given_out)


def test_wrong_codes_are_answered_alike_whether_there_is_one_or_not(client: Client, amina: Person) -> None:
    read_out, on_paper = actions.give_code("Clara's desk"), printed(amina)[0]
    pages = set()
    for typed in ("AAAA-AAAA-AAAA", f"{read_out[:5]}2222-2222", f"{on_paper[:5]}2222-2222", "nonsense", "x" * 39):
        answer = client.post("/sign-in/given/", {"code": typed})
        pages.add((answer.status_code, re.sub(r'value="[^"]*"', "", answer.content.decode())))
    assert len(pages) == 1


def test_wrong_codes_cost_the_same_statements_whether_there_is_one_or_not(
    amina: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    read_out, on_paper = actions.give_code("Clara's desk"), printed(amina)[0]
    for typed in ("AAAA-AAAA-AAAA", f"{read_out[:5]}2222-2222", f"{on_paper[:5]}2222-2222", "nonsense"):
        with django_assert_num_queries(6):
            assert not opens(typed)


@given(st.text(max_size=60))
def test_no_text_is_an_error(typed: str) -> None:
    assert len(codes.read(typed).handle) in {0, 4}


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_type_a_code_at_once_one_comes_in() -> None:
    code = actions.give_code("Clara's desk")
    # Five of them may try; the rest find it spent.
    assert sum(at_once(8, lambda _: opens(code))) == 1


@pytest.mark.django_db(transaction=True)
def test_guesses_at_once_are_all_counted() -> None:
    code = actions.give_code("Clara's desk")
    at_once(8, lambda number: opens(f"{code[:5]}2222-222{number + 2}"))
    assert StaffCode.objects.get().guesses == MOST_GUESSES
