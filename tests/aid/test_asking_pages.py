"""Asking on the web: question after question, until a group has it; told as somebody does who needs a hand."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.asked import first_day
from doorstep.aid.models import Address, HelpRequest, Needs, Task
from doorstep.groups.models import Group
from doorstep.messaging.models import Message
from doorstep.people.models import ContactPoint, Details, Person
from doorstep.places import cells, districts
from tests.aid.walking import ASK, SHOPPING, Walk, digits, walked, words
from tests.factories import PECKHAM, make_person, sign_in

pytestmark = pytest.mark.django_db
# Where SE15 4AB leads without a list of postcodes: the middle of its district.
DOOR = districts.get("SE15").cell  # type: ignore[union-attr] # it is known
AT = cells.as_text(cells.shown(cells.cell_at(*PECKHAM)))


# -- The whole way ---------------------------------------------------------------------------------------------------


def test_somebody_asks_and_her_group_has_it(rye: Group) -> None:
    walk = walked()
    assert "12 Choumert Road" in words(walk.page)
    assert not HelpRequest.objects.exists()

    page = words(walk.press("send"))

    asked = HelpRequest.objects.get()
    assert (asked.group, asked.district, asked.urgency, asked.on_behalf) == (rye, "SE15", "week", "self")
    assert [(task.kind, task.owner is not None) for task in asked.tasks.all()] == [("shopping", True)]
    assert Address.objects.get().words == "12 Choumert Road"
    assert (Needs.objects.get().what, Needs.objects.get().know) == ("Milk and bread.", "No nuts.")
    assert Details.objects.get(person=asked.person).called == "Amina"
    assert ContactPoint.objects.get(person=asked.person).value == "+442079460501"
    assert asked.tasks.get().codeword in page
    assert len(digits(page)) == 19


@pytest.mark.usefixtures("rye")
def test_an_email_is_promised_to_whoever_gave_an_address_and_to_nobody_else() -> None:
    make_person("Zoe", email="zoe@canary.example")
    page = words(walked().press("send"))
    assert "Whoever says yes can get in touch with you" in page
    assert "we write you an e-mail" not in page


def test_whoever_asked_before_finds_where_their_receipt_opens(rye: Group) -> None:
    client = Client()
    for address in ("/", ASK, rye.get_absolute_url()):
        assert 'href="/receipt/">I have a receipt</a>' in client.get(address).content.decode()
    walk = Walk(client)
    walk.press("on", kinds=["shopping"])
    assert "I have a receipt" not in words(walk.page)


def test_each_question_comes_alone_and_in_its_order(rye: Group) -> None:
    walk, seen = Walk(Client()), []
    while walk.step != "look":
        seen.append(walk.step)
        walk.press("on", **SHOPPING[walk.step])

    assert seen == ["what", "where", "address", "when", "who", "reach", "safe", "know"]
    assert rye.help_requests.count() == 0


def test_a_call_needs_no_address_and_after_the_finder_no_postcode(rye: Group) -> None:
    walk = Walk(Client(), f"{ASK}?group={rye.slug}&at={AT}")
    walk.press("on", kinds=["phone-call"])

    assert walk.step == "when"
    walk.answer(SHOPPING)
    walk.press("send")
    asked = HelpRequest.objects.get()
    assert (asked.group, asked.tasks.get().kind) == (rye, "phone-call")
    assert cells.shown(asked.cell) == cells.shown(cells.cell_at(*PECKHAM))
    assert not Address.objects.exists()


@pytest.mark.usefixtures("rye")
def test_what_was_typed_is_in_no_address_no_cookie_and_not_here() -> None:
    walk = walked()

    assert {*walk.client.cookies} <= {"csrf"}
    assert walk.page.request["QUERY_STRING"] == ""  # type: ignore[attr-defined] # the test client adds it
    assert walk.page["Cache-Control"] == "no-store"
    assert not Person.objects.filter(memberships=None).exists()


def test_back_keeps_everything_and_on_goes_where_one_was(rye: Group) -> None:
    walk = Walk(Client())
    walk.answer(SHOPPING, until="reach")
    walk.press("back", called="Amina", phone="020")
    assert walk.step == "who"
    walk.press("back")
    walk.press("back")
    assert "12 Choumert Road" in words(walk.page)

    walk.press("on", address="14 Choumert Road")
    assert walk.step == "reach"
    assert 'value="Amina"' in words(walk.page)
    assert "things to mend" not in words(walk.page)
    walk.answer(SHOPPING)
    walk.press("send")
    assert (Address.objects.get().words, rye.help_requests.count()) == ("14 Choumert Road", 1)


def test_one_answer_is_changed_from_the_end(rye: Group) -> None:
    walk = walked()
    walk.press("what")
    assert walk.step == "what"
    walk.press("on", kinds=["shopping", "post"], what="Milk.")
    assert walk.step == "look"
    walk.press("send")

    assert sorted(Task.objects.values_list("kind", flat=True)) == ["post", "shopping"]
    assert rye.tasks.count() == 2


def test_what_has_to_be_mended_stands_beside_what_was_typed(rye: Group) -> None:
    walk = Walk(Client())
    walk.press("on", kinds=["other"])
    assert walk.page.status_code == 422
    assert "Say in a few words what it is." in words(walk.page)
    walk.press("on", kinds=["other"], what="A lamp to change.")
    walk.press("on", postcode="Nowhere")
    assert walk.page.status_code == 422
    assert 'value="Nowhere"' in words(walk.page)
    assert "That is no postcode." in words(walk.page)
    assert rye.tasks.count() == 0


# -- When ------------------------------------------------------------------------------------------------------------


def test_a_weekly_shop_is_a_rule_with_its_first_day(rye: Group) -> None:
    every = {"weekdays": ["TU", "FR"], "weeks": "2", "part": "morning", "same_volunteer": "on"}
    walked({"when": {"urgency": "every"}, "every": every}).press("send")

    asked = rye.help_requests.get()
    assert (asked.every, asked.same_volunteer) == ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR", True)
    day = asked.tasks.earliest("day").day
    assert day
    assert day.weekday() in {1, 4}
    assert timezone.localdate() < day <= timezone.localdate() + timedelta(7)


def test_a_certain_day_is_neither_over_nor_a_year_away(rye: Group) -> None:
    walk = Walk(Client())
    walk.answer({**SHOPPING, "when": {"urgency": "day"}}, until="day")
    for day in (timezone.localdate() - timedelta(2), timezone.localdate() + timedelta(365)):
        assert walk.press("on", day=f"{day}", part="any").status_code == 422
    day = timezone.localdate() + timedelta(3)
    walk.press("on", day=f"{day}", part="evening")
    walk.answer(SHOPPING)
    walk.press("send")

    task = rye.tasks.get()
    assert (task.day, task.part) == (day, "evening")


# -- Who it is for, and how they are reached --------------------------------------------------------------------------


def test_for_somebody_else_only_once_they_agreed(rye: Group) -> None:
    walk = Walk(Client())
    walk.answer(SHOPPING, until="who")
    assert walk.press("on", whom="somebody").status_code == 422
    walk.press("on", whom="somebody", agreed="on")
    assert "What shall we call them?" in words(walk.page)
    walk.answer(SHOPPING)
    walk.press("send")
    assert rye.help_requests.get().on_behalf == "relative"


def test_what_is_safe_holds_for_each_way(rye: Group) -> None:
    reach = {"called": "Amina", "phone": "020 7946 0501", "email": "amina@canary.example"}
    safe = {"messages": "on", "from_time": "10:00", "to_time": "12:00"}
    walked({"reach": reach, "safe": safe}).press("send")

    for point in ContactPoint.objects.filter(person=rye.help_requests.get().person):
        assert (point.safe.calls, point.safe.messages, point.safe.voicemail) == (False, True, False)
        assert point.safe.from_time


@pytest.mark.parametrize("reach", [{"called": "Amina"}, {"called": "Amina", "phone": "12"}, {"email": "a@b.example"}])
def test_without_a_name_and_a_way_nobody_can_be_told_who_comes(rye: Group, reach: dict[str, str]) -> None:
    walk = Walk(Client())
    walk.answer(SHOPPING, until="reach")
    assert walk.press("on", **reach).status_code == 422
    assert rye.tasks.count() == 0


def test_whoever_is_signed_in_asks_as_themselves(rye: Group) -> None:
    amina, client = make_person("Amina", email="amina@canary.example"), Client()
    sign_in(client, amina)
    walk = Walk(client)
    walk.answer({name: said for name, said in SHOPPING.items() if name not in {"reach", "safe"}})
    walk.press("send")

    asked = rye.help_requests.get()
    assert (asked.person, asked.asked_by) == (amina, amina.pk)
    assert Message.objects.filter(person=amina, kind="asked").exists()


def test_whoever_is_signed_in_asks_for_somebody_else_who_is_not_them(rye: Group) -> None:
    ben, client = make_person("Ben", email="ben@canary.example"), Client()
    sign_in(client, ben)
    walk = Walk(client)
    walk.answer({**SHOPPING, "who": {"whom": "somebody", "agreed": "on"}})
    walk.press("send")

    asked = rye.help_requests.get()
    assert asked.person != ben
    assert asked.asked_by == ben.pk


def test_the_first_day_is_one_of_those_and_not_today() -> None:
    wednesday = date(2026, 11, 25)
    assert first_day({2}, wednesday) == date(2026, 12, 2)
    assert first_day({3, 0}, wednesday) == date(2026, 11, 26)
