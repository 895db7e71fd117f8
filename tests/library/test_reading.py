"""Reading: what stands on a shelf, what is counted without people, and what readers say to whoever keeps a text."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from doorstep.groups.models import Group
from doorstep.library.actions import reading
from doorstep.library.models import DayCount, Document, Illustration, Opinion
from doorstep.library.said import Publisher
from tests.aid.pictures import SAID, photograph
from tests.core.test_paper import words_of
from tests.groups.pages import text
from tests.library.making import make_document, make_policy, make_theirs, says_now

pytestmark = pytest.mark.django_db


def test_a_page_says_what_one_wants_to_know_before_trusting_it() -> None:
    document = make_document()
    Document.objects.update(review_by=timezone.localdate() - timedelta(days=1))
    document.editions.update(
        written_by="Clara and Grace", reviewed_by="A nurse", sources="Money, gov.uk, https://www.gov.uk/money"
    )

    page = text(Client(), document.get_absolute_url())

    for each in ("about 1 minute", "Clara and Grace", "A nurse", 'href="https://www.gov.uk/money"', "has not yet"):
        assert each in page


def test_the_library_is_narrowed_down() -> None:
    make_document("Ladders")
    make_policy("Worries")

    shelves = text(Client(), "/library/?kind=policy&topic=safeguarding&nonsense=1")

    assert "Worries" in shelves
    assert "Ladders" not in shelves
    assert "Nothing is all of this" in text(Client(), "/library/?kind=policy&topic=food")
    assert "Ladders" not in text(Client(), "/library/?language=es")


@pytest.mark.parametrize("where", ["/library/", "/library/groups/rye-lane-neighbours/", "/library/lists/all/"])
def test_more_on_a_shelf_costs_no_more_questions(
    where: str, group: Group, desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    policy = make_policy()
    make_theirs(policy, group)
    own = make_document("One", publisher=Publisher(group=group))
    desk.post("/desk/library/lists/new/", {"title": "All", f"place_{policy.pk}": "1"})
    Client().get(where)
    asked = _questions(where)
    for number in range(3):
        more = make_policy(f"Policy {number}")
        says_now(more, "Otra", "es", title="Otra")
        make_theirs(more, group)
    assert own

    with django_assert_num_queries(asked):
        assert Client().get(where).status_code == 200


def _questions(where: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert Client().get(where).status_code == 200
    return len(caught)


def test_reading_is_counted_by_the_day_and_by_nothing_else() -> None:
    document, reader = make_document(), Client()

    for _ in range(3):
        reader.get(document.get_absolute_url())
    reader.head(document.get_absolute_url())

    assert [(row.day, row.times) for row in DayCount.objects.all()] == [(timezone.localdate(), 3)]
    assert {field.name for field in DayCount._meta.get_fields()} == {"id", "document", "day", "times"}  # noqa: SLF001 # Django's own name for it
    assert not reader.cookies


def test_a_reader_says_whether_it_helped_and_its_keeper_reads_why(desk: Client) -> None:
    document = make_document()
    page = text(Client(), f"/library/{document.slug}/helpful/?helped=no")
    assert "checked" in page

    said = {"helped": "no", "words": "What about cash?"}
    for _ in range(2):
        assert "Whoever keeps this text reads it." in text(Client(), f"/library/{document.slug}/helpful/", **said)

    assert Opinion.objects.count() == 1
    kept = text(desk, f"/desk/library/{document.pk}/")
    assert "What about cash?" in kept
    assert "It helped: 0. It did not: 1." in kept
    assert "What about cash?" not in text(Client(), document.get_absolute_url())


def test_what_readers_wrote_is_forgotten_after_ninety_days_and_the_number_stays() -> None:
    document = make_document()
    text(Client(), f"/library/{document.slug}/helpful/", helped="yes", words="Thank you.")
    now = timezone.now()

    assert reading.forget_words(now + timedelta(days=89)) == 0
    assert reading.forget_words(now + timedelta(days=92)) == 1
    assert [(row.helped, row.words) for row in Opinion.objects.all()] == [(True, "")]


def test_whoever_says_it_too_often_waits() -> None:
    document = make_document()
    here = f"/library/{document.slug}/helpful/"

    answers = [Client().post(here, {"helped": "no", "words": f"Word {number}"}).status_code for number in range(25)]

    assert answers.count(302) == 20
    assert answers[-1] == 422


def picture(kind: str = "JPEG") -> SimpleUploadedFile:
    return SimpleUploadedFile("door.jpg", photograph(kind), "image/jpeg")


def test_a_picture_is_written_anew_and_handed_over_as_a_picture(desk: Client) -> None:
    document = make_document()
    page = text(desk, f"/desk/library/{document.pk}/pictures/", picture=picture(), words="A red door")
    kept = Illustration.objects.get()

    assert f"![A red door](/library/pictures/{kept.pk}/)" in page
    answer = Client().get(f"/library/pictures/{kept.pk}/")
    assert SAID.encode() not in answer.content
    assert Image.open(BytesIO(answer.content)).format == "JPEG"
    headers = ("Content-Type", "X-Content-Type-Options", "Content-Disposition")
    assert [answer[name] for name in headers] == ["image/jpeg", "nosniff", "inline"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    says_now(document, f"Look:\n\n![A red door](/library/pictures/{kept.pk}/)")
    assert f'src="/library/pictures/{kept.pk}/"' in text(Client(), document.get_absolute_url())


def test_a_picture_without_words_is_refused_kindly(desk: Client) -> None:
    document = make_document()

    answer = desk.post(f"/desk/library/{document.pk}/pictures/", {"picture": picture(), "words": " "})

    assert answer.status_code == 422
    assert "some of those who read this do not see it" in answer.content.decode()
    assert not Illustration.objects.exists()


def test_what_is_no_picture_is_refused(desk: Client) -> None:
    document = make_document()
    svg = SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")

    page = text(desk, f"/desk/library/{document.pk}/pictures/", picture=svg, words="A door")

    assert "no photograph that can be opened" in page
    assert not Illustration.objects.exists()


def test_a_picture_of_what_nobody_reads_is_seen_by_those_who_look_after_it(group: Group, claras: Client) -> None:
    document = make_document(publisher=Publisher(group=group))
    text(claras, f"/groups/{group.slug}/library/{document.pk}/pictures/", picture=picture(), words="A red door")
    Document.objects.update(status=Document.Status.WITHDRAWN)
    here = f"/library/pictures/{Illustration.objects.get().pk}/"

    assert Client().get(here).status_code == 404
    assert claras.get(here).status_code == 200


def test_a_picture_is_taken_out(desk: Client) -> None:
    document = make_document()
    text(desk, f"/desk/library/{document.pk}/pictures/", picture=picture(), words="A red door")
    kept = Illustration.objects.get()

    text(desk, f"/desk/library/{document.pk}/pictures/{kept.pk}/ending/", do="out")

    assert Client().get(f"/library/pictures/{kept.pk}/").status_code == 404


def test_a_document_is_handed_over_on_paper() -> None:
    document = make_document(markdown="## Before you go\n\nKeep the receipt.")

    answer = Client().get(f"/library/{document.slug}/in/en/paper/")

    assert answer["Content-Type"] == "application/pdf"
    said = words_of(answer.content)
    assert "Shopping and money" in said
    assert "Keep the receipt." in said
    assert Client().get(f"/library/{document.slug}/in/es/paper/").status_code == 404


def test_reading_the_library_sets_no_cookie() -> None:
    document = make_document()
    reader = Client()

    for where in ("/library/", document.get_absolute_url(), f"{document.get_absolute_url()}editions/"):
        assert reader.get(where).status_code == 200

    assert settings.CSRF_COOKIE_NAME not in reader.cookies
