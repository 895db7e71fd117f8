"""Forms that do what they are for, and what must have happened before."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pyotp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from doorstep.accounts.actions import answer, begin_authenticator
from doorstep.accounts.models import Authenticator, Passkey, Session
from doorstep.aid.actions.calendars import open_calendar
from doorstep.aid.models import Offer, Task
from doorstep.aid.queries.ways import said_of
from doorstep.core import hashes
from doorstep.groups import said
from doorstep.groups.forms.listing import FACTS, WHAT_IT_IS, ListingForm
from doorstep.groups.models import Group, Membership
from doorstep.groups.models import Role as Place
from doorstep.groups.queries import desk
from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.models import Delivery, Message, Silence
from doorstep.people.actions import add_contact_point, confirm_contact_point, give_receipt
from doorstep.people.models import ContactPoint, Receipt
from doorstep.safeguarding.models import Concern
from doorstep.web.demo.cast import CAST
from tests.factories import make_person
from tests.policy.helping import RECEIPT
from tests.policy.roles import Role
from tests.policy.row import Form, Given
from tests.policy.world import World

# What somebody types about themselves: tests/test_canaries.py looks where it comes to lie.
TYPED_NAME = "CANARYTYPEDASANAME"
TYPED_MAIL = "canarytypedasmail@canary.example"

PROPOSAL = {
    "name": "Goose Green Neighbours",
    "summary": "Shopping.",
    "where": "SE22",
    "who": "of-it",
    "kinds": ["shopping"],
    "phone": "020 7946 0102",
}


JOINING = {
    "called": "Goose Green Mutual Aid",
    "area": "Around the green",
    "districts": "SE15",
    "name": TYPED_NAME,
    "mobile": "07700 900199",
    "agree": "on",
}
READY = {"postcode": "SE15", "kinds": "shopping", "when": "evenings", "agree": "on"}
NETWORK = {"name": "Eastern Network", "level": "borough", "where": "SE15"}


def digits_sent(world: World, _role: Role) -> Form:
    return {"code": world.digits}


def printed_code(world: World, _role: Role) -> Form:
    return {"code": world.printed}


def digits_shown(world: World, role: Role) -> Form:
    """Type what their app shows now; a stranger has none, and types what nobody's shows."""
    app = Authenticator.objects.filter(person=world.persons.get(role.who)).first() if role.signed_in else None
    return {"code": pyotp.TOTP(app.secret).now() if app else "000000"}


def apps_begun(world: World) -> None:
    """Have an app begun for everybody who has none, that waits for its first digits."""
    for person in world.living():
        if not Authenticator.objects.filter(person=person).exists():
            begin_authenticator(person, session=None, now=world.now)


def digits_of_new_app(world: World, role: Role) -> Form:
    """Have the app that waits begun in this role's own session, and type what it shows."""
    begun_here(world, role)
    return digits_shown(world, role)


def begun_here(world: World, role: Role) -> None:
    if role.signed_in:
        session = Session.objects.get(hashed=hashes.of_token(world.tokens[role]))
        waiting = Authenticator.objects.filter(person=world.persons[role.who], confirmed_at=None)
        waiting.update(begun_in=session.pk)


def apps(world: World) -> None:
    """Give everybody an app."""
    apps_begun(world)
    Authenticator.objects.update(confirmed_at=world.now)


def apps_instead(world: World) -> None:
    """Give those who have a passkey an app in its place."""
    apps_begun(world)
    Passkey.objects.filter(pk__in=world.passkeys.values()).delete()
    theirs = [world.persons[who] for who in world.passkeys]
    Authenticator.objects.filter(person__in=theirs).update(confirmed_at=world.now)
    Authenticator.objects.exclude(person__in=theirs).delete()


def digits_typed(world: World) -> None:
    """Have the digits typed that were sent to an address of two people, who are to say which of them it is."""
    point = add_contact_point(world.persons["ben"], "email", world.mail("amina").value, by=None)
    confirm_contact_point(point, by=None, now=world.now)
    answer(world.asked, world.digits, now=timezone.now() + timedelta(seconds=1))


def as_amina(world: World, _role: Role) -> Form:
    return {"who": str(world.persons["amina"].pk)}


def receipt(world: World, _role: Role) -> Form:
    return {"number": world.receipt, "fact": world.mail("amina").value}


def receipts(world: World) -> None:
    """Give a receipt to everybody who has none."""
    for person in world.living():
        if not Receipt.objects.filter(person=person).exists():
            give_receipt(person, by=None, now=world.now)


def silences(_world: World) -> None:
    """Have nothing sent to anybody any more."""
    for point in ContactPoint.objects.filter(hashed__isnull=False):
        silence(point, Silence.Why.ASKED, now=timezone.now())


def too_late(_world: World) -> None:
    """Have what could not be sent be worth nothing any more."""
    Message.objects.filter(deliveries__status=Delivery.Status.FAILED).update(expires_at=timezone.now())


def nothing_confirmed(_world: World) -> None:
    ContactPoint.objects.update(confirmed_at=None)


