"""Holds `manage.py serve` to its promises with real processes: it answers, says little and leaves nothing behind."""

import os
import re
import signal
import socket
import subprocess
import sys

import pytest
from django.conf import settings

from tests.houses import LONG, SERVE, House, eventually

# Runs a command in a terminal of its own, into which our input is typed.
IN_A_TERMINAL = [sys.executable, "-c", "import pty, sys; pty.spawn(sys.argv[1:])"]
# What the Makefile does before the command, left out: the environment is the one that runs this test.
THIS_PYTHON = f"with=@{sys.executable} -c 'import os, sys; os.execv(sys.executable, [sys.executable, *sys.argv[2:]])'"
UNREADABLE = {
    "a space in the query": b"GET /?q=SE15 5XX HTTP/1.1\r\n\r\n",
    "a broken header": b"GET /?q=SE15 HTTP/1.1\r\nSE15 5XX\r\n\r\n",
    "a very long query": b"GET /?q=" + b"SE15" * 2_000 + b" HTTP/1.1\r\n\r\n",
    "two lengths": b"POST /?q=SE15 HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "a coding nobody knows": b"POST /?q=SE15 HTTP/1.1\r\nTransfer-Encoding: SE15\r\n\r\n",
    "too many headers": b"GET /?q=SE15 HTTP/1.1\r\n" + b"X: SE15\r\n" * 70 + b"\r\n",
    "a version nobody knows": b"GET /?q=SE15 HTTP/SE15\r\n\r\n",
}


A_CODE = ".venv/bin/python manage.py staff code"


def test_a_first_run_says_what_takes_time_and_ends_with_its_address(prepared: House) -> None:
    # What the worker does at once is written between.
    lines = [line for line in prepared.said().splitlines() if " INFO " not in line]

    assert "Bringing the database up to date …" in lines
    assert lines[-3:] == [
        f"Doorstep is at http://localhost:{prepared.port}/",
        f"The desk is at http://localhost:{prepared.port}/desk/. A code for the first who sits there: {A_CODE}",
        f"What is entered is kept in {prepared.var}. Ctrl-C stops it.",
    ]


def test_a_second_run_has_nothing_to_prepare(house: House) -> None:
    house.serve()

    assert "…" not in house.said()


def test_the_log_has_method_path_status_and_time_and_nothing_that_was_asked(open_house: House) -> None:
    assert open_house.get("/healthz/?q=SE15") == 200

    line = re.compile(r"^\S+ \S+ GET /healthz/ 200 \d+ ms$", re.MULTILINE)
    eventually(lambda: bool(line.search(open_house.said())), "the visit is logged")
    assert "SE15" not in open_house.said()


def test_a_line_break_in_an_address_writes_no_second_line_into_the_log(open_house: House) -> None:
    assert open_house.get("/no%0Asuch/page/") == 404

    eventually(lambda: "GET /no%0Asuch/page/ 404" in open_house.said(), "the visit is logged on one line")


