"""Mail goes out by a provider's own interface where one is set up; its fate is known, and nobody is counted."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from email.utils import getaddresses
from urllib.parse import parse_qs

import pytest
from pytest_django import Settings

from config.env_providers import MAIL, as_account
from doorstep.messaging import channels, looking
from doorstep.messaging.channels import line
from doorstep.messaging.channels.base import CannotAskError, MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.email import EmailChannel, mailer
from tests.messaging.post import post_office
from tests.messaging.stand_in import BREAKS_OFF, Came, Says, StandIn, stand_in

REFERENCE = "0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111"
LETTER = Outgoing("ben@larkmead.example", "A word\nfor you", "Come at 10.\n\nClara", reference=REFERENCE)
TAKEN = {"postmark": "b7bc2f4a-e38e-4336-af7d-e6c392c2f817", "mailgun": "<20261126.1@larkmead.example>", "mailjet": "7"}
ACCOUNTS = {
    "postmark": "postmark+http://:key-canary",
    "mailgun": "mailgun+http://larkmead.example:key-canary",
    "mailjet": "mailjet+http://name-canary:key-canary",
}


def provider(came: Came) -> Says:
    """Answer as the provider does whose path that is; a letter with nothing in it is refused by all of them."""
    if came.path == "/email":
        if came.said == {}:
            return Says(422, {"ErrorCode": 300, "Message": "Zero recipients specified"})
        taken = {"To": came.said["To"], "MessageID": TAKEN["postmark"], "ErrorCode": 0, "Message": "OK"}
        return Says(200, taken)
    if came.path == "/v3.1/send":
        rows = [{"Email": "ben@larkmead.example", "MessageID": 7, "MessageUUID": "x"}]
        return Says(200, {"Messages": [{"Status": "success", "To": rows}]}) if came.said else Says(400, {})
    if came.path == "/v3/larkmead.example/messages":
        taken = {"id": TAKEN["mailgun"], "message": "Queued. Thank you."}
        return Says(200, taken) if b"to=" in came.body else Says(400, {"message": "from parameter is missing"})
    return Says(404)


@pytest.fixture(autouse=True)
def nobody_else(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SMTP = settings.TEXT = None
    settings.SCREEN = False
    settings.MAIL_FROM = "Larkmead <hello@larkmead.example>"
    monkeypatch.setattr(line, "PATIENCE", 1.0)


@pytest.fixture
def there() -> Iterator[StandIn]:
    with stand_in(provider) as opened:
        yield opened


def by(settings: Settings, there: StandIn, who: str = "postmark") -> EmailChannel:
    settings.MAIL_API = as_account("DOORSTEP_MAIL_API", f"{ACCOUNTS[who]}@127.0.0.1:{there.port}", MAIL)
    return EmailChannel()


def becomes(channel: EmailChannel, outgoing: Outgoing = LETTER) -> str:
    try:
        return channel.send(outgoing) and "taken"
    except NotDeliveredError as error:
        return "refused" if error.permanent else "out of reach"
    except MaybeDeliveredError:
        return "unknown"


# -- What is sent ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ACCOUNTS)
def test_a_letter_is_taken_and_has_a_reference(who: str, there: StandIn, settings: Settings) -> None:
    assert by(settings, there, who).send(LETTER) == TAKEN[who]
    assert len(there.came) == 1


def test_it_arrives_as_it_was_written_and_counts_nobody(there: StandIn, settings: Settings) -> None:
    by(settings, there).send(LETTER)

    (came,) = there.came
    assert (came.method, came.path) == ("POST", "/email")
    assert came.headers["x-postmark-server-token"] == "key-canary"
    assert (came.said["Subject"], came.said["TextBody"]) == ("A word for you", LETTER.body)
    assert getaddresses([came.said["From"], came.said["To"]]) == [
        ("Larkmead", "hello@larkmead.example"),
        ("", "ben@larkmead.example"),
    ]
    assert (came.said["TrackOpens"], came.said["TrackLinks"]) == (False, "None")
    assert "HtmlBody" not in came.said


def test_it_bears_our_reference_and_the_same_name_at_each_attempt(there: StandIn, settings: Settings) -> None:
    by(settings, there).send(LETTER)

    said = there.came[0].said
    assert said["Metadata"] == {"reference": REFERENCE}
    assert {each["Name"]: each["Value"] for each in said["Headers"]} == {
        "Auto-Submitted": "auto-generated",
        "Message-ID": f"<{REFERENCE}@larkmead.example>",
        "X-PM-KeepID": "true",
    }


def test_the_others_are_told_to_count_nobody_either(there: StandIn, settings: Settings) -> None:
    by(settings, there, "mailgun").send(LETTER)
    by(settings, there, "mailjet").send(LETTER)

    mailgun, mailjet = there.came
    form = {name: values[0] for name, values in parse_qs(mailgun.body.decode()).items()}
    assert mailgun.headers["authorization"] == f"Basic {b64encode(b'api:key-canary').decode()}"
    assert (form["o:tracking-opens"], form["o:tracking-clicks"], form["v:reference"]) == ("no", "no", REFERENCE)
    assert form["h:Message-Id"] == f"<{REFERENCE}@larkmead.example>"
    assert mailjet.headers["authorization"] == f"Basic {b64encode(b'name-canary:key-canary').decode()}"
    told = mailjet.said["Globals"]
    assert (told["TrackOpens"], told["TrackClicks"]) == ("disabled", "disabled")


# -- What becomes of it ----------------------------------------------------------------------------------------------

INACTIVE = "You tried to send to a recipient that has been marked as inactive. Found inactive addresses: "
INACTIVE += "ben@larkmead.example. Inactive recipients are ones that have generated a hard bounce."


@pytest.mark.parametrize(
    ("says", "said"),
    [
        (Says(422, {"ErrorCode": 406, "Message": INACTIVE}), "refused"),
        (Says(422, {"ErrorCode": 300, "Message": "Invalid 'To' address: 'ben@larkmead.example'."}), "refused"),
        (Says(422, {"ErrorCode": 400, "Message": "The 'From' address is no sender signature."}), "out of reach"),
        (Says(422, {"ErrorCode": 405, "Message": "No credits."}), "out of reach"),
        (Says(401, {"ErrorCode": 10, "Message": "No such token."}), "out of reach"),
        (Says(307, {}, {"Location": "/elsewhere"}), "out of reach"),
        (Says(500, b"<h1>No</h1>"), "unknown"),
        (Says(200, b'{"MessageID": "\xff'), "unknown"),
        (Says(200, {"ErrorCode": 0}), "unknown"),
        (Says(200, [7]), "unknown"),
        (BREAKS_OFF, "unknown"),
    ],
)
def test_what_became_of_it_is_said_truly(says: Says, said: str, there: StandIn, settings: Settings) -> None:
    there.says.append(says)
    assert becomes(by(settings, there)) == said
    assert len(there.came) == 1


@pytest.mark.parametrize(
    ("who", "says", "said"),
    [
        ("mailgun", Says(400, {"message": "to parameter is not a valid address"}), "out of reach"),
        ("mailgun", Says(404, {"message": "Domain not found"}), "out of reach"),
        ("mailgun", Says(200, {"message": "Queued"}), "unknown"),
        ("mailjet", Says(400, {"Messages": [{"Status": "error", "Errors": []}]}), "out of reach"),
        ("mailjet", Says(401, {"ErrorCode": "x", "StatusCode": 401}), "out of reach"),
        ("mailjet", Says(200, {"Messages": 7}), "unknown"),
    ],
)
def test_and_so_it_is_by_the_others(who: str, says: Says, said: str, there: StandIn, settings: Settings) -> None:
    there.says.append(says)
    assert becomes(by(settings, there, who)) == said


@pytest.mark.parametrize(
    ("who", "says", "of_all"),
    [
        ("mailgun", Says(400, {"message": "to parameter is not a valid address"}), False),
        ("mailjet", Says(400, {"Messages": [{"Status": "error", "Errors": []}]}), False),
        ("postmark", Says(401, {"ErrorCode": 10, "Message": "No such token."}), True),
    ],
)
def test_what_is_refused_of_one_letter_keeps_no_other_waiting(
    who: str, says: Says, of_all: bool, there: StandIn, settings: Settings
) -> None:
    there.says.append(says)
    with pytest.raises(NotDeliveredError) as error:
        by(settings, there, who).send(LETTER)
    assert (error.value.permanent, error.value.is_of_all) == (False, of_all)


def test_who_is_busy_says_when_to_come_again(there: StandIn, settings: Settings) -> None:
    there.says.append(Says(429, {"ErrorCode": 429, "Message": "No."}, {"Retry-After": "7"}))
    with pytest.raises(NotDeliveredError) as busy:
        by(settings, there).send(LETTER)
    assert (busy.value.permanent, busy.value.again_in) == (False, timedelta(seconds=7))


def test_where_nobody_listens_nothing_was_sent(settings: Settings) -> None:
    with stand_in(provider) as gone:
        channel = by(settings, gone)
    assert becomes(channel) == "out of reach"


@pytest.mark.parametrize(
    "to", ["", "ben", "ben@", "ben@x\nBcc: all@larkmead.example", "ben@x, all@larkmead.example", "ben@\xff..example"]
)
def test_an_address_that_is_none_is_refused_and_nothing_is_sent(to: str, there: StandIn, settings: Settings) -> None:
    assert becomes(by(settings, there), Outgoing(to, "A word", "Come.")) == "refused"
    assert there.came == []


def test_nobody_is_asked_whether_it_was_taken(there: StandIn, settings: Settings) -> None:
    with pytest.raises(CannotAskError) as unasked:
        by(settings, there).sent(LETTER)
    assert unasked.value.permanent
    assert there.came == []


# -- The way out -----------------------------------------------------------------------------------------------------


def test_mail_goes_this_way_also_where_there_is_a_mail_server(there: StandIn, settings: Settings) -> None:
    assert channels.channel_for("email") is None
    with post_office() as (box, settings.SMTP):
        by(settings, there)
        channel = channels.channel_for("email")
        assert isinstance(channel, EmailChannel)
        assert (channel.send(LETTER), channel.provider()) == (TAKEN["postmark"], "postmark")
        assert (len(there.came), box.came) == (1, [])


@pytest.mark.parametrize("who", ACCOUNTS)
def test_the_operator_is_told_that_the_account_is_in_order_and_no_letter_is_sent(
    who: str, there: StandIn, settings: Settings
) -> None:
    by(settings, there, who)
    assert list(looking.ways()) == [looking.Way("E-mail", "")]
    assert [each.body for each in there.came] == [b"{}"]


@pytest.mark.parametrize(
    ("says", "wrong"),
    [
        (Says(401), "127.0.0.1 does not know this account, or not with this key (401)."),
        (Says(500), "127.0.0.1 answers with 500 and no account."),
        (BREAKS_OFF, "127.0.0.1 gives no answer: it broke off instead of answering."),
    ],
)
def test_the_operator_is_told_what_is_wrong(says: Says, wrong: str, there: StandIn, settings: Settings) -> None:
    by(settings, there)
    there.says.append(says)
    assert list(looking.ways()) == [looking.Way("E-mail", wrong)]


def test_no_key_is_shown_anywhere(there: StandIn, settings: Settings) -> None:
    channel = by(settings, there)
    there.says.append(Says(401, {"ErrorCode": 10, "Message": "key-canary"}))
    with pytest.raises(NotDeliveredError) as error:
        channel.send(LETTER)
    shown = [repr(settings.MAIL_API), repr(mailer()), repr(error.value), repr(error.value.__cause__)]
    assert not [each for each in shown if "key-canary" in each or "ben@" in each]
