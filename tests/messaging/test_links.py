"""What opens a telephone or a mail program says what was meant, whatever stands in it."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.messaging import links

BEN = "+447700900123"
WORDS = some.text(some.characters(exclude_categories=["Cs"]), max_size=200)


@given(WORDS)
def test_the_words_come_out_as_they_went_in(words: str) -> None:
    text, app = links.text(BEN, words), links.whatsapp(BEN, words)
    assert unquote(text.removeprefix("sms:+447700900123?&body=")) == words
    assert parse_qs(urlsplit(app).query, keep_blank_values=True) == {"text": [words]}
    assert (urlsplit(app).netloc, urlsplit(app).path) == ("wa.me", "/447700900123")


@given(WORDS, WORDS)
def test_nothing_adds_to_what_a_mail_program_is_told(subject: str, words: str) -> None:
    link = urlsplit(links.mail("ben@canary.example", subject, words))
    said = parse_qs(link.query, keep_blank_values=True)
    assert (link.scheme, link.path, {*said}) == ("mailto", "ben@canary.example", {"subject", "body"})
    assert said["subject"] == [subject]
    assert said["body"] == ["\r\n".join(words.splitlines())]


@pytest.mark.parametrize("number", ["", "07700 900123", "+44?body=x", "GB.1234567890", "+447700900123\n"])
def test_what_is_no_number_leads_nowhere(number: str) -> None:
    assert (links.ring(number), links.text(number, "A"), links.whatsapp(number, "A")) == ("", "", "")


def test_an_address_ends_where_it_ends() -> None:
    assert links.mail("a?bcc=b@canary.example", "", "").startswith("mailto:a%3Fbcc%3Db@canary.example?subject=&")
