"""Readers of what arrives by text and by e-mail; without a database."""

import json
from datetime import UTC, date, datetime

from hypothesis import strategies as some

from doorstep.aid import kinds
from doorstep.aid.by_text import facts, reading, steps
from doorstep.aid.by_text.facts import Facts
from doorstep.messaging.inbound import (
    headers,
    letters,
    mail,
    markup,
    parts,
    quoted,
    replies,
    reports,
    sniffing,
    task_codes,
    zipped,
)
from doorstep.messaging.inbound.events import Arrived, Text
from doorstep.messaging.inbound.mail import Limits, TooMuchError
from doorstep.messaging.inbound.sniffing import Kind
from doorstep.networks.by_mail import reading as applications
from doorstep.places import postcodes, postcodes_in
from tests.fuzz.nonsense import sent
from tests.fuzz.readers import Reader, gives
from tests.messaging import files
from tests.messaging.letters import ARF, AUTO_REPLY, DSN_POSTFIX, GMAIL, OUTLOOK, QUOTES

TODAY, NOON = date(2026, 11, 26), datetime(2026, 11, 26, 12, tzinfo=UTC)
# Of one talk; there are fewer in life.
MOST_LINES = 12
# Those that read what people say in words of their own.
OF_WORDS = {
    "doorstep.aid.by_text.facts.with_words",
    "doorstep.aid.by_text.reading.read",
    "doorstep.messaging.inbound.quoted.own",
    "doorstep.messaging.inbound.replies.read",
    "doorstep.messaging.inbound.task_codes.in_one",
}
LETTERS = (GMAIL, OUTLOOK, DSN_POSTFIX, ARF, AUTO_REPLY)
# Small ones, so that they are met.
WITHIN = Limits(size=20_000, decoded=10_000, lines=500, parts=8, depth=3, headers=80, text=500)
_LINES = [line + b"\n" for raw in LETTERS for line in raw.split(b"\n")]
_ODD = [
    b"Content-Type: message/rfc822\n",
    b"Content-Type: multipart/mixed; boundary*=idna''x\n",
    b"Content-Type: text/html; charset*0=utf-; charset*1=16\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: x-uuencode\n",
    b'Content-Disposition: attachment; filename="=?utf-8?q?=E2=80=AE?=\n',
    b"--part1\n",
    b"--part1--\n",
    b"\r",
    b"\0",
]
# Lines of several letters one after another, so that parts begin and end where nobody would have them.
_shuffled = some.lists(some.sampled_from([*_LINES, *_ODD]) | some.binary(max_size=20), max_size=40).map(b"".join)
LETTER = sent(*LETTERS) | _shuffled
_FILES = (files.PDF, files.OGG, files.HTML, files.SVG, files.EXE, files.zipped(files.WORD), files.open_document())
FILE = sent(*_FILES)
NAME = some.sampled_from(["a.exe", "a.docm", "a.txt", "a.pdf.js", "..\u202etxt.vbs"])
_HANDED_TO_NOBODY = {Kind.ACTIVE, Kind.PAGE, Kind.PROGRAM, Kind.ARCHIVE, Kind.UNKNOWN}


def _reply(said: str) -> None:
    found = replies.read(said)
    assert not found.sure or found.meaning == found.likely
    assert all(task_codes.code(each) == each for each in found.codes)
    assert replies.read(f" {said}\n") == found or len(said) >= replies.MOST_SIGNS - 1
    assert not found.sure or len(said) <= replies.MOST_SIGNS
    given = replies.read(said, "es", ["K7QP"])
    assert {*given.codes} <= {"K7QP"}
    assert "K7QP" not in given.unknown_codes
    assert not (given.sure and given.unknown_codes) or given.meaning is replies.Meaning.HELP


def _code(said: str) -> None:
    found = task_codes.code(said)
    assert task_codes.code(found) == found


def _letter(raw: bytes) -> None:
    found = mail.read(raw, WITHIN)
    assert len(found.text) <= WITHIN.text
    assert all(headers.shown(each.name) == each.name for each in found.attachments)
    assert all("@" in each for each in (*found.senders, *found.recipients))
    assert isinstance(found.own, str)


def _report(raw: bytes) -> None:
    assert all("@" in each.address for each in reports.read(parts.parsed(raw, WITHIN)).failures)


def _addresses(said: str) -> None:
    assert all(each.count("@") == 1 for each in headers.addresses([said]))


def _page(said: str) -> None:
    text, left = markup.text_of(said, WITHIN.text)
    assert len(text) <= len(said) * 2 + 1
    assert left <= WITHIN.text


def _own(said: str) -> None:
    assert len(quoted.own(said)) <= len(said)


def _asking(said: str) -> None:
    found = reading.read(said)
    assert {*found.kinds, *found.not_kinds} <= kinds.USUAL.keys()
    assert all(postcodes.read(each) for each in found.postcodes)
    assert reading.read(f"{said} ") == found or len(said) >= reading.MOST_SIGNS


