"""Many who say yes at one moment: as many have it as it takes, and nobody waits for another who waits for them."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from doorstep.aid.actions import answering, offering
from doorstep.aid.actions.answering import TakenError
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.aid.queries.candidates import ranked
from tests.aid.street import NOW, later, make_street, make_task, make_volunteer

pytestmark = pytest.mark.django_db(transaction=True)
Yes = Callable[[Task, Volunteer], None]


def from_the_board(task: Task, volunteer: Volunteer) -> None:
    answering.take(task, volunteer, now=NOW)


def when_asked(task: Task, volunteer: Volunteer) -> None:
    answering.accept(Offer.objects.get(task=task, volunteer=volunteer), now=NOW)


def ask(task: Task) -> None:
    """Ask everybody of the group for it, just now."""
    offering.offer(task, ranked(task, NOW), until=later(hours=6), by=None, now=NOW)


def at_once(says_yes: Yes, pairs: Sequence[tuple[Task, Volunteer]]) -> list[bool]:
    """Let each volunteer say yes to the task beside them, all at one moment; return which of them have it."""
    ready = Barrier(len(pairs), timeout=60)

    def one(pair: tuple[Task, Volunteer]) -> bool:
        task, volunteer = pair
        try:
            seen = Task.objects.get(pk=task.pk)
            # Each has a connection of their own by now, and waits for the last of them.
            ready.wait()
            says_yes(seen, volunteer)
        except TakenError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(pairs)) as pool:
        return list(pool.map(one, pairs))


@pytest.mark.parametrize("says_yes", [from_the_board, when_asked])
def test_of_a_hundred_who_say_yes_at_once_one_is_taken(says_yes: Yes) -> None:
    group, _clara = make_street()
    task = make_task(group)
    offering.put_on_board(task, by=None)
    volunteers = [make_volunteer(group, f"Ben{number}") for number in range(100)]
    if says_yes is when_asked:
        ask(task)
        assert Offer.objects.filter(task=task, status=Offer.Status.OPEN).count() == len(volunteers)
    assert sum(at_once(says_yes, [(task, each) for each in volunteers])) == 1
    task.refresh_from_db()
    assert (task.status, task.filled) == (Task.Status.TAKEN, 1)
    assert Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED).count() == 1
    assert not Offer.objects.filter(task=task, status=Offer.Status.OPEN).exists()


def test_where_many_were_asked_for_two_tasks_and_say_yes_to_both_at_once_two_have_one_each() -> None:
    group, _clara = make_street()
    tasks = [make_task(group), make_task(group)]
    volunteers = [make_volunteer(group, f"Ben{number}") for number in range(20)]
    for task in tasks:
        ask(task)
    pairs = [(tasks[number % 2], each) for number, each in enumerate(volunteers)]
    assert sum(at_once(when_asked, pairs)) == len(tasks)
    assert {task.status for task in Task.objects.all()} == {Task.Status.TAKEN}
