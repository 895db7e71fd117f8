"""What people answer by text is understood where it can mean one thing alone, and left to a human where it cannot."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.messaging.inbound import replies, task_codes, vocabulary
from doorstep.messaging.inbound.replies import Meaning, Reply, read
from doorstep.messaging.inbound.words_of_doubt import EMOJI
from doorstep.messaging.inbound.words_of_more_replies import SCRIPTS
from doorstep.messaging.inbound.words_of_replies import ASKED_FOR, LANGUAGES
from tests.fuzz.nonsense import typed
from tests.messaging.answers import IN_OTHER_LANGUAGES, LIKE_ENGLISH, NOT_SURE, SURE, UNLIKE_ENGLISH, listed


@pytest.mark.parametrize(("text", "meaning"), listed(SURE))
def test_an_answer_is_understood_however_it_is_written(text: str, meaning: Meaning) -> None:
    assert read(text) == Reply(meaning, meaning)


@pytest.mark.parametrize(("text", "meaning"), listed(IN_OTHER_LANGUAGES))
def test_an_answer_is_understood_from_somebody_who_speaks_its_language(text: str, meaning: Meaning) -> None:
    assert read(text).likely == meaning
    assert Reply(meaning, meaning) in [read(text, language) for language in LANGUAGES | SCRIPTS]


@pytest.mark.parametrize(("text", "meaning"), listed(UNLIKE_ENGLISH))
def test_what_is_unlike_english_is_understood_from_anybody(text: str, meaning: Meaning) -> None:
    assert read(text) == Reply(meaning, meaning)


@pytest.mark.parametrize(("text", "language", "meaning"), LIKE_ENGLISH)
def test_what_english_has_as_well_and_what_stops_all_is_sure_from_those_who_speak_that_language_alone(
    text: str, language: str, meaning: Meaning
) -> None:
    assert (read(text).meaning, read(text).likely) == (None, meaning)
    assert read(text, "cy").meaning is None
    assert read(text, language).meaning == meaning


@pytest.mark.parametrize(("text", "likely"), NOT_SURE)
def test_what_can_mean_something_else_is_left_to_a_human(text: str, likely: Meaning | None) -> None:
    reply = read(text)

    assert (reply.sure, reply.meaning, reply.likely) == (False, None, likely)


@pytest.mark.parametrize(
    ("text", "language", "meaning"),
    [
        ("ne", "el", Meaning.YES),
        ("ne", "bg", Meaning.NO),
        ("nai", "el", Meaning.YES),
        ("nai", "hi", Meaning.NO),
        ("jo", "sq", Meaning.NO),
        ("jo", "de-AT", Meaning.YES),
        ("maya", "so", Meaning.NO),
        ("k", "vi", Meaning.NO),
        ("no", "es", Meaning.NO),
        ("no", "pl", None),
        ("no", "", Meaning.NO),
        ("no tak", "pl", Meaning.YES),
        ("yes", "pl", Meaning.YES),
        ("yes", "nonsense", Meaning.YES),
    ],
)
def test_a_word_with_two_meanings_is_sure_from_somebody_whose_language_is_known(
    text: str, language: str, meaning: Meaning | None
) -> None:
    assert read(text, language).meaning == meaning


@pytest.mark.parametrize(
    ("text", "rest", "code"),
    [
        ("HELP SE15 shopping", "SE15 shopping", ""),
        ("help: SE15, shopping tomorrow please", "SE15, shopping tomorrow please", ""),
        ("Help I can't get out", "I can't get out", ""),
        ("Hi, I need help with my shopping", "Hi, with my shopping", ""),
        ("HELP N5 dr appointment", "N5 dr appointment", ""),
        ("HELP N5 dr", "N5 dr", ""),
        ("help K7QP", "", "K7QP"),
        ("help at the end of the road", "at the end of the road", ""),
        ("مساعدة SE15", "SE15", ""),
    ],
)
def test_a_call_for_help_keeps_what_follows(text: str, rest: str, code: str) -> None:
    assert read(text) == Reply(Meaning.HELP, Meaning.HELP, (code,) if code else (), rest)


def test_a_call_for_help_in_another_language_keeps_what_follows() -> None:
    assert read("AYUDA SE15 compras", "es") == Reply(Meaning.HELP, Meaning.HELP, rest="SE15 compras")
    assert read("Ayuda para mi madre", "es") == Reply(Meaning.HELP, Meaning.HELP, rest="para mi madre")
    assert read("ajuda para sair de casa", "pt").sure


def test_a_call_for_help_of_many_words_is_one_unless_somewhere_it_wants_all_of_it_to_stop() -> None:
    long = "help " + "I fell on the stairs " * 30

    assert (read(long).meaning, read(long + "stop").meaning, read(long + "stop").likely) == ("help", None, "stop")


def test_what_was_not_understood_is_kept_for_the_human() -> None:
    assert read("Yes K7QP I can come on Tuesday").rest == "come on Tuesday"
    assert read("yes, thanks x").rest == ""


# -- The tables ------------------------------------------------------------------------------------------------------


def test_every_language_can_say_everything_that_is_asked() -> None:
    needed = {"yes", "no", "later", "done", "stop", "help"}
    assert [language for language, table in (LANGUAGES | SCRIPTS).items() if needed - table.keys()] == []
    assert ASKED_FOR.keys() >= needed


def test_a_mark_stands_only_where_it_says_something() -> None:
    """Single words in Latin letters without accents, and what stops everything, are not sure from anybody anyway."""
    marked = [
        vocabulary.words(phrase)
        for language, table in (LANGUAGES | SCRIPTS).items()
        for means, listed in table.items()
        for phrase in listed.split(",")
        if phrase.endswith("?") and language != "en" and means != "stop"
    ]

    assert [phrase for phrase in marked if len(phrase) == 1 and phrase[0].spelling.isascii()] == []


def test_an_apostrophe_is_none_of_a_words_letters_whichever_sign_stands_for_it() -> None:
    assert {vocabulary.plain(f"can{sign}t") for sign in "'’ʼ`´‘"} == {"cant"}
    assert vocabulary.looked_up(vocabulary.words("can´t do")) == ("cant", "do")


def test_no_slip_leads_from_one_answer_to_another() -> None:
    """Each word of the tables is itself, and no word of the others with a slip."""
    own = {phrase[0] for phrase in vocabulary.phrases() if len(phrase) == 1}
    assert [word for word in own if vocabulary.understood(vocabulary.Word(word, 0, 1))[0].plain != word] == []


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("later", "latr", True),
        ("later", "laterr", True),
        ("later", "retal", False),
        ("later", "lateer", True),
        ("later", "laetr", True),
        ("later", "lxter", True),
        ("later", "later", False),
        ("later", "lxtxr", False),
        ("later", "lat", False),
        ("stop", "sotp", True),
        ("alter", "later", True),
    ],
)
def test_one_slip_is_one(a: str, b: str, *, is_one: bool) -> None:
    assert vocabulary.is_a_slip(a, b) is is_one is vocabulary.is_a_slip(b, a)


# -- Whatever comes --------------------------------------------------------------------------------------------------

_RIGHT = [text for text, _meaning in [*listed(SURE), *listed(IN_OTHER_LANGUAGES), *NOT_SURE]]
_CODES = some.integers(0, task_codes.HOW_MANY - 1).map(task_codes.numbered)
_ANSWERS = some.sampled_from([meaning for meaning in Meaning if meaning is not Meaning.START])


@given(typed(*_RIGHT))
def test_whatever_is_answered_it_is_read(text: str) -> None:
    reply = read(text)

    assert reply.likely == reply.meaning or not reply.sure
    assert all(task_codes.code(each) == each for each in reply.codes)
    assert len(reply.rest) <= replies.MOST_SIGNS


@given(some.sampled_from(_RIGHT), some.sampled_from(["", " ", "\n", "\t ", "\r\n\r\n"]))
def test_blanks_change_nothing(text: str, blank: str) -> None:
    assert read(f"{blank}{text}{blank}") == read(text) == read(text.replace(" ", "  "))


@given(_CODES, some.sampled_from(["yes", "no", "done", "later"]), some.booleans(), some.booleans())
def test_each_code_is_found_before_and_behind_an_answer(code: str, answer: str, first: bool, small: bool) -> None:
    text = f"{code} {answer}" if first else f"{answer} {code}"

    reply = read(text.lower() if small else text)

    assert (reply.meaning, reply.code) == (Meaning(answer), code)


@given(_ANSWERS, _ANSWERS, some.sampled_from([" ", ", ", " but ", " and "]))
def test_two_answers_are_no_answer(one: Meaning, other: Meaning, between: str) -> None:
    reply = read(f"{one.value}{between}{other.value}")

    may_be_sure = one == other or one is Meaning.HELP or {one, other} == {Meaning.YES, Meaning.DONE}
    assert not reply.sure or may_be_sure


@given(_ANSWERS, some.sampled_from("spoon harbour quilt wednesday window letterbox".split()))
def test_with_a_word_that_is_not_known_nothing_is_sure_but_a_call_for_help(meaning: Meaning, word: str) -> None:
    assert read(f"{word} {meaning.value}").sure is False
    assert read(f"{meaning.value} {word}").sure is (meaning is Meaning.HELP)


@given(some.sampled_from([*"".join(EMOJI.values())]), some.sampled_from(["", "\ufe0f", "\U0001f3fd"]))
def test_emoji_say_something_in_any_colour(sign: str, after: str) -> None:
    assert read(sign + after).sure


@pytest.mark.parametrize(
    "shape", ["yes ", "a", "\n", ">", "k7", "=", "不", "هه", "On x wrote:\n", "👍", "e\u0301", "-", "st-op ", "stop "]
)
def test_ten_megabytes_are_cut_first_and_left_to_a_human(shape: str) -> None:
    long = (shape * (10_000_000 // len(shape.encode()) + 1))[: 10_000_000 // len(shape.encode())]

    assert read(long) == replace(read(long[: replies.MOST_SIGNS]), meaning=None)
    assert len(read(long).rest) <= replies.MOST_SIGNS


@pytest.mark.parametrize("answer", ["yes", "stop", "help"])
def test_what_stands_behind_the_end_of_what_is_read_is_not_taken_for_nothing(answer: str) -> None:
    blank = " " * (replies.MOST_SIGNS - len(answer))

    assert read(answer + blank).meaning == Meaning(answer)
    assert read(answer + blank + "not").meaning is None


def test_every_pair_of_opposites_is_left_to_a_human_in_every_language() -> None:
    tables = (LANGUAGES | SCRIPTS).items()
    for (language, table), (yes, no) in product(tables, [("yes", "no"), ("no", "yes"), ("yes", "later")]):
        one, other = (table[each].split(", ")[0].rstrip("?") for each in (yes, no))
        reply = read(f"{one}, {other}", language)
        assert not reply.sure or vocabulary.phrases().get((one, other)), (language, one, other)
