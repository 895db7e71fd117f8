"""What goes by text is short, says what can be answered to it, and holds nothing that only a door may show."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.utils import translation
from pytest_django import Settings

from config import env
from doorstep.aid import kinds, letters, letters_of_replies
from doorstep.aid.actions import asking
from doorstep.aid.asked import When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Claim, Drive, OwnKind, Round, Task
from doorstep.groups.models import Group
from doorstep.messaging import wording
from doorstep.messaging.actions import Words
from doorstep.messaging.channels.text.length import parts, spared
from doorstep.messaging.inbound.replies import Meaning, read
from doorstep.messaging.inbound.task_codes import in_one
from doorstep.messaging.models import Message
from doorstep.people import actions as people
from tests.aid.street import NOW, amina, asked, make_street
from tests.wording import facts, inventory
from tests.wording.facts import Rows
from tests.wording.table import MAY

pytestmark = pytest.mark.django_db
YES, NO, DONE = Meaning.YES, Meaning.NO, Meaning.DONE
PRESSES = {
    *("somebody-comes", "yours", "reminder", "on-another-day", "not-needed", "given-back", "nobody-came", "went-badly"),
    *("round-yours", "round-nodded", "round-off", "round-reminder", "drives-not", "worried", "reply"),
    *("waits-at-a-network", "still-waits-at-a-network", "handed-to-your-group", "can-you", "ring-whoever-asked"),
}
# What can be answered to them, each with the code; to all others nothing.
ANSWERS = {
    "offered": {YES, NO},
    "on-board": {YES},
    "yours": {DONE},
    "reminder": {NO},
    "on-another-day": {NO},
    "was-it-done": {DONE, NO},
    "did-somebody-come": {YES, NO},
    "how-was-it": {YES, NO},
}
# Of several tasks at once, or in a coordinator's own words.
OF_SEVERAL = {"doorstep.aid.letters_of_replies.which", "doorstep.aid.letters_of_replies.from_desk"}
CANARIES = ("CANARYSTREET", "CANARYNEED", "CANARYSTAIR", "CANARYNAME", "CANARYWORD", "7946 0501", "SE15 4AB")


@pytest.fixture
def group(settings: Settings) -> Group:
    """Make one whose name is as long as they are in life, on a site whose name is."""
    settings.SITE_NAME = "Larkmead Neighbours"
    group, _clara = make_street()
    group.name = "Bellenden and Nunhead Mutual Aid"
    group.save()
    return group


def tasks(group: Group) -> list[Task]:
    """Have everything asked for that there is, and something of the group's own, on a day with a long name."""
    own = OwnKind.objects.create(group=group, name="Food bank and kitchen runs", number=0)
    wanted = [*kinds.USUAL, f"own-{own.pk}"]
    day = When(Urgency.DAY, date(2026, 12, 23), "afternoon")
    asker = amina()
    people.describe(asker, called="CANARYNAME", by=None)
    said = {"address": "CANARYSTREET 12", "what": "CANARYNEED", "know": "CANARYSTAIR"}
    opened = asking.open_request(asked(*wanted, when=day, **said), asker, group, by=None, now=NOW)
    Task.objects.filter(request=opened.request).update(part="afternoon")
    found = list(opened.request.tasks.select_related("request", "group"))
    for task in found:
        task.codeword = "CANARYWORD"
    return found


def everything(group: Group) -> list[Callable[[str], Words]]:
    """Give all that is written about help, as in tests/wording, of tasks and places with long names."""
    found = tasks(group)
    claim = Claim(group=group, mark="K7QP", status=Claim.Status.REFUSED)
    drive = Drive(round=Round(group=group, day=date(2026, 12, 23), pick_up="All Saints church hall"))
    given = facts.given(Rows(found, group, group, claims=[claim], drives=[drive]))
    letters_of_aid = [of for of in MAY if of.startswith("doorstep.aid.letters") and of not in OF_SEVERAL]
    each = [letter for of in letters_of_aid for letter in inventory.letters(of, given)]
    return [*each, *(letter for _of, letter in inventory.sentences())]


