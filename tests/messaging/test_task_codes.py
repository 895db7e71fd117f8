"""The codes by which answers name tasks are found, and nothing else is taken for one."""

import pytest

from doorstep.messaging.inbound import task_codes
from doorstep.messaging.inbound.replies import Meaning, Reply, read

# -- Codes in answers ------------------------------------------------------------------------------------------------


IN_ONE_PIECE = (
    "YES K7QP|k7qp yes|yes-k7qp|Yes (K7QP).|yesK7QP|K7QPyes|yes K7-QP|yes please k7qp thanks|yes #K7QP|"
    "k7qp, k7qp yes|YES\nK7QP\n> Can you do M3TD?|👍 K7QP|نعم K7QP|👍 to “Can you? Reply YES K7QP”"
).split("|")
APART = "yes k 7 q p|K7 QP yes|k7 -qp yes|YES K7 Q.P".split("|")


@pytest.mark.parametrize("text", IN_ONE_PIECE)
@pytest.mark.parametrize("given", [(), ("K7QP",), ("M3TD", "K7QP")])
def test_a_task_is_found_by_its_code_wherever_it_stands(text: str, given: tuple[str, ...]) -> None:
    assert read(text, codes=given) == Reply(Meaning.YES, Meaning.YES, ("K7QP",))


@pytest.mark.parametrize("text", APART)
def test_a_code_that_is_written_apart_counts_where_it_was_given(text: str) -> None:
    assert read(text, codes=["M3TD", "K7QP"]) == Reply(Meaning.YES, Meaning.YES, ("K7QP",))
    assert (read(text).codes, read(text).meaning, read(text).likely) == ((), None, Meaning.YES)


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Yes, N7 is ok", Meaning.YES),
        ("No, N5 by bus", Meaning.NO),
        ("yes K7 QP", Meaning.YES),
    ],
)
def test_ordinary_words_are_no_code_that_was_never_given(text: str, likely: Meaning) -> None:
    for given in [(), ("M3TD",)]:
        reply = read(text, codes=given)
        assert (reply.codes, reply.unknown_codes, reply.meaning, reply.likely) == ((), (), None, likely)


@pytest.mark.parametrize("text", ["yes K7QP", "k7-qp yes", "yesK7QP", "Liked “Reply YES K7QP”", "K7QP", "stop K7QP"])
def test_a_whole_code_that_was_never_given_leaves_it_to_a_human_and_is_named(text: str) -> None:
    reply = read(text, codes=["M3TD"])

    assert (reply.meaning, reply.codes, reply.unknown_codes) == (None, (), ("K7QP",))


def test_a_code_that_is_known_counts_beside_one_that_is_not() -> None:
    reply = read("Yes M3TD K7QP", codes=["M3TD"])

    assert reply == Reply(None, Meaning.YES, ("M3TD",), "K7QP", ("K7QP",))


def test_a_call_for_help_is_one_whatever_looks_like_a_code_in_it() -> None:
    assert read("HELP K7QP", codes=["M3TD"]) == Reply(Meaning.HELP, Meaning.HELP, (), "K7QP", ("K7QP",))
    assert read("HELP K7 QP", codes=["K7QP"]) == Reply(Meaning.HELP, Meaning.HELP, ("K7QP",))


def test_a_code_is_the_one_that_was_given_with_its_slips() -> None:
    assert read("yes k7op", codes=["K70P"]) == Reply(Meaning.YES, Meaning.YES, ("K70P",))


@pytest.mark.parametrize(
    "text",
    ["yes with both", "12pm", "22nd", "SE15 5BZ", "BN27", "M8te", "N16", "5b", "gr8", "W1TH", "2024", "SW1A"],
)
def test_words_times_and_postcodes_are_no_codes(text: str) -> None:
    assert read(text).codes == ()


def test_of_two_tasks_none_is_the_one() -> None:
    reply = read("yes to K7QP and M3TD")

    assert (reply.codes, reply.code, reply.sure, reply.likely) == (("K7QP", "M3TD"), "", False, Meaning.YES)


# -- Codes themselves ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("K7QP", "K7QP"),
        (" k7-qp. ", "K7QP"),
        ("K 7 Q P", "K7QP"),
        ("K7OP", "K70P"),
        ("k7op", "K70P"),
        ("k7lp", "K71P"),
        ("K7IP", "K71P"),
        ("K7Q", ""),
        ("K7QPX", ""),
        ("KISS", ""),
        ("", ""),
        ("7KQP", ""),
    ],
)
def test_a_code_is_read_with_its_slips(text: str, code: str) -> None:
    assert task_codes.code(text) == code


def test_every_number_has_a_code_of_its_own_that_is_read_again() -> None:
    codes = [task_codes.numbered(number) for number in range(task_codes.HOW_MANY)]

    assert len(set(codes)) == len(codes) == 96_000
    assert [code for code in codes if task_codes.code(code.lower()) != code] == []


def test_a_code_is_not_drawn_past_the_last() -> None:
    with pytest.raises(ValueError, match="96000"):
        task_codes.numbered(task_codes.HOW_MANY)