def demo(_world: World) -> None:
    """Have the demo world's Amina there."""
    make_person("Amina", phone=CAST[0].phone)


# -- Helping ---------------------------------------------------------------------------------------------------------

WILLING = {
    "kinds": ["shopping"],
    "way": "foot-near",
    "postcode": "SE15 4AB",
    "any_time": "on",
    "enough": "2",
    "languages": ["en"],
    "agree": "on",
}


def claim(_world: World, _role: Role) -> Form:
    return {"amount": "12.50", "how": "cash", "receipt": SimpleUploadedFile("receipt.png", RECEIPT, "image/png")}


def calendars(world: World) -> None:
    """Give everybody an address that their calendar reads."""
    for person in world.living():
        open_calendar(person, now=world.now)


# -- In a group ------------------------------------------------------------------------------------------------------


def code(world: World, _role: Role) -> Form:
    return {"code": world.code, "agree": "on"}


def _all_are(status: str) -> Given:
    def given(world: World) -> None:
        Membership.objects.filter(pk__in=world.places.values()).update(status=status)

    return given


all_joined = _all_are(Membership.Status.JOINED)
all_rest = _all_are(Membership.Status.RESTING)
all_ask = _all_are(Membership.Status.ASKED)


def confirmed_long_ago(_world: World) -> None:
    Group.objects.update(confirmed_on=date(2020, 1, 1))


def street_coordinator(world: World, role: Role) -> Form:
    return {"what": f"{Place.STREET_COORDINATOR}:{world.theirs(role).team.pk}"}


NEW_PHRASE = {"phrase": "marble harbour thistle drum", "again": "marble harbour thistle drum"}


def apart(world: World, _role: Role) -> Form:
    return {"person": world.mail("amina").value, "other": TYPED_MAIL}


def concerns_in_hand(_world: World) -> None:
    Concern.objects.update(status=Concern.Status.IN_HAND)


def facts(world: World, role: Role) -> Form:
    return _listing(world.theirs(role).group, FACTS) | {"summary": "Shopping, and a chat."}


def another_name(world: World, role: Role) -> Form:
    return _listing(world.theirs(role).group, WHAT_IT_IS) | {"name": "Lane Friends"}


def a_listing(world: World, _role: Role) -> Form:
    """Give what the desk's page of a listing would send, with another summary."""
    return _listing(world.listed, (*WHAT_IT_IS, *FACTS)) | {"summary": "Shopping, and a chat."}


def _listing(group: Group, only: Collection[str]) -> dict[str, Any]:
    """Give what the page of a listing begins with."""
    group = Group.objects.get(pk=group.pk)
    form = ListingForm(before=said.in_listing(group), seen=desk.newest_change(group), only=only)
    return {name: form.initial.get(name, "") for name in form.fields if name != "shape"}


# -- What a group is asked ---------------------------------------------------------------------------------------------


def to_the_other_group(world: World, role: Role) -> Form:
    return {"to": f"group:{world.others(role).group.pk}", "agreed": "on"}


def whom_to_ask(world: World, role: Role) -> Form:
    return {"whom": [str(world.theirs(role).volunteer.pk)]}


def all_were_asked(world: World) -> None:
    """Have the volunteer of each group asked for what it may have been asked for, where nobody was yet."""
    for circle in world.circles.values():
        for task in Task.objects.filter(request__in=(circle.asked, circle.asked_in_street), offers=None):
            them = {"volunteer": circle.volunteer, "person_id": circle.volunteer.person_id}
            Offer.objects.create(task=task, kind=task.kind, made_at=world.now, ends_at=task.ends_at, **them)


def a_plan(world: World, role: Role) -> Form:
    """Say in a plan who does what somebody may look after: the group as a whole was asked for it, or their street."""
    circle = world.theirs(role)
    asked = circle.asked_in_street if role.has_a_street and not role.coordinates else circle.asked
    return {"do": "ask", f"who-{asked.tasks.get().pk}-0": str(circle.volunteer.pk)}


def all_wait_for_a_nod(_world: World) -> None:
    Task.objects.update(status=Task.Status.NOD)


AT_A_DOOR = {
    "called": TYPED_NAME,
    "kinds": ["other"],
    "postcode": "SE15",
    "address": "3 Rye Lane",
    "urgency": "week",
    "once": "once",
}


def another_way(world: World, role: Role) -> Form:
    return {
        "how": "board",
        "pounds": "30",
        "keeps_days": "28",
        "known": "usual",
        "sharing": "much",
        "seen": said_of(world.theirs(role).group).stamp,
    }


def paper_list(_world: World, _role: Role) -> Form:
    words = f"Name,Postcode,Address,Kinds\n{TYPED_NAME},SE15,3 Rye Lane,other\n"
    return {"file": SimpleUploadedFile("list.csv", words.encode(), "text/csv"), "really": "on"}


def another_coordinator(world: World, _role: Role) -> Form:
    return {"who": str(world.persons["cora"].pk), "do": "deputy"}


def seat_code(world: World, _role: Role) -> Form:
    return {"code": world.networks.code}
