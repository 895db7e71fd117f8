"""Markdown on a page: what may stay stays, what a writer may not ask of a reader's browser is gone."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from markdown_it.token import Token

from doorstep.core import markdown, swelling

PAGE = """## First *week*

Ring [the council](https://example.org/help), or see [our list](/library/first-week/).

- one
- two

| what | cost |
|:--|--:|
| milk | **£1** |
"""


def test_markdown_becomes_a_page_with_headings_below_those_of_the_page() -> None:
    assert markdown.html(PAGE, shift=1) == (
        '<h3 id="s-first-week">First <em>week</em></h3>\n'
        '<p>Ring <a href="https://example.org/help" rel="nofollow ugc noopener">the council</a>,'
        ' or see <a href="/library/first-week/">our list</a>.</p>\n'
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
        '<table>\n<thead>\n<tr>\n<th scope="col">what</th>\n<th class="at-end" scope="col">cost</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>milk</td>\n<td class="at-end"><strong>£1</strong></td>\n</tr>\n</tbody>\n</table>\n'
    )


def test_headings_are_named_as_the_page_names_them() -> None:
    found = markdown.page("## Money\n\n# Money\n\n###### بسم").headings

    assert [(each.level, each.name) for each in found] == [(3, "s-money"), (2, "s-money-2"), (6, "s-بسم")]


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt&#58;alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        "![a](javascript:alert(1))",
        '![a](/x.png" onerror="alert(1))',
        "<a href='javascript:alert(1)'>x</a>",
        "<svg/onload=alert(1)>",
        "<style>*{display:none}</style>",
        "<iframe src=//evil.example></iframe>",
        "<https://evil.example/\"onmouseover='alert(1)'>",
        "```\n</code></pre><script>alert(1)</script>\n```",
        "|<script>|\n|-|\n|x|",
    ],
)
def test_no_script_comes_through(typed: str) -> None:
    shown = markdown.html(typed)

    assert "<script" not in shown
    for tag in shown.split("<")[1:]:
        inside = tag.split(">")[0].lower()
        assert not inside.startswith(("svg", "style", "iframe"))
        assert "javascript" not in inside
        assert not any(f" {name}=" in inside for name in ("onerror", "onload", "onmouseover", "style"))


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/p.png", "//evil.example/p.png", "/\\evil.example/p.png", "data:image/png;base64,AA"],
)
def test_a_picture_of_another_site_is_words_since_fetching_it_would_tell_who_reads(address: str) -> None:
    assert "<img" not in markdown.html(f"![a door]({address})")


def test_a_picture_of_our_own_is_shown_with_its_words() -> None:
    shown = markdown.html('![A red door](/library/pictures/door.png "Ours")')

    assert shown == ('<p><img src="/library/pictures/door.png" alt="A red door" title="Ours" loading="lazy"></p>\n')


def test_plain_words_and_how_long_they_take() -> None:
    assert markdown.plain(PAGE) == ("First week\nRing the council, or see our list.\none\ntwo\nwhat\ncost\nmilk\n£1")
    assert markdown.minutes("") == 1
    assert markdown.minutes("word " * 401) == 3
    assert markdown.minutes("字" * 801) == 3


def test_lines_that_stand_in_a_row_are_ended() -> None:
    said = "## Three rules\n\nNever take a card.\n\n- cash,\n- a receipt\n\n“No.”"
    assert markdown.in_sentences(said) == "Three rules.\nNever take a card.\ncash,\na receipt.\n“No.”"
    assert markdown.in_sentences("") == ""


def test_what_paper_is_set_from_is_data() -> None:
    assert markdown.typst('**Two** `#read("/etc/passwd")`\n\n3. *a*')[0] == {
        "kind": "paragraph",
        "words": [
            {"text": "Two", "bold": True},
            {"text": " "},
            {"text": '#read("/etc/passwd")', "code": True},
        ],
    }
    assert markdown.typst("3. *a*") == [
        {
            "kind": "steps",
            "start": 3,
            "parts": [{"kind": "item", "parts": [{"kind": "paragraph", "words": [{"text": "a", "italic": True}]}]}],
        }
    ]


@settings(max_examples=60)
@given(some.text(alphabet="ab *_`[]()<>!#-|\n>:/\\&;\"'123.\0é", max_size=300))
def test_anything_typed_is_shown_read_and_set(typed: str) -> None:
    assert "<script" not in markdown.html(typed)
    assert markdown.minutes(typed) == 1
    json.dumps(markdown.typst(typed))


# Each a few signs that become very many: rows filled up to the width of their head, wherever it stands, and one long
# address that is led to over and over.
SWELLING = {
    "a table": "|a" * 300 + "\n" + "|-" * 300 + "\n" + "|x\n" * 210,
    "a table in a quote": "> " + "|a" * 300 + "\n> " + "|-" * 300 + "\n" + "> |x\n" * 210,
    "a table in a list": "- > " + "|a" * 300 + "\r  > " + "|-" * 300 + "\r" + "  > |x\r" * 210,
    "many tables": ("|a" * 50 + "\n" + ":-|" * 50 + "\n" + "x\n" * 50 + "\n") * 10,
    "a link by name": "[a]: /" + "x" * 3000 + "\n\n" + "[a]" * 9000,
    "a picture by name": "[a]: </" + "x" * 3000 + ">\n\n" + "![a]" * 9000,
    "a link by name with a title": "[a]: /\n  '" + "x\n" * 3000 + "'\n\n" + "[a]" * 9000,
}


@pytest.mark.parametrize("typed", SWELLING.values(), ids=SWELLING.keys())
def test_a_few_signs_do_not_become_a_page_that_nobody_can_hold(typed: str) -> None:
    assert markdown.swells(typed)
    assert _parts(typed) < 3 * len(typed)
    for shown in (markdown.html(typed), json.dumps(markdown.typst(typed))):
        assert len(shown) < 30 * len(typed)
    assert "<table" not in markdown.html(typed)
    assert markdown.plain(typed).startswith(("|a", "[a]"))


def _parts(typed: str) -> int:
    return sum(1 for _token in markdown._all(markdown._read(typed)))  # noqa: SLF001 # it is the work that is counted


def test_an_ordinary_text_does_not_swell() -> None:
    rows = "|Monday|Tuesday|Wednesday|\n|-|-|-|\n" + "|milk|bread|eggs|\n" * 300
    links = "[a]: https://example.org/help\n\n" + "See [a]. " * 300

    assert not markdown.swells(PAGE)
    assert not markdown.swells(rows)
    assert not markdown.swells(links)
    assert markdown.html(rows).count("<td>") == 900
    assert markdown.html(links).count("<a href=") == 300


@given(
    some.lists(
        some.sampled_from(["|a|b", "|-|-", "---", ":-:|-", "x", "> ", "- ", "\n", "\r", "\t", "    ", "1. ", "`"])
    )
)
def test_there_are_never_more_cells_than_were_counted(pieces: list[str]) -> None:
    typed = "".join(pieces)
    found = [token for token in markdown._read(typed) if token.type in {"th_open", "td_open"}]  # noqa: SLF001 # as above

    assert len(found) <= swelling.cells(typed)


def test_a_page_reads_a_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read, readings = markdown._read, list[str]()  # noqa: SLF001 # as above

    def counted(typed: str) -> list[Token]:
        readings.append(typed)
        return read(typed)

    monkeypatch.setattr(markdown, "_read", counted)
    found = markdown.page("# One\n\n## Two")

    assert found.shown == '<h2 id="s-one">One</h2>\n<h3 id="s-two">Two</h3>\n'
    assert [(each.level, each.name) for each in found.headings] == [(2, "s-one"), (3, "s-two")]
    assert len(readings) == 1


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["[", "*a", "> ", "`", "![[", "<", "| a ", "[a](<", "- ", "a\n"])
def test_nobody_keeps_a_page_busy(piece: str) -> None:
    typed = piece * (2_000_000 // len(piece))

    assert len(markdown.plain(typed)) <= markdown.LONGEST
    markdown.html(typed)
