"""Words, spelling, what fits best, and the lines that show why: all that needs no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.search.asked import Narrowed, Sought
from doorstep.search.cutting import spans, stem, stems, tongue, words
from doorstep.search.fitting import Said, better
from doorstep.search.marking import Bit, best, marked
from doorstep.search.spelling import Candidate, apart, likeliest
from doorstep.search.synonyms import also


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café’s, don't", ["cafes", "dont"]),
        ("one_two COVID-19", ["one", "two", "covid", "19"]),
        ("নমস্কার हिन्दी", ["নমস্কার", "हिन्दी"]),
        ("مَرْحَبًا", ["مرحبا"]),
        ("中文", ["中", "文"]),
        ("🙂 — ’", []),
    ],
)
def test_a_text_is_cut_into_words_in_every_script(text: str, folded: list[str]) -> None:
    assert [cut.folded for cut in words(text)] == folded


def test_endings_are_left_away_as_the_language_has_them() -> None:
    assert stems("Neighbours volunteering", "en") == ["neighbour", "volunt"]
    assert stem("compras", "es") == stem("compra", "es")
    assert stem("neighbours", "xx") == "neighbours"
    assert (tongue("en-GB"), tongue("pt_BR")) == ("en", "pt")


@given(st.text())
def test_each_word_has_one_stem_and_one_place(text: str) -> None:
    found = list(words(text))
    assert len(stems(text, "en")) == len(found)
    assert spans(text, 0, len(text)) == [(cut.start, cut.end) for cut in found]
    assert all(" " not in each and each for each in stems(text, "en"))
    assert not any(sign in each for each in stems(text, "en") for sign in "\"'\\:*")


def test_a_slip_is_a_letter_too_many_too_few_another_or_two_changed_about() -> None:
    assert [apart("bank", typed) for typed in ("bnak", "ban", "bannk", "bamk", "xbank")] == [1, 1, 1, 1, 1.5]


def test_the_likeliest_word_takes_the_fewest_slips_and_stands_most() -> None:
    candidates = [Candidate("shipping", "ship", 9), Candidate("shopping", "shop", 2), Candidate("shoping", "shope", 0)]
    found = likeliest("shoping", candidates)
    assert found
    assert found.text == "shopping"
    assert likeliest("zeppelin", candidates) is None


def test_what_sounds_alike_is_meant_before_what_looks_alike() -> None:
    found = likeliest("fone", [Candidate("fine", "fine", 9), Candidate("phone", "phone", 1)])
    assert found
    assert found.text == "phone"


def test_whoever_says_jab_also_means_a_vaccine() -> None:
    assert stem("vaccines", "en") in also("jab")
    assert also("zeppelin") == ()


def test_a_title_says_what_a_text_is_about() -> None:
    bank, card = Sought(("bank",), tells={"bank": 2.0}), Sought(("card",), ("pin",), {"card": 2.0, "pin": 2.0})
    body, title = Said(1, "food", "", "bank card " * 3), Said(2, "bank card", "", "food")
    other, nothing = Said(3, "pin", "", "food"), Said(4, "food", "", "food")
    assert better([bank, card], [], [nothing, other, body, title]) == [2, 1, 3, 4]


def test_words_side_by_side_in_a_title_count() -> None:
    word = Sought(("people",), tells={"people": 1.0})
    typed = [frozenset({each}) for each in ("how", "many", "people")]
    assert better([word], typed, [Said(1, "what people many", "", ""), Said(2, "how many people", "", "")]) == [2, 1]


def test_a_snippet_is_the_part_that_says_most() -> None:
    text = "A card here. " + "Much else. " * 30 + "Then a bank\n card, at last. " + "And more. " * 30
    said = stems(text, "en")
    part = best(said, {"bank", "card"})
    bits = marked(text, said, {"bank", "card"}, part.first)
    assert part.tells == 2
    assert bits[0] == Bit("… ", found=False)
    assert [bit.text for bit in bits if bit.found] == ["bank", "card"]
    assert "".join(bit.text for bit in bits).startswith("… Much else. Much else. Then a bank card, at last. And")
    assert bits[-1].text.endswith(" …")


def test_what_narrows_a_search_is_taken_literally() -> None:
    where, values = Narrowed(("guide",), "en", ("a_%!",)).where()
    assert where.count("AND") == 3
    assert values == ["guide", "en", "% a!_!%!! %"]