def _talk(said: str) -> None:
    """Take each line for a message of one talk, and what is kept of it for what a row gives back."""
    kept = Facts()
    for line in said.split("\n")[:MOST_LINES]:
        found = reading.read(line)
        kept = facts.with_words(kept, found, line, next(iter(found.postcodes), ""), TODAY)
        steps.step(kept, found)
        assert facts.kept(json.loads(json.dumps(kept.as_json))) == kept
    assert kept.when(TODAY)


def _postcodes(said: str) -> None:
    for each in postcodes_in.postcodes_in(said):
        assert postcodes.read(each.written)
        assert 0 <= each.start < each.end <= len(said)


def _applied(said: str) -> None:
    """Take it for a letter, and its first line for the subject too; what was read was read from it."""
    found = applications.read(said.partition("\n")[0], said)
    assert not found.missing & found.unsure
    assert found.mobile == "" or found.mobile.startswith("+")


def _codes(said: str) -> None:
    spans = [*task_codes.in_one(said), *task_codes.apart(said), *(span for span, _code in task_codes.glued(said))]
    assert all(0 <= begin < end <= len(said) for begin, end in spans)


def _brought(raw: bytes) -> None:
    for each in letters.events(Arrived("", {}, raw, NOON)):
        assert each.event_id.isascii()
        assert not isinstance(each, Text) or "@" in each.sender


def _sniffed(said: tuple[bytes, str]) -> None:
    content, name = said
    found = sniffing.sniffed(content, name)
    assert (found.ending == "") == (found.kind in _HANDED_TO_NOBODY)
    # By another name it is the same, or nothing that is handed to anybody.
    assert found == sniffing.sniffed(content) or not found.ending


ARRIVING = [
    Reader(
        "doorstep.aid.by_text.facts.with_words",
        _talk,
        right=(
            "HELP\nSE15 4NX\nshopping on friday\nyes",
            "my name is Amina\nno not shopping\ntomorrow\nring me",
            "SE15\nno",
        ),
    ),
    Reader(
        "doorstep.networks.by_mail.reading.read",
        _applied,
        right=(
            "Name: Clara Okafor\nMobile: 07700 900101\nArea: Rye Lane\nPostcode: SE15",
            "My name is Ben. We cover Asylum Road, SE15. 07700 900202\n\nBest wishes\nBen Ferris",
        ),
    ),
    Reader("doorstep.places.postcodes_in.postcodes_in", _postcodes, right=("SE15 4NX", "se 15, and n1 9gu")),
    Reader("doorstep.messaging.inbound.task_codes.in_one", _codes, right=("YES K7QP", "done k7 qp", "yesk7qp")),
    Reader("doorstep.messaging.inbound.letters.events", _brought, given=LETTER),
    Reader(
        "doorstep.messaging.inbound.sniffing.sniffed", _sniffed, given=some.tuples(FILE, some.text(max_size=20) | NAME)
    ),
    Reader(
        "doorstep.messaging.inbound.zipped.document", lambda said: zipped.document(said[0]), given=some.tuples(FILE)
    ),
    Reader(
        "doorstep.aid.by_text.reading.read",
        _asking,
        right=("HELP SE15 shopping", "my name is Amina, SE15 4NX, tablets today", "أحتاج دواء SE15", "not 999, se 15"),
    ),
    Reader(
        "doorstep.messaging.inbound.replies.read",
        _reply,
        right=(
            "YES K7QP",
            "no thanks",
            "not today",
            "HELP SE15 shopping",
            "нет",
            "好的谢谢",
            "हाँ",
            "ναι",
            "don't stop",
            "Sorry, I'd love to",
            "vale k7 qp",
            "> yes",
            "Liked “Reply YES K7QP”",
        ),
    ),
    Reader("doorstep.messaging.inbound.task_codes.code", _code, right=("K7QP", "k7-op")),
    Reader("doorstep.messaging.inbound.mail.read", _letter, (TooMuchError,), given=LETTER),
    Reader("doorstep.messaging.inbound.reports.read", _report, (TooMuchError,), given=LETTER),
    Reader(
        "doorstep.messaging.inbound.headers.addresses",
        _addresses,
        right=("Ben <ben@example.org>", '"x" <a@b.example>, c@d.example', "team: a@b.example;", "(a) b@c.example"),
    ),
    Reader(
        "doorstep.messaging.inbound.headers.decoded",
        gives(str, headers.decoded),
        right=("=?UTF-8?B?2YbYudmF?=", "=?windows-1250?Q?Zgoda=B3?= =?x?q?y?="),
    ),
    Reader("doorstep.messaging.inbound.headers.ids", gives(tuple, headers.ids), right=("<a@b.example> <c@d.example>",)),
    Reader(
        "doorstep.messaging.inbound.markup.text_of",
        _page,
        right=("<p>Yes &amp; no</p>", "<!-- x -->", "<script>y</script>", "<blockquote>", "&#233;", "<![if !mso]>"),
    ),
    Reader("doorstep.messaging.inbound.quoted.own", _own, right=tuple(text for text, _own_words in QUOTES)),
]
