"""What goes is what was seen: as it was changed last, to no more people, in time; and what was stopped is stopped."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.broadcasts.actions import going, hands, sending, wanting, weekly, writing
from doorstep.broadcasts.models import Broadcast, Suggestion
from doorstep.broadcasts.queries.archive import networks_heard_by
from doorstep.broadcasts.queries.reach import may_still_stop, reach_of
from doorstep.broadcasts.said import CONTACTS, STANDBYS, Audience
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.models import Delivery, Enclosure, Message
from doorstep.networks.models import Affiliation, Network
from doorstep.people.models import Person
from tests.broadcasts.making import SAYS, goes_out, make_draft, version_of
from tests.factories import make_group, make_person
from tests.networks.making import browser_of, last_letter, make_contact

pytestmark = pytest.mark.django_db
NOW = timezone.now
Status = Broadcast.Status


def test_what_is_for_nobody_stops_no_other_news(network: Network, esther: Person, clara: Person) -> None:
    """Django knows without asking the database that nobody is meant, and refuses to say it in SQL."""
    nowhere = Audience(roles=(CONTACTS, STANDBYS), parts=Parts(districts=("LS1",)).as_json())
    empty, now = make_draft(network, esther, audience=nowhere), NOW()
    sending.send(empty, people=1, goes_at=now, by=esther.pk, now=now)
    goes_out(make_draft(network, esther), esther, now)
    assert last_letter(clara, "broadcast").subject == SAYS.subject
    empty.refresh_from_db()
    assert empty.status in (Status.GOING, Status.SENT)


def test_one_that_fails_keeps_no_other_back(
    network: Network, esther: Person, clara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, now = make_draft(network, esther, replace(SAYS, subject="Bad")), NOW()
    sending.send(bad, people=1, goes_at=now - timedelta(minutes=1), by=esther.pk, now=now)
    note = going._note  # noqa: SLF001 # one step of it

    def fails(due: Broadcast, *said: object) -> None:
        if due.pk == bad.pk:
            raise RuntimeError
        note(due, *said)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(going, "_note", fails)
    goes_out(make_draft(network, esther), esther, now)
    assert last_letter(clara, "broadcast").subject == SAYS.subject


def test_a_second_lets_go_only_what_they_saw(network: Network, esther: Person, nadia: Person, clara: Person) -> None:
    assert clara
    wanting.rule(network, 0, by=esther.pk, now=NOW())
    assert last_letter(nadia).kind == "news-rule-changed"
    draft, page = make_draft(network, esther), f"/networks/{network.slug}/desk/news/"
    sending.send(draft, people=1, goes_at=NOW(), by=esther.pk, now=NOW())
    seen = version_of(draft)
    sending.hold(draft, by=esther.pk, now=NOW())
    writing.change(draft, replace(SAYS, subject="Something else"), by=esther.pk)
    sending.send(draft, people=1, goes_at=NOW(), by=esther.pk, now=NOW())
    answer = browser_of(nadia).post(f"{page}{draft.pk}/second/", {"version": seen})
    assert answer.headers["Location"].endswith("done=late")
    browser_of(nadia).post(f"{page}{draft.pk}/second/", {"version": version_of(draft)})
    draft.refresh_from_db()
    assert draft.status == Status.SCHEDULED


def test_a_draft_that_was_changed_meanwhile_is_not_sent(network: Network, esther: Person, nadia: Person) -> None:
    draft = make_draft(network, esther)
    old = Broadcast.objects.get(pk=draft.pk)
    writing.be_for(draft, Audience(roles=(STANDBYS,)), by=nadia.pk)
    with pytest.raises(SomebodyWasFirstError):
        sending.send(old, people=1, goes_at=NOW(), by=esther.pk, now=NOW())


def test_what_grew_by_its_time_waits_for_a_second(
    network: Network, esther: Person, nadia: Person, clara: Person
) -> None:
    assert clara
    wanting.rule(network, 1, by=esther.pk, now=NOW())
    draft, now = make_draft(network, esther), NOW()
    sending.send(draft, people=1, goes_at=now, by=esther.pk, now=now)
    make_contact(network, make_person("Ben", email="ben@example.org"), make_group("Queens Road"))
    going.go_on(now)
    draft.refresh_from_db()
    assert (draft.status, draft.hearers.count()) == (Status.TO_SECOND, 0)
    assert last_letter(nadia, "broadcast-needs-a-second")


def test_after_its_last_day_it_is_a_draft_again(network: Network, esther: Person, clara: Person) -> None:
    draft, now = make_draft(network, esther, replace(SAYS, last_day=timezone.localdate())), NOW()
    page = f"/networks/{network.slug}/desk/news/{draft.pk}/sending/"
    late = timezone.localtime(now + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    answer = browser_of(esther).post(page, {"goes_at": late, "version": version_of(draft)})
    assert answer.status_code == 422
    sending.send(Broadcast.objects.get(), people=1, goes_at=now + timedelta(days=2), by=esther.pk, now=now)
    going.go_on(now + timedelta(days=2))
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
    assert not Message.objects.filter(person=clara, kind="broadcast").exists()


def test_what_waits_to_go_out_can_be_stopped_and_is_off_the_page(
    network: Network, esther: Person, clara: Person
) -> None:
    sent = goes_out(make_draft(network, esther, replace(SAYS, is_public=True)), esther)
    other = goes_out(make_draft(network, esther, replace(SAYS, subject="Another")), esther)
    assert may_still_stop(sent)
    page = browser_of(esther).post(f"/networks/{network.slug}/desk/news/{sent.pk}/hold/", follow=True)
    assert "Stopped. Whoever has it has it" in page.content.decode()
    sent.refresh_from_db()
    assert sent.status == Status.STOPPED
    assert Client().get(sent.get_absolute_url()).status_code == 404
    assert reach_of(sent).not_sent == 1
    assert reach_of(sent).waiting == 0
    # What else was written at that moment goes all the same.
    assert Message.objects.filter(pk__in=other.hearers.values("message"), expires_at__gt=NOW()).exists()
    assert not hands.is_open(sent, NOW())
    assert clara


def test_it_is_taken_off_the_page_and_goes_on(network: Network, esther: Person, clara: Person) -> None:
    sent = goes_out(make_draft(network, esther, replace(SAYS, is_public=True)), esther)
    browser_of(esther).post(f"/networks/{network.slug}/desk/news/{sent.pk}/off-the-page/")
    assert Client().get(sent.get_absolute_url()).status_code == 404
    assert browser_of(clara).get(sent.get_absolute_url()).status_code == 200


def test_what_was_ended_meanwhile_comes_neither_from_the_queue_nor_on_monday(
    network: Network, esther: Person, clara: Person
) -> None:
    now = NOW()
    sent = goes_out(make_draft(network, esther), esther, now)
    wanting.end_by_name(clara.pk, sent.called, now=NOW())
    assert not Message.objects.filter(person=clara, kind="broadcast", expires_at__gt=NOW()).exists()
    wanting.want(clara.pk, network, ["skills"], weekly=True, now=now)
    goes_out(make_draft(network, esther), esther, now)
    wanting.end_by_name(clara.pk, "skills.southern-network", now=NOW())
    weekly._write_some([clara.pk], now + timedelta(days=8))  # noqa: SLF001 # one step of it
    assert not Message.objects.filter(person=clara, kind="week-of-news").exists()


def test_safeguarding_waits_for_no_days_letter(network: Network, esther: Person, clara: Person) -> None:
    Person.objects.filter(pk=clara.pk).update(pace="daily")
    goes_out(make_draft(network, esther, replace(SAYS, kind="safeguarding")), esther)
    assert Delivery.objects.get(message=last_letter(clara, "broadcast")).status == Delivery.Status.WAITING


def test_a_second_opens_its_files_before_it_goes(network: Network, esther: Person, nadia: Person) -> None:
    draft = make_draft(network, esther)
    Enclosure.objects.create(bundle=draft.pk, number=0, name="f.pdf", kind="application/pdf", size=5, content=b"%PDF-")
    desk = f"/networks/{network.slug}/desk/news/{draft.pk}/"
    assert "/files/0/" in browser_of(nadia).get(f"{desk}draft/").content.decode()
    assert browser_of(nadia).get(f"{desk}files/0/").status_code == 200
    assert browser_of(make_person("Dev")).get(f"{desk}files/0/").status_code == 404


def test_an_area_that_was_drawn_stays_until_somebody_takes_it_away(network: Network, esther: Person) -> None:
    square = {"type": "Polygon", "coordinates": [[[-0.08, 51.46], [-0.06, 51.46], [-0.06, 51.48], [-0.08, 51.46]]]}
    draft = make_draft(network, esther, audience=Audience(parts={"shapes": [square]}))
    browser, page = browser_of(esther), f"/networks/{network.slug}/desk/news/{draft.pk}/audience/"
    browser.post(page, {"roles": ["contacts"], "version": version_of(draft)})
    assert "shapes" in Broadcast.objects.get().audience["parts"]
    browser.post(page, {"roles": ["contacts"], "anywhere": "on", "version": version_of(draft)})
    assert Broadcast.objects.get().audience["parts"] == {}


def test_whoever_has_something_to_do_with_a_network_hears_it(network: Network, clara: Person, group: Group) -> None:
    assert list(networks_heard_by(clara.pk)) == [network]
    assert not networks_heard_by(make_person("Dev").pk).exists()
    Affiliation.objects.filter(group=group).update(status="left")
    assert not networks_heard_by(clara.pk).exists()


def test_a_draft_thrown_away_leaves_whoever_asked_waiting(network: Network, esther: Person) -> None:
    said = {
        "kind": "support",
        "subject": "Drivers",
        "body": "On Fridays.",
        "organisation": "Pecan",
        "name": "Femi",
        "email": "femi@pecan.example",
        "agree": "on",
    }
    for _twice in range(2):
        Client().post(f"/networks/{network.slug}/passing-on/", said)
    asked = Suggestion.objects.get()
    desk, browser = f"/networks/{network.slug}/desk/news/", browser_of(esther)
    browser.post(f"{desk}asked/{asked.pk}/", {"do": "take-up", "kind": "news", "subject": "A", "body": "B"})
    browser.post(f"{desk}{Broadcast.objects.get().pk}/throwing-away/")
    asked.refresh_from_db()
    assert asked.status == Suggestion.Status.WAITING
    assert "femi@pecan.example" in browser.post(f"{desk}asked/{asked.pk}/reach/").content.decode()
