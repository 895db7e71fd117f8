"""A small file, sealed in a column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.vault.fields import SealedBlob


@given(some=st.binary(max_size=200))
def test_a_file_is_sealed_and_opened_as_it_was(some: bytes) -> None:
    field = SealedBlob()
    assert field.decoded(field.encoded(some)) == some


def test_a_file_is_bytes_and_nothing_else() -> None:
    with pytest.raises(TypeError, match="holds bytes, not str"):
        SealedBlob().encoded("a picture")  # type: ignore[arg-type] # what is to be refused
