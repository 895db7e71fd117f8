"""One page over HTTP from whoever answers: moved, slow, broken, disguised, or over TLS; real sockets on loopback."""

import datetime
import gzip
import http.server
import ipaddress
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from doorstep.core import outside
from doorstep.feeds import fetching
from doorstep.feeds.fetching import FetchError, fetch

Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@pytest.fixture(autouse=True)
def _loopback(settings: Settings) -> None:
    settings.FEEDS_PRIVATE = True


@contextmanager
def site(
    answer: Answer, host: str = "127.0.0.1", secured: ssl.SSLContext | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Open a site that gives one answer; yields its address and the paths it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            answer(self)

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer((host, 0), Handler) as server:
        server.daemon_threads = True
        if secured:
            server.socket = secured.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"{'https' if secured else 'http'}://{host}:{server.server_address[1]}", asked
        finally:
            server.shutdown()


def gives(body: bytes, **headers: str) -> Answer:
    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def leads_to(address: str) -> Answer:
    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", address)
        request.end_headers()

    return answer


def drips(request: http.server.BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(10_000):
        try:
            request.wfile.write(b" ")
        except OSError:
            return
        time.sleep(0.02)


def test_a_page_that_has_moved_is_found() -> None:
    with site(gives(b"{}")) as (there, _asked), site(leads_to(f"{there}/new")) as (here, _also):
        assert fetch(f"{here}/old").body == b"{}"


def test_a_page_that_leads_to_itself_is_left() -> None:
    with site(leads_to("/again")) as (here, asked):
        with pytest.raises(FetchError, match="on and on"):
            fetch(here)
        assert len(asked) == fetching.MOST_REDIRECTS + 1


def test_a_public_machine_cannot_lead_us_to_a_private_one(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.FEEDS_PRIVATE = False
    monkeypatch.setattr(outside, "is_public", lambda address: address == "127.0.0.1")
    with site(gives(b"secret"), "127.0.0.2") as (private, asked), site(leads_to(f"{private}/admin")) as (public, _also):
        with pytest.raises(FetchError, match="private network"):
            fetch(public)
        assert asked == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "//", "http://a:b@127.0.0.1/", "\n"])
def test_nor_to_what_is_no_page(address: str) -> None:
    with site(leads_to(address.strip())) as (here, asked):
        with pytest.raises(FetchError):
            fetch(here)
        assert len(asked) <= fetching.MOST_REDIRECTS + 1


def test_a_page_that_never_ends_byte_by_byte_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "AT_MOST", 0.3)
    with site(drips) as (here, _asked), pytest.raises(FetchError, match="broke off"):
        fetch(here)


def test_a_page_larger_than_we_take_is_refused_and_what_is_packed_stays_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1_000)
    with site(gives(b"x" * 1_001)) as (here, _asked), pytest.raises(FetchError, match="larger"):
        fetch(here)
    bomb = gzip.compress(bytes(100_000))
    with site(gives(bomb, **{"Content-Encoding": "gzip"})) as (here, _asked):
        assert fetch(here).body == bomb


def test_a_page_that_breaks_off_is_no_page() -> None:
    with site(gives(b"{", **{"Content-Length": "10"})) as (here, _asked), pytest.raises(FetchError):
        fetch(here)


def certified(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Make a certificate for 127.0.0.1 that only who has it trusts."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "us")])
    now = datetime.datetime.now(datetime.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, private)
    return certificate, context


def test_over_https_a_site_must_prove_who_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, context = certified(tmp_path)
    with site(gives(b"{}", ETag='"1"'), secured=context) as (here, asked):
        with pytest.raises(FetchError, match="prove who it is"):
            fetch(here)
        assert asked == []
        trusting = ssl.create_default_context(cafile=certificate)
        monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
        assert (fetch(here).body, fetch(here).etag) == (b"{}", '"1"')
