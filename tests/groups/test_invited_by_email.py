"""Invited by e-mail: whoever invites learns nothing about the address, and who never comes is forgotten."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from doorstep.groups.actions import inviting
from doorstep.groups.actions.inviting import LIVES, invite_by_email, revoke
from doorstep.groups.models import Group, Invitation, Membership, Role
from doorstep.limits.actions import TooOftenError
from doorstep.messaging.models import Delivery, Message
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.normalising import NotReadableError
from doorstep.vault.queries import was_erased
from tests.factories import make_group, make_membership, make_person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PAGE = "https://doorstep.example/groups/join/"
WORDS = "I want to help."


def join(code: str, person: Person) -> Membership:
    invitation = inviting.find(code, now=NOW)
    assert invitation
    return inviting.accept(invitation, person, words=WORDS, now=NOW)


def mailed() -> str:
    """Give the code that stands in the last message."""
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", Message.objects.latest("made_at").body)
    assert code
    return code[0]


def by_email(group: Group, address: str, by: Person, role: str = Role.VOLUNTEER) -> Invitation:
    return invite_by_email(group, role, address, page=PAGE, by=by.pk, now=NOW)


def test_an_unknown_address_is_written_to_and_forgotten_when_nobody_came(nunhead: Group, clara: Person) -> None:
    invitation = by_email(nunhead, "femi@canary.example", clara)
    assert inviting.send_invitations(NOW) == 1
    assert inviting.send_invitations(NOW) == 0

    begun = Invitation.objects.get(pk=invitation.pk).person
    delivery = Delivery.objects.get(message__person=begun)
    assert begun
    assert delivery.point
    assert delivery.point.value == "femi@canary.example"
    assert inviting.forget_uninvited(NOW + LIVES - timedelta(seconds=1)) == 0
    assert inviting.forget_uninvited(NOW + LIVES) == 1
    assert not Person.objects.filter(pk=begun.pk).exists()
    assert was_erased(begun.pk)
    assert not ContactPoint.objects.filter(confirmed_at=None).exists()


def test_a_known_address_is_written_to_its_person_in_their_language(nunhead: Group, clara: Person, dev: Person) -> None:
    Person.objects.filter(pk=dev.pk).update(language="es")
    invitation = by_email(nunhead, " Dev@Canary.example", clara)
    begun = invitation.person
    inviting.send_invitations(NOW)

    assert begun
    assert Message.objects.get(person=dev).language == "es"
    assert not Person.objects.filter(pk=begun.pk).exists()
    assert inviting.forget_uninvited(NOW + 2 * LIVES) == 0
    assert Person.objects.filter(pk=dev.pk).exists()


def test_whoever_invites_writes_the_same_whether_anybody_is_there_or_not(
    nunhead: Group, clara: Person, dev: Person
) -> None:
    counts = []
    for address in ("dev@canary.example", "femi@canary.example"):
        with CaptureQueriesContext(connection) as queries:
            invitation = by_email(nunhead, address, clara)
        counts.append(len(queries))
        assert (invitation.begun, invitation.handle, invitation.sent_at) == (True, None, None)
    assert counts[0] == counts[1]
    assert Invitation.objects.filter(person=dev).count() == 0


def test_the_letter_holds_a_code_and_a_page_and_nobodys_name(nunhead: Group, clara: Person, dev: Person) -> None:
    by_email(nunhead, "femi@canary.example", clara)
    inviting.send_invitations(NOW)

    letter = Message.objects.get()
    assert letter.secret
    assert letter.expires_at == NOW + LIVES
    assert "Clara" not in letter.subject + letter.body
    assert re.findall(r"https?://\S+", letter.body) == [PAGE]
    assert mailed() not in PAGE
    assert join(mailed(), dev).status == Membership.Status.JOINED


def test_who_was_begun_goes_when_somebody_came_by_the_code(nunhead: Group, clara: Person, dev: Person) -> None:
    invitation = by_email(nunhead, "femi@canary.example", clara)
    inviting.send_invitations(NOW)
    join(mailed(), dev)
    assert inviting.forget_uninvited(NOW) == 1
    assert invitation.person
    assert not Person.objects.filter(pk=invitation.person.pk).exists()
    assert Membership.objects.get(person=dev).status == Membership.Status.JOINED


def test_whoever_showed_meanwhile_that_they_are_there_is_not_forgotten(nunhead: Group, clara: Person) -> None:
    invitation = by_email(nunhead, "femi@canary.example", clara)
    ContactPoint.objects.filter(person=invitation.person).update(confirmed_at=NOW)
    assert inviting.forget_uninvited(NOW + LIVES) == 0


def test_an_address_that_is_none_is_refused_and_nobody_is_begun(nunhead: Group, clara: Person) -> None:
    before = Person.objects.count()
    with pytest.raises(NotReadableError):
        by_email(nunhead, "soon", clara)
    assert Person.objects.count() == before


def test_nobodys_postbox_is_filled(nunhead: Group, clara: Person) -> None:
    for _ in range(inviting.TO_ONE.most):
        by_email(nunhead, "femi@canary.example", clara)
    with pytest.raises(TooOftenError):
        by_email(nunhead, "Femi@canary.example", clara)


def test_one_taken_back_before_it_was_sent_is_not_sent(nunhead: Group, clara: Person) -> None:
    revoke(by_email(nunhead, "femi@canary.example", clara), by=clara.pk)
    assert inviting.send_invitations(NOW) == 0
    assert not Message.objects.exists()


def test_somebody_known_is_asked_to_be_the_first_coordinator(nunhead: Group, dev: Person) -> None:
    inviting.invite_person(nunhead, Role.COORDINATOR, dev, page=PAGE, by=None, now=NOW)
    assert inviting.send_invitations(NOW) == 1
    assert Message.objects.get(person=dev).kind == "invitation"
    assert join(mailed(), dev).role == Role.COORDINATOR


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_sends() -> None:
    clara, group = make_person("Clara"), make_group()
    make_membership(clara, group, Role.COORDINATOR)
    by_email(group, "femi@canary.example", clara)

    def one(_number: int) -> int:
        try:
            return inviting.send_invitations(NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(one, range(2))) == 1
    assert Delivery.objects.count() == 1
