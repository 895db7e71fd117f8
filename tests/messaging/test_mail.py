"""E-mails as they really arrive, and as nobody should send them, are read; none is believed."""

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from doorstep.messaging.inbound import mail
from doorstep.messaging.inbound.mail import Attachment, Failure
from tests.messaging.letters import ARF, AUTO_REPLY, DSN_DELAYED, DSN_FORWARDED, DSN_POSTFIX, GMAIL, OUTLOOK

# -- As people send them ---------------------------------------------------------------------------------------------


def test_a_reply_from_gmail_gives_its_words_and_what_it_answers() -> None:
    letter = mail.read(GMAIL)

    assert (letter.senders, letter.recipients) == (
        ("ben@example.org",),
        ("reply+k7qp@doorstep.example", "clara@example.org"),
    )
    assert (letter.subject, letter.own) == ("Re: Shopping in SE15 ✓", "Yes please K7QP")
    assert (letter.message_id, letter.in_reply_to) == ("CAx1@mail.example.org", ("offer-1@doorstep.example",))
    assert letter.references == ("offer-0@doorstep.example", "offer-1@doorstep.example")
    assert (letter.automatic, letter.is_bounce, letter.attachments) == (False, False, ())


def test_outlook_sends_html_alone_and_its_words_are_read() -> None:
    letter = mail.read(OUTLOOK)

    assert letter.own == "Can't today & sorry –\ntomorrow?"
    assert not {"script", "alert", "margin", "<o:p>"} & set(letter.text.split())
    assert "From: Doorstep <x@doorstep.example>\nSent: 23 November 2026 10:00" in letter.text


def test_apple_mail_puts_pictures_between_words() -> None:
    mixed = MIMEMultipart("mixed")
    mixed.attach(MIMEText("Done!\n"))
    picture = MIMEText("not really a picture", "plain")
    picture.replace_header("Content-Type", 'image/jpeg; name="receipt.jpeg"')
    picture.add_header("Content-Disposition", "inline", filename="receipt.jpeg")
    mixed.attach(picture)
    mixed.attach(MIMEText("\nIt was £4.20.\n\nSent from my iPhone\n", "plain", "utf-8"))

    letter = mail.read(mixed.as_bytes())

    assert letter.own == "Done!\n\nIt was £4.20."
    assert letter.attachments == (Attachment("receipt.jpeg", "image/jpeg", b"not really a picture"),)


def test_plain_text_counts_before_html_and_an_attached_text_is_a_file() -> None:
    message = EmailMessage()
    message.set_content("YES\n")
    message.add_alternative("<p>NO</p>", subtype="html")
    message.add_attachment("a list", filename="list.txt")

    letter = mail.read(message.as_bytes())

    assert letter.text == "YES"
    assert [(each.name, each.kind, each.content) for each in letter.attachments] == [
        ("list.txt", "text/plain", b"a list\n")
    ]


def test_a_message_sent_along_is_a_file_and_its_words_are_not_taken_for_the_senders() -> None:
    inner = EmailMessage()
    inner["From"] = "amina@example.org"
    inner.set_content("STOP")
    message = EmailMessage()
    message.set_content("See below.")
    message.add_attachment(inner)

    letter = mail.read(message.as_bytes())

    assert letter.text == "See below."
    assert [each.kind for each in letter.attachments] == ["message/rfc822"]
    assert b"STOP" in letter.attachments[0].content


def test_parts_in_parts_are_found() -> None:
    inner, middle, outer = MIMEMultipart("alternative"), MIMEMultipart("related"), MIMEMultipart("mixed")
    inner.attach(MIMEText("HELP SE15 shopping"))
    inner.attach(MIMEText("<p>HELP</p>", "html"))
    middle.attach(inner)
    outer.attach(middle)

    assert mail.read(outer.as_bytes()).text == "HELP SE15 shopping"


def test_a_file_of_ten_megabytes_arrives_whole() -> None:
    content = bytes(range(256)) * 40_000
    message = EmailMessage()
    message.set_content("Here it is.")
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename="big.bin")

    assert mail.read(message.as_bytes()).attachments[0].content == content


# -- From machines ---------------------------------------------------------------------------------------------------


def test_postfix_says_who_was_not_reached_for_good_and_about_which_message() -> None:
    letter = mail.read(DSN_POSTFIX)

    assert letter.failures == (Failure("nobody@example.org", "5.1.1", permanent=True),)
    assert (letter.is_bounce, letter.automatic, letter.about) == (True, True, ("offer-1@doorstep.example",))


