"""Holds the edge of the house to its promises: the slow and the large keep nobody out, and logs hold no values."""

import fcntl
import http.client
import logging
import re
import socket
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from smtplib import SMTPDataError

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection
from django.test import Client, RequestFactory
from pytest_django import Settings

from doorstep.core import preparing
from doorstep.core.logs import LEFT_OUT, Discreet, Refusals
from doorstep.core.middleware import too_large
from doorstep.vault.seals import UnreadableError
from tests.houses import LONG, SERVE, House, eventually

HEAD = b"Host: localhost\r\n"
HALF_A_HEADER = b"GET / HTTP/1.1\r\n" + HEAD + b"X: "
HALF_A_BODY = (
    b"POST /language/ HTTP/1.1\r\n" + HEAD + b"Content-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 500\r\n\r\nlanguage=SE15"
)
PATHS = ["/caf%C3%A9/", "/%D9%85%D8%B1%D8%AD%D8%A8%D8%A7/", "/%ED%A0%80/", "/50%25/", "/a~b/"]


def post(house: House, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    asking = http.client.HTTPConnection("127.0.0.1", house.port, timeout=LONG)
    asking.request("POST", "/language/", body, headers)
    answer = asking.getresponse()
    told = answer.status, answer.read().decode()
    asking.close()
    return told


# -- What the log says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_logged_as_it_was_sent(open_house: House, path: str) -> None:
    assert open_house.get(f"{path}?q=SE15") == 404

    eventually(lambda: f" GET {path} 404 " in open_house.said(), "the visit is logged")
    assert "Traceback" not in open_house.said()
    assert "SE15" not in open_house.said()


def test_a_request_that_django_refuses_is_one_line(open_house: House) -> None:
    assert open_house.get("/?" + "&".join("a" * 600)) == 400

    eventually(lambda: "A request was refused (TooManyFieldsSent)." in open_house.said(), "it is told")
    assert "Traceback" not in open_house.said()


def test_a_refusal_repeats_nothing_that_was_sent() -> None:
    record = logging.LogRecord("django.security.csrf", logging.WARNING, "", 0, "%s: %s", ("/?q=SE15", "b"), None)

    assert Refusals().filter(record)
    assert record.getMessage() == "A request was refused (csrf)."


@pytest.mark.django_db
def test_an_error_of_the_database_is_told_without_values() -> None:
    # Apart from the line that fails, since a traceback repeats that line.
    words = ["Amina\nat 020 7946"] * 2
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE twice (word varchar(40) UNIQUE)")
        with pytest.raises(IntegrityError) as caught:
            cursor.execute("INSERT INTO twice VALUES (%s), (%s)", words)

    told = Discreet().formatException((caught.type, caught.value, caught.tb))

    assert "Amina" not in told
    assert "020" not in told
    assert re.search(r"^IntegrityError: .*twice", told, re.MULTILINE)
    assert "test_edge.py" in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('invalid input syntax for type integer: "SE15"\nLINE 1: SELECT', "invalid input syntax for type integer: …"),
        ('violates unique constraint "a_key"\nDETAIL:  Key (a)=(SE15)', 'violates unique constraint "a_key"'),
        ('date out of range: "SE15\n5BZ"', "date out of range: …"),
        ("", ""),
    ],
)
def test_names_of_ours_are_told_and_values_are_not(said: str, told: str) -> None:
    last = Discreet().formatException((DatabaseError, DatabaseError(said), None)).splitlines()[-1]

    assert last == f"DatabaseError: {told}"


def test_a_line_of_the_log_tells_the_time_in_utc() -> None:
    said = settings.LOGGING["formatters"]["plain"]
    line = logging.LogRecord("doorstep", logging.INFO, "", 0, "Up.", None, None)
    line.created = datetime(2026, 7, 1, 11, 30, tzinfo=UTC).timestamp()

    assert Discreet(said["format"], said["datefmt"]).format(line) == "2026-07-01T11:30:00Z INFO doorstep: Up."


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (AttributeError("'str' object has no attribute 'x'"), "AttributeError: 'str' object has no attribute 'x'"),
        (UnreadableError("It was changed."), "UnreadableError: It was changed."),
        (ValueError("invalid literal for int(): 'Amina'"), f"ValueError: {LEFT_OUT}"),
        (KeyError("Amina"), f"KeyError: {LEFT_OUT}"),
        (OSError(28, "No space left on device", "/var/amina"), "OSError: No space left on device"),
        (SMTPDataError(550, b"amina@example.org: no such mailbox"), f"SMTPDataError: {LEFT_OUT}"),
    ],
)
def test_other_errors_are_told_in_words_where_these_are_nobodys(error: Exception, told: str) -> None:
    assert Discreet().formatException((type(error), error, None)) == told


