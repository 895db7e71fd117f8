"""What stands in headers, bodies and pages of e-mails is read as far as it goes."""

import base64

import pytest

from doorstep.messaging.inbound import headers, mail, markup, quoted
from tests.messaging.letters import QUOTES, written

# -- Headers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ben <ben@example.org>", ["ben@example.org"]),
        ('"clara@example.org" <ben@example.org>', ["ben@example.org"]),
        ('"a, b" <ben@example.org>, clara@example.org (at work, x@y.z)', ["ben@example.org", "clara@example.org"]),
        ("team: ben@example.org, clara@example.org;", ["ben@example.org", "clara@example.org"]),
        ("clara@example.org <ben@example.org>", ["ben@example.org"]),
        ("ben@example.org\\", []),
        ("ben\\x@example.org", []),
        ("ben\\@clara@example.org", []),
        ('"Ben \\"B\\" \\\\" <ben@example.org>, clara@example.org', ["ben@example.org", "clara@example.org"]),
        ('"Ben \\", clara@example.org" <ben@example.org>', ["ben@example.org"]),
        ("ben@example.org (at \\) clara@example.org)", ["ben@example.org"]),
        ('"amina".ben@example.org', []),
        ('"amina"ben@example.org', []),
        ('<"amina" ben@example.org>', []),
        ("undisclosed-recipients:;", []),
        ("<>", []),
        ("ben at example.org", []),
        ("(" * 20_000, []),
        ("<" * 20_000, []),
        ('"' * 19_999 + "x@y.example", []),
        ("müller@example.org", ["müller@example.org"]),
    ],
)
def test_addresses_are_read_and_names_are_not_taken_for_them(value: str, expected: list[str]) -> None:
    assert list(headers.addresses([value])) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?utf-8?q?Ja=C5=BCd=C5=BCy?=", "Jażdży"),
        ("=?UTF-8?B?2YbYudmF?= =?UTF-8?B?IQ==?=", "نعم!"),
        ("=?windows-1250?Q?Zgoda=B3?=", "Zgodał"),
        ("=?x-made-up?q?caf=E9?=", "café"),
        ("=?punycode?q?abc-def?=", "abc-def"),
        ("=?utf-8?b?!!!?=", ""),
        ("=?utf-8?q?unended", "=?utf-8?q?unended"),
        ("=?utf-8*en?q?yes?=", "yes"),
        ("a =?utf-8?q?=E2=80=AEb?=", "a b"),
    ],
)
def test_words_in_headers_are_decoded(value: str, expected: str) -> None:
    assert headers.decoded(value) == expected


def test_headers_past_ascii_twice_there_and_missing_are_taken_as_they_come() -> None:
    utf8 = mail.read("Subject: Größe\nSubject: again\n\nx".encode())
    latin = mail.read("Subject: Größe\n\nx".encode("latin-1"))
    none = mail.read(b"\n\nYES")

    assert (utf8.subject, latin.subject, none.subject) == ("Größe", "Größe", "")
    assert (none.senders, none.message_id, none.text) == ((), "", "YES")


def test_a_name_of_a_file_leads_nowhere_and_turns_nothing_round() -> None:
    raw = written("Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fetc%2Fin%E2%80%AEgpj.exe", "x")

    assert [each.name for each in mail.read(raw).attachments] == ["ingpj.exe"]


