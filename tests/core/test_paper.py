"""Paper: what people typed is words on it and nothing else, and nobody keeps the web server busy with it."""

import json
import time
from pathlib import Path

import pypdfium2
import pytest

from doorstep.core import markdown, paper

WORDS = "#data.words"


def words_of(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def inputs(**data: object) -> dict[str, str]:
    return {"data": json.dumps(data)}


@pytest.mark.parametrize(
    "typed",
    [
        '#read("/etc/passwd")',
        "$x^2$ *bold* _it_ `raw`",
        "#import sys",
        "= Heading",
        "\\ #panic()",
        "<label> @ref // no",
    ],
)
def test_what_people_typed_is_words_on_paper_and_never_source(typed: str) -> None:
    assert typed in words_of(paper.pdf(WORDS, inputs(words=typed)))


def test_nothing_is_read_from_the_disk_and_nothing_from_elsewhere() -> None:
    with pytest.raises(paper.PaperError) as outside:
        paper.pdf('#read("/etc/passwd")')
    assert "file not found" in outside.value.inside

    with pytest.raises(paper.PaperError) as above:
        paper.pdf('#read("../../../../etc/passwd")')
    assert "passwd" in above.value.inside


def test_a_file_given_along_lies_beside_it() -> None:
    assert "a neighbour" in words_of(paper.pdf('#read("x.txt")', files={"../x.txt": b"a neighbour"}))


def test_a_page_that_would_never_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "_WORK", 1)
    began = time.monotonic()

    with pytest.raises(paper.PaperError):
        paper.pdf("#for i in range(1000000) [#pagebreak() a]")

    assert time.monotonic() - began < 10


def test_too_much_is_said_so_before_anything_is_set() -> None:
    with pytest.raises(paper.PaperError, match="too long for paper"):
        paper.pdf(WORDS, {"data": "x" * 500_000})


def test_while_others_are_set_one_waits_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "_TURN", 0.01)
    taken = [paper._turns.acquire() for _ in range(paper._AT_ONCE)]  # noqa: SLF001 # the places there are
    try:
        with pytest.raises(paper.PaperError, match="Try again in a minute"):
            paper.pdf("a")
    finally:
        for _ in taken:
            paper._turns.release()  # noqa: SLF001 # the same places, given back


def test_every_script_of_a_street_has_letters_and_emoji_have_none() -> None:
    street = "Cześć বাংলা العربية اردو Soomaali Türkçe Cymraeg română ગુજરાતી ਪੰਜਾਬੀ தமிழ் ትግርኛ ไทย 中文 日本語 한국어 עברית"

    assert paper.without_letters(street) == []
    assert paper.without_letters("Hello 😀 you😀") == ["😀"]
    assert paper.settable("07700 \u202e900123 😀 a\u200db") == "07700 900123  a\u200db"


def test_the_same_words_make_the_same_bytes() -> None:
    assert paper.pdf(WORDS, inputs(words="Hello")) == paper.pdf(WORDS, inputs(words="Hello"))


def test_a_picture_of_the_first_page_is_a_png() -> None:
    assert paper.png("a #pagebreak() b", dots=40).startswith(b"\x89PNG")


def test_markdown_is_set_whole() -> None:
    text = (
        "## A *b*\n\n1. x [y](https://example.org/z)\n   - in\n\n| a | b |\n|-|-|\n| c | **d** |\n\n> q\n\n---\n\n    k"
    )
    source = paper.source("doorstep.core.typeset", "blocks.typ") + "\n#blocks(data.parts)"

    found = words_of(paper.pdf(source, inputs(parts=markdown.typst(text)))).split()

    assert set(found) >= {"A", "b", "x", "y", "(example.org/z)", "in", "a", "c", "d", "q", "k"}


def test_no_source_of_ours_asks_for_a_package_from_elsewhere() -> None:
    sources = list((Path(paper.__file__).parents[1]).rglob("*.typ"))

    assert sources
    assert [path.name for path in sources if "@preview" in path.read_text("utf-8")] == []