def test_what_is_late_has_not_failed_for_good() -> None:
    assert mail.read(DSN_DELAYED).failures == (Failure("slow@example.org", "4.4.1", permanent=False),)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Action: failed\nStatus: 4.4.7", ("4.4.7", False)),
        ("Action: failed\nStatus: 5.1.10 (null MX)", ("5.1.10", True)),
        ("Status: 5.1.1", ("5.1.1", True)),
        ("Action: failed\nStatus: 5.2.1 (closed)", ("5.2.1", True)),
        ("Action: failed\nStatus: 5.2.2 (full)", ("5.2.2", False)),
        ("Action: failed\nStatus: 5.7.1 (refused)", ("5.7.1", False)),
        ("Action: failed\nStatus: 5.1.7 (bad sender)", ("5.1.7", False)),
        ("Action: failed\nStatus: 5.1.8 (bad sender)", ("5.1.8", False)),
        ("Action: failed\nStatus: 4.1.1", ("4.1.1", False)),
        ("Action: failed", ("", False)),
        ("Status: 5.0.0", ("5.0.0", False)),
        ("Action: delayed\nStatus: 5.1.1", ("5.1.1", False)),
        ("Action: delivered\nStatus: 2.0.0", None),
        ("Action: relayed\nStatus: 2.1.9", None),
        ("Action: failed\nStatus: 2.0.0", None),
    ],
)
def test_a_status_is_read_as_the_standard_has_it(lines: str, expected: tuple[str, bool] | None) -> None:
    raw = DSN_POSTFIX.replace(b"Action: failed\nStatus: 5.1.1", lines.encode())

    assert [(each.status, each.permanent) for each in mail.read(raw).failures] == ([expected] if expected else [])


def test_whoever_has_their_letters_sent_on_is_known_by_the_address_that_we_wrote_to() -> None:
    raw = DSN_POSTFIX.replace(b"Final-Recipient: rfc822; nobody@", b"Final-Recipient: rfc822; elsewhere@")
    without = raw.replace(b"Original-Recipient: rfc822;nobody@example.org\n", b"")

    assert [each.address for each in mail.read(raw).failures] == ["nobody@example.org"]
    assert [each.address for each in mail.read(without).failures] == ["elsewhere@example.org"]


def test_a_report_that_somebody_forwards_is_a_letter_of_theirs() -> None:
    letter = mail.read(DSN_FORWARDED)
    loose = mail.read(DSN_POSTFIX.replace(b"multipart/report", b"multipart/mixed"))
    complaint = mail.read(ARF.replace(b"multipart/report", b"multipart/mixed"))

    assert (letter.is_bounce, letter.automatic, letter.about, letter.own) == (False, False, (), "What is this?")
    assert (loose.failures, loose.about, complaint.complained, complaint.about) == ((), (), (), ())


def test_the_id_of_what_came_back_is_found_where_a_server_broke_its_line() -> None:
    raw = DSN_POSTFIX.replace(b"Message-ID: <offer", b"Message-ID:\r\n <offer")

    assert mail.read(raw).about == ("offer-1@doorstep.example",)


def test_exim_names_whom_it_did_not_reach() -> None:
    raw = b"From: Mailer-Daemon@example.org\nX-Failed-Recipients: a@example.org, b@example.org\n\nx"

    assert [each.address for each in mail.read(raw).failures] == ["a@example.org", "b@example.org"]


def test_a_complaint_is_read() -> None:
    letter = mail.read(ARF)

    assert (letter.complaint, letter.complained, letter.about) == (
        "abuse",
        ("ben@example.org",),
        ("offer-1@doorstep.example",),
    )
    assert letter.automatic
    assert mail.read(ARF.replace(b"Type: abuse", b"Type: not-spam")).complaint == ""


@pytest.mark.parametrize(
    "line",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated (rejected)",
        "Precedence: bulk",
        "X-Autoreply: yes",
        "List-Id: Rye <rye.example.org>",
        "Return-Path: <>",
        "From: MAILER-DAEMON@example.org",
    ],
)
def test_no_person_wrote_it(line: str) -> None:
    assert mail.read(f"{line}\n\nYES".encode()).automatic


@pytest.mark.parametrize("line", ["Auto-Submitted: no", "Return-Path: <ben@example.org>", "X-Priority: 1"])
def test_a_person_wrote_it(line: str) -> None:
    assert not mail.read(f"{line}\n\nYES".encode()).automatic


def test_an_answer_of_somebody_away_is_automatic_and_answers_nothing() -> None:
    assert mail.read(AUTO_REPLY).automatic
