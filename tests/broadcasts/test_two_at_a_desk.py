"""Two officers on one draft: the later one hears of the earlier, and what was typed is not lost."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doorstep.broadcasts.actions import writing
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.said import STANDBYS, Audience
from doorstep.messaging.models import Enclosure
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.broadcasts.making import SAYS, make_draft, version_of
from tests.networks.making import browser_of

pytestmark = pytest.mark.django_db
TYPED = {"kind": "news", "subject": "Of Esther", "body": "She typed it for an hour."}
MEANWHILE = "Somebody else at this desk changed it meanwhile."


def page_of(draft: Broadcast, part: str) -> str:
    return f"/networks/{draft.network.slug}/desk/news/{draft.pk}/{part}/"


def test_what_another_wrote_meanwhile_is_not_swallowed_and_nothing_typed_is_lost(
    network: Network, esther: Person, nadia: Person
) -> None:
    draft = make_draft(network, esther)
    browser, seen = browser_of(esther), version_of(draft)
    assert f'name="version" value="{seen}"' in browser.get(page_of(draft, "words")).content.decode()
    writing.change(draft, replace(SAYS, subject="Of Nadia"), by=nadia.pk)
    answer = browser.post(page_of(draft, "words"), {**TYPED, "version": seen})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert MEANWHILE in page
    assert "She typed it for an hour." in page
    assert Broadcast.objects.get().subject == "Of Nadia"
    # Knowing it she presses again.
    assert f'name="version" value="{version_of(draft)}"' in page
    browser.post(page_of(draft, "words"), {**TYPED, "version": version_of(draft)})
    assert Broadcast.objects.get().subject == "Of Esther"


def test_nor_are_the_files_and_whom_it_is_for(network: Network, esther: Person, nadia: Person) -> None:
    draft = make_draft(network, esther)
    browser, seen = browser_of(esther), version_of(draft)
    writing.be_for(draft, Audience(roles=(STANDBYS,)), by=nadia.pk)
    upload = SimpleUploadedFile("flyer.pdf", b"%PDF-1.4\ntrailer<<>>\n%%EOF\n")
    for part, said in (("audience", {"roles": ["contacts"]}), ("files", {"enclosed": upload})):
        answer = browser.post(page_of(draft, part), {**said, "version": seen})
        assert answer.status_code == 422
        assert MEANWHILE in answer.content.decode()
    assert Broadcast.objects.get().audience["roles"] == [STANDBYS]
    assert not Enclosure.objects.exists()


def test_what_was_changed_between_looking_and_writing_is_not_written(network: Network, esther: Person) -> None:
    draft = make_draft(network, esther)
    old = Broadcast.objects.get()
    writing.change(draft, replace(SAYS, subject="Newer"), by=esther.pk)
    with pytest.raises(writing.NotOpenError):
        writing.change(old, replace(SAYS, subject="Older"), by=esther.pk)
    assert Broadcast.objects.get().subject == "Newer"
