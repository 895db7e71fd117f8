"""Amina asks, and somebody knocks on the door: by each of the ways in which a group works, and a request comes in."""

import pytest
from django.test import Client

from tests.aid.walking import digits
from tests.groups.pages import text
from tests.journeys.knocking import (
    DOOR,
    PHONE,
    UUID,
    a_helper,
    a_street,
    asks,
    below,
    found,
    goes_there,
    is_done,
    offer_on,
    says_yes,
    stands,
    the_request,
    work,
)

pytestmark = pytest.mark.django_db
ROSES = "020 7946 0123"
SAID = {
    "called": "Rose",
    "kinds": ["shopping"],
    "postcode": "SE15 4AB",
    "address": DOOR,
    "urgency": "week",
    "part": "any",
    "phone": ROSES,
    "may_call": "on",
}


# -- How a group finds somebody --------------------------------------------------------------------------------------


def test_the_nearest_are_asked() -> None:
    group, clara = a_street("waves")
    ben = a_helper(group, clara)
    sent, receipt = asks()
    assert "Somebody is being found." in stands(receipt)

    work()
    offer = says_yes(ben)
    assert "A neighbour has said yes." in stands(receipt)
    goes_there(ben, offer, sent)
    assert "It is done." in stands(receipt)


def test_whoever_likes_takes_it_from_the_board() -> None:
    group, clara = a_street("board")
    ben, olu = a_helper(group, clara), a_helper(group, clara, "Olu")
    sent, receipt = asks()
    work()

    # Ben takes it, and cannot after all; it stands on the board again, and Olu goes.
    board = f"/helping/board/{group.slug}/"
    assert DOOR not in text(ben, board)
    taken = text(ben, found(rf"{board}{UUID}/", text(ben, board)), answer="take")
    assert "It is yours. Thank you." in taken
    assert "Nothing on the board fits you just now." in text(olu, board)
    assert "A neighbour has said yes." in stands(receipt)
    assert "Others are being asked" in text(ben, f"{offer_on(taken)}report/", what="could-not")
    assert "Somebody is being found." in stands(receipt)

    work()
    taken = text(olu, found(rf"{board}{UUID}/", text(olu, board)), answer="take")
    goes_there(olu, offer_on(taken), sent)
    assert "It is done." in stands(receipt)


def test_a_coordinator_chooses_and_nods() -> None:
    group, clara = a_street("coordinator", nod=True)
    ben = a_helper(group, clara)
    sent, receipt = asks()
    work()
    assert "Would you?" not in text(ben, "/helping/")

    # It waits for Clara, who looks who could do it, and asks Ben.
    request = found(rf"{below(group)}{UUID}/", text(clara, below(group)))
    task = found(rf"{below(group, 'tasks')}{UUID}/", text(clara, request))
    page = text(clara, f"{task}volunteers/")
    assert "Ben: very near, never asked yet" in page
    whom = found(r'name="whom" value="([^"]+)"', page)
    assert "They have been asked." in text(clara, f"{task}volunteers/", whom=[whom])

    # His yes waits for her nod; until then he sees no door.
    offer = offer_on(text(ben, "/helping/"))
    assert "A coordinator looks at it first" in text(ben, f"{offer}answer/", answer="yes")
    assert DOOR not in text(ben, f"{offer}door/", show="yes")
    assert "The group has a look first." in stands(receipt)
    assert "Agreed." in text(clara, f"{task}nod/", answer="nod")

    assert "A neighbour has said yes." in stands(receipt)
    goes_there(ben, offer, sent)
    assert "It is done." in stands(receipt)


# -- How it comes in -------------------------------------------------------------------------------------------------


def test_rose_rings_and_is_rung_back() -> None:
    group, clara = a_street("waves")
    ben = a_helper(group, clara)

    # She rings; nobody knows her yet, and the line breaks. Clara rings back, nobody answers, and it is kept.
    calls = below(group, "calls")
    assert "We do not know them yet." in text(clara, calls, phone=ROSES)
    clara.post(f"{calls}new/", {"phone": ROSES, "surname": "", "postcode": ""})
    call = found(rf"{calls}{UUID}/", text(clara, calls))
    assert "Saved." in text(clara, call, called="Rose", what="Bread, and", do="keep")
    assert "It stands on the desk until then." in text(clara, call, called="Rose", what="Bread, and", do="no-answer")
    assert "Nobody answered once so far." in text(clara, call)

    # Then Rose picks up, says the rest, and writes down the digits that Clara reads out.
    opened = text(clara, call, **SAID, do="open")
    assert "Read these digits out to them" in opened
    receipt = digits(opened)
    assert "Somebody is being found." in stands(receipt, ROSES)
    assert "It is them" in text(clara, calls, phone=ROSES)

    work()
    is_done(ben, says_yes(ben))
    assert "It is done." in stands(receipt, ROSES)


def test_rose_asks_a_volunteer_at_her_door() -> None:
    group, clara = a_street("waves")
    ben = a_helper(group, clara)
    door = below(group, "door")
    once = found(r'name="once" value="([^"]+)"', text(ben, door))
    opened = text(ben, door, **SAID, once=once)
    assert "Read these digits out to them" in opened
    receipt = digits(opened)
    assert "Somebody is being found." in stands(receipt, ROSES)

    work()
    is_done(ben, says_yes(ben))
    assert "It is done." in stands(receipt, ROSES)


# -- A street that is not ours ---------------------------------------------------------------------------------------


def test_what_is_not_ours_goes_to_those_next_door() -> None:
    (rye, clara), (bellenden, fay) = a_street("waves"), a_street("waves", name="Bellenden Neighbours")
    ben, olu = a_helper(rye, clara), a_helper(bellenden, fay, "Olu")
    sent, receipt = asks(group={"group": rye.slug})
    request = the_request(clara, rye)

    # Amina was not asked whether another group may have it: Clara asks her first.
    page = text(clara, f"{request}group/")
    to = found(r'name="to" value="(group:\d+)"', page)
    assert "They said that another group may have it" in page
    assert clara.post(f"{request}group/", {"to": to}).status_code == 422
    assert "It is theirs now." in text(clara, f"{request}group/", to=to, agreed="on")
    assert clara.get(request).status_code == 404
    assert the_request(fay, bellenden).endswith(request.removeprefix(below(rye)))

    # Nobody typed anything twice: Olu finds the door, and knows the word.
    work()
    assert "Would you?" not in text(ben, "/helping/")
    goes_there(olu, says_yes(olu), sent)
    assert "It is done." in stands(receipt, PHONE)


def test_a_stranger_finds_nothing_of_it_on_the_way() -> None:
    group, clara = a_street("waves")
    ben, dev = a_helper(group, clara), Client()
    asks()
    work()
    offer, request = says_yes(ben), the_request(clara, group)
    for address in (offer, request, f"{request}group/", "/ask/mine/"):
        assert dev.get(address).headers["Location"].startswith(("/sign-in/", "/receipt/")), address
