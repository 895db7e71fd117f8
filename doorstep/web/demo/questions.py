"""What neighbours of Larkmead asked: two answers for everybody, and three questions on their way."""

import datetime
from collections.abc import Mapping
from uuid import uuid4

from django.utils import timezone

from doorstep.people.models import Person
from doorstep.questions.actions import answering, asking, researchers, settling
from doorstep.questions.models import Question
from doorstep.questions.said import Asks, Says

_ANSWERED = (
    (
        "Could the library on the corner keep some of our cards on its counter?",
        Says(
            "May our cards lie in the library?",
            "setting-up",
            "Mostly yes. Ask whoever sits at the counter, and bring twenty.\n\n"
            "- Say who you are, and for which streets.\n"
            "- Come by every other week, and fill them up.\n"
            "- Surgeries, corner shops and places of worship like to have some as well.\n\n"
            "Many people who never look online go to **one** of these every week.",
            "Local library services, GOV.UK, https://www.gov.uk/local-library-services",
        ),
    ),
    (
        "We were given an old freezer. Can we keep food for the parcels in it?",
        Says(
            "May we keep food for parcels in a freezer that somebody gave us?",
            "food",
            "Yes, if it holds minus 18 degrees. Put a thermometer in, and write down what it says once a day.\n\n"
            "Write on each bag what it is and when it went in. Whoever packs tells whoever gets it what is in it.",
            "Chilling and freezing, Food Standards Agency, https://www.food.gov.uk/",
        ),
    ),
)
_ALONE = Says(
    "Whom do I ring when a neighbour does not open the door any more?",
    "safeguarding",
    "Ring them first, then their family or a friend, if you know one. Tell your coordinator the same day.\n\n"
    "If you fear for their life, ring 999. Your council’s adult social care looks after the rest.",
    "Report abuse of an older person, NHS, https://www.nhs.uk/",
)
# How many days ago, and what somebody would like to know; the first waits for the desk.
_OPEN = (
    (9, "How do we pause the group over the summer without losing anybody?"),
    (4, "A neighbour does not open the door any more. Whom do I ring?"),
    (2, "May we keep a list of birthdays?"),
)


def plant_questions(cast: Mapping[str, Person], now: datetime.datetime) -> None:
    """Have Clara look things up and Grace read them; Esther, at the desk, has the next step."""
    clara, grace, esther = (cast[name] for name in ("Clara", "Grace", "Esther"))
    for person, name in ((clara, "Clara, Nunhead"), (grace, "Grace, Nunhead")):
        place = researchers.find(researchers.offer(name, by=esther.pk, now=now), now=now)
        if place:
            researchers.begin(place, person, now=now)
    for words, says in _ANSWERED:
        question = _asked(words, now - datetime.timedelta(days=30))
        _written(question, says, clara, grace, now)
        answering.approve(question, seen=now, by=grace.pk, now=now)
        until = timezone.localdate(now) + datetime.timedelta(days=365)
        settling.publish(question, review_by=until, by=esther.pk, now=now)
    _waits, read, looked_up = (_asked(words, now - datetime.timedelta(days=days)) for days, words in _OPEN)
    _written(read, _ALONE, clara, grace, now)
    answering.assign(looked_up, clara.pk, by=esther.pk, now=now)


def _asked(words: str, at: datetime.datetime) -> Question:
    return asking.ask(Asks(words, uuid4(), "en"), known=None, now=at).question


def _written(question: Question, says: Says, writer: Person, reader: Person, now: datetime.datetime) -> None:
    answering.assign(question, writer.pk, by=writer.pk, now=now)
    answering.hand_in(question, says, by=writer.pk, now=now)
    answering.give_to_read(question, reader.pk, by=writer.pk, now=now)
