"""A guide on A4: all of it there, in its own script and direction, in black alone, and nothing in it is source."""

import pytest

from doorstep.core import markdown, paper
from doorstep.library.on_paper import guide_pdf
from tests.flyers.reading import is_blank, pages_of, picture_of, words_of

FACTS = [("Written by", "Clara, Nunhead Neighbours"), ("Review by", "1 May 2027")]
GUIDE = """## Before you go

Ring first. **Agree** what it costs, and *how* it is paid. See [what the ICO says](https://ico.org.uk/for-organisations/).

1. Write a list together.
2. Keep the receipt.
   - Never take a card.
   - Never take a PIN.

| What | How much |
|:--|--:|
| A shop | £30 at most |
| A prescription | nothing |

> If somebody is in danger, ring 999.

---

### Afterwards

`#read("/etc/passwd")` is only words, and so is $x$. ![A red door](/library/pictures/door.png)
"""


def test_all_of_a_guide_is_on_paper_and_nothing_of_it_is_source() -> None:
    made = guide_pdf("Shopping and money", "How to shop for somebody.", GUIDE, FACTS, "en-gb")

    found = words_of(made)
    assert pages_of(made) == [(210, 297)]
    for words in markdown.plain(GUIDE).splitlines():
        for each in words.split():
            assert each.strip(".,") in found, each
    for words in (
        "Shopping and money",
        "How to shop for somebody.",
        "Clara, Nunhead Neighbours",
        "1 May 2027",
        "1 / 1",
    ):
        assert words in found
    assert "(ico.org.uk/for-organisations)" in found
    assert '#read("/etc/passwd")' in found


def test_it_is_black_on_white_with_room_around_it() -> None:
    picture = picture_of(guide_pdf("Shopping and money", "", GUIDE, [], "en"), dots=72)

    assert picture.convert("HSV").getchannel("S").getextrema() == (0, 0)
    for edge in ((0, 0, 0.12, 1), (0.88, 0, 1, 1), (0, 0, 1, 0.05), (0, 0.96, 1, 1)):
        assert is_blank(picture, edge)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "اتصل بجيرانك أولاً، واتفقوا على ما يكلّفه ذلك."),
        ("bn", "আগে ফোন করুন, তারপর কেনাকাটার তালিকা লিখুন।"),
        ("pl", "Najpierw zadzwoń i zapisz wspólnie listę zakupów."),
        ("so", "Marka hore soo wac, kadibna liiska wada qora."),
        ("ur", "پہلے فون کریں، پھر مل کر فہرست لکھیں۔"),
        ("cy", "Ffoniwch yn gyntaf, ac ysgrifennwch y rhestr gyda’ch gilydd."),
        ("zh-hans", "先打电话，然后一起写购物清单。"),
    ],
)
def test_in_every_script_each_sign_has_a_letter(language: str, words: str) -> None:
    made = guide_pdf(words, words, f"## {words}\n\n{words}", [(words, words)], language)

    assert paper.without_letters(words) == []
    signs = {sign for sign in words if sign.isalnum()}
    assert signs <= set(words_of(made))


def test_from_right_to_left_it_begins_on_the_right() -> None:
    picture = picture_of(guide_pdf("مرحبا", "", "مرحبا", [], "ar"), dots=72)

    assert is_blank(picture, (0.12, 0.05, 0.5, 0.5))


def test_a_long_guide_goes_over_pages_and_an_empty_one_is_a_title() -> None:
    long = guide_pdf("Long 😀", "", "## A part\n\n" + "Some words of it. " * 3_000, [], "en")

    assert len(pages_of(long)) > 5
    assert "Long" in words_of(long)
    assert pages_of(guide_pdf("Only a title", "", "", [], "")) == [(210, 297)]


def test_as_long_as_a_guide_may_be_it_is_set_in_bengali_too() -> None:
    """No sign of another script counts for more than one of ours."""
    long = "আগে ফোন করুন, তারপর কেনাকাটার তালিকা লিখুন। " * (markdown.LONGEST // 45)

    assert len(pages_of(guide_pdf("দীর্ঘ", "", long, [], "bn"))) > 10
