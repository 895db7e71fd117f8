"""Whoever wants a person, falls silent, or asks where nobody can be asked is for a human, and never lost."""

import pytest

from doorstep.aid.actions import exchanges_due
from doorstep.aid.models import Conversation, GroupWay, Needs
from doorstep.groups.models import Group
from doorstep.messaging.models import Message, Reply
from doorstep.people.models import ContactPoint
from tests.aid.exchanging import AMINA, BEGINS, LOOK, OTHER, exchange, mails, texts
from tests.aid.street import NOW, later
from tests.factories import LEEDS, make_group

pytestmark = pytest.mark.django_db
RINGS = "Rye Lane Neighbours has what you wrote. A person of the group rings you here."


# -- A human ---------------------------------------------------------------------------------------------------------


def test_whoever_wants_a_person_is_rung_by_one_of_the_group(rye: Group) -> None:
    assert texts("SE15 4NX shopping. Please ring me, this is Amina")[-1] == RINGS

    row = Conversation.objects.get()
    assert (row.group, row.owner, row.due_at) == (rye, rye.memberships.get().person_id, NOW)
    said = [row.said[name] for name in ("called", "kinds", "postcode", "may_call", "phone", "voicemail")]
    assert said == ["Amina", ["shopping"], "SE15 4NX", True, AMINA, False]
    assert (exchange().status, exchange().said) == ("to-ring", None)
    assert Message.objects.filter(kind="somebody-to-ring", person=row.owner).count() == 1


@pytest.mark.usefixtures("rye")
def test_nobody_is_rung_who_did_not_ask_for_it() -> None:
    texts("hello", "asdf", "SE15", "jkl;", "??")
    assert ContactPoint.objects.get(person=exchange().person).calls is False

    said = texts("huh", "zzz zzz")
    row = Conversation.objects.get()
    assert (row.said["may_call"], row.said["may_message"], row.said["voicemail"]) == (False, True, False)
    assert said[0] == "Rye Lane Neighbours has it. A person gets in touch here. May they ring you? Then write RING ME."
    texts("ring me")
    assert ContactPoint.objects.get(person=exchange().person).calls is True


@pytest.mark.usefixtures("rye")
def test_without_a_place_it_waits_at_the_desk_of_this_site_and_goes_on_once_there_is_one() -> None:
    said = texts("ring me", "what?", "SE15")

    waits = "A person reads this and gets in touch. It is quicker if you send your postcode, such as SE15 4NX."
    assert said == [waits, waits, RINGS]
    assert Conversation.objects.get().said["what"] == "ring me"


def test_what_they_write_while_somebody_is_to_ring_reaches_the_same_humans(rye: Group) -> None:
    said = texts("SE15 ring me", "and bring eggs", "thanks")

    assert said[1:] == ["We have it, beside what you wrote before. A person reads it, and gets in touch.", ""]
    assert [(each.body, each.desk) for each in Reply.objects.filter(status="open")] == [("and bring eggs", rye.uid)]


@pytest.mark.usefixtures("rye")
def test_danger_is_answered_first_and_once_and_then_it_goes_on() -> None:
    said = texts("he hit me", "SE15 shopping he hits me", "yes")

    assert [each.startswith("In danger now? Ring 999.") for each in said] == [True, False, False]
    assert said[0].endswith(BEGINS)
    assert "he hit me" in Needs.objects.get().what


# -- Silence ---------------------------------------------------------------------------------------------------------


def test_whoever_falls_silent_is_for_humans_after_an_hour(rye: Group) -> None:
    texts("SE15 shopping today")
    before = Message.objects.filter(kind="by-text").count()

    assert exchanges_due.look_after(later(minutes=59)) == 0
    assert exchanges_due.look_after(later(minutes=60)) == 1

    assert (Conversation.objects.get().group, exchange().status) == (rye, "to-ring")
    # They may not be alone: nothing is sent.
    assert Message.objects.filter(kind="by-text").count() == before


@pytest.mark.usefixtures("rye")
def test_without_a_place_silence_waits_at_the_desk_and_is_never_lost() -> None:
    texts("i need a hand")

    exchanges_due.look_after(later(hours=1))
    assert (exchange().status, exchange().why, exchange().due_at) == ("waits", "nowhere", later(hours=25))
    exchanges_due.look_after(later(hours=25))
    assert exchange().due_at == later(hours=49)


def test_whoever_asked_where_nobody_helped_is_rung_once_somebody_does(rye: Group) -> None:
    rye.memberships.update(status="resting")
    texts("SE15 shopping")
    assert (exchange().status, exchange().why) == ("waits", "nobody")

    rye.memberships.update(status="joined")
    exchanges_due.look_after(later(hours=24))
    assert (Conversation.objects.get().group, exchange().status) == (rye, "to-ring")


@pytest.mark.usefixtures("rye")
def test_whom_nobody_rings_all_coordinators_hear_of_once_a_day() -> None:
    texts("SE15 ring me")

    assert [exchanges_due.remind(later(hours=hours)) for hours in (3, 4, 5, 28, 29)] == [0, 1, 0, 1, 0]
    assert Message.objects.filter(kind="somebody-waits").count() == 2


# -- Where nobody helps ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("rye")
def test_where_nobody_can_be_asked_they_hear_who_else_there_is_and_the_desk_sees_it() -> None:
    make_group("Leeds Neighbours", LEEDS, contact_ways=(("email", "hi@leeds.example"), ("phone", "0113 496 0000")))

    (said,) = texts("LS1 shopping")
    assert said == (
        "Nobody takes requests for your street here just now. Try Leeds Neighbours, 0113 496 0000. "
        "A person of ours looks as well."
    )
    assert (exchange().status, exchange().why) == ("waits", "nobody")
    assert texts("sorry I meant SE15")[-1] == LOOK.format("shopping, SE15, this week")


def test_of_a_full_group_nothing_is_asked(rye: Group) -> None:
    GroupWay.objects.filter(group=rye).update(is_full=True, elsewhere="Try the library.")

    (said,) = mails("SE15 shopping")
    assert "Try the library." in said
    assert exchange().why == "nobody"


def test_of_places_whose_postcodes_nobody_here_knows_a_human_hears() -> None:
    assert texts("BT1 1AA shopping") == [
        "We do not know postcodes there yet. A person reads what you wrote, and gets in touch."
    ]
    assert texts("SE98 shopping", sender=OTHER) == [
        "We could not find that postcode. Check it, or send only its first half, such as SE15."
    ]
