"""Writing documents: a draft nobody sees, editions that stay, and nobody who writes over another."""

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.library.actions import finding, writing
from doorstep.library.forms.pictures import PictureForm
from doorstep.library.models import Collection, Document, Edition
from doorstep.library.queries import editions
from doorstep.library.said import HOUSE, Facts, Publisher, Says
from doorstep.search.actions import texts as texts_of
from doorstep.search.queries import texts
from tests.factories import make_group
from tests.groups.pages import text
from tests.library.making import GUIDE, make_document, says_now

pytestmark = pytest.mark.django_db
PICTURE = "/library/pictures/0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111/"
TYPED = {"title": "Phone calls", "markdown": "## Say who you are\n\nRing at a good time.", "seen": "0.0"}


def begin(title: str = "Phone calls") -> Document:
    return writing.begin(HOUSE, Facts("guide", "running"), title, by=None, now=timezone.now())


def test_what_is_begun_is_read_by_nobody_until_it_is_published(desk: Client) -> None:
    page = text(
        desk,
        "/desk/library/new/",
        title="Phone calls",
        kind="guide",
        topic="running",
        for_whom="everyone",
        language="en",
    )
    document = Document.objects.get()

    assert "Phone calls" in page
    assert Client().get("/library/phone-calls/").status_code == 404
    words = f"/desk/library/{document.pk}/words/?language=en"
    said = {**TYPED, "seen": editions.seen(document, "en")}
    desk.post(words, {**said, "do": "keep"})
    assert Client().get("/library/phone-calls/").status_code == 404
    said["seen"] = editions.seen(document, "en")
    assert "Published." in text(desk, words, **said, do="publish")
    assert "Ring at a good time." in text(Client(), "/library/phone-calls/")


def test_a_button_pressed_twice_begins_one(desk: Client) -> None:
    facts = {"kind": "guide", "topic": "running", "for_whom": "everyone", "language": "en"}
    places = {f"place_{make_document().pk}": "1"}

    for _ in range(2):
        text(desk, "/desk/library/new/", title="Phone calls", **facts)
        text(desk, "/desk/library/lists/new/", title="To read", **places)

    assert Document.objects.filter(slug__startswith="phone-calls").count() == 1
    assert Collection.objects.count() == 1


def test_what_is_shown_before_it_is_kept_loses_nothing(desk: Client) -> None:
    document = begin()

    page = text(desk, f"/desk/library/{document.pk}/words/", **TYPED, written_by="Clara", do="show")

    assert "The page as it will be." in page
    assert "Ring at a good time." in page
    assert 'value="Clara"' in page
    assert not Edition.objects.exists()


