"""Finding somebody for a task on the desk: who fits and who does not, and passing on what is not ours."""

from datetime import timedelta

import pytest
from django.utils import timezone

from doorstep.aid.actions import answering, asking, finishing, moving
from doorstep.aid.actions.asking import TakesNoneError
from doorstep.aid.models import GroupWay, Offer, Task, Volunteer
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.people.models import Person
from tests.aid.helping import offered, said_yes
from tests.aid.street import FAR, HERE, asked, make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.factories import make_group, make_membership, make_person, make_team
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther(rye: Group, clara: Person) -> Person:  # noqa: ARG001 # Clara is first
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, rye, Role.COORDINATOR)
    return esther


# -- Finding somebody ------------------------------------------------------------------------------------------------


def test_who_could_do_it_stands_with_reasons_and_the_others_with_why_not(rye: Group, clara: Person) -> None:
    make_volunteer(rye)
    make_volunteer(rye, "Olu", cell=FAR)
    make_volunteer(rye, "Dara", vouched=False)
    resting = make_volunteer(rye, "Femi")
    Volunteer.objects.filter(pk=resting.pk).update(paused=True)
    page = text(browser(clara), below(rye, "tasks", asked_now(rye).pk, "volunteers"))

    assert "Ben: very near, never asked yet" in page
    for words in ("too far for them", "nobody has vouched for them yet", "takes a rest"):
        assert words in page


def test_it_says_what_somebody_is_wanted_for_and_whose_it_is_to_whoever_looks_after_it(
    rye: Group, clara: Person, esther: Person
) -> None:
    make_volunteer(rye, vouched=False)
    address = below(rye, "tasks", asked_now(rye, "dog-walking").pk, "volunteers")
    page = text(browser(clara), address)
    assert "Dog walking, <bdi>Amina</bdi> · by " in page
    assert "is new, so a yes of theirs waits for a nod" in page
    page = text(browser(esther), address)
    assert "Dog walking · by " in page
    assert "Amina" not in page


def test_where_nobody_fits_the_reasons_lie_open(rye: Group, clara: Person) -> None:
    make_volunteer(rye, "Olu", cell=FAR, metres=500)
    task = asked_now(rye)
    address = below(rye, "tasks", task.pk, "volunteers")
    page = text(browser(clara), address)
    assert "<details open>" in page
    assert "Put it on the board, or see below why not." in page
    Task.objects.update(on_board=True)
    assert "It stands on the board." in text(browser(clara), address)


def test_who_helped_before_is_said_by_name_to_whoever_looks_after_it(rye: Group, clara: Person, esther: Person) -> None:
    ben = make_volunteer(rye)
    first = said_yes(asked_now(rye), ben)
    finishing.complete(first, by=clara.pk, now=timezone.now())
    again = asked_again(first)
    assert "helped Amina before" in text(browser(clara), below(rye, "tasks", again.pk, "volunteers"))
    assert "helped this neighbour before" in text(browser(esther), below(rye, "tasks", again.pk, "volunteers"))


def asked_again(first: Task) -> Task:
    """Have the same neighbour ask once more."""
    opened = asking.open_request(asked(), first.person, first.group, by=None, now=timezone.now())
    return opened.request.tasks.get()


def test_nobody_reads_that_the_asker_themselves_cannot_do_it(rye: Group, clara: Person) -> None:
    ben = make_volunteer(rye)
    opened = asking.open_request(asked(), ben.person, rye, by=None, now=timezone.now())
    page = text(browser(clara), below(rye, "tasks", opened.request.tasks.get().pk, "volunteers"))
    assert "Nobody fits just now" in page
    assert "<bdi>Ben</bdi>:" not in page


def test_one_or_some_are_asked(rye: Group, clara: Person) -> None:
    volunteers = [make_volunteer(rye, name) for name in ("Ben", "Olu", "Femi")]
    task, client = asked_now(rye), browser(clara)
    address = below(rye, "tasks", task.pk, "volunteers")
    assert client.post(address, {"whom": ["nobody"]}).status_code == 422

    page = text(client, address, whom=[str(each.pk) for each in volunteers[:2]])
    assert "They have been asked." in page
    asked_now_ = Offer.objects.filter(task=task)
    assert {each.volunteer_id for each in asked_now_} == {each.pk for each in volunteers[:2]}
    assert {each.made_by for each in asked_now_} == {clara.pk}
    assert "Asked and not answered yet: 2." in page
    task.refresh_from_db()
    assert {each.ends_at for each in asked_now_} == {task.ends_at}
    # Nobody else is asked before these two had time to answer.
    assert task.due_at
    assert task.due_at > timezone.now() + timedelta(hours=1)


