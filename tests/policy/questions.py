"""What is asked and answered in the world of the policy table: found again, sent, and made ready."""

from uuid import UUID, uuid4

from doorstep.questions.actions import researchers, ways_back
from doorstep.questions.models import Answer, Edition, Question, Researcher
from tests.policy.answering import LOOK_UP
from tests.policy.roles import Role
from tests.policy.row import Form
from tests.policy.world import ANOTHER, World

Status = Question.Status

# -- Found -----------------------------------------------------------------------------------------------------------


def asked_by(world: World, who: str) -> UUID | None:
    found = Question.objects.filter(person=world.persons[who], status=Status.PRIVATE, to_ring=False) if who else None
    return found.values_list("pk", flat=True).first() if found is not None else None


def with_them(world: World, who: str, *, reads: bool) -> UUID | None:
    """Find what somebody has to write or to read; of whoever looks nothing up, nothing."""
    person = world.persons[who].pk if who in (*LOOK_UP, ANOTHER) else None
    theirs = {"status": Status.WRITTEN, "reviewer": person} if reads else {"status": Status.ASSIGNED, "writer": person}
    return Question.objects.filter(**theirs).values_list("pk", flat=True).first() if person else None


def at_desk(status: str) -> UUID:
    return Question.objects.filter(status=status).order_by("asked_at", "pk").values_list("pk", flat=True)[0]


def to_ring() -> UUID:
    return Question.objects.get(to_ring=True).pk


def answer() -> Answer:
    return Answer.objects.earliest("pk")


def change() -> Edition:
    return Edition.objects.get(status=Edition.Status.WAITS)


def researcher() -> Researcher:
    return Researcher.objects.earliest("pk")


# -- Sent ------------------------------------------------------------------------------------------------------------


def code_of_a_question(world: World, _role: Role) -> Form:
    """Type the code that was sent with the answer, and take back what was asked."""
    question = Question.objects.get(to_ring=True)
    return {"code": ways_back.give(question, opens=True, now=world.now), "do": "take-back"}


def code_of_a_place(world: World, _role: Role) -> Form:
    return {"code": researchers.offer("Femi, law centre", by=uuid4(), now=world.now)}


def nobody_looks_things_up(_world: World) -> None:
    Researcher.objects.filter(person__isnull=False).delete()


def as_seen(world: World, _role: Role) -> Form:
    return {"seen": world.now.isoformat(), "do": "right"}


def nothing_waits(_world: World) -> None:
    """Let the one change be left, so that another can be written."""
    Edition.objects.filter(status=Edition.Status.WAITS).update(status=Edition.Status.LEFT)