def test_what_is_shown_with_something_to_mend_loses_nothing_either(desk: Client) -> None:
    document = begin()

    answer = desk.post(f"/desk/library/{document.pk}/words/", {**TYPED, "title": "", "do": "show"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Give it a name" in page
    assert page.count("Ring at a good time.") == 2


def test_each_edition_stays_and_says_what_changed() -> None:
    document = make_document(markdown="Keep the receipt.\n\nNever go inside.\n")
    says_now(document, "Keep each receipt.\n\nNever go inside.\n")

    old, changes = (text(Client(), f"/library/{document.slug}/editions/en/1/{end}") for end in ("", "2/"))

    assert "Keep the receipt." in old
    assert "There is a newer one." in old
    assert "<del>" in changes
    assert "Keep each receipt." in text(Client(), document.get_absolute_url())
    assert "Edition 2" in text(Client(), f"/library/{document.slug}/editions/")


def test_nobody_writes_over_what_another_kept(desk: Client) -> None:
    document = make_document(markdown=GUIDE)
    seen = editions.seen(document, "en")
    says_now(document, "By somebody else.")

    words = f"/desk/library/{document.pk}/words/"
    answer = desk.post(words, {**TYPED, "seen": seen, "do": "publish"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody else changed it meanwhile." in page
    assert "By somebody else." in page
    assert "Ring at a good time." in page
    assert editions.last_number(document, "en") == 2
    # Sent once more after a look, as the page asks, it is published.
    assert "Published." in text(desk, words, **TYPED | {"seen": "2.0"}, do="publish")


def test_a_draft_pressed_twice_is_published_once() -> None:
    document = begin()
    says, seen = Says("Phone calls", "Ring."), editions.NOTHING
    writing.publish(document, "en", says, seen=seen, by=None, now=timezone.now())

    with pytest.raises(writing.ChangedMeanwhileError):
        writing.publish(document, "en", says, seen=seen, by=None, now=timezone.now())

    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({"title": ""}, "Give it a name"),
        ({"markdown": "  \n"}, "Write something"),
        (
            {"markdown": "![](/library/pictures/0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111/)"},
            "has no words for whoever does not see it",
        ),
        ({"markdown": "![a door](https://tracker.example/door.png)"}, "comes from another site"),
        ({"markdown": "Join https://chat.whatsapp.com/Abcdefghijklmnopqrstuv"}, "leads into a private chat"),
        ({"markdown": "Join chat.whats**app**.com/Abcdefghijklmnopqrstuv"}, "leads into a private chat"),
        ({"markdown": r"[Join](https://wa\.me/447700900123)"}, "leads into a private chat"),
        ({"summary": "Join chat.whatsapp.com/Abcdefghijklmnopqrstuv"}, "leads into a private chat"),
        ({"written_by": "wa.me/447700900123"}, "leads into a private chat"),
        ({"reviewed_by": "t.me/ryelane"}, "leads into a private chat"),
        ({"sources": "Chat, us, https://t.me/ryelane"}, "leads into a private chat"),
    ],
)
def test_what_cannot_stand_there_is_asked_about_kindly(desk: Client, typed: dict[str, str], asked: str) -> None:
    document = begin()

    answer = desk.post(f"/desk/library/{document.pk}/words/", {**TYPED, **typed, "do": "publish"})

    assert answer.status_code == 422
    assert asked in answer.content.decode()
    assert not Edition.objects.exists()


def test_the_words_of_a_picture_lead_into_no_private_chat() -> None:
    form = PictureForm({"words": "A door. Join chat.whatsapp.com/Abcdefghijklmnopqrstuv"})

    assert "leads into a private chat" in str(form.errors["words"])


def test_what_is_taken_off_is_found_by_nobody_and_can_come_back(desk: Client) -> None:
    document = make_document("Ladders and kites")
    state = f"/desk/library/{document.pk}/state/"
    assert texts.found("ladders").total == 1

    assert "Taken off." in text(desk, state, do="off")
    assert Client().get(document.get_absolute_url()).status_code == 404
    assert texts.found("ladders").total == 0
    assert "It can be read again." in text(desk, state, do="back")
    assert texts.found("ladders").total == 1
    assert "Somebody was first" in text(desk, state, do="back")


def test_two_who_publish_the_same_in_two_languages_both_do() -> None:
    document = begin()
    same = Document.objects.get()
    for each, language in ((document, "es"), (same, "en")):
        writing.publish(each, language, Says("Calls", "Ring."), seen=editions.NOTHING, by=None, now=timezone.now())
        assert Client().get("/library/phone-calls/").status_code == 200

    assert Document.objects.get().status == Document.Status.SHARED


def test_an_index_that_is_made_anew_says_the_same() -> None:
    document = make_document("Ladders and kites")
    says_now(document, "Escaleras", "es", title="Escaleras")
    make_document("A ladder of a group", publisher=Publisher(group=make_group("Rye Lane Neighbours")))

    texts_of.put_anew(finding.KIND, finding.every_text())

    found = [(hit.title, hit.address) for hit in texts.found("ladders").hits]
    assert found == [("Ladders and kites", "/library/ladders-and-kites/")]
    assert texts.found("escaleras").hits[0].address == "/library/ladders-and-kites/in/es/"


def test_only_what_nobody_could_read_is_thrown_away(desk: Client) -> None:
    kept, draft = make_document(), begin("Another")
    for each in (kept, draft):
        desk.post(f"/desk/library/{each.pk}/state/", {"do": "throw-away"})

    assert [*Document.objects.all()] == [kept]


def test_a_translation_says_that_it_is_behind() -> None:
    document = make_document(markdown="Keep the receipt.")
    says_now(document, "Guarda el recibo.", "es", title="Compras y dinero")
    here = f"/library/{document.slug}/in/es/"
    assert "behind" not in text(Client(), here)

    says_now(document, "Keep each receipt.")

    assert "This translation is behind" in text(Client(), here)
    beside = text(Client(), f"{here}beside/")
    assert "Guarda el recibo." in beside
    assert "Keep each receipt." in beside
    assert f"/library/{document.slug}/editions/en/1/2/" in beside
    # Whoever reads Spanish finds it in Spanish.
    assert (
        "Guarda el recibo."
        in Client(headers={"accept-language": "es"}).get(document.get_absolute_url()).content.decode()
    )


def test_a_translator_says_whether_it_is_whole(desk: Client) -> None:
    document = make_document(markdown="Keep the receipt.")
    words = f"/desk/library/{document.pk}/words/?language=es"
    assert "Keep the receipt." in text(desk, words)
    said = {"title": "Compras", "markdown": "Guarda", "do": "publish"}

    desk.post(words, {**said, "seen": "0.0"})
    behind = text(desk, f"/desk/library/{document.pk}/")
    desk.post(words, {**said, "seen": "1.0", "follows": "on", "original": "1"})

    assert "the translation is behind" in behind
    assert "the translation is behind" not in text(desk, f"/desk/library/{document.pk}/")


def test_a_translation_follows_no_original_that_nobody_saw(desk: Client) -> None:
    document = make_document(markdown="Keep the receipt.")
    words = f"/desk/library/{document.pk}/words/?language=es"
    assert 'name="original" value="1"' in text(desk, words)
    says_now(document, "Never keep the receipt.")

    said = {"title": "Compras", "markdown": "Guarda", "seen": "0.0", "original": "1", "follows": "on"}
    desk.post(words, {**said, "do": "publish"})

    assert editions.current(document)["es"].translates == 1
    assert "the translation is behind" in text(desk, f"/desk/library/{document.pk}/")


def test_a_draft_is_not_thrown_away_by_whoever_looked_at_another(desk: Client) -> None:
    document = make_document()
    here, says = f"/desk/library/{document.pk}/", Says("Ours", "Half a sentence")
    writing.keep(document, "en", says, seen="1.0", by=None, now=timezone.now())
    first = editions.seen(document, "en")
    assert "The draft is gone." in text(desk, f"{here}words/ending/", language="en", seen=first)
    writing.keep(document, "en", says, seen="1.0", by=None, now=timezone.now())

    assert "Somebody was first" in text(desk, f"{here}words/ending/", language="en", seen=first)
    with pytest.raises(writing.ChangedMeanwhileError):
        writing.keep(document, "en", says, seen=first, by=None, now=timezone.now())
    assert editions.draft_of(document, "en")


def test_what_was_taken_off_is_mended_before_it_is_read_again(desk: Client) -> None:
    document = make_document()
    here = f"/desk/library/{document.pk}/"
    assert "Somebody was first" in text(desk, f"{here}state/", do="back")
    text(desk, f"{here}state/", do="off")

    assert "It stays taken off" in text(desk, f"{here}words/", **TYPED | {"seen": "1.0"}, do="publish")
    assert Client().get(document.get_absolute_url()).status_code == 404
