"""What somebody writes who needs a hand is understood in whatever order, spelling and language it stands."""

import pytest

from doorstep.aid import kinds
from doorstep.aid.by_text import phrases
from doorstep.aid.by_text.reading import read
from doorstep.aid.by_text.words_of_kinds import KINDS
from doorstep.messaging.inbound.replies import Meaning
from tests.aid import written
from tests.fuzz.test_readers import calls

TEXTS = [
    *written.ENGLISH,
    *written.SPANISH,
    *written.ARABIC,
    *written.POLISH,
    *written.IN_OTHER_LANGUAGES,
]


@pytest.mark.parametrize(("text", "postcode", "wanted", "when", "called"), TEXTS)
def test_what_is_said_is_understood(text: str, postcode: str, wanted: str, when: str, called: str) -> None:
    found = read(text)

    said = (next(iter(found.postcodes), ""), " ".join(found.kinds), f"{found.how_soon} {found.part}".strip())
    assert (*said, found.called) == (postcode, wanted, when, called)


@pytest.mark.parametrize("text", written.PERSON.split("|"))
def test_whoever_wants_a_person_is_understood(text: str) -> None:
    assert read(text).wants_person


@pytest.mark.parametrize("text", written.DANGER.split("|"))
def test_danger_is_heard(text: str) -> None:
    assert read(text).in_danger


@pytest.mark.parametrize("text", written.END.split("|"))
def test_whoever_wants_none_of_it_any_more_is_understood(text: str) -> None:
    found = read(text)

    assert found.wants_end
    assert not found.says_something


@pytest.mark.parametrize("text", written.NOTHING.split("|"))
def test_nothing_is_heard_where_nothing_is_said(text: str) -> None:
    found = read(text)

    assert (found.says_something, found.in_danger, found.wants_end) == (False, False, False)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes please", Meaning.YES),
        ("YES, but tomorrow", None),
        ("yes SE15 4NX", Meaning.YES),
        ("thats right", Meaning.YES),
        ("sí, correcto", Meaning.YES),
        ("نعم غدا", Meaning.YES),
        ("tak, zgadza się", Meaning.YES),
        ("no thanks", Meaning.NO),
        ("No, prescription", Meaning.NO),
        ("later", Meaning.LATER),
        ("all done, thanks", Meaning.DONE),
        ("HELP", Meaning.HELP),
        ("perhaps", None),
    ],
)
def test_what_is_left_is_an_answer(text: str, answer: Meaning | None) -> None:
    assert read(text).answer == answer


@pytest.mark.parametrize(
    ("text", "wanted", "turned"),
    [
        ("not shopping, prescription", ("prescription",), ("shopping",)),
        ("I dont need shopping", (), ("shopping",)),
        ("no, shopping", ("shopping",), ()),
        ("nie zakupy, tylko leki", ("prescription",), ("shopping",)),
        ("instead of a lift a phone call", ("phone-call",), ("lift",)),
    ],
)
def test_what_they_say_they_do_not_need_is_none_of_it(text: str, wanted: tuple[str], turned: tuple[str]) -> None:
    found = read(text)

    assert (found.kinds, found.not_kinds) == (wanted, turned)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("HELP SE15 shopping", "en"),
        ("necesito ayuda", "es"),
        ("أحتاج مساعدة", "ar"),
        ("potrzebuję pomocy", "pl"),
        ("j'ai besoin d'aide, merci", "fr"),
        ("SE15 4NX", ""),
        ("ok", ""),
    ],
)
def test_the_words_tell_the_language(text: str, language: str) -> None:
    assert read(text).language == language


def test_a_group_s_own_words_are_understood_before_ours() -> None:
    own = {"Gardening": "own-1", "Bike repairs": "own-2", "Knitting circle": "other"}

    assert read("the gardener pls, and my bike repaired", own=own).kinds == ("own-1", "own-2")
    assert read("gardening and shopping", own=own).kinds == ("own-1", "shopping")
    assert read("shopping", own=own).kinds == ("shopping",)


def test_there_are_words_for_each_kind_of_help_in_each_language() -> None:
    assert KINDS.keys() == kinds.USUAL.keys()
    assert len({tuple(by_language) for by_language in KINDS.values()}) == 1


def test_of_an_e_mail_only_its_own_words_are_read() -> None:
    mail = "shopping please\n\nOn Tue, Doorstep wrote:\n> Where do you live? Send your postcode, such as SE15 4NX."

    assert (read(mail).kinds, read(mail).postcodes) == (("shopping",), ())


def test_no_word_is_taken_for_another_that_begins_otherwise() -> None:
    assert [phrases.spelt(each) for each in ("shoppinng", "perscription", "stopping", "chopping")] == [
        "shopping",
        "perscription",
        "stopping",
        "chopping",
    ]


def test_a_word_of_thousands_of_letters_is_looked_up_like_any_other() -> None:
    # One sign that says a whole sentence, and comes apart into its letters.
    assert calls(phrases.spelt, "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 4_000) < 200
    assert calls(phrases.spelt, "x" * 72_000) < 200
