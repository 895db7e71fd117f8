"""A house with one of everything in it, to be asked whatever anybody asks."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from doorstep.accounts.actions import open_session, sit
from doorstep.accounts.models import Passkey, Session
from doorstep.groups import actions
from doorstep.groups.actions import deciding, inviting, members
from doorstep.groups.actions.taking import take_in
from doorstep.groups.importing import rows
from doorstep.groups.models import Change, Decision, Doubt, Group, Invitation, Report, Role
from doorstep.groups.speakers import THE_DESK
from doorstep.people import actions as people
from doorstep.people.models import Consent, ContactPoint, Person
from doorstep.places import cells
from tests.factories import PECKHAM, make_area, make_group, make_membership, make_person, make_team
from tests.fuzz.addresses import Ask
from tests.fuzz.forms import SOMEBODY

Asking = Callable[[Ask], HttpResponseBase]


def asking() -> Asking:
    """Furnish a house, and return how it is asked."""
    there, somebody = _groups(), _somebody()
    there |= _people(somebody, Group.objects.get(pk=there["listings"]))
    whose = {"somebody": somebody.pk, "the desk": sit("Esther's desk").pk}

    def answered(ask: Ask) -> HttpResponseBase:
        client = Client()
        if ask.who in whose:
            client.cookies[settings.SESSION_COOKIE_NAME] = _signed_in(whose[ask.who])
        path = re.sub(r"/(\w+)/1/", lambda part: f"/{part[1]}/{there.get(part[1], 1)}/", ask.path)
        return _sent(client, ask, f"{path}?{urlencode(ask.query, doseq=True)}")

    return answered


def _signed_in(person: UUID) -> str:
    return open_session(person, Session.How.PASSKEY, now=timezone.now())


def _sent(client: Client, ask: Ask, address: str) -> HttpResponseBase:
    sent: dict[str, Any] = {"headers": ask.headers, "REMOTE_ADDR": ask.address}
    if ask.method == "GET":
        return client.get(address, **sent)
    if ask.body:
        return client.generic("POST", address, ask.body[1], content_type=ask.body[0], **sent)
    return client.post(address, {**ask.data, **({ask.file[0]: ask.file[1]} if ask.file else {})}, **sent)


def _groups() -> dict[str, int]:
    """Put one of everything into the directory; return keys of rows, by the word before them in an address."""
    make_area("E05000001", "Rye Lane", [cells.cell_at(*PECKHAM)])
    group = make_group("Rye Neighbours")
    actions.report(group, "other", "It moved.")
    take_in([rows.read(2, {"name": "Amina", "postcode": "SE15"}, "a list")], "a list", by=None)
    actions.change(group, {"summary": "Shopping."}, by=None, speaker=THE_DESK)
    return {
        "proposals": make_group(listing=Group.Listing.PROPOSED).pk,
        "listings": group.pk,
        "doubts": Doubt.objects.latest("pk").pk,
        "reports": Report.objects.latest("pk").pk,
        "changes": Change.objects.latest("pk").pk,
    }


def _somebody() -> Person:
    """Make Amina, who has the id that addresses are asked with, and so have her contact point and her passkey."""
    amina = Person.objects.create(id=UUID(SOMEBODY))
    people.describe(amina, called="Amina", by=amina.pk)
    ContactPoint(id=SOMEBODY, person=amina, means="email", value="amina@example.org", **_ANYTIME).save(
        force_insert=True
    )
    Passkey.objects.create(id=SOMEBODY, person=amina, credential="eHg", public_key=b"x", made_at=timezone.now())
    return amina


def _people(amina: Person, group: Group) -> dict[str, int]:
    """Have her coordinate the group, with one of everything that stands in it."""
    now = timezone.now()
    make_team(group)
    place = make_membership(amina, group, Role.COORDINATOR)
    inviting.invite(group, Role.VOLUNTEER, by=amina.pk, now=now)
    return {
        "mine": place.pk,
        "roles": place.pk,
        "asking": members.ask(make_person(), group, words="I want to help.", now=now).pk,
        "invitations": Invitation.objects.latest("pk").pk,
        "decisions": deciding.decide(group, Decision.Kind.CLOSE, by=amina.pk, now=now).pk,
        "consents": Consent.objects.get(person=amina).pk,
    }


_ANYTIME = {"calls": True, "messages": True, "voicemail": False, "letters": False}
