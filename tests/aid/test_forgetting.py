"""What askers typed is forgotten when safety says so, and they themselves with the last of it; the clock is moved."""

from datetime import timedelta

import pytest
from django.db import models
from django.utils import timezone

from doorstep.aid.actions import answering, asking, claiming, finishing, keeping, noting, overflowing, stopping, talking
from doorstep.aid.models import (
    Address,
    Answer,
    Begun,
    Claim,
    Conversation,
    Exchange,
    HelpRequest,
    Needs,
    Note,
    Offer,
    Overflow,
    OwnQuestion,
    Pairing,
    Task,
    Volunteer,
)
from doorstep.core.photos import Photo
from doorstep.groups.models import Group, Role
from doorstep.people.actions import (
    add_person,
    confirm_contact_point,
    forget_who_has_nothing,
    hash_of,
    note_access_needs,
)
from doorstep.people.models import AccessNeeds, ContactPoint, Details, Person, Receipt
from doorstep.people.queries import called
from doorstep.safeguarding.actions import keep_apart
from doorstep.vault.actions import erase, expire
from doorstep.vault.fields import Sealed
from doorstep.vault.holding import holdings
from doorstep.vault.queries import was_erased
from tests.aid.overflowing import waits
from tests.aid.street import NOW, amina, asked, later, make_task, make_volunteer
from tests.factories import make_membership, make_person
from tests.networks.making import make_network

pytestmark = pytest.mark.django_db
A_MOMENT = timedelta(seconds=1)
# Each thing of aid in which somebody's words stand, and how long after its end (docs/safety/data-classes.md).
AFTER: dict[type[models.Model], timedelta] = {
    Address: timedelta(hours=72),
    Begun: timedelta(days=7),
    Needs: timedelta(days=28),
    Note: timedelta(days=28),
    Task: timedelta(days=28),
    HelpRequest: timedelta(days=28),
    Conversation: timedelta(days=28),
    Claim: timedelta(days=28),
    Exchange: timedelta(days=14),
    Overflow: timedelta(days=28),
    Answer: timedelta(days=30),
}


def all_of_it_ended(rye: Group) -> None:
    """Have one of each thing, and let each be over now."""
    clara, ben = rye.memberships.get(role=Role.COORDINATOR).person, make_volunteer(rye)
    Answer.objects.create(
        volunteer=ben, person=ben.person, question=OwnQuestion.objects.create(group=rye, words="Why?"), words="So."
    )
    task = make_task(rye, what="Milk.", know="No bell.")
    offer = _taken(task, ben)
    noting.note(task.request, "She likes a chat.", by=clara.pk, now=NOW)
    claim = claiming.claim(offer, pence=100, how="cash", photo=Photo(b"x"), now=NOW)
    claiming.approve(claim, by=clara.pk, now=NOW)
    claiming.pay(claim, by=clara.pk, now=NOW)
    finishing.complete(task, by=ben.person_id, now=NOW)
    stopping.lay_down(ben, by=ben.person_id, now=NOW)
    keeping.keep({"what": ["Bread."]}, rye, None, reached_by={}, postcode="SE15 4AB", now=NOW)
    talking.begin(rye, None, {"what": "Soup."}, by=clara.pk, now=NOW)
    texted = {"hashed": hash_of("phone", "07700 900999"), "said": {"what": "Tea."}, "began_at": NOW, "written_at": NOW}
    Exchange.objects.create(person=ben.person, means="phone", status="over", ended_at=NOW, **texted)
    overflowing.withdraw(waits(make_network(), now=NOW), by=ben.person_id, now=NOW)


def _taken(task: Task, ben: Volunteer) -> Offer:
    offer = Offer.objects.create(
        task=task, volunteer=ben, person=ben.person, kind=task.kind, made_at=NOW, ends_at=task.ends_at
    )
    answering.accept(offer, now=NOW)
    return offer


def test_whatever_aid_keeps_sealed_is_looked_at_here() -> None:
    ours = [each for each in holdings() if each.meta.app_label == "aid"]
    sealed = {each.model for each in ours if any(isinstance(field, Sealed) for field in each.meta.concrete_fields)}
    assert sealed | {HelpRequest} == {*AFTER}


