"""What is thrown away lies in memory where there is room for it, and on the disk otherwise."""

from pathlib import Path

import pytest

from tools import scratch


@pytest.mark.parametrize(
    ("memory", "enough", "place"),
    [("there", 0, "memory"), ("there", 1 << 60, "disk"), ("not there", 0, "disk")],
)
def test_it_lies_where_there_is_room(
    memory: str, enough: int, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path if memory == "there" else tmp_path / "nowhere"
    monkeypatch.setattr(scratch, "MEMORY", here)
    monkeypatch.setattr(scratch, "ENOUGH", enough)

    assert scratch.place() == (here if place == "memory" else scratch.ON_DISK)
