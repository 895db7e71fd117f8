"""What seals, what keeps the installation's keys, and what writes addresses one way: without a database."""

import contextlib
import string
import tempfile
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.vault import hashing, lists, normalising, rings, seals
from doorstep.vault.normalising import NotReadableError
from doorstep.vault.seals import UnreadableError

KEY, OTHER = seals.fresh_key(), seals.fresh_key()
HERE, THERE = seals.place_of("people_contactpoint", "value", "1"), seals.place_of("people_contactpoint", "value", "2")


# -- Seals -----------------------------------------------------------------------------------------------------------


@given(st.binary(max_size=300), st.binary(max_size=60))
def test_what_is_sealed_is_opened_again(words: bytes, place: bytes) -> None:
    assert seals.unseal(KEY, seals.seal(KEY, words, place=place), place=place) == words


def test_the_same_words_never_look_alike() -> None:
    assert len({seals.seal(KEY, b"Amina", place=HERE) for _ in range(100)}) == 100


@given(st.binary(max_size=40), st.data())
def test_one_changed_bit_anywhere_is_refused(words: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seals.seal(KEY, words, place=HERE))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(UnreadableError):
        seals.unseal(KEY, bytes(sealed), place=HERE)


def test_every_shorter_value_is_refused() -> None:
    sealed = seals.seal(KEY, b"Choumert Road", place=HERE)

    for length in range(len(sealed)):
        with pytest.raises(UnreadableError):
            seals.unseal(KEY, sealed[:length], place=HERE)
    with pytest.raises(UnreadableError, match="cut short: 5 bytes"):
        seals.unseal(KEY, sealed[:5], place=HERE)


def test_another_key_another_place_and_another_version_are_refused_in_words() -> None:
    sealed = seals.seal(KEY, b"Choumert Road", place=HERE)

    with pytest.raises(UnreadableError, match="another key"):
        seals.unseal(OTHER, sealed, place=HERE)
    with pytest.raises(UnreadableError, match="moved here from another row"):
        seals.unseal(KEY, sealed, place=THERE)
    with pytest.raises(UnreadableError, match="version 2"):
        seals.unseal(KEY, b"\x02" + sealed[1:], place=HERE)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_no_two_lists_of_names_are_the_same_place(one: list[str], other: list[str]) -> None:
    assert (seals.place_of(*one) == seals.place_of(*other)) == (one == other)


@given(st.binary(max_size=80))
def test_nonsense_is_unreadable_and_nothing_worse(nonsense: bytes) -> None:
    with pytest.raises(UnreadableError):
        seals.unseal(KEY, nonsense, place=HERE)


# -- Rings -----------------------------------------------------------------------------------------------------------


def test_a_ring_is_read_as_it_is_written_and_the_last_key_is_the_newest() -> None:
    one, two = rings.key_of(KEY), rings.key_of(OTHER)

    for between in (",", " ", "\n", ", "):
        ring = rings.read(rings.write(one) + between + rings.write(two))
        assert (ring.keys, ring.newest) == ((one, two), two)
    assert ring.known(one.id) == one
    assert ring.known("nobody's") is None


def test_a_ring_shows_no_key() -> None:
    ring = rings.read(rings.write(rings.key_of(KEY)))

    assert rings.write(ring.newest) not in repr(ring)
    assert repr(KEY) not in repr(ring)


@pytest.mark.parametrize("written", ["", " ", "short", "ä" * 43, "A" * 44, "!" * 43])
def test_what_is_no_ring_is_refused_and_not_repeated(written: str) -> None:
    with pytest.raises(rings.BadRingError) as refused:
        rings.read(written)

    assert not written.strip() or written not in str(refused.value)


def test_a_key_is_added_to_the_file_and_taken_from_it(tmp_path: Path) -> None:
    file, first = tmp_path / "installation", rings.key_of(KEY)
    file.write_text(rings.write(first), "ascii")

    added = rings.add_to(file)

    assert rings.read(file.read_text("ascii")).keys == (first, added)
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    rings.take_from(file, first.id)
    assert rings.read(file.read_text("ascii")).keys == (added,)


# -- One way of writing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        (" Amina@Example.ORG ", "amina@example.org"),
        ("amina+street@example.org", "amina+street@example.org"),
        ("amina@bücher.example", "amina@xn--bcher-kva.example"),
        ("\uff41mina@example.org", "amina@example.org"),
    ],
)
def test_an_address_is_written_one_way(typed: str, normal: str) -> None:
    assert normalising.email(typed) == normal


@pytest.mark.parametrize("typed", ["", "amina", "amina@", "@example.org", "a b@example.org", "a@b@example.org", "a@b"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(NotReadableError):
        normalising.email(typed)


@pytest.mark.parametrize("typed", ["020 7946 0000", "+44 20 7946 0000", "(020) 7946-0000", "0044 20 79460000"])
def test_a_number_is_written_as_e164(typed: str) -> None:
    assert normalising.phone(typed) == "+442079460000"


def test_a_number_of_another_country_keeps_its_code() -> None:
    assert normalising.phone("+34 612 34 56 78") == "+34612345678"


@pytest.mark.parametrize("typed", ["", "12", "call me", "020 7946 0000 ext. 5", "0" * 40])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NotReadableError):
        normalising.phone(typed)


def test_a_household_is_a_surname_and_a_full_postcode() -> None:
    assert normalising.household("O’Neill", "se15 5bz") == normalising.household("oneill ", "SE155BZ")
    assert normalising.household("Núñez", "SE15 5BZ") == "nunez SE155BZ"
    for surname, postcode in (("", "SE15 5BZ"), ("O'Neill", "SE15"), ("O'Neill", "nowhere"), ("'-", "SE15 5BZ")):
        with pytest.raises(NotReadableError):
            normalising.household(surname, postcode)


@given(st.text(max_size=400), st.text(max_size=40))
def test_whatever_is_typed_is_written_one_way_or_refused(typed: str, also: str) -> None:
    for write in (normalising.email, normalising.phone):
        with contextlib.suppress(NotReadableError):
            normal = write(typed)
            assert write(normal) == normal
    with contextlib.suppress(NotReadableError):
        assert " " in normalising.household(typed, also)


@given(st.from_regex(r"[a-z0-9.]{1,20}", fullmatch=True), st.text(string.ascii_letters, min_size=1, max_size=20))
def test_an_address_stays_what_it_is_however_it_is_written(local: str, domain: str) -> None:
    assert normalising.email(f"{local}@{domain}.example") == normalising.email(f" {local.upper()}@{domain}.EXAMPLE")


def test_a_hash_is_of_its_kind_and_of_this_installation(settings: object) -> None:
    made = hashing.phone("020 7946 0000")

    assert made == hashing.phone("+442079460000")
    assert len(made) == hashing.LENGTH
    assert "7946" not in made
    settings.LOOKUP_KEY = "another installation's"  # type: ignore[attr-defined] # the fixture of pytest-django
    assert made != hashing.phone("020 7946 0000")


def test_hashes_of_two_kinds_never_meet() -> None:
    # The same normal text in two domains.
    assert hashing._hashed("email", "a") != hashing._hashed("phone", "a")  # noqa: SLF001 # no text is both


# -- Lists of the erased ---------------------------------------------------------------------------------------------


@given(st.binary(max_size=200))
def test_no_list_of_the_erased_breaks_the_reader(words: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(lists.NoListError):
        file = Path(folder) / "erased.txt"
        file.write_bytes(words)
        assert all(isinstance(each, UUID) for each in lists.read(file))
