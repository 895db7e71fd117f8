"""A list that was kept on paper: looked at first, brought in once, and whatever is wrong said line by line."""

from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from doorstep.aid import paper
from doorstep.aid.models import HelpRequest, Needs
from doorstep.groups.models import Group
from doorstep.people.models import Person
from tests.aid.test_desk import asked_now, below
from tests.groups.pages import browser, text

LIST = (
    "Name,Phone,Postcode,Address,Kinds,Notes\n"
    "Rose,020 7946 0123,SE15 4AB,3 Rye Lane,shopping; phone call,Two stairs\n"
    "\n"
    "Ada,020 7946 0124,nowhere,4 Rye Lane,shopping,\n"
)


def brought(person: Person, group: Group, words: str = LIST, **said: str) -> str:
    file = SimpleUploadedFile("list.csv", words.encode(), "text/csv")
    return text(browser(person), below(group, "list"), file=file, **said)


@pytest.mark.django_db
def test_first_it_is_only_looked_at(rye: Group, clara: Person) -> None:
    before = Person.objects.count()
    page = brought(clara, rye)
    assert "Line 2: can be brought in" in page
    assert "Line 4: What is your postcode? We could not find" in page
    assert (HelpRequest.objects.count(), Person.objects.count()) == (0, before)


@pytest.mark.django_db
def test_twice_changes_nothing(rye: Group, clara: Person) -> None:
    assert "Line 2: is brought in" in brought(clara, rye, really="on")
    request = HelpRequest.objects.get()
    assert (request.on_behalf, request.tasks.count(), Needs.objects.get().know) == ("list", 2, "Two stairs")
    assert "Rose" not in str(request.sent_as)

    assert "Line 2: was brought in before" in brought(clara, rye, really="on")
    assert HelpRequest.objects.count() == 1


@pytest.mark.django_db
def test_whoever_is_known_by_their_number_is_not_made_known_again(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    brought(clara, rye, LIST.replace("020 7946 0123", "020 7946 0501"), really="on")
    assert HelpRequest.objects.filter(person=task.person_id).count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [("", "These are missing: called, postcode, kinds"), ("Name\0", "no list"), ('Name,Postcode,Kinds\n"', "as CSV")],
)
def test_what_is_no_list_is_refused(rye: Group, clara: Person, words: str, said: str) -> None:
    assert said in brought(clara, rye, words or "\n")


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_whatever_comes_it_is_a_list_or_refused_with_a_sentence(raw: bytes) -> None:
    for before in (b"", b"Name,Postcode,Kinds\n"):
        with suppress(paper.ListError):
            assert {name for line in paper.read(before + raw) for name in line.values} <= paper.COLUMNS.keys()
