"""Whatever is sent, and however much, is read or refused with a sentence, and costs little."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.messaging.inbound import headers, mail, markup, parts, quoted
from doorstep.messaging.inbound.mail import Limits, TooMuchError
from tests.fuzz.nonsense import typed
from tests.messaging.letters import ARF, AUTO_REPLY, DSN_POSTFIX, GMAIL, OUTLOOK, QUOTES, written

# -- Too much --------------------------------------------------------------------------------------------------------


def nested(depth: int) -> bytes:
    heads = (f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(depth))
    return "".join(heads).encode() + b"Content-Type: text/plain\n\nYES"


MANY_PARTS = b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 50_000


@pytest.mark.parametrize(
    "raw",
    [
        nested(1_000),
        b"Content-Type: message/rfc822\n\n" * 1_000,
        MANY_PARTS,
        b"a: b\n" * 50_000,
        b"\n" * 500_000,
        b"x" * 16_000_001,
        written("Content-Transfer-Encoding: 8bit", "x" * 12_500_000),
    ],
    ids=["depth", "messages", "parts", "headers", "lines", "size", "decoded"],
)
def test_too_much_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(TooMuchError, match=r"^This message is .*\.$"):
        mail.read(raw)


@pytest.mark.parametrize("way", ["base64", "quoted-printable"])
def test_a_part_only_shrinks_when_it_is_decoded(way: str) -> None:
    raw = written(f"Content-Transfer-Encoding: {way}", base64.b64encode(b"PK" * 200_000).decode())

    assert len(mail.read(raw).attachments[0].content) <= len(raw)


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: multipart/mixed; boundary*=idna''a",
        "Content-Type: multipart/mixed; boundary*=%00''a",
        "Content-Type: multipart/mixed",
        "Content-Type: text/plain; charset*=idna''a",
        "Content-Type: " + ";" * 1_000_000,
        "Content-Type: text/plain; " + 'a="' * 500_000,
        "Content-Type: text/plain; name*" + "9" * 5_000 + "*=x",
        "Content-Disposition: attachment; filename*0*=x''; filename*1=%",
        "Subject: " + "=?a?q?" * 200_000,
        "To: " + "a@b.example," * 200_000,
        "From: " + "(" * 1_000_000,
        "References: " + "<" * 1_000_000,
    ],
    ids=lambda head: head[:40],
)
def test_headers_that_python_stumbles_over_do_no_harm(head: str) -> None:
    assert mail.read(f"{head}\n\nYES".encode()).in_reply_to == ()


def test_addresses_are_whole_however_many_there_are() -> None:
    many = [f"neighbour{number}@rye.example" for number in range(4_000)]
    raw = "".join(f"To: {', '.join(many[at : at + 1_000])}\n" for at in range(0, 4_000, 1_000))

    found = headers.all_of(parts.parsed(raw.encode(), Limits()), "to")

    assert sum(map(len, found)) <= headers.LONGEST
    assert set(headers.addresses(found)) < set(many)
    assert len(mail.read(raw.encode()).recipients) == headers.MOST_ADDRESSES


def test_of_many_headers_the_first_is_the_one() -> None:
    raw = b"Subject: first\n" + b"Subject: " + b"x" * 30_000 + b"\nSubject: last\n\nYES"

    assert mail.read(raw).subject == "first"


# -- What is read of much --------------------------------------------------------------------------------------------

TEXT, PAGE = "Content-Type: text/plain; charset=utf-8\n\n", "Content-Type: text/html; charset=utf-8\n\n"
MUCH = Limits().text


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (TEXT + "好" * 150_000, "好" * MUCH),
        (TEXT + "👍" * 150_000, "👍" * MUCH),
        (TEXT + "y" * 500_000, "y" * MUCH),
        (TEXT + "y\n" * 60_000, "y\n" * (MUCH // 2 - 1) + "y"),
        (PAGE + "<p>" + "好" * 150_000, "好" * (MUCH - 1)),
        (PAGE + "yes" + "<b>" * 150_000 + "no", "yes"),
    ],
    ids=lambda each: each[40:55],
)
def test_what_is_too_long_is_cut_between_letters_and_says_so(raw: str, said: str) -> None:
    letter = mail.read(raw.encode())

    assert (letter.text.strip("\n"), letter.is_cut) == (said, True)


@pytest.mark.parametrize(
    "raw",
    [
        TEXT + "YES" + "\n" * 240_000,
        TEXT + "YES",
        PAGE + f"<style>{'p a {} ' * 200_000}</style><p>YES",
        PAGE + f"<img src='data:image/png;base64,{'A' * 2_000_000}'>YES",
        PAGE + f"<!-- {'<p>' * 300_000} -->YES" + " " * 1_000_000,
        PAGE + f"<script>{'a<b ' * 300_000}</script>YES",
    ],
    ids=["blank", "short", "style", "picture", "comment", "script"],
)
def test_what_is_no_text_takes_no_room(raw: str) -> None:
    letter = mail.read(raw.encode())

    assert (letter.text, letter.is_cut) == ("YES", False)


def test_a_long_answer_in_many_parts_is_cut_as_if_it_were_one() -> None:
    part = b"--b\n\n" + b"y" * 30_000 + b"\n"

    letter = mail.read(b'Content-Type: multipart/mixed; boundary="b"\n\n' + part * 10)

    assert (len(letter.text), letter.is_cut) == (MUCH, True)


TEN_MEGABYTES = {
    "no base64": ("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n", "!"),
    "line": (TEXT, "a"),
    "returns": (TEXT, "yes, and the rest of that line is longer\r"),
    "tags": (PAGE, "<b>"),
    "no tags": (PAGE, "<"),
    "signs": (PAGE, "&a"),
    "blanks": (PAGE, "a "),
    "headers": ("Subject: x\n", "To: " + "a@b.example," * 900 + "\n"),
    "brackets": ("Subject: x\n", "From: " + "(" * 10_000 + "\n"),
    "folded": ("To: ", "a@b.example, " * 8 + "\n "),
    "reports": (
        'Content-Type: multipart/report; boundary="b"\n\n--b\nContent-Type: message/delivery-status\n\n',
        "Final-Recipient: x; " + "a@b," * 27_000 + "\n\n",
    ),
    "lines of borders": ('Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n', "--bb" + "y" * 40 + "\n"),
}


@pytest.mark.parametrize("head", TEN_MEGABYTES)
def test_ten_megabytes_are_read(head: str) -> None:
    """Not by the clock: what takes a square of the time would be at it for hours."""
    start, shape = TEN_MEGABYTES[head]

    letter = mail.read(start.encode() + shape.encode() * (10_000_000 // len(shape)))

    assert len(letter.text) <= MUCH


@pytest.mark.parametrize(
    "shape", ["#", "# ", "##- reply abov ", "_", "-", "on wrote ", "tarihinde ", "le a écrit:\n", "\n"]
)
def test_a_hundred_thousand_signs_are_looked_through_for_what_is_somebodys_own(shape: str) -> None:
    assert len(quoted.own(shape * (100_000 // len(shape)))) <= 100_000


# -- Whatever comes --------------------------------------------------------------------------------------------------

_LINES = [line + b"\n" for raw in (GMAIL, OUTLOOK, DSN_POSTFIX, ARF, AUTO_REPLY) for line in raw.split(b"\n")]


@given(some.lists(some.sampled_from(_LINES) | some.binary(max_size=20), max_size=40).map(b"".join))
def test_no_message_breaks_the_reader(raw: bytes) -> None:
    within = Limits(size=20_000, parts=8, depth=3, headers=60, text=200)
    try:
        letter = mail.read(raw, within)
    except TooMuchError:
        return
    assert len(letter.text) <= within.text
    assert sum(len(each.content) for each in letter.attachments) <= len(raw) * 2
    assert not any("\u202e" in each.name for each in letter.attachments)


@given(typed("Ben <ben@example.org>", '"x" <a@b.example>, c@d.example'))
def test_no_list_of_addresses_breaks_the_reader(value: str) -> None:
    assert all(each.count("@") == 1 for each in headers.addresses([value]))


@given(typed("<p>Yes</p>", "<!-- x -->", "&#233;", "<script>", "<blockquote>"))
def test_no_page_breaks_the_reader(page: str) -> None:
    assert "<script" not in markup.text_of(page, 10_000)[0].lower() or "&" in page


@given(typed(*(text for text, _own in QUOTES)))
def test_what_is_ones_own_stays_when_it_is_looked_at_again(text: str) -> None:
    assert quoted.own(quoted.own(text)) in quoted.own(text)
