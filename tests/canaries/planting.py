"""Gives everybody in the world of the policy table something of each kind that is sealed, and then marks all of it."""

from django.utils import timezone

from doorstep.accounts.actions.telling import tell_of_new_way
from doorstep.accounts.models import Authenticator
from doorstep.aid.actions import talking
from doorstep.aid.actions.reporting import needs_more
from doorstep.aid.models import Answer, Exchange, Offer, OwnQuestion, Volunteer
from doorstep.messaging.actions import take_in
from doorstep.messaging.actions.answering import answer
from doorstep.messaging.inbound.events import Text
from doorstep.people.actions import (
    add_contact_point,
    confirm_contact_point,
    describe,
    look_at_contact_points,
    note_access_needs,
)
from doorstep.people.models import ContactPoint, Person
from tests.canaries.marks import Mark, Marks, plant
from tests.canaries.rules import LOOKS
from tests.policy.asked import keep_something
from tests.policy.helping import lay_out
from tests.policy.roles import ROLES
from tests.policy.sending import TYPED_MAIL, TYPED_NAME, apps_begun, begun_here
from tests.policy.world import RYE, World, ask_for_codes


def planted(world: World) -> Marks:
    """Make what is missing and mark everything; an app that seals something new has its rows made here too."""
    for number, person in enumerate(world.living()):
        _say_everything(world, person, f"07700 9001{number:02}")
    for circle in world.circles.values():
        # To whom parcels are brought round, in each group.
        note_access_needs(Person.objects.get(pk=circle.written_in), "Two steps up, no bell.", by=circle.written_in)
    apps_begun(world)
    # Some of their apps wait for the first digits, and are shown; those of the others count.
    Authenticator.objects.filter(person=world.persons["esther"]).update(confirmed_at=world.now)
    _say_what_helps(world)
    for role in ROLES:
        if role.shown_lately:
            begun_here(world, role)
    marks = plant()
    # Where she wrote from is called otherwise by now.
    Exchange.objects.filter(pk=world.exchange.pk).update(hashed=world.mail("amina").hashed)
    # Its rarest word: marks are looked for without the blanks.
    marks.add(Mark("safeguarding.Concern.sealed", "quillfeather", world.persons["amina"].pk))
    for typed in (TYPED_NAME, TYPED_MAIL):
        marks.add(Mark("typed", typed))
    # The one that was asked for went to an address that is another by now.
    world.now = timezone.now()
    ask_for_codes(world)
    return marks


def _say_everything(world: World, person: Person, number: str) -> None:
    describe(person, surname="Okafor", postcode="SE15 5BZ", languages=["en", "yo"], by=person.pk)
    note_access_needs(person, "Two steps up, no bell.", by=person.pk)
    point = add_contact_point(person, "phone", number, by=person.pk)
    confirm_contact_point(point, by=person.pk, now=world.now)
    keep_something(person, world)
    look_at_contact_points(person, by=world.persons[LOOKS].pk, why="to-plan", group=world.listed.pk)
    tell_of_new_way(person, Authenticator, "Firefox on Android", now=world.now)


def _say_what_helps(world: World) -> None:
    """Let Ben answer a question of his group's own, lay something out, and leave a note beside what he does."""
    ben, group = world.persons["ben"], world.listed
    question = OwnQuestion.objects.create(group=group, words="What is your street called?")
    row = Volunteer.objects.get(person=ben, group=group)
    Answer.objects.create(volunteer=row, person=ben, question=question, words="Choumert Road")
    # Whoever is new is asked it; and somebody wrote down what he said on the telephone.
    Volunteer.objects.filter(pk=row.pk).update(vouched_at=None)
    talking.begin(group, ben, {"what": "Bread."}, by=world.persons[RYE.maker].pk, now=world.now)
    lay_out(world.helping.taken["ben"], world.now)
    _say_what_came_back(world)
    needs_more(Offer.objects.get(pk=world.helping.taken["ben"]), "On Friday.", now=world.now)


def _say_what_came_back(world: World) -> None:
    """Let Ben have written and said something, and something else have come in that is not read yet."""
    number = ContactPoint.objects.get(person=world.persons["ben"], means="phone").value
    answer(Text("ben", "phone", number, "", "Perhaps.", voice=b"ID3 Perhaps.", seconds=2), now=world.now)
    take_in("screen", b"Perhaps.", "", now=world.now)
