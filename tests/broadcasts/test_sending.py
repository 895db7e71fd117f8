"""From a draft to what arrived: counted first, looked at by a second, sent once to each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from doorstep.broadcasts.actions import going, sending, wanting
from doorstep.broadcasts.models import Broadcast, Hearer
from doorstep.broadcasts.queries.reach import reach_of, unheard
from doorstep.broadcasts.queries.sending import counted
from doorstep.groups.models import Group
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.broadcasts.making import SAYS, goes_out, make_draft, version_of
from tests.factories import make_group, make_person
from tests.networks.making import browser_of, last_letter, make_contact

pytestmark = pytest.mark.django_db
Status = Broadcast.Status
NOW = timezone.now


def test_what_is_sent_comes_to_the_contact_once(network: Network, esther: Person, clara: Person) -> None:
    draft = make_draft(network, esther)
    assert counted(draft).people == 1
    sent = goes_out(draft, esther)
    assert sent.status == Status.SENT
    letter = last_letter(clara)
    assert letter.subject == "Sewing machines wanted"
    assert "The hospital needs two hundred bags." in letter.body
    assert letter.news == "skills.southern-network"
    assert going.go_on(NOW()) == 0
    assert Message.objects.filter(person=clara, kind="broadcast").count() == 1
    assert reach_of(sent).waiting == 1


def test_it_waits_for_its_time(network: Network, esther: Person, clara: Person) -> None:
    draft, now = make_draft(network, esther), NOW()
    sending.send(draft, people=1, goes_at=now + timedelta(hours=3), by=esther.pk, now=now)
    assert going.go_on(now + timedelta(hours=2)) == 0
    assert going.go_on(now + timedelta(hours=3)) == 1
    assert last_letter(clara).subject == SAYS.subject


def test_to_many_a_second_officer_lets_it_go(network: Network, esther: Person, nadia: Person, clara: Person) -> None:
    wanting.rule(network, 0, by=esther.pk, now=NOW())
    draft = make_draft(network, esther)
    sending.send(draft, people=1, goes_at=NOW(), by=esther.pk, now=NOW())
    assert draft.status == Status.TO_SECOND
    assert last_letter(nadia).kind == "broadcast-needs-a-second"
    assert going.go_on(NOW()) == 0
    with pytest.raises(sending.NeedsASecondError):
        sending.let_go(draft, by=esther.pk, now=NOW())
    sending.let_go(draft, by=nadia.pk, now=NOW())
    assert going.go_on(NOW()) == 1
    assert last_letter(clara).kind == "broadcast"


def test_whoever_changed_it_last_has_written_it(network: Network, esther: Person, nadia: Person, clara: Person) -> None:
    wanting.rule(network, 0, by=esther.pk, now=NOW())
    draft = make_draft(network, nadia)
    sending.send(draft, people=1, goes_at=NOW(), by=esther.pk, now=NOW())
    with pytest.raises(sending.NeedsASecondError):
        sending.let_go(draft, by=esther.pk, now=NOW())
    assert last_letter(nadia).kind == "broadcast-needs-a-second"
    assert not Message.objects.filter(person=clara, kind="broadcast").exists()


def test_held_it_is_a_draft_and_stopped_it_goes_to_nobody_else(
    network: Network, esther: Person, clara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_contact(network, make_person("Ben", email="ben@example.org"), make_group("Queens Road"))
    assert clara
    draft, now = make_draft(network, esther), NOW()
    sending.send(draft, people=2, goes_at=now + timedelta(hours=1), by=esther.pk, now=now)
    assert sending.hold(draft, by=esther.pk, now=now) == Status.DRAFT
    sending.send(draft, people=2, goes_at=now, by=esther.pk, now=now)
    monkeypatch.setattr(going, "AT_ONCE", 1)
    monkeypatch.setattr(going, "A_TURN", timedelta())
    going.go_on(now)
    draft.refresh_from_db()
    assert (draft.status, draft.hearers.count()) == (Status.GOING, 2)
    monkeypatch.setattr(going, "A_TURN", timedelta(seconds=5))
    going._tell_some(draft, now)  # noqa: SLF001 # one step of it
    assert sending.hold(draft, by=esther.pk, now=now) == Status.STOPPED
    assert going.go_on(now) == 0
    assert Hearer.objects.filter(told_at=None).count() == 1
    # What had not gone out yet goes to nobody either.
    assert not Message.objects.filter(kind="broadcast", expires_at__gt=now).exists()


def test_a_draft_is_written_looked_at_and_sent_on_the_pages(network: Network, esther: Person, clara: Person) -> None:
    browser, desk = browser_of(esther), f"/networks/{network.slug}/desk/news/"
    said = {"kind": "news", "subject": "A café on Sunday", "body": "Come at three.", "is_public": "on"}
    page = browser.post(f"{desk}new/", said, follow=True)
    assert "1 person" in page.content.decode()
    draft = Broadcast.objects.get()
    assert browser.post(f"{desk}{draft.pk}/trial/").headers["Location"].endswith("done=tried")
    assert last_letter(esther).subject == "Trial: A café on Sunday"
    page = browser.post(f"{desk}{draft.pk}/sending/", {"goes_at": "", "version": version_of(draft)}, follow=True)
    assert "It goes out" in page.content.decode()
    again = browser.post(f"{desk}{draft.pk}/sending/", {"goes_at": "", "version": version_of(draft)}, follow=True)
    assert "Somebody was first" in again.content.decode()
    going.go_on(NOW())
    assert last_letter(clara).subject == "A café on Sunday"
    assert "It is for" in browser.get(f"{desk}{draft.pk}/").content.decode()


def test_a_group_that_cannot_be_written_to_is_named(network: Network, esther: Person, group: Group) -> None:
    nobody = make_person("Olu")
    make_contact(network, nobody, group)
    sent = goes_out(make_draft(network, esther), esther)
    assert [each.name for each in unheard(sent)] == ["Rye Lane Neighbours"]
    assert reach_of(sent).no_way == 1


@pytest.mark.parametrize("many", [3, 40])
def test_counting_takes_as_many_questions_for_many(
    network: Network, esther: Person, many: int, django_assert_max_num_queries: object
) -> None:
    for number in range(many):
        make_contact(network, make_person(f"P{number}", email=f"p{number}@example.org"), make_group(f"Group {number}"))
    draft = make_draft(network, esther)
    with django_assert_max_num_queries(8):  # type: ignore[operator] # pytest-django's
        assert counted(draft).people == many
