"""Nothing that somebody writes runs, fetches or pretends anything on a page of the library, whoever shows it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.forms import Form
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from doorstep.core.markdown import SWELLS, html
from doorstep.library.filling import filled
from doorstep.library.forms.words import WordsForm
from doorstep.library.models import Document
from doorstep.questions.forms.answering import AnswerForm, DraftForm
from tests.groups.pages import text
from tests.library.hostile import HOSTILE
from tests.library.making import make_document, says_now

HERE = "https://doorstep.example/library/a/"
MAY = {
    **{tag: set[str]() for tag in "p em strong code pre blockquote ul li hr br thead tbody table tr".split()},
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "th": {"scope", "class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}


class _Found(HTMLParser):
    """Lists each part of a page with what is said of it, as a browser takes it apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        self.parts.append((tag, {name: value or "" for name, value in attrs}))


def parts(page: str) -> list[tuple[str, dict[str, str]]]:
    reader = _Found()
    reader.feed(page)
    return reader.parts


def harm(page: str) -> Iterator[str]:
    """Name what is in a cleaned text that should not be there."""
    for tag, said in parts(page):
        if tag not in MAY:
            yield f"a part called {tag}"
        yield from (f"{name} of {tag}" for name in said.keys() - set(MAY.get(tag, ())))
        if "src" in said and urlsplit(urljoin(HERE, said["src"])).netloc != urlsplit(HERE).netloc:
            yield f"a picture from {said['src']}"
        if "href" in said and urlsplit(urljoin(HERE, said["href"])).scheme not in {"https", "http", "mailto", "tel"}:
            yield f"a link to {said['href']}"
        if said.get("id", "s-").removeprefix("s-") == said.get("id"):
            yield f"a name of our own page: {said['id']}"


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 60


@pytest.mark.parametrize("snippet", HOSTILE)
def test_nothing_harmful_is_left_of_it(snippet: str) -> None:
    for shown in (snippet, f"Before\n\n{snippet}\n\nAfter", f"- {snippet}", f"> {snippet}", f"**{snippet}**"):
        assert [*harm(html(shown))] == []
        assert [*harm(html(shown, shift=1))] == []


@given(some.lists(some.sampled_from(HOSTILE), min_size=2, max_size=5), some.sampled_from(["", " ", "\n", "\n\n", "\\"]))
def test_nothing_harmful_comes_of_several_together(snippets: list[str], between: str) -> None:
    assert [*harm(html(between.join(snippets)))] == []


@pytest.mark.parametrize("snippet", HOSTILE)
def test_filled_into_a_gap_it_is_words(snippet: str) -> None:
    shown = html(filled("Tell {lead} on the same day.", {"lead": snippet}))

    assert {tag for tag, _said in parts(shown)} == {"p"}


@pytest.mark.parametrize("form", [WordsForm, DraftForm, AnswerForm])
def test_what_would_become_far_more_than_a_page_is_refused_with_a_sentence(form: type[Form]) -> None:
    wide = "|a" * 300 + "\n" + "|-" * 300 + "\n" + "|x\n" * 210

    assert form({"markdown": wide}).errors["markdown"] == [str(SWELLS)]
    assert "markdown" not in form({"markdown": "|a|b|\n|-|-|\n|c|d|"}).errors


@pytest.mark.django_db
def test_on_the_pages_that_show_it_nothing_is_added_to_what_we_say(desk: Client) -> None:
    """The parts of a page are the same, whatever is written, save those that Markdown may make."""
    document = make_document("<script>alert(1)</script>", "Plain.")
    here = document.get_absolute_url()
    before = _ours(text(Client(), here))
    # No form lets a NUL in, and PostgreSQL takes none.
    says_now(document, "\n\n".join(HOSTILE).replace("\0", ""), title="<img src=x onerror=alert(1)>")
    Document.objects.get().editions.update(
        summary="<svg onload=alert(1)>",
        written_by="<b onclick=x>",
        sources="A, javascript:alert(1)\nB, <i>, https://x y",
    )

    assert _ours(text(Client(), here)) == before
    for end in ("editions/", "editions/en/2/", "editions/en/1/2/", "helpful/"):
        assert not [each for each in _ours(text(Client(), f"{here}{end}")) if each[0] == "script"]
    shown = text(
        desk,
        f"/desk/library/{document.pk}/words/",
        title="<script>alert(1)</script>",
        markdown="</textarea>\n\n".join(HOSTILE[:30]),
        seen="2.0",
        do="show",
    )
    assert {each for each in _ours(shown) if each[0] in {"script", "iframe", "style", "object", "svg onload"}} <= {
        each for each in _ours(text(desk, f"/desk/library/{document.pk}/words/")) if each[0] == "script"
    }


def _ours(page: str) -> set[tuple[str, frozenset[str]]]:
    """Return what parts there are, with what is said of each, save those that Markdown makes."""
    return {(tag, frozenset(said)) for tag, said in parts(page) if tag not in MAY and tag not in {"li", "dd", "dt"}}
