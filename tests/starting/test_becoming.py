"""An evening is sent in once, looked at by a person, and the group is set up as was said."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.accounts.actions import withdraw_consent
from doorstep.aid.models import GroupWay
from doorstep.groups import actions as groups
from doorstep.groups.actions import members as joining
from doorstep.groups.actions.inviting import accept, find, invite
from doorstep.groups.actions.proposing import send_in
from doorstep.groups.models import Decision, Group, Membership, Proposal, Role
from doorstep.groups.queries import members
from doorstep.library.queries import shelf
from doorstep.people import actions as people
from doorstep.people.models import Person
from doorstep.starting.actions import becoming, forgetting
from doorstep.starting.actions.sending import TakenError
from doorstep.starting.forms.whole import whole
from doorstep.starting.models import Evening, Part
from doorstep.starting.queries import evenings
from tests.factories import make_group, make_person
from tests.groups.pages import browser, text
from tests.library.making import POLICY, make_document
from tests.starting.making import CONTACT, PATCH, WAY, WORDS, at, kinds, list_it, make_evening, send, sits_down, write

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def ben() -> Person:
    return make_person("Ben", email="ben@example.org")


def stamp_on(client: Client, evening: Evening) -> str:
    return text(client, at(evening, "sending")).partition('name="seen" value="')[2].partition('"')[0]


def roles(group: Group) -> set[tuple[str, str]]:
    found = Membership.objects.filter(group=group, status="joined").select_related("person")
    return {(kinds_of(row.person), row.role) for row in found}


def kinds_of(person: Person) -> str:
    return str(person.details.called)


# -- Sending in ------------------------------------------------------------------------------------------------------


def test_before_it_is_listed_nothing_but_what_is_public_stands_anywhere(clara: Person, evening: Evening) -> None:
    write(evening, clara)
    group = send(evening, clara)
    proposal = Proposal.objects.get(group=group)
    assert (proposal.person_id, proposal.who) == (clara.pk, "of-it")
    assert group.status == Group.Listing.PROPOSED
    assert not Membership.objects.filter(group=group).exists()
    assert not GroupWay.objects.filter(group=group).exists()


def test_a_double_press_sends_one_in(hers: Client, clara: Person, evening: Evening) -> None:
    write(evening, clara)
    stamp = stamp_on(hers, evening)
    assert "It is with us." in text(hers, at(evening, "sending"), seen=stamp)
    assert "It was sent in meanwhile." in text(hers, at(evening, "sending"), seen=stamp)
    assert "It was sent in meanwhile." in text(hers, at(evening, "patch"), name="Another")
    assert Group.objects.count() == 1


def test_what_was_changed_meanwhile_is_looked_at_once_more(hers: Client, clara: Person, evening: Evening) -> None:
    write(evening, clara)
    stamp = stamp_on(hers, evening)
    write(evening, clara, patch=PATCH | {"name": "Bens Neighbours"})
    page = text(hers, at(evening, "sending"), seen=stamp)
    assert "Something was changed while you looked." in page
    assert "Bens Neighbours" in page
    assert not Group.objects.exists()


def test_a_group_that_was_listed_meanwhile_is_asked_about(hers: Client, clara: Person, evening: Evening) -> None:
    write(evening, clara)
    make_group("Choumert Neighbours")
    page = text(hers, at(evening, "sending"))
    assert "Is it one of these?" in page
    assert "help on some of the same streets" in page
    stamp = stamp_on(hers, evening)
    assert "Tick the box" in text(hers, at(evening, "sending"), seen=stamp)
    assert "It is with us." in text(hers, at(evening, "sending"), seen=stamp, another="on")


def test_a_place_that_is_gone_is_mended_first(hers: Client, clara: Person, evening: Evening) -> None:
    write(evening, clara, patch=PATCH | {"where": "ZZ99"}, way=WAY, contact=CONTACT)
    page = text(hers, at(evening, "sending"))
    assert "Open it, and write it down again" in page
    assert at(evening, "patch") in page
    assert "to mend" not in text(hers, at(evening, "sending"), seen=evenings.stamp(evening)).partition("<form")[2]
    assert not Group.objects.exists()


def test_the_very_same_sent_in_by_somebody_else_is_theirs(clara: Person, evening: Evening) -> None:
    write(evening, clara)
    said = whole(evenings.chapters(evening))
    assert said.is_valid()
    send_in(said.about(), "found", now=timezone.now())
    with pytest.raises(TakenError):
        send(evening, clara)
    evening.refresh_from_db()
    assert evening.is_going


def test_two_evenings_that_say_the_same_are_one_group(clara: Person, evening: Evening, ben: Person) -> None:
    other = make_evening(ben)
    write(evening, clara)
    write(other, ben)
    send(evening, clara)
    with pytest.raises(TakenError):
        send(other, ben)


# -- What becomes of it ----------------------------------------------------------------------------------------------


def test_it_is_theirs_as_they_set_it_up(hers: Client, clara: Person, evening: Evening, ben: Person) -> None:
    grace = make_person("Grace", email="grace@example.org")
    sits_down(evening, ben, clara)
    sits_down(evening, grace, ben, Part.LEAD)
    write(evening, clara)
    group = send(evening, clara)
    list_it(group)
    assert roles(group) == {("Clara", "coordinator"), ("Ben", "coordinator"), ("Grace", "volunteer")}
    decision = Decision.objects.get(group=group)
    assert (decision.kind, decision.person_id, decision.made_by) == ("give-lead", grace.pk, ben.pk)
    assert decision.due_at is None
    way = GroupWay.objects.get(group=group)
    assert (way.how, way.cap) == ("board", 2000)
    assert becoming.look_after(timezone.now()) == 0
    assert {"group-listed", "starting-yours"} <= {*kinds(clara)}
    page = text(hers, at(evening))
    assert "It is listed, and set up as you said." in page
    assert f"/groups/{group.slug}/requests/way/" in page
    assert f"/groups/{group.slug}/requests/" not in text(browser(grace, strong=False), at(evening))
    assert "Written down." in text(hers, at(evening, "flyer"), printed="1")


def test_the_policies_they_go_by_are_theirs_and_name_nobody(hers: Client, clara: Person, evening: Evening) -> None:
    policy = make_document("Safeguarding", POLICY, kind="policy", topic="safeguarding")
    page = text(hers, at(evening, "policies"))
    assert policy.get_absolute_url() in page
    assert "to mend" in text(hers, at(evening, "policies"), policies=["another"], seen="")
    assert "Written down." in text(hers, at(evening, "policies"), policies=[policy.slug], seen="")
    write(evening, clara)
    group = send(evening, clara)
    assert not shelf.adopted_by(group).exists()
    list_it(group)
    adopted = shelf.adopted_by(group).get()
    page = text(Client(), adopted.get_absolute_url())
    assert "Choumert Neighbours helps in SE15" in page
    assert "020 7946 0123" in page
    assert "Clara" not in page


def test_a_policy_that_is_gone_by_then_is_left_out(clara: Person, evening: Evening) -> None:
    write(evening, clara)
    write(evening, clara, policies={"policies": ["gone"]})
    list_it(group := send(evening, clara))
    assert not shelf.adopted_by(group).exists()
    assert members.coordinators_of(group).count() == 1


def test_alone_a_lead_is_settled_a_day_later(clara: Person, evening: Evening) -> None:
    grace = make_person("Grace", email="grace@example.org")
    sits_down(evening, grace, clara, Part.LEAD)
    write(evening, clara)
    group = send(evening, clara)
    list_it(group)
    assert Decision.objects.get(group=group).due_at is not None


def test_whoever_else_the_desk_asked_meanwhile_decides_who_comes_in(clara: Person, evening: Evening) -> None:
    write(evening, clara)
    group, now = send(evening, clara), timezone.now()
    groups.put_on_list(group, by=None)
    dev = make_person("Dev", email="dev@example.org")
    invitation = find(invite(group, Role.COORDINATOR, by=None, now=now), now=now)
    assert invitation
    accept(invitation, dev, words=WORDS, now=now)
    becoming.look_after(now)
    assert [*members.coordinators_of(group).values_list("person", flat=True)] == [dev.pk]


def test_what_is_not_listed_says_so_to_all_and_can_still_be(
    hers: Client, clara: Person, evening: Evening, ben: Person
) -> None:
    sits_down(evening, ben, clara)
    write(evening, clara)
    group = send(evening, clara)
    groups.refuse(group, by=None)
    becoming.look_after(timezone.now())
    assert "did not list it" in text(hers, at(evening))
    assert kinds(ben)[-1] == kinds(clara)[-1] == "group-not-listed"
    list_it(group)
    assert members.coordinators_of(group).count() == 2


def test_what_was_not_listed_is_mended_and_sent_in_again(hers: Client, clara: Person, evening: Evening) -> None:
    write(evening, clara)
    groups.refuse(send(evening, clara), by=None)
    becoming.look_after(timezone.now())
    assert "Mend what you like" in text(hers, at(evening, "again"), now="1")
    assert "nothing was done" in text(hers, at(evening, "again"), now="1")
    write(evening, clara, patch=PATCH | {"summary": "Shopping, from any shop."})
    list_it(send(evening, clara))
    evening.refresh_from_db()
    assert evening.status == "listed"
    assert Group.objects.filter(status="refused").count() == 1


def test_without_a_coordinator_at_the_table_nothing_is_sent_in(clara: Person, evening: Evening, ben: Person) -> None:
    sits_down(evening, ben, clara, Part.LEAD)
    write(evening, clara)
    forgetting.leave(evening, clara.pk, now=timezone.now())
    his = browser(ben, strong=False)
    page = text(his, at(evening, "sending"), seen=stamp_on(his, evening))
    assert "Nobody at your table is a coordinator." in page
    assert not Group.objects.exists()


def test_a_lead_alone_is_told_that_nobody_put_them_into_it(clara: Person, evening: Evening, ben: Person) -> None:
    sits_down(evening, ben, clara, Part.LEAD)
    write(evening, clara)
    group = send(evening, clara)
    forgetting.leave(evening, clara.pk, now=timezone.now())
    list_it(group)
    assert kinds(ben)[-1] == "starting-without-you"
    assert not Membership.objects.exists()
    his = browser(ben, strong=False)
    assert "Look after it" not in text(his, at(evening))
    assert "Make the flyer" not in text(his, at(evening, "flyer"))


def test_whoever_no_longer_agrees_is_put_into_nothing(clara: Person, evening: Evening, ben: Person) -> None:
    sits_down(evening, ben, clara)
    write(evening, clara)
    group = send(evening, clara)
    for given in ben.consents.filter(withdrawn_at=None):
        people.withdraw(given, by=ben.pk, now=timezone.now())
    list_it(group)
    assert [*members.coordinators_of(group).values_list("person", flat=True)] == [clara.pk]
    assert kinds(ben)[-1] == "starting-without-you"


def test_what_another_group_says_to_somebody_takes_nothing_from_the_one_they_start(
    clara: Person, evening: Evening
) -> None:
    write(evening, clara)
    group, other = send(evening, clara), make_group("Next Door Neighbours")
    asked = joining.ask(clara, other, words=WORDS, now=timezone.now())
    joining.decline(asked, by=clara.pk, now=timezone.now())
    list_it(group)
    assert [*members.coordinators_of(group).values_list("person", flat=True)] == [clara.pk]
    assert "starting-without-you" not in kinds(clara)
    assert {given.to for given in clara.consents.filter(withdrawn_at=None)} == {"joining-a-group", "starting-a-group"}


def test_agreeing_no_longer_gets_up_from_every_table(clara: Person, evening: Evening, ben: Person) -> None:
    sits_down(evening, ben, clara)
    withdraw_consent(ben.consents.get(withdrawn_at=None), by=ben.pk, now=timezone.now())
    assert evenings.at_table(evening) == [clara.pk]
    assert not ben.consents.filter(withdrawn_at=None).exists()


def test_the_desk_reads_who_sits_at_the_table_and_no_name(staff: Client, clara: Person, evening: Evening) -> None:
    write(evening, clara)
    group = send(evening, clara)
    page = text(staff, f"/desk/proposals/{group.pk}/")
    assert "One coordinator alone started it" in page
    assert "Clara" not in page
