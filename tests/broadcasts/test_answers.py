"""What comes back to news: a raised hand by one word, words for the desk, and no more of it by one press."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from doorstep.aid.queries import matters
from doorstep.broadcasts.actions import counting, going, hands, replying
from doorstep.broadcasts.models import Broadcast, Hand, Unwanted
from doorstep.broadcasts.queries.reach import reach_of
from doorstep.messaging import news
from doorstep.messaging.models import Delivery, Message, Reply
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.vault.hashing import Hashed
from tests.aid.test_overflow_apart import keep_apart
from tests.aid.texting import writes
from tests.broadcasts.making import goes_out, make_draft
from tests.factories import make_group, make_person
from tests.networks.making import answered, browser_of, last_letter, make_contact, make_network, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(network: Network, esther: Person, clara: Person) -> Broadcast:
    assert clara
    return goes_out(make_draft(network, esther), esther)


def test_yes_by_e_mail_raises_a_hand_and_no_lowers_it(sent: Broadcast, clara: Person, esther: Person) -> None:
    answered("Yes", clara)
    assert [hand.person_id for hand in Hand.objects.all()] == [clara.pk]
    assert last_letter(clara).kind == "hand-raised"
    page = browser_of(esther).get(f"/networks/{sent.network.slug}/desk/news/{sent.pk}/")
    assert "Clara" in page.content.decode()


@pytest.fixture
def ben(network: Network, esther: Person) -> Person:
    """Somebody whom the news reached by text, lately."""
    ben = make_person("Ben", phone="+447700900123")
    make_contact(network, ben, make_group("Queens Road"))
    goes_out(make_draft(network, esther), esther)
    went(ben)
    return ben


def went(person: Person) -> None:
    """Have what was written to them have gone out, each thing a moment after the one before."""
    rows = Delivery.objects.filter(message__person=person, ended_at=None).order_by("message__made_at")
    for number, row in enumerate(rows):
        at = timezone.now() + timedelta(milliseconds=number)
        Delivery.objects.filter(pk=row.pk).update(status=Delivery.Status.SENT, ended_at=at)


def test_yes_by_text_raises_a_hand_and_no_after_our_thanks_lowers_it(ben: Person) -> None:
    writes("YES", now=timezone.now() + timedelta(seconds=1))
    assert Hand.objects.get().person_id == ben.pk
    assert reach_of(Broadcast.objects.get()).answers == 1
    went(ben)
    writes("no", now=timezone.now() + timedelta(seconds=5))
    assert not Hand.objects.exists()


def test_a_text_is_no_answer_to_news_that_has_not_gone_out(network: Network, esther: Person) -> None:
    ben = make_person("Ben", phone="+447700900123")
    make_contact(network, ben, make_group("Queens Road"))
    goes_out(make_draft(network, esther), esther)
    writes("YES", now=timezone.now() + timedelta(seconds=1))
    assert not Hand.objects.exists()


def test_a_text_of_somebody_whom_a_task_was_offered_is_aids(ben: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ben
    monkeypatch.setattr(matters, "matters_of", lambda *_: ["a task"])
    said = SimpleNamespace(means="phone", hashed=Hashed("0" * 64), persons=(), speakers=(ben.pk,), about=None)
    assert replying._last(said, timezone.now()) is None  # type: ignore[arg-type] # noqa: SLF001 # one step of it


def test_words_of_ones_own_go_to_the_networks_desk(sent: Broadcast, clara: Person, esther: Person) -> None:
    answered("We have three machines, but only from Monday on. Whom do we ring?", clara)
    reply = Reply.objects.get(desk=sent.network.uid)
    assert last_letter(esther).kind == "wrote-to-network"
    assert reach_of(sent).answers == 1
    browser, back = browser_of(esther), f"/networks/{sent.network.slug}/desk/replies/"
    assert "three machines" not in browser.get(back).content.decode()
    assert "three machines" in browser.post(f"{back}{reply.pk}/").content.decode()
    ending = f"{back}{reply.pk}/ending/"
    assert browser.post(ending, {"do": "answer", "words": ""}).status_code == 422
    browser.post(ending, {"do": "answer", "words": "Ring us at ten."})
    assert "Ring us at ten." in last_letter(clara).body
    assert browser.post(ending, {"do": "leave"}).headers["Location"].endswith("done=late")


def test_another_desk_sees_none_of_it(sent: Broadcast, clara: Person) -> None:
    answered("We have three machines, but only from Monday on.", clara)
    reply = Reply.objects.get(desk=sent.network.uid)
    other = make_network("Northern", "LS1", email="join@northern.example")
    browser = browser_of(make_officer(other, "Dara"))
    for address in (f"news/{sent.pk}/", f"news/{sent.pk}/draft/"):
        assert browser.get(f"/networks/{other.slug}/desk/{address}").status_code == 404
    assert browser.post(f"/networks/{other.slug}/desk/replies/{reply.pk}/ending/").status_code == 404


def test_a_hand_is_raised_on_the_page_by_those_who_may_read_it(sent: Broadcast, clara: Person) -> None:
    address = f"/networks/{sent.network.slug}/news/{sent.pk}/"
    dev = make_person("Dev", email="dev@example.org")
    assert Client().get(address).status_code == 404
    assert browser_of(dev).get(address).status_code == 404
    browser = browser_of(clara, strong=False)
    for _twice in range(2):
        browser.post(f"{address}hand/", {"words": "Mondays 😀"})
    assert Hand.objects.count() == 1
    assert "I cannot after all" in browser.get(address).content.decode()
    browser.post(f"{address}hand/", {"do": "lower"})
    assert not Hand.objects.exists()


def test_the_desk_is_told_of_hands_once_an_hour_and_sees_how_many(
    sent: Broadcast, clara: Person, esther: Person, nadia: Person
) -> None:
    now, dev = timezone.now(), make_person("Dev", email="dev@example.org")
    for after, person in ((0, clara), (1, dev), (2, clara)):
        hands.raise_hand(sent, person.pk, "", now=now + timedelta(minutes=after))
    for officer in (esther, nadia):
        assert Message.objects.filter(person=officer, kind="somebody-can-help").count() == 1
    hands.raise_hand(sent, make_person("Olu").pk, "", now=now + timedelta(hours=2))
    assert Message.objects.filter(person=esther, kind="somebody-can-help").count() == 2
    page = browser_of(esther).get(f"/networks/{sent.network.slug}/desk/news/").content.decode()
    assert "Can help: 3" in page


def test_whoever_raises_a_hand_at_the_desk_is_not_told_of_it(sent: Broadcast, esther: Person) -> None:
    hands.raise_hand(sent, esther.pk, "", now=timezone.now())
    assert not Message.objects.filter(person=esther, kind="somebody-can-help").exists()


def test_an_officer_sees_no_hand_of_whom_they_are_kept_apart_from(
    sent: Broadcast, clara: Person, esther: Person, nadia: Person
) -> None:
    keep_apart(clara, esther)
    hands.raise_hand(sent, clara.pk, "I have a van.", now=timezone.now())
    assert {each.person_id for each in Message.objects.filter(kind="somebody-can-help")} == {nadia.pk}
    page = f"/networks/{sent.network.slug}/desk/news/{sent.pk}/"
    reach = f"{page}hands/{Hand.objects.get().pk}/"
    assert "I have a van." in browser_of(nadia).get(page).content.decode()
    assert "I have a van." not in browser_of(esther).get(page).content.decode()
    assert (browser_of(nadia).post(reach).status_code, browser_of(esther).post(reach).status_code) == (200, 404)


def test_help_is_looked_for_until_the_last_day_and_for_a_week_where_none_was_said(
    sent: Broadcast, clara: Person
) -> None:
    assert sent.out_at
    almost, after = (sent.out_at + timedelta(days=7, minutes=minutes) for minutes in (-1, 1))
    assert hands.is_open(sent, almost)
    assert not hands.is_open(sent, after)
    assert not hands.raise_hand(sent, clara.pk, "", now=after)
    sent.last_day = timezone.localdate(after)
    assert hands.is_open(sent, after)


def test_a_hand_raised_after_the_letters_were_counted_counts(sent: Broadcast, clara: Person) -> None:
    at = timezone.now() + timedelta(days=22)
    Broadcast.objects.filter(pk=sent.pk).update(last_day=timezone.localdate(at + timedelta(days=2)))
    assert counting.keep_counts(at) == 1
    sent.refresh_from_db()
    assert reach_of(sent).hands == 0
    assert hands.raise_hand(sent, clara.pk, "", now=at)
    assert reach_of(sent).hands == 1
    # What was counted stays once hands are forgotten.
    Broadcast.objects.filter(pk=sent.pk).update(reached=reach_of(sent).as_json())
    Hand.objects.all().delete()
    sent.refresh_from_db()
    assert reach_of(sent).hands == 1


def test_one_press_ends_one_kind(sent: Broadcast, clara: Person, esther: Person) -> None:
    address = f"/news/{news.token_of(clara.pk, sent.called)}/"
    assert Client().get(address).status_code == 200
    assert not Unwanted.objects.exists()
    for _twice in range(2):
        page = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
        assert "Done." in page.content.decode()
    assert Unwanted.objects.get().kind == "skills"
    again = goes_out(make_draft(sent.network, esther), esther)
    assert not again.hearers.exists()
    assert Client().post(address[:-3] + "x/").status_code == 404


def test_what_mail_programs_read_of_it(sent: Broadcast, clara: Person, settings: Settings) -> None:
    assert sent.status == Broadcast.Status.SENT
    settings.TOLD_AT, settings.MAIL_FROM = "https://doorstep.example/in/", "Us <post@doorstep.example>"
    found = news.news_of(last_letter(clara))
    assert found
    headers = found.headers()
    assert headers["List-Id"] == "<skills.southern-network.doorstep.example>"
    assert headers["List-Unsubscribe"].startswith("<https://doorstep.example/news/")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert going.go_on(timezone.now()) == 0
