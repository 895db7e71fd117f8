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
from doorstep.groups.actions.taking import take_in
from doorstep.groups.importing import rows
from doorstep.groups.models import Change, Doubt, Group, Report
from doorstep.groups.speakers import THE_DESK
from doorstep.people.models import ContactPoint
from doorstep.places import cells
from tests.factories import PECKHAM, make_area, make_group, make_person
from tests.fuzz.addresses import Ask
from tests.fuzz.forms import SOMEBODY

Asking = Callable[[Ask], HttpResponseBase]


def asking() -> Asking:
    """Furnish a house, and return how it is asked."""
    there = _groups()
    whose = {"somebody": _somebody(), "the desk": sit("Esther's desk").pk}

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


def _somebody() -> UUID:
    """Make Amina, whose contact point and passkey have the id that addresses are asked with."""
    amina = make_person("Amina", phone="07700 900123")
    ContactPoint(id=SOMEBODY, person=amina, means="email", value="amina@example.org", **_ANYTIME).save(
        force_insert=True
    )
    Passkey.objects.create(id=SOMEBODY, person=amina, credential="eHg", public_key=b"x", made_at=timezone.now())
    return amina.pk


_ANYTIME = {"calls": True, "messages": True, "voicemail": False, "letters": False}
