"""What a backup is called, what it says of itself, and what lies in it: without a database."""

import contextlib
import io
import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.backups import names, packing
from doorstep.backups.about import About, Half, NoBackupError

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ABOUT = About(Half.KEYS, NOON, "an installation", "sqlite", (("vault", "0001_initial"),))


# -- Names -----------------------------------------------------------------------------------------------------------


def test_a_name_says_which_half_it_is_and_from_when() -> None:
    called = names.name(Half.DATA, NOON)

    assert called == "doorstep-data-20261122T120000Z.age"
    assert names.made_at(Half.DATA, called) == NOON
    assert names.made_at(Half.KEYS, called) is None


@given(st.text() | st.from_regex(r"doorstep-(data|keys)-\d{8}T\d{6}Z\.age(\.part)?", fullmatch=True))
def test_no_name_breaks_the_reader(called: str) -> None:
    for half in Half:
        at = names.made_at(half, called)
        assert at is None or names.name(half, at) == called


def daily(half: Half, days: int) -> list[str]:
    return [names.name(half, NOON - timedelta(days=each)) for each in range(days)]


def test_run_each_day_no_backup_of_keys_sees_the_end_of_its_seventh_day() -> None:
    others = [*daily(Half.DATA, 20), "doorstep-keys.age", "notes.txt", f"{names.name(Half.KEYS, NOON)}.part"]

    assert names.outdated_keys([*daily(Half.KEYS, 10), *others], NOON) == sorted(daily(Half.KEYS, 10)[7:])
    # Also when a day's run comes an hour early.
    assert names.outdated_keys(daily(Half.KEYS, 10), NOON - timedelta(hours=1)) == sorted(daily(Half.KEYS, 10)[7:])


def test_of_backups_of_data_the_newest_are_kept() -> None:
    called = [*daily(Half.DATA, 5), *daily(Half.KEYS, 5), "doorstep-data-old.age"]

    assert names.surplus_data(called, 2) == sorted(daily(Half.DATA, 5)[2:])
    assert names.surplus_data(called, 9) == []


# -- What it says of itself ------------------------------------------------------------------------------------------


def test_what_it_says_comes_back() -> None:
    assert About.read(ABOUT.written()) == ABOUT


def test_one_of_a_later_layout_is_said_to_be_newer() -> None:
    with pytest.raises(NoBackupError, match="newer Doorstep"):
        About.read(ABOUT.written().replace(b'"layout": 1', b'"layout": 2'))


@given(st.binary(max_size=200) | st.integers(0, 200).map(lambda length: ABOUT.written()[:length]))
def test_no_account_of_itself_breaks_the_reader(words: bytes) -> None:
    with contextlib.suppress(NoBackupError):
        assert isinstance(About.read(words).half, Half)


@pytest.mark.parametrize("words", [b"", b"{}", b"[]", b'{"layout": 1}', b"\xff"])
def test_nonsense_is_said_to_be_none(words: bytes) -> None:
    with pytest.raises(NoBackupError, match="what it is a backup of"):
        About.read(words)


# -- What lies in it -------------------------------------------------------------------------------------------------

THINGS = st.dictionaries(st.from_regex(r"[a-zé]{1,20}(/[a-z]{1,60}){0,3}", fullmatch=True), st.binary(max_size=2_000))


@given(THINGS)
def test_what_was_put_in_comes_out_in_order_also_by_another_program(things: dict[str, bytes]) -> None:
    out = io.BytesIO()
    with packing.packed(out) as packer:
        for name, words in things.items():
            packer.within("a/").put(name, words)

    with packing.unpacked(io.BytesIO(out.getvalue())) as found:
        assert [(name, inside.read()) for name, inside in found] == [
            (f"a/{name}", each) for name, each in things.items()
        ]
    with tarfile.open(fileobj=io.BytesIO(out.getvalue())) as tar:
        assert tar.getnames() == [f"a/{name}" for name in things]


@given(st.binary(max_size=300), st.integers(0, 400))
def test_nothing_else_breaks_the_reader(nonsense: bytes, kept: int) -> None:
    out = io.BytesIO()
    with packing.packed(out) as packer:
        packer.put("a", b"Choumert Road")

    with (
        contextlib.suppress(packing.BadPackingError),
        packing.unpacked(io.BytesIO(out.getvalue()[:kept] + nonsense)) as found,
    ):
        for _name, inside in found:
            inside.read()


def test_a_file_is_put_in_a_piece_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"SE15" * 200_000)
    pieces: list[int] = []

    class Counting(io.BytesIO):
        def write(self, words: object) -> int:
            pieces.append(len(bytes(words)))  # type: ignore[call-overload] # bytes, as all that is written
            return pieces[-1]

    packing.Packer(Counting()).put_file("big", tmp_path / "big")

    assert max(pieces) == packing.PIECE
    assert sum(pieces) % tarfile.BLOCKSIZE == 0


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../keys/lookup", "a/../../b", "a\0b"])
def test_nothing_is_put_outside_its_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^"):
        packing.inside(tmp_path, name)
    assert packing.inside(tmp_path, "a/b") == tmp_path / "a" / "b"