# -- Bodies ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("charset", "raw", "expected"),
    [
        ("utf-8", "Größe".encode(), "Größe"),
        ("utf-8", "Größe".encode("latin-1"), "Gr��e"),
        ("us-ascii", "Größe".encode(), "Größe"),
        ("iso-8859-1", "Größe".encode("latin-1"), "Größe"),
        ("windows-1256", "نعم".encode("cp1256"), "نعم"),
        ("gb2312", "好的".encode("gb18030"), "好的"),
        ("iso-2022-jp", "はい".encode("iso2022_jp"), "はい"),
        ("koi8-r", "да".encode("koi8_r"), "да"),
        ("utf-16", "yes".encode("utf-16"), "yes"),
        ("made-up", "Größe".encode(), "Größe"),
        ("made-up", "Größe".encode("latin-1"), "Größe"),
        ("punycode", b"yes-", "yes-"),
        ("hex", b"796573", "796573"),
        ("zlib", b"yes", "yes"),
        ("idna", b"xn--a", "xn--a"),
        ("unicode_escape", b"\\u0041", "\\u0041"),
        ("\0", b"yes", "yes"),
        ("", b"y\0es", "yes"),
    ],
)
def test_a_text_is_read_in_its_charset_or_as_far_as_it_goes(charset: str, raw: bytes, expected: str) -> None:
    head = f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: base64\n\n'

    assert mail.read(head.encode() + base64.b64encode(raw)).text == expected


@pytest.mark.parametrize(
    ("way", "body", "expected"),
    [
        ("base64", "WUVT", "YES"),
        ("base64", "WU\r\nVT\r\n\r\n-- \r\nA list adds this", "YES\x04\xb4"),
        ("base64", "WUVTI", "YES"),
        ("base64", "W!U@V#T", "YES"),
        ("BASE64", "WUVTIQ", "YES!"),
        ("quoted-printable", "Y=45S=", "YES"),
        ("quoted-printable", "Y=ZZ", "Y=ZZ"),
        ("x-made-up", "YES", "YES"),
        ("8bit", "YES\r\rNO\n", "YES\n\nNO"),
    ],
)
def test_what_is_badly_encoded_is_decoded_as_far_as_it_goes(way: str, body: str, expected: str) -> None:
    letter = mail.read(f"Content-Type: text/plain\nContent-Transfer-Encoding: {way}\n\n{body}".encode())

    assert letter.text.startswith(expected[:3])
    assert expected == letter.text or "list" in body


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Yes</p><p>please</p>", "Yes\n\nplease"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<script>alert('x < y')</script>Yes<style>p{}</style>", "Yes"),
        ("<script>if (a<b) alert(c<d)</script>Yes<head><p>No</p></head>", "Yes"),
        ("<title>Mail</title><body>Yes", "Yes"),
        ("<!-- <p>no</p> -->yes<!-- unended", "yes"),
        ("<![if !mso]>yes<![endif]><!DOCTYPE html><?xml ?>", "yes"),
        ("1 < 2 &amp; 3 &gt; 2 &#233; &#x1F44D; &nbsp;x", "1 < 2 & 3 > 2 é 👍 x"),
        ("&#99999999999999999999;yes", "yes"),
        (f"&#{'9' * 5_000};yes", "yes"),
        ("<blockquote>was asked</blockquote>yes", "> was asked\n\nyes"),
        ('<a href="https://evil.example">here</a><img src="x" alt="y">', "here"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<p", ""),
        ("yes <", "yes <"),
    ],
)
def test_html_gives_its_words_and_nothing_else(page: str, expected: str) -> None:
    assert markup.text_of(page, 10_000)[0] == expected


def test_what_turns_the_direction_of_writing_does_not_come_in_through_html() -> None:
    assert mail.read(b"Content-Type: text/html\n\n<p>ye&#8238;s &#x202e;please").text == "yes please"


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_what_somebody_wrote_themselves_is_told_from_what_they_answer(text: str, expected: str) -> None:
    assert quoted.own(text) == expected
    assert quoted.own(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "punycode", "made-up", ""])
def test_bytes_past_ascii_that_nobody_encoded_are_kept(charset: str) -> None:
    head = f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: 8bit\n\n'.encode()
    files = f"Content-Type: x/y; charset={charset}\nContent-Disposition: attachment\n\n".encode()
    raw = bytes(each for each in range(256) if each not in b"\r\n")

    assert mail.read(head + "Größe".encode("iso-8859-1" if charset == "iso-8859-1" else "utf-8")).text == "Größe"
    assert mail.read(files + raw).attachments[0].content == raw
