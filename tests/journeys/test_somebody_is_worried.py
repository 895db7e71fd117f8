"""What comes beside the help itself: a worry, which one lead alone reads; and money, which is paid back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doorstep.groups.models import Role
from tests.aid import pictures
from tests.factories import make_membership, make_person, sign_in
from tests.groups.pages import text
from tests.journeys.knocking import UUID, a_helper, a_street, asks, found, goes_there, says_yes, stands, work

pytestmark = pytest.mark.django_db
PHRASE = "otter lantern gravel spoon"
WORDS = "Her son takes her pension book."


def test_a_worry_that_a_lead_reads() -> None:
    group, clara = a_street("waves")
    ben, grace = a_helper(group, clara), Client()
    lead = make_person("Grace", email="grace@canary.example")
    make_membership(lead, group, Role.SAFEGUARDING_LEAD)
    sign_in(grace, lead, strong=True)
    assert "You have no key yet" in text(grace, "/helping/worries/")
    text(grace, "/safeguarding/key/", phrase=PHRASE, again=PHRASE)

    # Ben was at Amina's door, and is worried; he writes down why, and it is sealed.
    sent, receipt = asks()
    work()
    offer = says_yes(ben)
    assert "Never promise anybody to keep it to yourself." in text(ben, f"{offer}worry/")
    assert "The safeguarding leads have it, sealed." in text(ben, f"{offer}worry/", about="them", words=WORDS)

    # Grace finds that something waits, and reads it with her passphrase; she writes down what she did, and closes it.
    assert "1 that nobody has read" in text(grace, "/helping/worries/")
    here = f"/safeguarding/{group.slug}/"
    concern = found(rf"{here}{UUID}/", text(grace, here))
    assert WORDS not in text(grace, concern)
    read = text(grace, concern, phrase=PHRASE, note="I rang her doctor.")
    assert all(each in read for each in (WORDS, "I rang her doctor.", "Ben", "Amina"))
    assert "Closed." in text(grace, f"{concern}state/", do="close")

    # Clara, who coordinates, finds no such page; and of all this nothing stands where Amina, or her son, looks.
    assert {clara.get(each).status_code for each in (here, concern)} == {404}
    goes_there(ben, offer, sent)
    assert "It is done." in (page := stands(receipt))
    assert not any(each in page for each in (WORDS, "concern", "worr", "safeguarding"))


def test_money_that_ben_laid_out() -> None:
    group, clara = a_street("waves")
    ben = a_helper(group, clara)
    sent, receipt = asks()
    work()
    offer = says_yes(ben)
    goes_there(ben, offer, sent)

    picture = SimpleUploadedFile("receipt.jpg", pictures.photograph(), "image/jpeg")
    page = text(ben, f"{offer}claim/", amount="12.50", how="cash", receipt=picture)
    assert "The coordinators have it." in page
    mark = found(r"under the mark <strong>(\w{4})<", page)

    # Clara sees a mark, an amount and a photograph, and no name before it is to be paid.
    here = f"/helping/claims/{group.slug}/"
    page = text(clara, here)
    assert mark in page
    assert not any(each in page for each in ("Ben", "Amina"))
    claim = found(rf"{here}{UUID}/", page)
    assert clara.post(f"{claim}receipt/").headers["Content-Type"] == "image/jpeg"
    assert "Approved." in text(clara, claim, answer="approve")
    assert "approved: it is paid to you" in text(ben, offer)
    assert "Noted as paid." in text(clara, claim, answer="pay")
    assert ": paid." in text(ben, offer)

    page = stands(receipt)
    assert "It is done." in page
    assert "12.50" not in page
