"""Plain makers of what tests need, through the real actions."""

import datetime
import itertools

from django.conf import settings
from django.test import Client
from django.utils import timezone

from doorstep.accounts.actions import open_session, sit
from doorstep.accounts.models import Session
from doorstep.groups import actions
from doorstep.groups.about import About
from doorstep.groups.actions import deciding, inviting
from doorstep.groups.models import Decision, Group, Membership, Role, StreetTeam
from doorstep.groups.patches import Parts, draw
from doorstep.groups.queries import decisions, members
from doorstep.people import actions as people
from doorstep.people.models import Person
from doorstep.places import cells
from doorstep.places.models import Area, AreaCell, Edition

_numbers = itertools.count(1)

# Choumert Road, Peckham, and places at a known distance from it.
PECKHAM = (51.469, -0.069)
NUNHEAD = (51.464, -0.0525)
LEEDS = (53.797, -1.543)


def make_area(code: str, name: str, ground: list[int], kind: str = "ward") -> Area:
    """Make an area as an import leaves it, beside those of its kind, without an outline."""
    now = datetime.datetime.now(datetime.UTC)
    edition, _new = Edition.objects.update_or_create(
        subject=Edition.Subject.AREAS,
        kind=kind,
        status=Edition.Status.CURRENT,
        defaults={"started_at": now, "alive_at": now},
    )
    size = len(cells.uncompact(ground))
    area = Area.objects.create(edition=edition, kind=kind, code=code, name=name, cell=ground[0], size=size, outline=[])
    AreaCell.objects.bulk_create([AreaCell(area=area, cell=cell) for cell in ground])
    return area


def make_about(name: str = "", parts: Parts | None = None, **said: object) -> About:
    patch = draw(parts) if parts else None
    return About(name=name or f"Neighbours {next(_numbers)}", patch=patch, **said)  # type: ignore[arg-type] # whatever a test says


def make_group(
    name: str = "",
    at: tuple[float, float] = PECKHAM,
    metres: float | None = 800,
    listing: str = Group.Listing.LISTED,
    **said: object,
) -> Group:
    """Make a group with a round patch of `metres` around `at`, or with no patch where that is None."""
    cell = cells.cell_at(*at)
    parts = Parts(circles=((cell, metres),)) if metres is not None else Parts()
    said.setdefault("confirmed_on", datetime.datetime.now(datetime.UTC).date())
    group = actions.propose(make_about(name, parts, **said), cell=cell, by=None)
    if listing == Group.Listing.REFUSED:
        actions.refuse(group, by=None)
    elif listing != Group.Listing.PROPOSED:
        actions.put_on_list(group, by=None)
    if listing == Group.Listing.RESTING:
        actions.rest(group, by=None)
    if listing == Group.Listing.CLOSED:
        actions.close(group, by=None)
    return group


def make_person(called: str = "Ben", *, email: str = "", phone: str = "") -> Person:
    """Make somebody with a name, and with confirmed contact points where they are given."""
    person = people.add_person(by=None)
    people.describe(person, called=called, by=person.pk)
    for means, value in (("email", email), ("phone", phone)):
        if value:
            point = people.add_contact_point(person, means, value, by=person.pk)
            people.confirm_contact_point(point, by=person.pk, now=timezone.now())
    return person


def make_team(group: Group, name: str = "Choumert corner") -> StreetTeam:
    """Make a street team around the middle of its group."""
    return actions.name_street_team(group, name, Parts(circles=((group.cell, 300.0),)), by=None)


def make_membership(
    person: Person, group: Group, role: str = Role.VOLUNTEER, team: StreetTeam | None = None
) -> Membership:
    """Make somebody this in a group: by an invitation, or by a decision where it takes two."""
    now = timezone.now()
    first = role == Role.COORDINATOR and not members.coordinators_of(group).exists()
    if first or role in {Role.VOLUNTEER, Role.STREET_COORDINATOR}:
        code = inviting.invite(group, role, team, by=None, now=now)
        invitation = inviting.find(code, now=now)
        assert invitation
        return inviting.accept(invitation, person, words="I want to help.", now=now)
    _decide(person, group, Decision.Kind.ADD_COORDINATOR if role == Role.COORDINATOR else Decision.Kind.GIVE_LEAD)
    return Membership.objects.get(person=person, group=group, role=role, status=Membership.Status.JOINED)


def _decide(person: Person, group: Group, kind: str) -> None:
    now = timezone.now()
    if not members.is_in(person.pk, group):
        make_membership(person, group)
    maker = members.coordinators_of(group).earliest("pk").person_id
    decision = deciding.decide(group, kind, person=person.pk, by=maker, now=now)
    second = decisions.could_agree(decision).first()
    if second:
        deciding.agree(decision, by=second.person_id, now=now)
    else:
        deciding.look_after(now + deciding.WAITING_DAY)


def sign_in(client: Client, person: Person, *, strong: bool = False) -> None:
    """Sign somebody in in this browser, with a passkey where `strong`; just now."""
    how = Session.How.PASSKEY if strong else Session.How.CODE
    client.cookies[settings.SESSION_COOKIE_NAME] = open_session(person.pk, how, now=timezone.now())


def open_desk(client: Client, seat: str = "Esther's desk") -> Person:
    """Open the desk in this browser: signed in with a passkey; return who sits there."""
    person = sit(seat)
    sign_in(client, person, strong=True)
    return person
