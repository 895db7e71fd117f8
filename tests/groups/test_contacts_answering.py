"""The contact of a group answers whether it may be listed: a plain word counts, and a human reads all else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups import actions
from doorstep.groups.actions import listing, proposing
from doorstep.groups.actions.proposing import confirm, send_in
from doorstep.groups.contacts import names_a_page
from doorstep.groups.models import ContactAsked, Group, Proposal
from doorstep.groups.patches import Parts
from doorstep.groups.speakers import THE_DESK
from doorstep.groups.views import proposals as views
from doorstep.limits.rates import Limit
from doorstep.messaging.models import Message, Reply
from doorstep.messaging.queries import for_nobody
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.actions import erase
from tests.factories import make_about, make_person
from tests.groups.pages import text
from tests.networks.making import answered, last_letter

pytestmark = pytest.mark.django_db
AT = "hello@choumert.example"


@pytest.fixture
def clara() -> Person:
    return make_person("Clara", email="clara@example.org")


def sent(name: str, by: Person, who: str = "found", at: str = AT) -> Group:
    about = make_about(name, Parts(districts=("SE15",)), source="the group", contact_ways=(("email", at),))
    group = send_in(about, who, now=timezone.now())
    confirm(Proposal.objects.get(group=group), by, now=timezone.now())
    return group


@pytest.fixture
def group(clara: Person) -> Group:
    return sent("Choumert Neighbours", clara)


@pytest.fixture
def asked(group: Group) -> Person:
    return ContactAsked.objects.get(group=group).person


# -- Asking them -----------------------------------------------------------------------------------------------------


def letters() -> int:
    return Message.objects.filter(kind="may-it-be-listed").count()


def test_who_was_not_asked_when_we_were_broken_off_is_asked_later(clara: Person) -> None:
    about = make_about("Broken Off", Parts(districts=("SE15",)), source="the group", contact_ways=(("email", AT),))
    send_in(about, "found", now=timezone.now())
    assert proposing.ask_contacts(timezone.now()) == 0
    Proposal.objects.update(person=clara, confirmed_at=timezone.now())
    assert [proposing.ask_contacts(timezone.now()) for _twice in range(2)] == [1, 0]
    assert letters() == 1


def test_two_groups_at_one_address_are_answered_each_by_its_own_letter(clara: Person) -> None:
    """Both are asked in one turn, at one moment."""
    person = make_person("Ruth", email=AT)
    for name in ("Choumert Neighbours", "Rye Lane Neighbours"):
        about = make_about(name, Parts(districts=("SE15",)), source="the group", contact_ways=(("email", AT),))
        send_in(about, "found", now=timezone.now())
    Proposal.objects.update(person=clara, confirmed_at=timezone.now())
    assert proposing.ask_contacts(timezone.now()) == 2
    answered("NO", person, sender=AT)
    said = ContactAsked.objects.get(message=last_letter(person, "may-it-be-listed").pk)
    assert said.said == "no"
    assert ContactAsked.objects.exclude(pk=said.pk).get().said == ""


def test_a_contact_who_was_erased_is_not_asked_again(group: Group, asked: Person) -> None:
    erase(asked.pk, by=None)
    assert not ContactAsked.objects.filter(group=group).exists()
    assert proposing.ask_contacts(timezone.now()) == 0


def test_a_finder_has_three_asked_a_day_and_the_others_the_day_after(clara: Person) -> None:
    for number in range(5):
        sent(f"Street {number} Neighbours", clara, at=f"hello@street{number}.example")
    assert letters() == 3
    assert proposing.ask_contacts(timezone.now()) == 0
    assert proposing.ask_contacts(timezone.now() + timedelta(days=1)) == 2


def test_a_full_day_takes_nothing_from_an_address(clara: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "IN_ALL", Limit("full", most=1, per=timedelta(days=1)))
    for number in range(3):
        sent(f"Street {number} Neighbours", clara)
    assert letters() == 1
    monkeypatch.undo()
    ben = make_person("Ben", email="ben@example.org")
    sent("Another", ben)
    assert letters() == 2


def test_what_waits_for_room_takes_no_room_from_others(clara: Person) -> None:
    for number in range(3):
        sent(f"Street {number} Neighbours", clara)
    assert letters() == 2
    for _turn in range(5):
        assert proposing.ask_contacts(timezone.now()) == 0
    sent("Another", clara, at="hello@another.example")
    assert letters() == 3


def test_what_nobody_confirmed_keeps_no_other_group_out(clara: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_WAITING", 1)
    for number in range(3):
        about = make_about(f"Made up {number}", Parts(districts=("SE15",)), source="the group")
        send_in(about, "found", now=timezone.now())
    sent("Choumert Neighbours", clara)
    with pytest.raises(listing.TooManyWaitingError):
        sent("One too many", clara)


def test_how_a_refused_group_is_reached_is_forgotten_after_some_weeks(group: Group) -> None:
    actions.refuse(group, by=None)
    now = timezone.now()
    assert [proposing.forget_refused(now + timedelta(days=days)) for days in (27, 29)] == [0, 1]
    assert not group.contact_ways.exists()


def test_so_is_what_its_desk_had_changed_in_that(group: Group) -> None:
    actions.change(group, {"contact_ways": [["phone", "020 7946 0123"]]}, by=None, speaker=THE_DESK)
    actions.refuse(group, by=None)
    assert group.changes.filter(field="contact_ways").exists()
    proposing.forget_refused(timezone.now() + timedelta(days=29))
    assert not group.changes.filter(field="contact_ways").exists()
    assert group.changes.filter(field="status").exists()


@pytest.mark.parametrize(
    ("name", "is_right"),
    [
        ("St.Mary’s Neighbours", True),
        ("S.O.S. Peckham", True),
        ("Choumert Rd. neighbours, No.5", True),
        ("Mt.Pleasant Helpers", True),
        ("Win at https://bad", False),
        ("Write to a@b.co", False),
        ("See st.co/evil", False),
        ("www.bad", False),
        ("See bad.example now", False),
        ("See b%61d.example", False),
        ("Follow x.com/bad", False),
    ],
)
def test_a_name_holds_no_address_of_a_page(name: str, is_right: bool) -> None:  # a row of the table
    assert names_a_page(name) is not is_right
    page = text(Client(), "/groups/new/", name=name, who="of-it", summary="x", where="SE15", kinds="shopping")
    assert ("Write the name alone" in page) is not is_right


# -- What they answer ------------------------------------------------------------------------------------------------


def said() -> str:
    return ContactAsked.objects.get().said


def test_yes_confirms_the_address_that_was_asked_and_no_other(clara: Person) -> None:
    ruth = make_person("Ruth", email=AT)
    another = people.add_contact_point(ruth, ContactPoint.Means.EMAIL, "boss@council.example", by=None)
    sent("Choumert Neighbours", clara)
    ContactPoint.objects.filter(person=ruth).update(confirmed_at=None)
    answered("YES", ruth, sender=AT)
    confirmed = ContactPoint.objects.filter(person=ruth, confirmed_at__isnull=False)
    assert (said(), confirmed.count(), confirmed.filter(pk=another.pk).exists()) == ("yes", 1, False)


@pytest.mark.parametrize(
    "words",
    [
        "Hello we are no mutual aid group, we are a shop. Yes remove us",
        "I am out of the office until Monday. Yes, really.",
        "Yes, but the number is wrong",
        "Who are you?",
        "HELP, what is this",
    ],
)
def test_what_is_not_a_plain_word_is_for_a_human_and_nobody_asks_for_a_hand(asked: Person, words: str) -> None:
    answered(words, asked, sender=AT)
    assert (said(), [reply.person for reply in for_nobody()]) == ("", [asked])
    assert Message.objects.filter(person=asked).count() == 1


def test_a_yes_from_elsewhere_counts_for_nothing_and_is_read(asked: Person) -> None:
    answered("YES", asked, sender="dev@example.org")
    assert (said(), for_nobody().count()) == ("", 1)


def test_an_answer_to_not_listed_is_read_as_promised(clara: Person) -> None:
    group = sent("Choumert Neighbours", clara, "of-it")
    actions.refuse(group, by=None)
    answered("Yes that is a mistake", clara)
    assert [reply.person for reply in for_nobody()] == [clara]


def test_a_renamed_group_is_still_the_one_that_was_asked_about(group: Group, asked: Person) -> None:
    Group.objects.filter(pk=group.pk).update(name="Another name")
    answered("YES", asked, sender=AT)
    assert said() == "yes"


def test_a_late_no_is_read_by_somebody_and_a_late_yes_is_told_how_it_stands(group: Group, asked: Person) -> None:
    letter = last_letter(asked)
    actions.put_on_list(group, by=None)
    answered("NO", asked, sender=AT)
    assert (said(), for_nobody().count()) == ("no", 1)
    assert "A person reads what you wrote." in last_letter(asked).body
    Message.objects.filter(person=asked).exclude(pk=letter.pk).update(made_at=letter.made_at - timedelta(days=1))
    answered("YES", asked, sender=AT)
    assert last_letter(asked, "group-listed").kind == "group-listed"
    assert (said(), Reply.objects.filter(status="open").count()) == ("yes", 1)


def test_from_one_place_only_so_many_are_sent_in_without_signing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "A_DAY", Limit("one", most=1, per=timedelta(days=1)))
    form = {"who": "of-it", "summary": "x", "where": "SE15", "kinds": "shopping", "phone": "020 7946 0123"}
    stands = [Client().post("/groups/new/", form | {"name": f"Street {number}"}).status_code for number in range(2)]
    assert stands == [302, 422]
