"""Every message there is, in every language: it tells what it may and no more, who speaks, and how it is answered."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings as house
from django.test import override_settings
from pytest_django import Settings

from config.env_providers import VOICE, as_account
from doorstep.messaging import wording
from doorstep.messaging.actions import Words
from doorstep.messaging.channels import voice
from doorstep.messaging.channels.text.length import parts, spared
from doorstep.messaging.channels.voice.twilio import LONGEST, LONGEST_TWIML
from doorstep.messaging.channels.whatsapp.number import LONGEST_IN_TEMPLATE
from doorstep.messaging.inbound.replies import Meaning, read
from doorstep.messaging.inbound.task_codes import in_one
from doorstep.messaging.models import Message
from tests.canaries.marks import Marks
from tests.canaries.planting import planted
from tests.policy.world import World
from tests.wording import facts, inventory
from tests.wording.facts import Rows
from tests.wording.table import MAY, ON_THE_TELEPHONE

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in house.LANGUAGES]
# In parts, where the site's name is a short one; a text in Arabic takes more of them.
MOST_PARTS = {"en-gb": 5}
MOST_PARTS_IN_OTHERS = 8
# What of a sentence was not filled in, or is no word that anybody said.
UNSAID = re.compile(r"%\(|%[sd]|[{}]|\b(None|False|True|object at|functools|proxy)\b|<[a-z]|  ")
LINK = re.compile(r"https?://|www\.")


@dataclass(frozen=True)
class Sent:
    """A message in one language, and how it goes out by each means."""

    of: str
    language: str
    words: Words

    def by(self, means: str) -> str:
        return wording.said(self._kept, means)

    def by_hand(self, means: str) -> str:
        return wording.by_hand(self._kept, means, speaker="Rye Lane Neighbours", ring="")

    @property
    def _kept(self) -> Message:
        said = self.words
        texts = {"body": said.body, "short": said.short, "one_way": said.one_way}
        return Message(language=said.language, subject=said.subject, **texts)

    @property
    def letter(self) -> str:
        return f"{self.words.subject}\n\n{self.by('email')}"

    @property
    def text(self) -> str:
        return spared(self.by("phone"))

    def everywhere(self) -> list[str]:
        means = ("phone", "whatsapp", "voice")
        return [self.letter, *map(self.by, means), *map(self.by_hand, ("email", *means))]


@pytest.fixture(scope="module")
def marks(world: World) -> Marks:
    return planted(world)


@pytest.fixture(scope="module")
def rows(world: World, marks: Marks) -> Rows:  # noqa: ARG001 # the marks stand in what is read here
    return facts.marked(world)


@pytest.fixture(scope="module")
def everything(rows: Rows) -> list[Sent]:
    """Have each message worded in each language, with all that it can be given."""
    with override_settings(SITE_NAME=facts.SITE):
        return list(_everything(rows))


@pytest.fixture(autouse=True)
def _site() -> Iterator[None]:
    with override_settings(SITE_NAME=facts.SITE):
        yield


def _everything(rows: Rows) -> Iterator[Sent]:
    given = facts.given(rows)
    letters: list[tuple[str, Callable[[str], Words]]] = [
        (of, letter) for of in MAY for letter in inventory.letters(of, given)
    ]
    for of, letter in [*letters, *inventory.sentences()]:
        for language in LANGUAGES:
            yield Sent(of, language, inventory.spoken_in(language, letter))


# -- Nothing is forgotten ---------------------------------------------------------------------------------------------


def test_every_function_that_words_something_stands_in_the_table() -> None:
    assert inventory.found().keys() - inventory.FRAMES == MAY.keys() | ON_THE_TELEPHONE


def test_nothing_is_worded_anywhere_else() -> None:
    assert inventory.writers() - inventory.found().keys() - inventory.FRAMES == set()
    assert {of for of in inventory.FRAMES if not inventory.is_there(of)} == set()


def test_whatever_a_message_is_given_is_given_here(rows: Rows) -> None:
    given = facts.given(rows)
    missing = {of: inventory.unknown(of, given) for of in MAY | dict.fromkeys(ON_THE_TELEPHONE)}
    assert {of: names for of, names in missing.items() if names} == {}


def test_everything_was_said_in_every_language(everything: list[Sent]) -> None:
    fixed = {of for of, _letter in inventory.sentences()}
    assert {(sent.of, sent.language) for sent in everything} == {
        (of, language) for of in MAY.keys() | fixed for language in LANGUAGES
    }
    assert [sent.of for sent in everything if sent.words.language != sent.language] == []


# -- What it tells ----------------------------------------------------------------------------------------------------


def test_no_message_tells_anything_that_is_sealed_about_anybody(everything: list[Sent], marks: Marks) -> None:
    told = {(sent.of, mark.field) for sent in everything for said in sent.everywhere() for mark in marks.within(said)}
    assert told == set()


@pytest.mark.parametrize("of", MAY)
def test_it_tells_what_it_may_and_no_more(everything: list[Sent], of: str) -> None:
    for language in LANGUAGES:
        mine = [sent for sent in everything if (sent.of, sent.language) == (of, language)]
        assert set[str]().union(*(facts.told(sent.letter) for sent in mine)) == {*MAY[of].letter.split()}
        assert set[str]().union(*(facts.told(sent.text) for sent in mine)) == {*MAY[of].text.split()}


def test_an_answer_that_is_always_the_same_tells_nothing(everything: list[Sent]) -> None:
    fixed = [sent for sent in everything if sent.of not in MAY]
    assert {sent.of for sent in fixed if facts.told(sent.letter) | facts.told(sent.text)} == set()


def test_only_an_invitation_names_a_page_and_no_other_message_has_a_link(everything: list[Sent]) -> None:
    linked = {sent.of for sent in everything if any(LINK.search(said) for said in sent.everywhere())}
    assert linked == {"doorstep.groups.letters.invitation", "doorstep.starting.letters.asked_to_table"}


def test_what_opens_something_is_kept_as_a_secret(everything: list[Sent]) -> None:
    assert {sent.of for sent in everything if sent.words.secret} == {of for of, may in MAY.items() if may.is_secret}


# -- What has to be there ---------------------------------------------------------------------------------------------


def test_no_place_in_a_sentence_was_left_empty(everything: list[Sent]) -> None:
    assert [said for sent in everything for said in sent.everywhere() if UNSAID.search(said)] == []
    assert [sent for sent in everything if not sent.words.subject.strip() or "\n" in sent.words.subject] == []
    assert [sent for sent in everything if not sent.words.body.strip()] == []


def test_every_language_says_it_in_its_own_words(everything: list[Sent]) -> None:
    english = {sent.words.subject for sent in everything if sent.language == "en-gb"}
    alike = {sent.of for sent in everything if sent.language != "en-gb" and sent.words.subject in english}
    # What a network's desk writes is in the words of whoever wrote it.
    assert alike == {"doorstep.broadcasts.letters.news"}


def test_who_speaks_is_said_first_and_how_to_end_it_last(everything: list[Sent]) -> None:
    for means in ("phone", "whatsapp"):
        said = [sent.by(means) for sent in everything]
        assert [each for each in said if not each.startswith(f"{facts.SITE}: ")] == []
        assert [each for each in said if "STOP" not in each[-60:]] == []
    assert [each for sent in everything if facts.SITE not in (each := sent.by("voice"))[:60]] == []


@pytest.mark.parametrize("of", [of for of, may in MAY.items() if may.ways])
def test_a_text_says_how_to_answer_it_in_words_that_are_understood(everything: list[Sent], of: str) -> None:
    for sent in everything:
        if sent.of == of:
            assert _ways(sent) - {None} == MAY[of].ways, sent.text


def test_no_other_text_asks_for_a_code(everything: list[Sent]) -> None:
    answered = {of for of, may in MAY.items() if may.ways}
    assert {sent.of for sent in everything if _ways(sent) - {None}} == answered


def test_where_no_answer_comes_back_to_us_no_code_is_asked_for(everything: list[Sent]) -> None:
    assert {sent.of for sent in everything if in_one(sent.words.one_way)} == set()
    assert {sent.of for sent in everything if sent.words.desk and in_one(sent.by_hand("phone"))} == set()


def _ways(sent: Sent) -> set[Meaning | None]:
    """Say how the word is understood that stands before each code."""
    text = sent.text
    found = (f"{text[:at].rsplit(maxsplit=1)[-1]} {text[at:end]}" for at, end in in_one(text))
    return {read(each, sent.language).meaning for each in found}


# -- How long it is ---------------------------------------------------------------------------------------------------


def test_a_text_is_of_a_few_parts(everything: list[Sent]) -> None:
    long = {
        (sent.of, sent.language): parts(sent.text)
        for sent in everything
        if parts(sent.text) > MOST_PARTS.get(sent.language, MOST_PARTS_IN_OTHERS)
    }
    assert long == {}


def test_every_means_carries_all_of_it(everything: list[Sent]) -> None:
    """WhatsApp refuses what is longer, and a call would end in the middle."""
    assert {sent.of for sent in everything if len(sent.by("whatsapp")) > LONGEST_IN_TEMPLATE} == set()
    assert {sent.of for sent in everything if len(sent.by("voice")) > LONGEST} == set()


# -- On the telephone -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_reads_the_message_and_says_which_key_means_what(
    everything: list[Sent], language: str, settings: Settings
) -> None:
    said = "twilio://AC0123456789abcdef0123456789abcdef:key@api.twilio.com?from=%2B442079460000"
    settings.VOICE, settings.TOLD_AT = as_account("DOORSTEP_VOICE_URL", said, VOICE), "https://canary.example/in/"
    keys = voice.words.keys(language).words
    for sent in everything:
        if sent.language == language:
            document = voice.reading(sent.by("voice"), language=language, reference="a")
            assert len(document) <= LONGEST_TWIML
            read_out = [each.text for each in ET.fromstring(document).iter("Say")]  # noqa: S314 # ours
            assert read_out == [sent.by("voice"), keys] * 2


@pytest.mark.parametrize("of", sorted(ON_THE_TELEPHONE))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_around_it_says_all_of_it_and_nothing_of_anybody(
    rows: Rows, marks: Marks, of: str, language: str
) -> None:
    for case in inventory.cases(of, facts.given(rows)):
        said = [each.words for each in inventory.spoken(inventory.spoken_in(language, case))]
        assert said
        assert [each for each in said if UNSAID.search(each) or marks.within(each) or facts.told(each)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_a_machine_and_whoever_rings_are_told_what_matters(language: str) -> None:
    prompt, keys, greeting = (
        voice.words.prompt(language).words,
        voice.words.keys(language).words,
        voice.words.greeting(language, 1, days=30).welcome.words,
    )
    # May be heard by others: neither who rings nor why.
    assert facts.SITE not in prompt
    assert "5" in prompt
    assert [key for key in "1239" if key not in keys] == []
    assert [each for each in (facts.SITE, "999", "30") if each not in greeting] == []
