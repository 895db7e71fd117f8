"""What groups of a list answer, each as its mail program writes it, and what has to become of it."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from doorstep.networks.models import FirstLetter

Status = FirstLetter.Status
SEEN = "It is read by a person."


@dataclass(frozen=True)
class Answer:
    """How somebody answers a letter of ours, where the group stands then, and whether a human has to read it."""

    called: str
    written: Callable[[EmailMessage], list[bytes]]
    stands: str
    is_open: bool = False
    elsewhere: bool = False


def _id(letter: EmailMessage) -> str:
    return str(letter["Message-ID"])


def _quoted(letter: EmailMessage) -> str:
    return "\n".join(f"> {line}" for line in str(letter.get_content()).splitlines())


def _heads(letter: EmailMessage, answer: EmailMessage | MIMEMultipart, sender: str = "", *, names: bool = True) -> None:
    answer["From"], answer["To"] = sender or str(letter["To"]), str(letter["From"])
    answer["Subject"] = f"Re: {letter['Subject']}"
    answer["Message-ID"] = f"<{abs(hash((_id(letter), sender)))}.x@mail.example>"
    if names:
        answer["In-Reply-To"], answer["References"] = _id(letter), _id(letter)


def _plain(words: str, *, below: bool = False, sender: str = "", names: bool = True) -> Callable[..., list[bytes]]:
    def written(letter: EmailMessage) -> list[bytes]:
        answer = EmailMessage()
        _heads(letter, answer, sender, names=names)
        wrote = f"On Mon, 4 May 2026 at 10:12, The list <{letter['From']}> wrote:\n{_quoted(letter)}"
        answer.set_content(f"{wrote}\n\n{words}\n" if below else f"{words}\n\n{wrote}\n")
        return [answer.as_bytes()]

    return written


def _html(words: str) -> Callable[..., list[bytes]]:
    """Write it as Outlook does: HTML alone, ours below a line."""

    def written(letter: EmailMessage) -> list[bytes]:
        answer = EmailMessage()
        _heads(letter, answer)
        below = str(letter.get_content()).replace("\n", "<br>")
        answer.set_content(
            f'<html><head><style>p {{margin:0}}</style></head><body><p class="MsoNormal">{words}<o:p></o:p></p>'
            f'<div id="divRplyFwdMsg"><b>From:</b> The list &lt;{letter["From"]}&gt;<br><b>Sent:</b> 4 May 2026 10:12'
            f"<br><b>To:</b> Us<br><b>Subject:</b> {letter['Subject']}</div><div>{below}</div></body></html>",
            subtype="html",
            charset="windows-1252",
            cte="quoted-printable",
        )
        return [answer.as_bytes()]

    return written


def _with_logo(letter: EmailMessage) -> list[bytes]:
    mixed = MIMEMultipart("related")
    _heads(letter, mixed)
    mixed.attach(MIMEText("YES\n\n-- \nThe group\n", "plain", "utf-8"))
    mixed.attach(MIMEImage(b"\x89PNG\r\n\x1a\n" + b"0" * 200, "png", name="logo.png"))
    return [mixed.as_bytes()]


def _with_a_file(letter: EmailMessage) -> list[bytes]:
    answer = EmailMessage()
    _heads(letter, answer)
    answer.set_content("Yes\n")
    answer.add_attachment(b"%PDF-1.4\n" + b"0" * 30_000, maintype="application", subtype="pdf", filename="us.pdf")
    return [answer.as_bytes()]


def _by_references_alone(letter: EmailMessage) -> list[bytes]:
    answer = EmailMessage()
    _heads(letter, answer)
    del answer["In-Reply-To"]
    answer.set_content("Sí, seguimos activos.\n\nUn saludo,\nRosa\n")
    return [answer.as_bytes()]


def _out_of_office(letter: EmailMessage) -> list[bytes]:
    answer = EmailMessage()
    _heads(letter, answer)
    answer["Auto-Submitted"] = "auto-replied"
    answer.set_content("I am away until Monday. Yes, really.\n")
    return [answer.as_bytes()]


def _twice(letter: EmailMessage) -> list[bytes]:
    return [*_plain("YES")(letter), *_plain("Yes!", below=True)(letter)]


def bounce(letter: EmailMessage, status: str = "5.1.1") -> list[bytes]:
    said = f"""From: MAILER-DAEMON@mail.example
Return-Path: <>
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It did not arrive. Yes, really.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; {letter["To"]}
Action: failed
Status: {status}

--b
Content-Type: text/rfc822-headers

Message-ID: {_id(letter)}
--b--
"""
    return [said.replace("\n", "\r\n").encode()]


ANSWERS = (
    Answer("plain yes", _plain("Yes"), Status.GOING),
    Answer("with a signature", _plain("Yes, still going strong!\n\nBest wishes,\nOlu Ade\nChair"), Status.GOING),
    Answer("HTML alone", _html("Yes, we are still here"), Status.GOING),
    Answer(
        "forwarded, and answered from there", _plain("Yes", sender="ade@home.example"), Status.GOING, elsewhere=True
    ),
    Answer("in Welsh", _plain("Ydyn, rydym yn dal i fynd. Diolch yn fawr."), Status.GOING),
    Answer("in Spanish, named below", _by_references_alone, Status.GOING),
    Answer("out of office", _out_of_office, Status.ASKED),
    Answer(
        "out of office that does not say so",
        _plain("Thank you for your email. I am out of the office until Monday. Yes, really."),
        Status.WROTE,
        is_open=True,
    ),
    Answer("no such address", bounce, Status.RETURNED),
    Answer("a full mailbox", lambda letter: bounce(letter, "5.2.2"), Status.RETURNED),
    Answer("closed, in words", _plain("Sorry, we closed in 2021.\n\nKind regards\nAda"), Status.CLOSED, is_open=True),
    Answer("no", _plain("No"), Status.CLOSED),
    Answer("a question", _plain("Who are you, and how did you get this?"), Status.WROTE, is_open=True),
    Answer("twice", _twice, Status.GOING),
    Answer("yes, but", _plain("Yes but our number is wrong, it is 020 7946 0999"), Status.WROTE, is_open=True),
    Answer("yes, and more", _plain("Yes. We meet at the library on Tuesdays now."), Status.GOING, is_open=True),
    Answer("with a logo", _with_logo, Status.GOING),
    Answer("below what it quotes", _plain("YES", below=True), Status.GOING),
    Answer("off the list", _plain("Please take us off the list."), Status.WROTE, is_open=True),
    Answer("stop", _plain("STOP"), Status.STOPPED),
    Answer("with a file", _with_a_file, Status.GOING, is_open=True),
    Answer("without naming our letter", _plain("YES", names=False), Status.ASKED),
    Answer("no, in words", _plain("We are no longer running, sorry."), Status.CLOSED, is_open=True),
)
