"""What somebody left on the telephone, or wrote once too often, and no group could be given, waits at the desk."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.actions.asking_by_text import BEGUN
from doorstep.aid.models import Conversation, Exchange
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.actions.answering import answer
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Message, Reply
from tests.aid.exchanging import texts
from tests.factories import make_group, make_membership, make_person

pytestmark = pytest.mark.django_db
HERE, OTHERS = "/desk/asked-by-text/", "/desk/asked-by-text/others"
NUMBER, SOUND = "+442079460123", b"ID3 It is Amina."


def coordinated(name: str) -> Group:
    group = make_group(name)
    make_membership(make_person("Clara", email=f"{name[:3].lower()}@canary.example"), group, Role.COORDINATOR)
    return group


@pytest.fixture
def rye() -> Group:
    """Make one group of two: so nobody knows which of them it is for."""
    coordinated("Bellenden Neighbours")
    return coordinated("Rye Lane Neighbours")


@pytest.fixture
def said(rye: Group) -> Reply:  # noqa: ARG001 # the groups are there first
    answer(Text("1", "voice", NUMBER, "", "", voice=SOUND, seconds=9), now=timezone.now())
    return Reply.objects.get()


@pytest.fixture
def wrote(rye: Group) -> Reply:  # noqa: ARG001 # as above
    """Have somebody begin to ask more often in a day than is answered."""
    now = timezone.now()
    for number in range(BEGUN.most + 1):
        texts("I need bread", now=now + timedelta(minutes=number))
        Exchange.objects.update(status="over", why="settled", due_at=None, ended_at=now, said=None)
    return Reply.objects.get(status="open")


def end(client: Client, row: Reply, **typed: str) -> tuple[int, str]:
    answered = client.post(f"{OTHERS}/{row.pk}/ending/", typed, follow=True)
    row.refresh_from_db()
    return answered.status_code, answered.content.decode()


def test_it_is_listed_and_counted_and_stays_covered(esther: Client, said: Reply) -> None:
    page = esther.get(HERE).content.decode()
    assert "9 seconds on the telephone" in page
    assert NUMBER[3:] not in page
    assert "Nothing waits" not in esther.get("/desk/").content.decode()
    assert said.desk is None


def test_it_is_opened_by_tapping_and_they_can_read_who_looked(esther: Client, said: Reply) -> None:
    page = esther.post(f"{OTHERS}/{said.pk}/looking/").content.decode()
    assert f'src="{OTHERS}/{said.pk}/voice/"' in page
    assert NUMBER in page
    assert esther.get(f"{OTHERS}/{said.pk}/voice/").content == SOUND
    looked = JournalEntry.objects.get(verb="looked at")
    assert (looked.thing_id, looked.facts["why"]) == (str(said.person_id), "they-asked")


def test_what_was_said_is_rung_back_by_the_group_that_it_is_given_to(esther: Client, said: Reply, rye: Group) -> None:
    assert "The group has it" in end(esther, said, do="give", where="Rye Lane Neighbours")[1]
    row = Conversation.objects.get()
    assert (row.pk, row.group, row.said["phone"], said.desk) == (said.pk, rye, NUMBER, rye.uid)
    assert Message.objects.get(person=row.owner, kind="left-words")
    assert "No group has these" not in esther.get(HERE).content.decode()
    for again in ("give", "leave"):
        status, page = end(esther, said, do=again, where="Rye Lane Neighbours")
        assert status == 200
        assert "The group has it" not in page
    assert (Conversation.objects.count(), said.status) == (1, "open")


def test_what_was_written_stands_at_the_desk_of_the_group(esther: Client, wrote: Reply, rye: Group) -> None:
    page = esther.post(f"{OTHERS}/{wrote.pk}/looking/").content.decode()
    assert "I need bread" in page
    assert "<audio" not in page
    end(esther, wrote, do="give", where="Rye Lane Neighbours")
    assert (wrote.desk, wrote.status) == (rye.uid, "open")
    assert Message.objects.filter(kind="somebody-wrote").count() == 1
    assert esther.get(f"{OTHERS}/{wrote.pk}/voice/").status_code == 404


@pytest.mark.parametrize("where", ["", "Nowhere Neighbours", "Dulwich Neighbours"])
def test_what_leads_to_no_group_is_said_and_it_stays(esther: Client, said: Reply, where: str) -> None:
    make_group("Dulwich Neighbours")
    status, page = end(esther, said, do="give", where=where)
    assert (status, said.desk, said.status) == (422, None, "open")
    assert NUMBER not in page


def test_it_may_be_left(esther: Client, said: Reply) -> None:
    assert "Nothing more is to be done about it." in end(esther, said, do="leave")[1]
    assert said.status == "answered"


def test_more_than_somebody_reads_with_care_are_not_opened(esther: Client, said: Reply) -> None:
    for _ in range(30):
        assert esther.post(f"{OTHERS}/{said.pk}/looking/").status_code == 200
    answered = esther.post(f"{OTHERS}/{said.pk}/looking/", follow=True)
    assert "Look again in an hour" in answered.content.decode()
