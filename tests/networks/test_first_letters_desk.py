"""What a list answers, at the desk of their network: read, rung about, noted."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from doorstep.groups.models import Change, Group, Report
from doorstep.messaging.actions import deliver_due
from doorstep.messaging.models import Message, Reply
from doorstep.networks.actions import first_letters
from doorstep.networks.models import FirstLetter, Network
from doorstep.people.models import Person
from tests.groups.pages import text
from tests.messaging.post import post_office
from tests.networks.list_answers import ANSWERS, bounce
from tests.networks.making import browser_of, make_officer
from tests.networks.starting import NOON, TICK, asked, comes, made_up, opened, sent, taken_in

pytestmark = pytest.mark.django_db
Status = FirstLetter.Status


def test_a_letter_that_cannot_be_sent_is_shown_as_a_contact_that_does_not_work(
    tmp_path: Path, settings: Settings
) -> None:
    settings.SMTP, settings.MAIL_FROM = {"host": "127.0.0.1"}, "hello@country.example"
    taken_in(made_up(tmp_path, 2))
    network = opened()
    asked()
    with post_office("550 5.1.1 nobody here") as (_box, settings.SMTP):
        deliver_due(NOON + TICK)
    first_letters.note_undelivered()
    assert sorted(FirstLetter.objects.values_list("status", flat=True)) == ["asked", "returned"]
    esther = browser_of(make_officer(network))
    page = text(esther, f"/networks/{network.slug}/desk/health/")
    assert "Their published contact does not work" in page
    assert FirstLetter.objects.get(status=Status.RETURNED).group.name in page


@pytest.fixture
def desk(tmp_path: Path, settings: Settings) -> tuple[Client, Network]:
    """Give Esther's browser at the desk of a network that has a question, a group to ring, and one that came back."""
    settings.SMTP, settings.MAIL_FROM = {"host": "127.0.0.1"}, "hello@country.example"
    taken_in(made_up(tmp_path, 5))
    network = opened()
    esther = make_officer(network)
    asked()
    letters = sent(settings)
    question = next(each for each in ANSWERS if each.called == "a question")
    comes(*question.written(letters[0]), *bounce(letters[1]))
    assert Message.objects.filter(person=esther, kind="wrote-to-network").count() == 1
    return browser_of(esther), network


def test_a_desk_reads_what_was_written_and_answers_it(desk: tuple[Client, Network]) -> None:
    esther, network = desk
    at, reply = f"/networks/{network.slug}/desk/replies/", Reply.objects.get(status="open")
    assert "Who are you" not in text(esther, at)
    page = esther.post(f"{at}{reply.pk}/").content.decode()
    assert "Who are you, and how did you get this?" in page
    answered = esther.post(f"{at}{reply.pk}/ending/", {"do": "answer", "words": ""})
    assert answered.status_code == 422
    esther.post(f"{at}{reply.pk}/ending/", {"do": "answer", "words": "We keep the list of the wiki."})
    assert Message.objects.get(kind="network-answers").body == "We keep the list of the wiki."
    assert "Nothing waits" in text(esther, at)
    late = esther.post(f"{at}{reply.pk}/ending/", {"do": "leave"})
    assert late.headers["Location"].endswith("done=late")


def test_a_desk_rings_and_notes_what_it_hears(desk: tuple[Client, Network]) -> None:
    esther, network = desk
    at = f"/networks/{network.slug}/desk/first-letters/"
    page = text(esther, f"{at}?how=to-ring")
    assert "020 7946 0004" in page
    ringing, other = FirstLetter.objects.filter(status=Status.TO_RING).order_by("pk")
    esther.post(f"{at}{ringing.pk}/", {"do": "going"})
    esther.post(f"{at}{other.pk}/", {"do": "closed"})
    assert Group.objects.get(pk=ringing.group_id).confirmed_on
    assert [change.voice for change in Change.objects.filter(field="confirmed_on")] == ["desk"]
    assert Report.objects.get().group_id == other.group_id
    assert "late" in str(esther.post(f"{at}{ringing.pk}/", {"do": "going"})["Location"])


def test_a_desk_is_closed_to_others(desk: tuple[Client, Network]) -> None:
    _esther, network = desk
    dev = browser_of(Person.objects.create())
    for page in ("first-letters", "replies"):
        assert dev.get(f"/networks/{network.slug}/desk/{page}/").status_code in {302, 404}
