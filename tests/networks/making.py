"""Networks in the making: one around Peckham, Esther at its desk, and letters as they come over the wire."""

import itertools
from email.message import EmailMessage
from uuid import UUID

from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.messaging.actions import read_due, take_in
from doorstep.messaging.models import Delivery, Message
from doorstep.networks.actions import applying, deciding, officers, opening
from doorstep.networks.actions.deciding import Welcome
from doorstep.networks.models import Affiliation, Application, Contact, Network
from doorstep.networks.said import About, Asked
from doorstep.people.models import Person
from tests.factories import make_person, sign_in

ADDRESS = "join@southern.example"
_letters = itertools.count(1)


def make_network(name: str = "Southern Network", *districts: str, email: str = ADDRESS, **said: str) -> Network:
    drawn = draw(Parts(districts=districts or ("SE15", "SE22")))
    said.setdefault("level", Network.Level.BOROUGH)
    return opening.open_network(About(name=name, drawn=drawn, email=email, **said), by=None, now=timezone.now())


def make_officer(network: Network, called: str = "Esther") -> Person:
    person = make_person(called, email=f"{called.casefold()}@example.org")
    seat = officers.find_seat(officers.offer_seat(network, by=None, now=timezone.now()), now=timezone.now())
    assert seat
    officers.sit_down(seat, person, now=timezone.now())
    return person


def browser_of(person: Person, *, strong: bool = True) -> Client:
    client = Client()
    sign_in(client, person, strong=strong)
    return client


def make_application(network: Network, person: Person, called: str = "Rye Lane Neighbours") -> Application:
    asked = Asked(called=called, area="Rye Lane and around", districts=("SE15",))
    return applying.apply(network, person, asked, words="I speak for it.", now=timezone.now())


def make_contact(network: Network, person: Person, group: Group) -> Contact:
    """Have a group taken in, with somebody as its main contact."""
    application = make_application(network, person, group.name)
    place = deciding.take_in(
        application, Welcome(group, None, "https://doorstep.example/groups/join/"), by=UUID(int=0), now=timezone.now()
    )
    return Contact.objects.get(affiliation=place, person=person)


def place_of(group: Group) -> Affiliation:
    return Affiliation.objects.get(group=group)


# -- Letters ---------------------------------------------------------------------------------------------------------


def comes(subject: str, text: str, *, sender: str = "clara@example.org", to: str = ADDRESS, about: str = "") -> None:
    """Have a letter come and be read, as the mailbox brings it."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, to, subject
    letter["Message-ID"] = f"<letter-{next(_letters)}@mail.example>"
    if about:
        letter["In-Reply-To"] = f"<{about}@doorstep.example>"
    letter.set_content(text)
    now = timezone.now()
    take_in("mail", letter.as_bytes(), "message/rfc822", now=now)
    read_due(now)


def last_letter(person: Person, kind: str = "") -> Message:
    found = Message.objects.filter(person=person)
    return (found.filter(kind=kind) if kind else found).latest("made_at", "pk")


def answered(text: str, person: Person, *, sender: str = "clara@example.org") -> None:
    """Have somebody answer the last letter of ours, which they quote below."""
    letter = last_letter(person)
    delivery = Delivery.objects.get(message=letter)
    quoted = "\n".join(f"> {line}" for line in letter.body.splitlines())
    comes(
        f"Re: {letter.subject}",
        f"{text}\n\nOn Mon, 4 May 2026 at 10:12, Southern Network <{ADDRESS}> wrote:\n{quoted}\n",
        sender=sender,
        about=str(delivery.pk),
    )
