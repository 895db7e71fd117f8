"""The texts that come with the software: put in once, brought up to date, and never written over the house's own."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.library import texts
from doorstep.library.actions import writing
from doorstep.library.actions.shipping import ship
from doorstep.library.models import Document, Edition
from doorstep.library.queries import keeping
from doorstep.library.said import Facts, Publisher
from doorstep.search.queries import texts as search
from tests.groups.pages import text
from tests.library.making import make_document, says_now, written

pytestmark = pytest.mark.django_db


def came(folder: Path, said: str, name: str = "shopping-and-money") -> int:
    return ship([written(folder, said, name)], now=timezone.now())


def test_a_text_is_put_in_once(tmp_path: Path) -> None:
    assert [came(tmp_path, "Write the list down.") for _ in range(2)] == [1, 0]

    page = text(Client(), "/library/shopping-and-money/")
    assert "Write the list down." in page
    assert 'href="https://www.ageuk.org.uk/scams"' in page
    document = Document.objects.get()
    assert (document.came_as, document.topic, document.for_whom) == (document.slug, "money", "volunteers")
    assert search.found("list").total == 1


def test_a_newer_text_is_the_next_edition(tmp_path: Path) -> None:
    came(tmp_path, "Write the list down.")

    assert came(tmp_path, "Write the list down, twice.") == 1

    assert [each.number for each in Edition.objects.order_by("number")] == [1, 2]
    assert "twice" in text(Client(), "/library/shopping-and-money/")


def test_what_the_house_changed_stays_and_the_desk_sees_that_a_newer_text_came(tmp_path: Path) -> None:
    came(tmp_path, "Write the list down.")
    says_now(Document.objects.get(), "We do it our way.")
    came(tmp_path, "Write the list down, twice.")

    assert "our way" in text(Client(), "/library/shopping-and-money/")
    assert [each.document.slug for each in keeping.newer_texts()] == ["shopping-and-money"]
    assert came(tmp_path, "Write the list down, twice.") == 0


def test_the_same_old_text_is_no_news_to_a_house_that_changed_it(tmp_path: Path) -> None:
    came(tmp_path, "Write the list down.")
    says_now(Document.objects.get(), "We do it our way.")

    assert came(tmp_path, "Write the list down.") == 0
    assert not keeping.newer_texts().exists()


@pytest.mark.parametrize(("do", "says"), [("take", "twice"), ("leave", "our way")])
def test_the_desk_takes_it_over_or_leaves_it(do: str, says: str, tmp_path: Path, desk: Client) -> None:
    came(tmp_path, "Write the list down.")
    document = Document.objects.get()
    says_now(document, "We do it our way.")
    newer = written(tmp_path, "Write the list down, twice.")
    ship([newer], now=timezone.now())
    here = f"/desk/library/{document.pk}/newer-text/en/"

    assert "Look at what differs" in text(desk, "/desk/library/")
    page = text(desk, here)
    assert "our way" in page
    assert "twice" in page
    text(desk, here, do=do)

    assert says in text(Client(), "/library/shopping-and-money/")
    assert ship([newer], now=timezone.now()) == 0
    assert "Look at what differs" not in text(desk, "/desk/library/")
    assert desk.get(here).status_code == 404


def test_what_the_house_took_off_does_not_come_back_by_itself(tmp_path: Path) -> None:
    came(tmp_path, "Write the list down.")
    Document.objects.update(status=Document.Status.WITHDRAWN)

    came(tmp_path, "Write the list down, twice.")

    assert Client().get("/library/shopping-and-money/").status_code == 404
    assert Edition.objects.count() == 1


def test_a_text_of_the_houses_own_at_that_address_is_left_alone(tmp_path: Path) -> None:
    document = Document.objects.create(slug="shopping-and-money", kind="guide", topic="money", made_at=timezone.now())

    assert came(tmp_path, "Write the list down.") == 0
    assert not document.editions.exists()


def test_a_groups_document_at_that_address_keeps_no_text_out(tmp_path: Path, group: Group) -> None:
    theirs = make_document(publisher=Publisher(group=group))

    assert [came(tmp_path, "Write the list down.") for _ in range(2)] == [1, 0]
    assert came(tmp_path, "Write the list down, twice.") == 1

    assert "Keep the receipt" in text(Client(), theirs.get_absolute_url())
    assert "twice" in text(Client(), "/library/shopping-and-money-2/")


def test_both_languages_come_at_once_and_the_english_one_is_the_original(tmp_path: Path) -> None:
    both = [written(tmp_path, "Write the list down."), written(tmp_path, "Faire la liste.", language="ca")]

    assert [ship(both[::way], now=timezone.now()) for way in (-1, 1)] == [2, 0]

    document = Document.objects.get()
    assert document.language == "en"
    assert Edition.objects.get(language="ca").translates == 1


def test_what_the_desk_said_about_a_text_stays(tmp_path: Path) -> None:
    came(tmp_path, "Write the list down.")
    until = timezone.localdate() + timedelta(days=30)
    writing.describe(Document.objects.get(), Facts("policy", "food", "askers"), review_by=until, by=None)

    came(tmp_path, "Write the list down, twice.")

    document = Document.objects.get()
    assert (document.kind, document.topic, document.for_whom, document.review_by) == ("policy", "food", "askers", until)


def test_a_translation_that_came_says_nothing_of_what_the_house_wrote(tmp_path: Path) -> None:
    came(tmp_path, "Write the list down.")
    says_now(Document.objects.get(), "We do it our way.")

    ship([written(tmp_path, "Haz la lista.", language="es")], now=timezone.now())

    assert Edition.objects.get(language="es").translates == 1


def test_a_translation_that_came_knows_which_edition_it_follows(tmp_path: Path) -> None:
    came(tmp_path, "Write the list down.")

    ship([written(tmp_path, "Haz la lista.", language="es")], now=timezone.now())

    assert Edition.objects.get(language="es").translates == 1
    came(tmp_path, "Write the list down, twice.")
    assert "This translation is behind" in text(Client(), "/library/shopping-and-money/in/es/")


def test_all_that_comes_with_the_software_is_put_in() -> None:
    call_command("library", "ship", verbosity=0)

    assert Document.objects.filter(status="shared").count() == len({each.slug for each in texts.of_files()})
    call_command("library", "ship", verbosity=0)
    assert Edition.objects.count() == len(texts.of_files())
