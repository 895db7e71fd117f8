"""Two who begin something of the same name at one moment: each has an address of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.library.actions import listing, writing
from doorstep.library.models import Collection, Document
from doorstep.library.said import Facts, Publisher
from doorstep.people.models import Person
from tests.factories import make_group
from tests.library.making import make_clara

pytestmark = pytest.mark.django_db(transaction=True)
Begin = Callable[[Group, Person], object]


def document(group: Group, by: Person) -> object:
    facts = Facts("guide", "running")
    return writing.begin_once(Publisher(group=group), facts, "Phone calls", by=by.pk, now=timezone.now())


def collection(group: Group, by: Person) -> object:
    return listing.begin(Publisher(group=group), "Phone calls", "", [], by=by.pk, now=timezone.now())


def slugs() -> list[str]:
    return sorted(
        (*Document.objects.values_list("slug", flat=True), *Collection.objects.values_list("slug", flat=True))
    )


@pytest.mark.parametrize("begin", [document, collection])
def test_two_people_who_begin_one_of_the_same_name_at_once_have_an_address_each(begin: Begin) -> None:
    groups = [make_group("Rye Lane Neighbours"), make_group("Bellenden Neighbours")]
    both = [(group, make_clara(group, called)) for group, called in zip(groups, ("Clara", "Cleo"), strict=True)]
    ready = Barrier(2, timeout=60)

    def one(each: tuple[Group, Person]) -> None:
        try:
            # Each has a connection of their own by now.
            Group.objects.get(pk=each[0].pk)
            ready.wait()
            begin(*each)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, both))
    assert slugs() == ["phone-calls", "phone-calls-2"]


@pytest.mark.parametrize("begin", [document, collection])
def test_an_address_that_was_free_when_it_was_looked_at_is_looked_at_again(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = make_group("Rye Lane Neighbours")
    begin(group, make_clara(group))
    for module, name in ((writing, "is_free"), (listing, "is_free_list")):
        monkeypatch.setattr(module, name, as_both_saw_it(getattr(module, name)))

    begin(make_group("Bellenden Neighbours"), make_clara(group, "Cleo"))

    assert slugs() == ["phone-calls", "phone-calls-2"]


def as_both_saw_it(is_free: Callable[[str], bool]) -> Callable[[str], bool]:
    """Say of the first address that it is free, as whoever looked a moment too early saw it."""
    looked: list[str] = []

    def seen(slug: str) -> bool:
        looked.append(slug)
        return len(looked) == 1 or is_free(slug)

    return seen
