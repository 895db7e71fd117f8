"""News where anybody reads it: the public page, the feed, files, and what goes by e-mail through a real server."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from doorstep.broadcasts.actions import sending
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.pages import talks_about
from doorstep.broadcasts.said import CONTACTS, STANDBYS, Audience
from doorstep.groups.patches import Parts
from doorstep.messaging.actions import deliver_due
from doorstep.messaging.models import Enclosure
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.rooms.actions.opening import open_room
from doorstep.rooms.models import Thread
from tests.broadcasts.making import SAYS, goes_out, make_draft, version_of
from tests.factories import make_person
from tests.messaging.post import post_office
from tests.networks.making import browser_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PUBLIC = replace(SAYS, is_public=True)


def test_anybody_reads_what_is_public_and_nothing_else(network: Network, esther: Person, clara: Person) -> None:
    goes_out(make_draft(network, esther, PUBLIC), esther)
    hidden = goes_out(make_draft(network, esther, replace(SAYS, subject="Only for us")), esther)
    make_draft(network, esther, replace(PUBLIC, subject="Not sent yet"))
    page = Client().get(f"/networks/{network.slug}/news/").content.decode()
    feed = Client().get(f"/networks/{network.slug}/news/rss/").content.decode()
    for said in (page, feed):
        assert "Sewing machines wanted" in said
        assert "Only for us" not in said
        assert "Not sent yet" not in said
    assert browser_of(clara).get(hidden.get_absolute_url()).status_code == 200
    assert "Only for us" in browser_of(clara).get("/networks/mine/news/").content.decode()
    assert "Only for us" not in browser_of(make_person("Dev")).get("/networks/mine/news/").content.decode()


def test_a_file_goes_along_by_e_mail_with_the_headers_of_a_list(
    network: Network, esther: Person, clara: Person, settings: Settings
) -> None:
    assert clara
    settings.TOLD_AT, settings.MAIL_FROM = "https://doorstep.example/in/", "post@doorstep.example"
    draft, browser = make_draft(network, esther), browser_of(esther)
    files = f"/networks/{network.slug}/desk/news/{draft.pk}/files/"
    upload = SimpleUploadedFile("flyer.pdf", PDF, "text/html")
    assert browser.post(files, {"enclosed": upload, "version": version_of(draft)}).status_code == 302
    assert Enclosure.objects.get().kind == "application/pdf"
    with post_office() as (box, settings.SMTP):
        goes_out(draft, esther)
        deliver_due(timezone.now())
    letter = next(each for each in box.came if each["Subject"] == "Sewing machines wanted")
    assert letter["List-Id"].startswith("<skills.southern-network.")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [each.get_filename() for each in letter.iter_attachments()] == ["flyer.pdf"]
    body = letter.get_body(("plain",)).get_content()  # type: ignore[union-attr] # it has one
    address = letter["List-Unsubscribe"].strip(" <>")
    assert address in body
    assert Client().post(address.removeprefix("https://doorstep.example")).status_code == 200
    assert not goes_out(make_draft(network, esther), esther).hearers.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("flyer.pdf", b"<html>", "neither a PDF nor a picture"),
        ("flyer.exe", b"MZ\0\0", "neither a PDF nor a picture"),
        ("large.pdf", PDF + b"0" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_a_reason(
    name: str, content: bytes, said: str, network: Network, esther: Person
) -> None:
    draft = make_draft(network, esther)
    page = browser_of(esther).post(
        f"/networks/{network.slug}/desk/news/{draft.pk}/files/", {"enclosed": SimpleUploadedFile(name, content)}
    )
    assert page.status_code == 422
    assert said in page.content.decode()
    assert not Enclosure.objects.exists()


def test_it_is_talked_about_in_the_contacts_room(network: Network, esther: Person, clara: Person) -> None:
    sent = goes_out(make_draft(network, esther, PUBLIC), esther)
    talk, browser = f"{sent.get_absolute_url()}talk/", browser_of(clara)
    assert browser.post(talk).status_code == 404
    open_room(network, "", by=esther.pk, now=timezone.now())
    assert "Talk about it" in browser.get(sent.get_absolute_url()).content.decode()
    for _twice in range(2):
        browser.post(talk)
    assert [thread.title for thread in Thread.objects.all()] == ["Sewing machines wanted"]
    assert browser_of(make_person("Dev")).post(talk).status_code == 404


def test_news_for_a_few_is_no_thread_before_the_whole_room(network: Network, esther: Person, clara: Person) -> None:
    """A thread has its subject for all who enter the room: not that of news which some of them did not get."""
    open_room(network, "", by=esther.pk, now=timezone.now())
    few = {
        "of an area": Audience(where="SE15", parts=Parts(districts=("SE15",)).as_json()),
        "who read it": Audience(languages=("en-gb",)),
        "of others": Audience(roles=(STANDBYS,)),
    }
    for subject, audience in few.items():
        sent = goes_out(make_draft(network, esther, replace(SAYS, subject=subject), audience), esther)
        assert talks_about(sent, clara.pk) is None
    for audience in (Audience(), Audience(roles=(CONTACTS, STANDBYS))):
        sent = goes_out(make_draft(network, esther, audience=audience), esther)
        assert talks_about(sent, clara.pk)
    sending.hold(sent, by=esther.pk, now=timezone.now())
    assert talks_about(sent, clara.pk) is None


def test_the_last_day_is_four_weeks_away_at_most(network: Network, esther: Person) -> None:
    """Whom it was for is forgotten after five."""
    browser, today = browser_of(esther), timezone.localdate()
    said = {"kind": "news", "subject": "A café", "body": "Come at three."}
    for days, status in ((29, 422), (28, 302)):
        day = (today + timedelta(days=days)).isoformat()
        page = browser.post(f"/networks/{network.slug}/desk/news/new/", {**said, "last_day": day})
        assert page.status_code == status
        assert ("more than four weeks away" in page.content.decode()) is (status == 422)


def test_a_file_is_handed_to_those_who_may_read_it(network: Network, esther: Person, clara: Person) -> None:
    draft = make_draft(network, esther)
    Enclosure.objects.create(bundle=draft.pk, number=0, name="f.pdf", kind="application/pdf", size=9, content=PDF)
    sent: Broadcast = goes_out(draft, esther)
    address = f"{sent.get_absolute_url()}files/0/"
    assert Client().get(address).status_code == 404
    answer = browser_of(clara).get(address)
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