@pytest.mark.parametrize("request_line", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_refused_and_not_repeated_in_the_log(open_house: House, request_line: bytes) -> None:
    refusals = open_house.said().count("A request that is no HTTP was refused.")
    with socket.create_connection(("127.0.0.1", open_house.port), LONG) as visitor:
        visitor.sendall(request_line)
        answer = visitor.recv(12)

    assert re.match(rb"HTTP/1.1 (4\d\d|501)", answer)
    eventually(lambda: open_house.said().count("was refused.") > refusals, "the refusal is logged")
    assert "SE15" not in open_house.said()


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_stops_when_told_and_leaves_no_process_behind(house: House, told: signal.Signals) -> None:
    serving = house.serve()
    eventually(lambda: len(house.processes()) == 5, "supervisor, web server with two processes, worker")

    serving.send_signal(told)

    assert serving.wait(LONG) == 0
    assert house.processes() == set()


def test_the_worker_can_be_left_to_another_machine(house: House) -> None:
    house.serve(["--no-worker"])

    eventually(lambda: len(house.processes()) == 4, "supervisor, web server with two processes")
    assert house.get("/healthz/") == 200


def test_told_while_it_begins_it_stops_too(house: House) -> None:
    serving = house.begin(SERVE)
    eventually(lambda: len(house.processes()) > 1, "its first process begins")

    serving.terminate()

    assert serving.wait(LONG) == 0
    assert house.processes() == set()


def test_killed_itself_it_leaves_no_process_behind(house: House) -> None:
    serving = house.serve()

    serving.kill()
    serving.wait(LONG)

    eventually(lambda: not house.processes(), "all of them are gone")


def test_ctrl_c_while_it_prepares_is_no_traceback(bare_house: House) -> None:
    preparing = bare_house.begin(SERVE)
    eventually(lambda: "…" in bare_house.said() or "Cutting" in bare_house.said(), "it prepares")

    preparing.send_signal(signal.SIGINT)

    assert preparing.wait(LONG) == 130
    assert "Traceback" not in bare_house.said()


def test_ctrl_c_after_make_run_leaves_no_process_behind(house: House) -> None:
    terminal = house.begin([*IN_A_TERMINAL, "make", THIS_PYTHON, "run"], stdin=subprocess.PIPE)
    eventually(lambda: "Doorstep is at" in house.said(), "the house is open")

    terminal.communicate(b"\x03", timeout=LONG)

    assert house.processes() == set()
    assert "***" not in house.said()


def test_it_goes_when_the_make_that_started_it_is_killed(house: House) -> None:
    make = house.begin(["make", THIS_PYTHON, "run"])
    eventually(lambda: "Doorstep is at" in house.said(), "the house is open")

    make.kill()

    eventually(lambda: not house.processes(), "all of them are gone")


def test_a_worker_that_dies_is_started_again(house: House) -> None:
    serving = house.serve()
    worker = house.worker(serving.pid)

    os.kill(worker, signal.SIGKILL)

    eventually(lambda: len(house.processes() - {worker}) == 5, "there is a worker again")
    assert "The worker ended (-9). It is started again in 1 s." in house.said()


def test_a_web_server_that_dies_is_started_again(house: House) -> None:
    serving = house.serve()
    dead = {house.web_server(serving.pid), *house.children(house.web_server(serving.pid))}

    os.kill(house.web_server(serving.pid), signal.SIGKILL)

    eventually(lambda: not dead & house.processes(), "all of it is gone")
    assert house.get("/healthz/") == 200


def test_a_taken_port_is_one_sentence(house: House) -> None:
    with socket.create_server(("127.0.0.1", house.port)):
        refused = house.begin(SERVE)

        assert refused.wait(LONG) == 1
    assert house.said() == (
        f"The address 127.0.0.1:{house.port} is taken: another program, or another Doorstep, listens there. "
        "Choose another with DOORSTEP_ADDRESS=127.0.0.1:8001 before the command.\n"
    )


BAD_SETTINGS = {
    "an address that is none": ({"DOORSTEP_ADDRESS": "here"}, "Write it like 127.0.0.1:8000."),
    "an address of somebody else": ({"DOORSTEP_ADDRESS": "192.0.2.1:8000"}, "Choose another with DOORSTEP_ADDRESS"),
    "a folder nobody can make": ({"DOORSTEP_VAR": "/proc/doorstep"}, "or name another in DOORSTEP_VAR."),
    "a folder that is a file": ({"DOORSTEP_VAR": str(settings.ROOT / "manage.py")}, "or name another in DOORSTEP_VAR."),
    "a database that does not answer": (
        {"DOORSTEP_DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"},
        "or name another in DOORSTEP_DATABASE_URL.",
    ),
    "a database that is a folder": (
        {"DOORSTEP_DATABASE_URL": "sqlite:////"},
        "or name another in DOORSTEP_DATABASE_URL.",
    ),
    "a number that is none": ({"DOORSTEP_WEB_PROCESSES": "two"}, "Write a whole number, 1 or more."),
    "nobody to answer": ({"DOORSTEP_WEB_PROCESSES": "0"}, "Write a whole number, 1 or more."),
    "production without hosts": ({"DOORSTEP_PRODUCTION": "yes", "DOORSTEP_SECRET_KEY": "x" * 60}, "Set DOORSTEP_HOSTS"),
}


@pytest.mark.parametrize(("bad", "advice"), BAD_SETTINGS.values(), ids=BAD_SETTINGS.keys())
def test_a_setting_that_cannot_be_is_one_sentence(house: House, bad: dict[str, str], advice: str) -> None:
    house.environment |= bad

    assert house.begin(SERVE).wait(LONG) == 1
    assert house.said().count("\n") == 1
    assert advice in house.said()


def test_a_house_that_breaks_a_promise_does_not_open(house: House) -> None:
    production = {"DOORSTEP_PRODUCTION": "yes", "DOORSTEP_HOSTS": "doorstep.example.org"}
    house.environment |= production | {"DOORSTEP_SECRET_KEY": "too short"}

    assert house.begin(SERVE).wait(LONG) == 1
    assert "core.E021" in house.said()
    assert "Doorstep is at" not in house.said()
