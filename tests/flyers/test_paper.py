"""Flyers on paper: the right size, all words there, a code that is found, and nothing that somebody typed but words."""

from collections import Counter

import pytest

from doorstep.core import doors, paper
from doorstep.flyers import phrases, setting
from doorstep.flyers.said import LONGEST, SIZES, Flyer
from doorstep.flyers.setting import Giver
from tests.flyers.reading import codes_in, is_blank, pages_of, picture_of, words_of

ADDRESS = "https://doorstep.example.org/f/K7QP2X/"
GIVER = Giver("Nunhead Neighbours", "navy", ["shopping", "prescription", "dog-walking", "phone-call"], ADDRESS)
PAPER = {
    "a6": (210, 297),
    "a5": (148, 210),
    "a5-two": (297, 210),
    "door": (297, 210),
    "a4": (210, 297),
    "a3": (297, 420),
}
CARDS = {"a6": 4, "a5": 1, "a5-two": 2, "door": 3, "a4": 1, "a3": 1}
PAIRS = [("en",), ("ar", "en"), ("en", "bn"), ("pl", "so"), ("ur", "tr"), ("cy", "en"), ("fr", "pt"), ("es", "ro")]


def flyer(size: str = "a5", *languages: str, **said: object) -> Flyer:
    said.setdefault("phone", "020 7946 0123")
    said.setdefault("district", "SE15 Peckham")
    return Flyer(size, languages or ("en",), **said)  # type: ignore[arg-type] # whatever a test says


def letters(text: str) -> str:
    """Give the letters of a text alone: a PDF knows where they stand, and not where its blanks were."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("languages", PAIRS, ids="-".join)
def test_each_size_in_each_language_is_whole(size: str, languages: tuple[str, ...]) -> None:
    made = setting.pdf(flyer(size, *languages), GIVER)

    assert pages_of(made) == [PAPER[size]]
    assert words_of(made).count("7946") == CARDS[size]
    # Where some goes from right to left, what reads a PDF puts words in another order: their letters are all there.
    found = Counter(letters(words_of(made)))
    for language in languages:
        said = Counter(letters("".join(phrases.usual(language, GIVER.kinds).values())))
        assert {sign: many for sign, many in said.items() if found[sign] < many * CARDS[size]} == {}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("black", [False, True], ids=["colour", "black"])
def test_a_camera_finds_the_way_to_exactly_this_group(size: str, black: bool) -> None:  # a parameter
    made = setting.pdf(flyer(size, "ar", "en"), GIVER, black=black)

    assert codes_in(picture_of(made, grey=True)) == [ADDRESS] * CARDS[size]


@pytest.mark.parametrize("door", doors.DOORS)
def test_in_grey_every_door_can_be_scanned(door: str) -> None:
    made = setting.pdf(flyer(), Giver("Nunhead Neighbours", door, [], ADDRESS))

    assert codes_in(picture_of(made, grey=True)) == [ADDRESS]


@pytest.mark.parametrize("size", ["a5", "a4", "a3", "a6"])
def test_nothing_is_printed_where_a_printer_does_not_reach(size: str) -> None:
    picture = picture_of(setting.pdf(flyer(size, "en", "bn"), GIVER))

    # Marks to cut along go to the edge on purpose.
    if CARDS[size] == 1:
        for edge in ((0, 0, 1, 0.03), (0, 0.97, 1, 1), (0, 0, 0.05, 1), (0.95, 0, 1, 1)):
            assert is_blank(picture, edge)
    else:
        assert is_blank(picture, (0.02, 0, 0.03, 0.48))
        assert is_blank(picture, (0.97, 0.52, 0.98, 1))


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_each_language_has_every_phrase_and_a_letter_for_every_sign(language: str) -> None:
    found = phrases.written(language)

    assert found.kinds.keys() == phrases.written("en").kinds.keys()
    assert "{kinds}" in found.phrases["help"]
    said = phrases.usual(language, list(found.kinds))
    assert paper.without_letters("".join(said.values())) == []
    assert all(len(words) <= LONGEST[name] for name, words in said.items()), said


@pytest.mark.parametrize(
    "typed",
    ['#read("/etc/passwd")', "$x$ *bold* _it_", "\\ #panic() // no", "<b>& “quotes” </svg>", "a" * 40 + " b"],
)
def test_what_a_group_types_is_words(typed: str) -> None:
    own = {"en": {"help": typed, "title": "#emph[Hi]"}}
    made = setting.pdf(flyer(phrases=own, district="#lorem(9)"), Giver('N#"} Neighbours', "plum", [], ADDRESS))

    found = letters(words_of(made))
    assert letters(typed) in found
    assert letters("#emph[Hi]") in found
    assert letters("#lorem(9)") in found


def test_emoji_and_turning_signs_are_left_out_and_the_number_reads_as_it_is() -> None:
    own = {"en": {"help": "Help 😀 \u202eyou\u202c. \u200fمرحبا\u200f"}}
    made = setting.pdf(flyer(phrases=own, phone="\u202e020 7946 0123"), GIVER)

    assert "020 7946 0123" in words_of(made)
    assert "Help you" in words_of(made).replace("  ", " ")


def test_without_a_number_the_code_and_the_address_are_the_way() -> None:
    made = setting.pdf(flyer("a6", phone=""), GIVER)

    assert "Ring or text" not in words_of(made)
    assert words_of(made).count("doorstep.example.org/f/K7QP2X") == 8
    assert codes_in(picture_of(made, grey=True)) == [ADDRESS] * 4


@pytest.mark.parametrize("size", SIZES)
def test_as_long_as_may_be_it_fits_at_a_size_that_is_read_or_says_so(size: str) -> None:
    longest = {name: ("mmmm " * 60)[:most].strip() for name, most in LONGEST.items()}
    said = flyer(size, "en", "pl", phrases={"en": longest, "pl": longest}, phone="+44 (0)20 7946 0123 99")
    giver = Giver("Neighbours " * 10, "navy", [], "https://a-rather-long-name.of-a-borough.example.org/f/K7QP2X/")

    if size in {"a3", "a4"}:
        made = setting.pdf(said, giver)
        assert pages_of(made) == [PAPER[size]]
        assert words_of(made).count("mmmm") >= 2 * (LONGEST["help"] // 5)
    else:
        with pytest.raises(setting.TooManyWordsError, match="Shorten them, or make it larger"):
            setting.pdf(said, giver)


@pytest.mark.parametrize("size", SIZES)
def test_in_the_usual_words_it_is_read_by_somebody_of_ninety_two(size: str) -> None:
    """The words are at least 10 points high in any language, beside any other, and the number is larger."""
    for pair in (("pl", "so"), ("ur", "tr"), ("cy", "ro")):
        assert setting.pdf(flyer(size, *pair), GIVER).startswith(b"%PDF")


def test_words_without_a_blank_are_refused_and_not_cut() -> None:
    with pytest.raises(setting.TooManyWordsError):
        setting.pdf(flyer("a6", phrases={"en": {"title": "W" * 48}}), GIVER)


def test_a_door_on_paper_has_the_colour_of_the_page() -> None:
    css = paper.source("doorstep.core", "css/doors.css")

    assert doors.PAINTS.keys() == doors.DOORS.keys()
    for door, paint in doors.PAINTS.items():
        # Bottle green is what a door is painted without saying.
        begin = css.index(f'[data-door="{door}"]' if door != "bottle-green" else "[data-door] {")
        rule = css[begin : css.index("}", begin)]
        assert f"--door: light-dark({paint.paint}," in rule, door
        assert f"--door-edge: light-dark({paint.edge}," in rule, door