def test_while_debugging_all_is_told(settings: Settings) -> None:
    settings.DEBUG = True

    assert Discreet().formatException((ValueError, ValueError("a"), None)) == "ValueError: a"


# -- The slow ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("half", [HALF_A_HEADER, HALF_A_BODY], ids=["header", "body"])
def test_visitors_who_stop_halfway_keep_nobody_waiting(open_house: House, half: bytes) -> None:
    with ExitStack() as visitors:
        for _ in range(4):
            slow = visitors.enter_context(socket.create_connection(("127.0.0.1", open_house.port), LONG))
            slow.sendall(half)
        began = time.monotonic()

        assert [open_house.get("/healthz/") for _ in range(8)] == [200] * 8
        assert time.monotonic() - began < 5


def test_a_visitor_who_never_finishes_asking_is_let_go(house: House) -> None:
    house.serve()
    with ExitStack() as visitors:
        all_of_them = [
            visitors.enter_context(socket.create_connection(("127.0.0.1", house.port), LONG)) for _ in range(40)
        ]
        for slow in all_of_them:
            slow.sendall(HALF_A_HEADER)

        assert house.get("/healthz/") == 200
        assert all_of_them[0].recv(1) == b""
    assert "Traceback" not in house.said()


# -- The large --------------------------------------------------------------------------------------------------------


def test_what_is_too_large_is_answered_with_a_sentence(open_house: House) -> None:
    multipart = {"Content-Type": "multipart/form-data; boundary=x", "Accept-Language": "es"}

    status, page = post(open_house, b"a" * 10_000_000, multipart)

    assert status == 413
    assert "cinco megabytes" in page
    assert open_house.get("/healthz/") == 200


def test_what_does_not_say_how_large_it_is_is_refused(open_house: House) -> None:
    with socket.create_connection(("127.0.0.1", open_house.port), LONG) as visitor:
        visitor.sendall(b"POST /language/ HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n")

        assert visitor.recv(12) == b"HTTP/1.1 413"


def test_after_something_too_large_the_same_connection_goes_on(open_house: House) -> None:
    asking = http.client.HTTPConnection("127.0.0.1", open_house.port, timeout=LONG)
    asking.request("POST", "/language/", b"a" * 6_000_000)
    assert asking.getresponse().read()

    asking.request("GET", "/healthz/")

    assert asking.getresponse().status == 200
    asking.close()


@pytest.mark.parametrize(
    ("length", "large"), [("", False), ("5000000", False), ("5000001", True), ("-1", True), ("9" * 5_000, True)]
)
def test_five_megabytes_are_the_most(length: str, large: bool) -> None:
    assert too_large(RequestFactory().get("/", CONTENT_LENGTH=length)) is large


def test_nothing_too_large_is_kept(client: Client, tmp_path: Path, settings: Settings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    body = (
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n' + b"a" * 5_000_000 + b"\r\n--x--\r\n"
    )

    answer = client.post("/language/", body, content_type="multipart/form-data; boundary=x")

    assert answer.status_code == 413
    assert list(tmp_path.iterdir()) == []


# -- Preparing --------------------------------------------------------------------------------------------------------


def test_of_two_first_runs_one_waits_for_the_other(bare_house: House) -> None:
    bare_house.var.mkdir(parents=True)
    with (bare_house.var / "preparing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = bare_house.begin(SERVE)
        sentence = f"Another Doorstep is preparing {bare_house.var}. Waiting until it has done …\n"
        eventually(lambda: sentence in bare_house.said() or waiting.poll() is not None, "it says that it waits")
        assert "Bringing" not in bare_house.said()

    eventually(lambda: "Doorstep is at" in bare_house.said() or waiting.poll() is not None, "the house is open")
    assert waiting.poll() is None, bare_house.said()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_machines_one_waits_for_the_other(tmp_path: Path, settings: Settings) -> None:
    settings.VAR, settings.PREPARATIONS = tmp_path, []
    database = connection.get_connection_params()
    other = psycopg.connect(
        dbname=database["dbname"],
        **{each: database[each] for each in ("host", "port", "user", "password") if each in database},
        autocommit=True,
    )
    other.execute("SELECT pg_advisory_lock(%s)", [preparing.OUR_LOCK])
    said: list[str] = []

    def hear(line: str) -> None:
        said.append(line)
        other.close()

    preparing.prepare(hear)

    assert said == ["Another Doorstep is preparing the database. Waiting until it has done …"]


def test_a_full_disk_is_one_sentence(house: House) -> None:
    """Stand for a full disk with a limit on every file: both refuse a write of a few thousand bytes."""
    limited = "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (32768, 32768)); "
    command = [sys.executable, "-c", f"{limited} os.execv(sys.argv[1], sys.argv[1:])", *SERVE]

    assert house.begin(command).wait(LONG) == 1
    assert house.said().count("\n") == 1
    assert house.said().startswith(f"The data folder {house.var} cannot be used (")
