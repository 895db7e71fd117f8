"""The encrypted file: it comes back whole with its key, and in every other case a sentence comes."""

import base64
import contextlib
import io
import os
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.backups.age import CHUNK, TAG, Reader, UnreadableFileError, Writer, WrongKeyError

KEY = "clara-keeps-this-on-paper"
# As quick as the format allows.
WORK = 1
# By rage 0.11, another program for the same format, with the key above.
BY_RAGE = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCAvNExnTTI4WTNDU2lFTnNRb2tLbHNRIDE1CkM5NVNDVkcwYWo2MG1IZjNhcXhvYS9yaitB"
    "VDMvcXM4NkkycWVZNTlvSlkKLS0tIDc4MzRuZXpXRnhwOVRoTzFVakYzNjd0OERVRXV0WG5ITW9hbzV1Nmg4WU0Kneybs8sQQIUIKZuh87Y2vX3t"
    "+v08NQjRgVgkmgBwmu4EMbHcMpm1tdmREWafPQfz8lT/o5JM"
)


def encrypted(words: bytes, *, piece: int = 1 << 30) -> bytes:
    out = io.BytesIO()
    writer = Writer(out, KEY, WORK)
    for start in range(0, len(words), piece):
        writer.write(words[start : start + piece])
    writer.finish()
    return out.getvalue()


def opened(sealed: bytes, key: str = KEY) -> bytes:
    return io.BufferedReader(Reader(io.BytesIO(sealed), key)).read()


# Three whole chunks and a bit, and where the chunks begin.
WORDS = os.urandom(3 * CHUNK + 100)
WHOLE = encrypted(WORDS)
HEAD = len(WHOLE) - len(WORDS) - 4 * TAG
SHORT = encrypted(b"Choumert Road")


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1])
@pytest.mark.parametrize("piece", [1 << 30, 10_000])
def test_what_was_encrypted_comes_back(length: int, piece: int) -> None:
    words = os.urandom(length)
    assert opened(encrypted(words, piece=piece)) == words


def test_what_another_program_encrypted_is_read() -> None:
    assert opened(BY_RAGE) == b"Esther keeps the desk."


def test_the_same_words_never_look_alike() -> None:
    assert len({encrypted(b"Amina")[-30:] for _ in range(20)}) == 20


def test_another_key_is_said_to_be_one() -> None:
    with pytest.raises(WrongKeyError, match="another key"):
        opened(WHOLE, "ben-keeps-this-on-paper")


def chunk(number: int) -> bytes:
    start = HEAD + number * (CHUNK + TAG)
    return WHOLE[start : start + CHUNK + TAG]


HARM: dict[str, Callable[[], bytes]] = {
    "its end is missing": lambda: WHOLE[:-1],
    "its last chunk is missing": lambda: WHOLE[: HEAD + 3 * (CHUNK + TAG)],
    "two chunks are missing": lambda: WHOLE[: HEAD + 2 * (CHUNK + TAG)],
    "it ends after its head": lambda: WHOLE[:HEAD],
    "it ends in its head": lambda: WHOLE[: HEAD - 1],
    "a chunk in the middle is missing": lambda: WHOLE[:HEAD] + chunk(0) + chunk(2) + chunk(3),
    "two chunks have changed places": lambda: WHOLE[:HEAD] + chunk(1) + chunk(0) + chunk(2) + chunk(3),
    "a chunk is there twice": lambda: WHOLE[:HEAD] + chunk(0) + chunk(0) + chunk(1) + chunk(2) + chunk(3),
    "its last chunk is there twice": lambda: WHOLE + chunk(3),
    "something was added": lambda: WHOLE + b"\0",
    "a chunk is of another file": lambda: WHOLE[:HEAD] + encrypted(WORDS)[HEAD : HEAD + CHUNK + TAG] + WHOLE[-300:],
    "it is empty": lambda: b"",
    "it is of a later version": lambda: WHOLE.replace(b"/v1\n", b"/v2\n", 1),
    "it is for a public key": lambda: WHOLE.replace(b"-> scrypt", b"-> X25519", 1),
    "it asks for all memory": lambda: WHOLE.replace(b" 1\n", b" 30\n", 1),
    "its number has a nought before": lambda: WHOLE.replace(b" 1\n", b" 01\n", 1),
}


@pytest.mark.parametrize("harmed", HARM.values(), ids=HARM.keys())
def test_a_file_that_is_not_whole_is_refused_in_a_sentence(harmed: Callable[[], bytes]) -> None:
    with pytest.raises(UnreadableFileError, match=r"^It .*\.$|^To open it .*\.$|^Its .*\.$"):
        opened(harmed())


@given(st.data())
def test_one_changed_bit_anywhere_is_refused(data: st.DataObject) -> None:
    harmed = bytearray(WHOLE)
    # As often in the head as in all the rest.
    at = data.draw(st.integers(0, HEAD - 1) | st.integers(0, len(harmed) - 1))
    harmed[at] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(UnreadableFileError):
        opened(bytes(harmed))


@given(st.integers(0, len(SHORT) - 1))
def test_every_shorter_file_is_refused(length: int) -> None:
    with pytest.raises(UnreadableFileError):
        opened(SHORT[:length])


@given(st.binary(max_size=400), st.sampled_from([0, 22, 40, 70, 120, 170, 200]))
def test_nonsense_is_refused_and_never_breaks_the_reader(nonsense: bytes, kept: int) -> None:
    with contextlib.suppress(UnreadableFileError):
        assert opened(SHORT[:kept] + nonsense) == b"Choumert Road"


def test_what_comes_out_before_the_end_was_there_when_it_was_written() -> None:
    reader = Reader(io.BytesIO(WHOLE[:-1]), KEY)
    into = bytearray(CHUNK)

    for number in range(3):
        assert reader.readinto(into) == CHUNK
        assert into == WORDS[number * CHUNK : (number + 1) * CHUNK]
    with pytest.raises(UnreadableFileError):
        reader.readinto(into)
