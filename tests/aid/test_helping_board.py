"""The board: what fits, roughly where; taking it, putting it aside; and an honest picture of who is ready."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid.actions import answering, offering, volunteering
from doorstep.aid.models import Offer, OwnKind, Task, Volunteer
from doorstep.aid.queries import candidates, seeing
from doorstep.groups import bands
from doorstep.groups.models import Group
from doorstep.places import cells
from tests.aid.helping import ADDRESS, code
from tests.aid.street import FAR, NEXT_STREET, make_street, make_task, make_volunteer, offers_of, unmistakable
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def rye() -> Group:
    return make_street("board")[0]


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return make_volunteer(rye)


def board(group: Group, *parts: object) -> str:
    return "/".join(["/helping/board", group.slug, *map(str, parts), ""])


def pinned(group: Group, *wanted: str, **said: object) -> Task:
    task = make_task(group, *wanted, at=timezone.now(), **said)
    offering.put_on_board(task, by=None)
    return task


def test_it_says_what_when_and_roughly_where(rye: Group, ben: Volunteer) -> None:
    task = pinned(rye, know="Two steps up.")
    word = unmistakable(task)
    seen = text(code(ben), board(rye))
    assert "Shopping" in seen
    assert "SE15 · very near" in seen
    for hidden in (ADDRESS, "Amina", "SE15 4AB", "Two steps", word, str(task.cell), str(task.person_id)):
        assert hidden not in seen


def test_only_what_fits_is_shown_and_the_rest_is_counted(rye: Group) -> None:
    ben = make_volunteer(rye, kinds=2, cell=FAR, metres=500)
    for kind in ("shopping", "prescription", "phone-call"):
        pinned(rye, kind)
    seen = text(code(ben), board(rye))
    assert "Nothing on the board fits you just now." in seen
    assert "3 things on it do not fit what you told us." in seen


def test_how_far_it_is_is_no_finer_than_the_cells_that_anybody_may_see(rye: Group, ben: Volunteer) -> None:
    task = pinned(rye)
    fine = [cell for cell in cells.around([NEXT_STREET]) if cells.shown(cell) == cells.shown(NEXT_STREET)]
    assert len(fine) > 1
    seen = set()
    for ben.cell in fine:
        seen |= {ready.away for _task, ready in seeing.all_as_seen_by(ben, [task], timezone.now())}
        seen.add(seeing.ready_one(task, ben, timezone.now()).away)
    assert seen == {bands.apart(NEXT_STREET, task.cell)}


def test_a_filter_is_a_link(rye: Group, ben: Volunteer) -> None:
    OwnKind.objects.create(group=rye, name="Gardening", number=0)
    for kind in ("shopping", "shopping", "phone-call"):
        pinned(rye, kind)
    every, only = (text(code(ben), board(rye) + asked) for asked in ("", "?kind=phone-call"))
    assert 'kind=shopping"' in every
    assert [page.count('value="take"') for page in (every, only)] == [3, 1]
    assert "by telephone" not in only
    assert " · from home" in only


def test_it_is_taken_and_theirs(rye: Group, ben: Volunteer) -> None:
    task = pinned(rye)
    assert "It is yours. Thank you." in text(code(ben), board(rye, task.pk), answer="take")
    assert offers_of(task) == {str(ben.person_id): "accepted"}
    assert "Shopping" not in text(code(ben), board(rye))


def test_who_was_asked_for_it_besides_takes_what_they_were_asked(rye: Group, ben: Volunteer) -> None:
    task = pinned(rye)
    now = timezone.now()
    offering.offer(task, candidates.ranked(task, now), until=task.ends_at, by=None, now=now)
    text(code(ben), board(rye, task.pk), answer="take")
    assert Offer.objects.get().status == Offer.Status.ACCEPTED


def test_whom_somebody_was_quicker_than_is_told_kindly(rye: Group, ben: Volunteer) -> None:
    task, olu = pinned(rye), make_volunteer(rye, "Olu")
    answering.take(task, olu, now=timezone.now())
    seen = text(code(ben), board(rye, task.pk), answer="take")
    assert "Somebody was a moment quicker" in seen


def test_what_does_not_fit_is_not_taken_whatever_is_sent(rye: Group) -> None:
    task, new = pinned(rye), make_volunteer(rye, vouched=False)
    assert "This one is not for you just now" in text(code(new), board(rye, task.pk), answer="take")
    assert not Offer.objects.exists()


def test_what_is_put_aside_is_gone_for_them_alone_and_they_are_not_asked_for_it(rye: Group, ben: Volunteer) -> None:
    task, olu, client = pinned(rye), make_volunteer(rye, "Olu"), code(ben)
    for _twice in range(2):
        assert "Put aside." in text(client, board(rye, task.pk), answer="aside")

    assert "Shopping" not in text(client, board(rye))
    assert "Shopping" in text(code(olu), board(rye))
    ranked = candidates.ranked(task, timezone.now())
    assert [each.ready.volunteer for each in ranked] == [olu.pk]
    assert seeing.ready_one(task, ben, timezone.now()).asked_lately == 0


def test_whoever_rests_sees_nothing_to_take(rye: Group, ben: Volunteer) -> None:
    task = pinned(rye)
    volunteering.pause(ben, until=None, by=ben.person_id)
    assert "Nothing on the board fits you just now." in text(code(ben), board(rye))
    assert "not for you just now" in text(code(ben), board(rye, task.pk), answer="take")


def test_whoever_has_not_said_what_they_do_is_asked_to(rye: Group) -> None:
    esther = make_person("Esther")
    make_membership(esther, rye)
    seen = text(browser(esther, strong=False), board(rye))
    assert "Say first what you would do." in seen


def test_nobody_else_sees_the_board(rye: Group, ben: Volunteer) -> None:
    task, other = pinned(rye), make_group("Bellenden Neighbours")
    vera = make_volunteer(other, "Vera")
    assert code(vera).get(board(rye)).status_code == 404
    assert code(vera).post(board(other, task.pk), {"answer": "take"}).status_code == 404
    assert code(ben).get(board(other)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_costs_the_same_for_one_and_for_three(
    rows: int, rye: Group, ben: Volunteer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(rows):
        pinned(rye)
    client = code(ben)
    with django_assert_num_queries(10):
        assert client.get(board(rye)).content.count(b'value="take"') == rows


def test_the_picture_is_honest_and_counts_nobody_out(rye: Group, ben: Volunteer) -> None:
    few = text(code(ben), board(rye))
    assert "A few neighbours are ready to help here." in few
    assert "a few things this month, or none" in few
    for number in range(11):
        make_volunteer(rye, f"Neighbour{number}")
        make_task(rye, at=timezone.now())
    resting = Volunteer.objects.latest("pk")
    volunteering.pause(resting, until=None, by=resting.person_id)
    # Twelve are there, one of whom rests: of three more, two rest until a day, and one did until today.
    for days in (0, 3, 7):
        row = make_volunteer(rye, f"Guest{days}")
        volunteering.pause(row, until=timezone.localdate() + timedelta(days=days), by=row.person_id)
    many = text(code(ben), board(rye))
    assert "About 10 neighbours are ready to help here." in many
    assert "about 10 things this month" in many