def sent(words: Words) -> str:
    said = {name: getattr(words, name) for name in ("language", "subject", "body", "short", "one_way")}
    message = Message(**said)
    return spared(wording.said(message, "phone"))


def said_in(language: str, letter: Callable[[str], Words]) -> tuple[Words, str]:
    with translation.override(language):
        words = letter(language)
    return words, sent(words)


@pytest.mark.parametrize(("language", "most"), [("en-gb", 1), ("es", 3), ("ar", 3)])
def test_a_text_is_short(group: Group, language: str, most: int) -> None:
    found = [said_in(language, letter) for letter in everything(group)]
    long = {text: parts(text) for words, text in found if not words.short or parts(text) > most}
    assert long == {}


@pytest.mark.parametrize("language", ["en-gb", "es", "ar"])
def named(text: str, language: str) -> set[Meaning | None]:
    """Say how the words are understood that stand before a code."""
    spans = in_one(text)
    return {read(f"{text[:at].rsplit(maxsplit=1)[-1]} {text[at:end]}", language).meaning for at, end in spans}


@pytest.mark.parametrize("language", ["en-gb", "es", "ar"])
def test_a_text_says_how_to_answer_it_in_words_that_are_understood(group: Group, language: str) -> None:
    for letter in everything(group):
        words, text = said_in(language, letter)
        meant, wanted = named(text, language) - {None}, ANSWERS.get(words.kind, set())
        # Of a reminder there are two: whoever asked has nothing to answer.
        assert meant >= wanted or (words.kind == "reminder" and not in_one(text)), text


def test_an_offer_says_what_roughly_where_when_and_how_to_answer(group: Group) -> None:
    task = next(task for task in tasks(group) if task.kind == "shopping")
    text = said_in("en-gb", partial(letters.offered, task))[1]
    assert text == (
        f"Larkmead Neighbours: shopping near SE15, Wed 23 Dec 12-17. Could you? "
        f"Answer YES {task.code} or NO {task.code}. STOP ends these."
    )


def test_where_nobody_can_answer_no_text_says_how(group: Group, settings: Settings) -> None:
    settings.TEXT = env.as_texts("DOORSTEP_TEXT_URL", "smsworks://:token@api.thesmsworks.co.uk?from=Larkmead")
    settings.OPERATOR_PHONE = "020 7946 0100"
    found = [said_in("en-gb", letter) for letter in everything(group)]
    # What is answered to somebody who wrote goes where they can write.
    texts = [text for words, text in found if words.kind != "reply"]
    assert [text for text in texts if "nswer" in text or "STOP" in text] == []
    assert [text for text in texts if parts(text) > 2] == []


def test_no_text_holds_what_only_a_door_shows(group: Group) -> None:
    for letter in everything(group):
        text = said_in("en-gb", letter)[1]
        assert not [each for each in CANARIES if each in text], text


def test_what_presses_goes_first(group: Group) -> None:
    found = {words.kind: words.priority for words, _text in (said_in("en-gb", letter) for letter in everything(group))}
    assert {kind for kind, priority in found.items() if priority == letters.PRESSES} == PRESSES
    assert {*found.values()} == {letters.PRESSES, letters.USUAL}


def test_an_offer_for_today_presses(group: Group) -> None:
    asks = asked("shopping", urgency="today")
    task = asking.open_request(asks, amina(), group, by=None, now=NOW).request.tasks.get()
    assert letters.offered(task, "en-gb").priority == letters.on_board(task, "en-gb").priority == letters.PRESSES


def test_which_one_is_asked_with_no_more_than_three(group: Group) -> None:
    found = tasks(group)
    text = said_in("en-gb", partial(letters_of_replies.which, found))[1]
    assert [task.code in text for task in found] == [True, True, True, *[False] * (len(found) - 3)]
    assert parts(text) <= 2
