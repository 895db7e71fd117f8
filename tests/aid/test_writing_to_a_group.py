"""Anybody writes to a group from its page, without an account; its coordinators read it."""

import pytest
from django.test import Client

from doorstep.groups.models import Group
from doorstep.messaging.models import Message, Reply
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import called
from tests.aid.street import make_street
from tests.factories import make_group, make_person, sign_in

pytestmark = pytest.mark.django_db
SAID = {"words": "Do you have a minibus?", "called": "Amina", "phone": "07700 900501", "sent_as": "this one"}


@pytest.fixture
def rye() -> Group:
    return make_street()[0]


def write(client: Client, group: Group, **said: str) -> tuple[int, str]:
    answer = client.post(f"{group.get_absolute_url()}writing/", SAID | said, follow=True)
    return answer.status_code, answer.content.decode()


def test_what_somebody_writes_stands_at_the_desk_of_the_group(client: Client, rye: Group) -> None:
    assert "It is sent" in write(client, rye)[1]

    reply = Reply.objects.get()
    assert (reply.status, reply.desk, reply.means) == ("open", rye.uid, "phone")
    assert reply.body == "Do you have a minibus?\n\nAmina, 07700 900501"
    assert called([reply.person_id]) == {reply.person_id: "Amina"}
    point = ContactPoint.objects.get(person=reply.person_id)
    assert (point.value, point.calls, point.voicemail) == ("+447700900501", True, False)
    told = Message.objects.get(kind="somebody-wrote")
    assert told.person == rye.memberships.get().person
    assert "minibus" not in told.body


def test_a_coordinator_reads_it_and_answers(client: Client, rye: Group) -> None:
    write(Client(), rye)
    sign_in(client, rye.memberships.get().person, strong=True)
    here = f"{rye.get_absolute_url()}requests/replies/{Reply.objects.get().pk}/"

    assert "minibus" in client.post(here).content.decode()
    client.post(f"{here}end/", {"do": "answer", "words": "Yes, on Fridays."})
    assert Reply.objects.get().status == "answered"
    assert "on Fridays" in Message.objects.get(person=Reply.objects.get().person).body


def test_whoever_needs_a_hand_is_led_to_where_that_is_asked(client: Client, rye: Group) -> None:
    page = client.get(f"{rye.get_absolute_url()}writing/").content.decode()

    assert f'href="/ask/?group={rye.slug}"' in page
    assert f'href="{rye.get_absolute_url()}writing/"' in client.get(rye.get_absolute_url()).content.decode()


def test_pressed_twice_it_is_written_once(client: Client, rye: Group) -> None:
    assert [write(client, rye)[0] for _ in range(2)] == [200, 200]

    assert Reply.objects.count() == 1
    assert write(client, rye, sent_as="another")[0] == 200
    assert Reply.objects.count() == 2
    assert Message.objects.filter(kind="somebody-wrote").count() == 1


def test_whoever_names_a_number_is_nobody_whom_we_know_by_it(client: Client, rye: Group) -> None:
    amina = make_person("Amina", phone=SAID["phone"])
    write(client, rye, called="Dev")

    assert Reply.objects.get().person != amina
    assert called([amina.pk]) == {amina.pk: "Amina"}


@pytest.mark.parametrize(
    "said",
    [
        {"words": ""},
        {"words": "\u200e \u202e"},
        {"phone": ""},
        {"phone": "12"},
        {"email": "nobody"},
        {"words": "a" * 1001},
    ],
)
def test_what_is_to_mend_is_said_and_what_was_typed_is_kept(client: Client, rye: Group, said: dict[str, str]) -> None:
    status, page = write(client, rye, **said)

    assert status == 422
    assert "Something to mend" in page
    assert "Amina" in page
    assert not ContactPoint.objects.exclude(person__in=rye.memberships.values("person")).exists()


def test_nobody_is_flooded(client: Client, rye: Group) -> None:
    statuses = [write(client, rye, sent_as=f"{number}")[0] for number in range(8)]

    assert statuses == [200] * 6 + [422] * 2
    assert Reply.objects.count() == 6


def test_where_nobody_would_read_it_it_is_not_offered(client: Client) -> None:
    alone = make_group("Alone Neighbours")

    answer = client.post(f"{alone.get_absolute_url()}writing/", SAID)
    assert (answer.status_code, answer["Location"]) == (302, alone.get_absolute_url())
    assert "writing/" not in client.get(alone.get_absolute_url()).content.decode()
    assert not Person.objects.exists()
