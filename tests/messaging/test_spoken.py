"""What is said on the telephone is well-formed, bounded, and says nothing to a machine that must not hear it."""

from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given

from doorstep.messaging.inbound import spoken
from doorstep.messaging.inbound.spoken import VOICES, Greeting, Said
from tests.fuzz.nonsense import typed

WORDS = Said('Larkmead: Ben\'s <coming> at 10 & brings "milk".', "en-gb")
PROMPT, KEYS, THANKS = Said("Press 5.", "en-gb"), Said("Press 1 for yes.", "en-gb"), Said("Thank you.", "es")
WHERE = "https://larkmead.example/calls/?step=keys&of=1"


def outline(document: str) -> list[str]:
    """Write a document as the verbs in it, each with what it says."""
    return [f"{each.tag} {each.text or ''}".strip() for each in Tree.fromstring(document).iter()][1:]  # noqa: S314 # ours


def verb(document: str, name: str) -> dict[str, str]:
    found = Tree.fromstring(document).find(f".//{name}")  # noqa: S314 # ours
    assert found is not None
    return dict(found.attrib)


def test_a_message_is_said_twice_as_it_was_written() -> None:
    said = f"Say {WORDS.words}"
    assert outline(spoken.message(WORDS)) == [said, "Pause", said, "Hangup"]


def test_with_keys_it_waits_for_one_and_tells_where_we_are() -> None:
    document = spoken.message(WORDS, KEYS, action=WHERE)
    once = [f"Say {WORDS.words}", "Say Press 1 for yes."]
    assert outline(document) == ["Gather", *once, "Pause", *once, "Hangup"]
    assert verb(document, "Gather") == {"action": WHERE, "numDigits": "1", "finishOnKey": "", "timeout": "8"}


def test_without_an_address_of_ours_nobody_is_asked_for_a_key() -> None:
    assert "Gather" not in spoken.message(WORDS, KEYS, action="")


def test_a_human_is_asked_for_a_key_before_anything_is_said() -> None:
    document = spoken.answered("human", PROMPT, listening=WHERE)
    assert outline(document) == ["Gather", "Say Press 5.", "Pause", "Say Press 5.", "Hangup"]


@pytest.mark.parametrize(
    "by", ["machine_start", "machine_end_beep", "machine_end_silence", "machine_end_other", "fax", "unknown", "", "?"]
)
def test_anything_else_that_picks_up_hears_nothing(by: str) -> None:
    assert outline(spoken.answered(by, PROMPT, listening=WHERE)) == ["Hangup"]


def test_a_key_that_means_something_is_thanked_for_and_another_asked_again() -> None:
    assert outline(spoken.after_keys(THANKS, KEYS, action=WHERE)) == ["Say Thank you.", "Hangup"]
    assert outline(spoken.after_keys(None, KEYS, action=WHERE)) == ["Gather", "Say Press 1 for yes.", "Hangup"]


# -- They ring -------------------------------------------------------------------------------------------------------


def greeting(language: str, number: int) -> Greeting:
    said = [Said(f"{what} {number}", language) for what in ("Press", "Welcome", "Goodbye")]
    return Greeting(*said)


ENGLISH, SPANISH = greeting("en-gb", 1), greeting("es", 2)
LEAVING = ["Say Welcome 1", "Record", "Say Goodbye 1", "Hangup"]


def test_whoever_rings_is_greeted_and_may_leave_words() -> None:
    document = spoken.incoming_call([ENGLISH], choosing=WHERE, recorded=WHERE)
    assert outline(document) == LEAVING
    record = {"action": WHERE, "maxLength": "120", "timeout": "5", "finishOnKey": "#", "playBeep": "true"}
    assert verb(document, "Record") == record


def test_where_there_are_several_languages_one_is_chosen_first() -> None:
    document = spoken.incoming_call([ENGLISH, SPANISH], choosing=WHERE, recorded=WHERE)
    assert outline(document) == ["Gather", "Say Press 1", "Say Press 2", *LEAVING]
    after = spoken.leave_message(spoken.chosen("2", [ENGLISH, SPANISH]), recorded=WHERE)
    assert outline(after) == ["Say Welcome 2", "Record", "Say Goodbye 2", "Hangup"]


@pytest.mark.parametrize("keys", ["", "0", "1", "3", "22", "²", "#", "hangup"])
def test_a_key_for_no_language_leads_to_the_first(keys: str) -> None:
    assert spoken.chosen(keys, [ENGLISH, SPANISH]) == ENGLISH


# -- Voices ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "spoken_as"),
    [("es", "es-ES"), ("ES", "es-ES"), ("en-gb", "en-GB"), ("zh-hans", "cmn-CN"), ("so", "en-GB"), ("", "en-GB")],
)
def test_a_language_is_spoken_by_its_voice_or_else_by_an_english_one(language: str, spoken_as: str) -> None:
    found = verb(spoken.goodbye(Said("Hello", language)), "Say")
    assert found["language"] == spoken_as
    assert (found["language"], found["voice"]) in VOICES.values()
    assert spoken.has_voice(language) == (language not in {"so", ""})


@given(typed("Larkmead & <neighbours>", "]]>", "&#0;"), typed("en-gb", "es"))
def test_whatever_is_said_is_a_document_of_a_bounded_size(words: str, language: str) -> None:
    document = spoken.message(Said(words * 50, language), Said(words, language), action=words)
    assert Tree.fromstring(document).tag == "Response"  # noqa: S314 # ours
    assert len(document) < 40 * spoken.LONGEST
