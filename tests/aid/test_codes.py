"""A task has a code by which texts name it, and no other that is open goes by it."""

import pytest

from doorstep.aid.actions import asking, moving
from doorstep.aid.models import Task
from doorstep.aid.queries import codes
from doorstep.groups.models import Group, Role
from doorstep.messaging.inbound.task_codes import code, numbered
from tests.aid.street import NOW, amina, asked, make_task
from tests.factories import make_group, make_membership, make_person

pytestmark = pytest.mark.django_db


def draws(monkeypatch: pytest.MonkeyPatch, *lots: int) -> None:
    """Let each of these be drawn for a whole lot, and then others."""
    left = iter([*([lot] * codes.AT_ONCE for lot in lots), range(1_000, 1_000 + codes.AT_ONCE)])
    monkeypatch.setattr(codes, "_drawn", lambda: [*next(left)])


def test_each_task_has_a_code_that_is_read_as_it_is_given_out(rye: Group) -> None:
    asking.open_request(asked("shopping", "lift", "post"), amina(), rye, by=None, now=NOW)
    found = [*Task.objects.values_list("code", flat=True)]
    assert len({*found}) == 3
    assert [code(each.lower()) for each in found] == found


def test_a_code_is_never_that_of_a_task_that_is_open_anywhere(rye: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    other = make_group("Bellenden Neighbours")
    make_membership(make_person("Fay"), other, Role.COORDINATOR)
    draws(monkeypatch, 7)
    first = make_task(rye)
    draws(monkeypatch, 7, 7)
    second = make_task(other)
    assert first.code == numbered(7)
    assert second.code == numbered(1_000)


def test_where_all_are_taken_elsewhere_it_is_enough_that_the_group_has_no_other(
    rye: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_group("Bellenden Neighbours")
    make_membership(make_person("Fay"), other, Role.COORDINATOR)
    draws(monkeypatch, 7)
    make_task(rye)
    draws(monkeypatch, *[7] * (codes.MOST // codes.AT_ONCE + 1))
    assert make_task(other).code == numbered(7)


def test_the_code_of_what_ended_lately_is_not_given_again_in_the_group(
    rye: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws(monkeypatch, 7)
    task = make_task(rye)
    Task.objects.filter(pk=task.pk).update(status="done", ended_at=NOW, due_at=None)
    draws(monkeypatch, 7)
    assert make_task(rye).code == numbered(1_000)


def test_in_another_group_it_has_another(rye: Group) -> None:
    other = make_group("Bellenden Neighbours")
    make_membership(make_person("Fay"), other, Role.COORDINATOR)
    task = make_task(rye)
    moving.move(task.request, other, agreed=True, by=None, now=NOW)
    before = task.code
    task.refresh_from_db()
    assert task.code
    assert task.code != before
