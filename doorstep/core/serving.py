"""The web server: gunicorn, told in Python what Doorstep needs of it, with logs in which nobody can be found."""

import contextlib
import errno
import logging
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import TConn, ThreadWorker

from doorstep.core import patience
from doorstep.core.logs import Discreet

TAKEN = "is taken: another program, or another Doorstep, listens there"
ANOTHER = "Choose another with DOORSTEP_ADDRESS=127.0.0.1:8001 before the command."
LOOPBACK = {"", "0.0.0.0", "::", "127.0.0.1", "::1"}  # noqa: S104 # compared with, not listened on
# Where a worker's sign of life is written: on a slow disk it would look dead.
MEMORY = Path("/dev/shm")  # noqa: S108 # gunicorn makes a file of its own in it
# Seconds in which a visitor must have said what they want, and in which all of it must have come and been answered.
TO_ASK = 10.0
TO_BE_ANSWERED = 30.0
# What those get who had to wait for a thread that long: theirs has come meanwhile, or will not.
A_MOMENT = 1.0


def listen(address: str) -> socket.socket:
    """Take the address ("127.0.0.1:8000", "[::1]:8000"); raise OSError when it is taken, ValueError when it is none."""
    host, _, port = address.rpartition(":")
    if not (port.isascii() and port.isdigit()):
        raise ValueError(address)
    host = host.strip("[]")
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, int(port)))
        listening.listen(1024)
    except BaseException:
        listening.close()
        raise
    return listening


def door(address: str) -> socket.socket:
    """Listen at the address, or end with the sentence that says what to do."""
    try:
        return listen(address)
    except (ValueError, OverflowError):
        raise SystemExit(f'DOORSTEP_ADDRESS is "{address}". Write it like 127.0.0.1:8000.') from None
    except OSError as error:
        why = TAKEN if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        raise SystemExit(f"The address {address} {why}. {ANOTHER}") from None


def url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{'localhost' if host in LOOPBACK else f'[{host}]' if ':' in host else host}:{port}/"


class QuietLog(Logger):  # type: ignore[misc] # gunicorn has no types
    """Gunicorn's log with nothing in it that a visitor typed after the path, and not who the visitor was."""

    access_fmt = "%(asctime)s %(message)s"
    error_fmt = "%(asctime)s %(levelname)s web server: %(message)s"
    datefmt = "%Y-%m-%d %H:%M:%S"

    def _set_handler(self, log: Any, output: Any, fmt: logging.Formatter, stream: Any = None) -> None:
        super()._set_handler(log, output, Discreet(fmt._fmt, fmt.datefmt), stream)  # noqa: SLF001 # its only way of telling

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> dict[str, Any]:
        return {
            "method": environ["REQUEST_METHOD"],
            # As it was sent: a decoded line break would write a line of its own into the log.
            "path": (req.path or "-").partition("?")[0],
            "status": str(resp.status).partition(" ")[0],
            "ms": round(request_time.total_seconds() * 1000),
        }

    def warning(self, msg: str, *args: object, **kwargs: Any) -> None:
        # The only warnings that name a visitor: the request could not be read, and the message repeats it.
        unreadable = msg.startswith("Invalid request from")
        super().warning("A request that is no HTTP was refused." if unreadable else msg, *args, **kwargs)

    def exception(self, msg: str, *args: object, **kwargs: Any) -> None:
        super().exception(msg, *(str(each).partition("?")[0] for each in args), **kwargs)


class Unread:
    """Stands before a visitor's socket while gunicorn answers what is no HTTP: of its page, only the status goes out.

    The page would repeat what was sent, and says nothing of what every answer of ours says.
    """

    def __init__(self, client: socket.socket) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def sendall(self, said: bytes) -> None:
        told = {"Connection": "close", "Content-Length": "0"} | settings.UNREADABLE_HEADERS
        lines = [said.partition(b"\r\n")[0].decode("latin1"), *(f"{name}: {each}" for name, each in told.items())]
        self._client.sendall("\r\n".join([*lines, "", ""]).encode("latin1"))


class PatientWorker(ThreadWorker):  # type: ignore[misc] # gunicorn has no types
    """Waits for slow visitors in a few threads, and not for ever: gunicorn's own threads have no time limit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._until: dict[TConn, float] = {}

    def enqueue_req(self, conn: TConn) -> None:
        conn.came = time.monotonic()
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> Any:
        self._until[conn] = max(conn.came + TO_ASK, time.monotonic() + A_MOMENT)
        try:
            return super().handle(conn)
        finally:
            del self._until[conn]

    def handle_request(self, req: Any, conn: TConn) -> Any:
        def wait() -> None:
            self._until[conn] = time.monotonic() + TO_BE_ANSWERED

        wait()
        with patience.given_by(wait):
            return super().handle_request(req, conn)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        super().handle_error(req, Unread(client), addr, exc)

    def murder_pending(self) -> None:
        """Also end those that keep a thread too long; gunicorn calls this each second, and when something happens."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn, until in self._until.copy().items() if until < now]:
            # The thread that waits for it finds that no more comes. It may have closed it itself by now.
            with contextlib.suppress(OSError):
                conn.sock.shutdown(socket.SHUT_RDWR)


class WebServer(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """Answers at a socket that is already listening; `ready` is called once pages are served."""

    def __init__(self, listening: socket.socket, ready: Callable[[], object]) -> None:
        self._settings = {
            # A copy, because gunicorn closes what it is given.
            "bind": f"fd://{os.dup(listening.fileno())}",
            "workers": settings.WEB_PROCESSES,
            "worker_class": PatientWorker,
            "threads": settings.WEB_THREADS,
            # Loaded once, before the processes part: they then share its memory.
            "preload_app": True,
            "worker_tmp_dir": str(MEMORY) if os.access(MEMORY, os.W_OK) else None,
            "timeout": 30,
            "graceful_timeout": 10,
            # A process that has served this often makes room for a fresh one.
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            # Our longest address is a finder's answer; nobody needs more.
            "limit_request_line": 2_048,
            "limit_request_fields": 64,
            # Whom to believe about HTTPS is settled once, by DOORSTEP_BEHIND_PROXY.
            "forwarded_allow_ips": "",
            "control_socket_disable": True,
            "accesslog": "-",
            "access_log_format": "%(method)s %(path)s %(status)s %(ms)s ms",
            "loglevel": "warning",
            "logger_class": QuietLog,
            "when_ready": lambda _server: ready(),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return import_string(settings.WSGI_APPLICATION)