def test_nobody_is_asked_who_does_not_fit(rye: Group, clara: Person) -> None:
    far = make_volunteer(rye, "Olu", cell=FAR, metres=500)
    task = asked_now(rye)
    answer = browser(clara).post(below(rye, "tasks", task.pk, "volunteers"), {"whom": [str(far.pk)]})
    assert answer.status_code == 422
    assert not Offer.objects.exists()


def test_what_somebody_does_already_is_offered_to_nobody(rye: Group, clara: Person) -> None:
    ben, olu = make_volunteer(rye), make_volunteer(rye, "Olu", cell=HERE)
    task = asked_now(rye)
    Offer.objects.all().delete()
    offered(task)
    answering.accept(Offer.objects.get(task=task, volunteer=ben), now=timezone.now())
    Offer.objects.filter(volunteer=olu).delete()
    answer = browser(clara).post(below(rye, "tasks", task.pk, "volunteers"), {"whom": [str(olu.pk)]})
    assert "Somebody does it already" in answer.content.decode()


def test_it_is_put_on_the_board_once(rye: Group, clara: Person) -> None:
    task, client = asked_now(rye), browser(clara)
    assert "on the board now" in text(client, below(rye, "tasks", task.pk, "board"), sure="yes")
    assert Task.objects.get().on_board
    assert "a moment quicker" in text(client, below(rye, "tasks", task.pk, "board"), sure="yes")


# -- Not our street --------------------------------------------------------------------------------------------------


def test_this_street_is_not_ours_is_one_step(rye: Group, clara: Person) -> None:
    other, fay = make_group("Bellenden Neighbours"), make_person("Fay")
    make_membership(fay, other, Role.COORDINATOR)
    make_group("Uncared Neighbours")
    task, client = asked_now(rye), browser(clara)
    address = below(rye, task.request_id, "group")
    page = text(client, address)
    assert "Bellenden Neighbours, whose patch it is" in page
    assert "Uncared" not in page

    assert "Ask them first" in text(client, address, to=f"group:{other.pk}")
    page = text(client, address, to=f"group:{other.pk}", agreed="on")
    assert "It is theirs now." in page
    task.refresh_from_db()
    assert (task.group, task.owner) == (other, fay.pk)
    assert client.get(below(rye, task.request_id)).status_code == 404
    assert JournalEntry.objects.filter(verb="moved", by=clara.pk).count() == 1


def test_to_a_group_that_is_full_nothing_is_passed_on(rye: Group, clara: Person) -> None:
    other = make_street_of("Bellenden Neighbours")
    GroupWay.objects.create(group=other, is_full=True)
    task, client = asked_now(rye), browser(clara)
    page = text(client, below(rye, task.request_id, "group"))
    assert "They take nothing new just now." in page
    assert "Bellenden Neighbours, whose patch it is" in page
    assert f"group:{other.pk}" not in page

    sent = {"to": f"group:{other.pk}", "agreed": "on"}
    assert client.post(below(rye, task.request_id, "group"), sent).status_code == 422
    with pytest.raises(TakesNoneError):
        moving.move(task.request, other, agreed=True, by=clara.pk, now=timezone.now())
    task.refresh_from_db()
    assert task.group == rye


def test_a_street_team_of_ours_can_have_it(rye: Group, clara: Person) -> None:
    team = make_team(rye)
    task, client = asked_now(rye), browser(clara)
    text(client, below(rye, task.request_id, "group"), to=f"team:{team.pk}")
    task.refresh_from_db()
    assert task.team == team
    text(client, below(rye, task.request_id, "group"), to="all-of-us")
    history = text(client, below(rye, task.request_id))
    assert "Clara gave it to another street team." in history
    assert "Clara gave it to the group as a whole." in history
    task.refresh_from_db()
    assert task.team is None


# -- Of another group ------------------------------------------------------------------------------------------------


def test_nothing_of_another_group_is_found_under_ones_own(rye: Group, clara: Person) -> None:
    theirs = asked_now(make_street_of("Bellenden Neighbours"))
    client = browser(clara)
    for address in (below(rye, theirs.request_id), below(rye, "tasks", theirs.pk, "volunteers")):
        assert client.get(address).status_code == 404
    for address in ("owner", "nod", "ending", "board"):
        assert client.post(below(rye, "tasks", theirs.pk, address), {"how": "done"}).status_code == 404


def make_street_of(name: str) -> Group:
    group = make_group(name)
    make_membership(make_person("Fay"), group, Role.COORDINATOR)
    return group