@pytest.mark.parametrize("kept", AFTER)
def test_what_somebody_typed_goes_when_its_time_is_over(kept: type[models.Model], rye: Group) -> None:
    all_of_it_ended(rye)
    rows = kept._base_manager.all()  # noqa: SLF001 # Django's own name for it
    assert rows.count() == 1
    expire(NOW + AFTER[kept] - A_MOMENT)
    assert rows.count() == 1
    expire(NOW + AFTER[kept] + A_MOMENT)
    assert rows.count() == 0


def test_nothing_of_it_goes_before_its_end(rye: Group) -> None:
    task = make_task(rye, what="Milk.", know="No bell.")
    noting.note(task.request, "She likes a chat.", by=task.person_id, now=NOW)
    expire(later(days=300))
    assert [each.objects.count() for each in (Address, Needs, Note, Task, HelpRequest)] == [1] * 5


# -- Whoever asked ---------------------------------------------------------------------------------------------------


def asked_and_over(rye: Group, person: Person) -> HelpRequest:
    request = asking.open_request(asked(), person, rye, by=None, now=NOW).request
    finishing.withdraw(request, by=None, now=NOW)
    return request


def forgotten(**by: float) -> int:
    """Let the worker do, at that time, what it does each hour."""
    expire(later(**by))
    return forget_who_has_nothing(max(later(**by), timezone.now() + timedelta(days=3)))


def test_who_asked_is_forgotten_with_the_last_of_what_they_asked(rye: Group) -> None:
    person = amina()
    note_access_needs(person, "Two steps up.", by=person.pk)
    asked_and_over(rye, person)
    finishing.withdraw(asking.open_request(asked(), person, rye, by=None, now=NOW).request, by=None, now=later(days=9))
    assert Receipt.objects.filter(person=person).exists()

    assert forgotten(days=36) == 0
    assert called([person.pk]) == {person.pk: "Amina"}
    assert forgotten(days=38) == 1
    assert called([person.pk]) == {}
    assert not any(each.objects.filter(person=person).exists() for each in (Receipt, AccessNeeds))
    assert not ContactPoint.objects.get(person=person).value
    assert not Details.objects.get(person=person).postcode
    assert was_erased(person.pk)
    assert forgotten(days=39) == 0


def test_what_went_well_stays_as_two_opaque_ids(rye: Group) -> None:
    ben, task = make_volunteer(rye), make_task(rye)
    _taken(task, ben)
    finishing.complete(task, by=ben.person_id, now=NOW)
    assert forgotten(days=29) == 1
    assert Pairing.objects.get().asker == task.person_id
    assert not was_erased(ben.person_id)


def test_who_rang_and_never_asked_is_forgotten_too(rye: Group) -> None:
    row = talking.begin(rye, None, {"what": "Soup."}, by=rye.memberships.get().person_id, now=NOW)
    assert forgotten(days=27) == 0
    assert forgotten(days=29) == 1
    assert was_erased(row.person_id)


@pytest.mark.parametrize("tie", ["open", "in a group", "signs in", "kept apart", "desk"])
def test_who_is_known_otherwise_stays(tie: str, rye: Group) -> None:
    person = amina()
    asked_and_over(rye, person)
    if tie == "open":
        asking.open_request(asked(), person, rye, by=None, now=NOW)
    if tie == "in a group":
        make_membership(person, rye)
    if tie == "signs in":
        confirm_contact_point(ContactPoint.objects.get(person=person), by=person.pk, now=NOW)
    if tie == "kept apart":
        keep_apart(person, rye, other=make_person("Dev", email="dev@canary.example").pk, by=person.pk, now=NOW)
    if tie == "desk":
        Person.objects.filter(pk=person.pk).update(is_staff=True)
    assert forgotten(days=300) == 0
    assert called([person.pk]) == {person.pk: "Amina"}


def test_who_only_just_came_is_given_time_to_say_more() -> None:
    amina()
    assert forget_who_has_nothing(timezone.now()) == 0
    assert forget_who_has_nothing(timezone.now() + timedelta(days=3)) == 1


def test_that_another_was_erased_keeps_nobody_here() -> None:
    gone, nameless = make_person("Zoe"), add_person(by=None)
    erase(gone.pk, by=None)
    forget_who_has_nothing(timezone.now() + timedelta(days=3))
    assert was_erased(nameless.pk)
