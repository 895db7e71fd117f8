"""The contacts' room of the Larkmead Network: three who speak for its groups ask each other, Esther reads along."""

import datetime
from collections.abc import Mapping

from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.rooms import consent
from doorstep.rooms.actions import begin, entering, opening, writing
from doorstep.rooms.models import Entrance

_RULES = "Answer a question within a week, even if the answer is that you do not know."
# How many days ago, who, and what they wrote; the first of each begins the thread.
_THREADS = (
    (
        "Who answers the telephone in August?",
        (
            (9, "Clara", "Half of us are away in August. How do you keep the telephone staffed?"),
            (8, "Jon", "We swap: Ruth’s group takes our calls for a week, and we take theirs for one."),
            (8, "Ruth", "It worked well. We wrote down on one page what a caller is asked, and both groups use it. 🙂"),
            (7, "Clara", "Thank you both. May I copy that page?"),
        ),
    ),
    (
        "A van on Thursdays",
        (
            (
                4,
                "Ruth",
                "Our food round on Thursdays needs a second van until Easter. Has anybody one that stands idle?",
            ),
            (3, "Jon", "Ours is free from two o’clock. Shall we talk on Monday?"),
        ),
    ),
    (
        "How we say no",
        ((1, "Jon", "Somebody asks us every week for what we cannot do. In which words do you say so, kindly?"),),
    ),
)


def plant_room(network: Network, people: Mapping[str, Person], now: datetime.datetime) -> None:
    """Open it three weeks ago, let everybody in, and have them write as it stands above."""
    then = now - datetime.timedelta(days=21)
    esther = people["Esther"]
    room = opening.open_room(network, _RULES, by=esther.pk, now=then)
    for person in (esther, *(people[name] for name in ("Clara", "Jon", "Ruth"))):
        entering.enter(room, person, Entrance.Hears.PAGE, words=consent.agreed(room), now=then)
    for subject, ((days, who, words), *others) in _THREADS:
        thread = begin(room, person=people[who], subject=subject, words=words, now=_ago(now, days))
        for number, (later, name, answer) in enumerate(others, 1):
            writing.write(thread, people[name], answer, now=_ago(now, later) + number * datetime.timedelta(hours=1))


def _ago(now: datetime.datetime, days: int) -> datetime.datetime:
    return now - datetime.timedelta(days=days)
