"""Ben joins, and comes back; Esther opens the desk, loses her laptop, and opens it again."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from doorstep.core import worker
from tests.accounts.softkey import SoftKey, add_passkey

pytestmark = pytest.mark.django_db
BENS = "ben@street.example"


def read(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def sent(client: Client, address: str, **said: str) -> str:
    """Send a form, and follow where it leads; return the address that is arrived at."""
    answer = client.post(address, said, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    assert answer.redirect_chain
    return str(answer.redirect_chain[-1][0])


def screen() -> str:
    """Let the worker do what is due, and look at what was sent."""
    for work in worker.registered():
        if work.name.startswith(("accounts", "messaging")):
            work.run(timezone.now())
    return read(Client(), "/screen/")


def newest_code() -> str:
    """Read the newest code off the screen: the one that stands first."""
    found = re.search(r"(\d{3} \d{3}) is your code", screen())
    assert found
    return found[1]


def show(client: Client, key: SoftKey, to: str) -> str:
    said = key.shown(client.post("/sign-in/passkey/asking/").content.decode())
    return sent(client, "/sign-in/passkey/", said=said, next=to)


# -- Ben -------------------------------------------------------------------------------------------------------------


def come_in(ben: Client, to: str = "/me/") -> None:
    sent(ben, "/sign-in/", contact="Ben@Street.example", next=to)
    assert sent(ben, "/sign-in/code/", code=newest_code(), next=to) == to


def join(ben: Client) -> None:
    assert sent(ben, "/sign-in/new/", called="Ben", contact=BENS) == "/sign-in/code/?next=%2Fme%2F"
    assert sent(ben, "/sign-in/code/", code=newest_code()) == "/me/"


def test_ben_joins_whatever_dev_tries() -> None:
    ben, dev = Client(), Client()

    # He was never here. He says what to call him, and where a code reaches him.
    assert "Sign in</a>" in read(ben, "/")
    assert 'href="/sign-in/new/' in read(ben, "/sign-in/")
    sent(ben, "/sign-in/new/", called="Ben", contact=BENS)
    assert "six digits are on their way" in read(ben, "/sign-in/code/")
    code = newest_code()

    # Dev has heard of Ben's address, asks for a code to it himself, and looks over Ben's shoulder.
    sent(dev, "/sign-in/", contact=BENS)
    assert dev.post("/sign-in/code/", {"code": code}).status_code == 422

    # Ben types what came, and is known from now on.
    assert sent(ben, "/sign-in/code/", code=code) == "/me/"
    assert "Hello <bdi>Ben</bdi>" in read(ben, "/me/")
    assert "Your pages</a>" in read(ben, "/")

    # The desk is none of his business, and does not even say that it is there.
    assert ben.get("/desk/").status_code == 404


def test_ben_comes_back_and_ends_at_home_what_he_left_open_at_the_library() -> None:
    ben, library = Client(), Client()
    join(ben)
    sent(ben, "/sign-out/")
    assert "We send you six digits" in read(ben, "/me/")

    come_in(library, to="/me/sessions/")
    come_in(ben)
    assert read(ben, "/me/sessions/").count("Sign out there</button>") == 1
    sent(ben, "/me/sessions/others/ending/")

    assert "We send you six digits" in read(library, "/me/")
    assert "Hello <bdi>Ben</bdi>" in read(ben, "/me/")


def test_ben_is_told_of_the_passkey_that_he_adds() -> None:
    ben, telephone = Client(), SoftKey()
    join(ben)
    assert add_passkey(ben, telephone).status_code == 302
    assert "There is a new way of signing in to Doorstep as you: a passkey." in screen()

    elsewhere = Client()
    assert show(elsewhere, telephone, "/me/") == "/me/"
    assert "Hello <bdi>Ben</bdi>" in read(elsewhere, "/me/")


# -- Esther ----------------------------------------------------------------------------------------------------------


def open_desk(esther: Client, laptop: SoftKey) -> list[str]:
    """Come in by a code that the operator reads out, add a passkey, and print a sheet; return what stands on it."""
    assert "We send you six digits" in read(esther, "/desk/")
    out = StringIO()
    call_command("staff", "code", "Esther's desk", stdout=out)
    code = out.getvalue().splitlines()[0]
    assert sent(esther, "/sign-in/given/", code=code, next="/desk/") == "/me/ways/?next=%2Fdesk%2F"
    assert "One step more" in read(esther, "/desk/")

    add_passkey(esther, laptop, to="/desk/")
    assert "Close the desk" in read(esther, "/desk/")
    return re.findall(r"<code>([\w-]{14})</code>", esther.post("/me/ways/printed/").content.decode())


def test_esther_opens_the_desk_and_loses_her_laptop() -> None:
    esther, laptop, at_home, telephone = Client(), SoftKey(), Client(), SoftKey()
    sheet = open_desk(esther, laptop)
    assert len(sheet) == 8

    # The laptop is left on a bus. She takes a code from the sheet, and her new telephone as a passkey.
    sent(at_home, "/sign-in/given/", code=sheet[0].lower())
    assert "One step more" in read(at_home, "/desk/")
    add_passkey(at_home, telephone)
    assert "Close the desk" in read(at_home, "/desk/")

    # She takes the laptop away: whoever found it is out at the next page, and does not come in again.
    lost = re.search(r"/me/ways/passkeys/[\w-]+/removal/", read(at_home, "/me/ways/"))
    assert lost
    assert sent(at_home, lost[0]) == "/me/ways/?done=removed"
    assert "We send you six digits" in read(esther, "/desk/")
    said = laptop.shown(esther.post("/sign-in/passkey/asking/").content.decode())
    assert esther.post("/sign-in/passkey/", {"said": said}).status_code == 422

    # The telephone opens it each morning.
    assert show(Client(), telephone, "/desk/") == "/desk/"
