"""`manage.py places`, as a person at a prompt meets it."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from doorstep.places import actions
from doorstep.places.actions import Progress
from doorstep.places.management import meter
from doorstep.places.management.meter import Meter
from tests.places import making
from tests.places.making import written

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(*arguments: str | Path) -> list[str]:
    out = io.StringIO()
    call_command("places", *map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


def test_an_import_says_what_came_in_and_what_was_left_out(tmp_path: Path) -> None:
    rows = [*making.STREETS, ("BT7 1NN", 54.58, -5.93, "")]
    lines = said("import", written(tmp_path / "NSPL.csv", making.ons(making.NSPL_NEW, rows)))

    assert lines[-2].startswith("5 postcodes from NSPL.csv, since ")
    assert lines[-1] == "  left out: 1 in Northern Ireland (another licence)"


def test_status_says_what_is_loaded(tmp_path: Path) -> None:
    said("import", written(tmp_path / "lad.geojson", making.collection(making.SOUTHWARK, making.LEWISHAM)))
    before = said("status")
    said("import", written(tmp_path / "mine.csv", making.plain()))
    after = said("status")

    assert before[0].startswith("2 areas (borough) from lad.geojson, since ")
    assert before[1].startswith("Postcodes: only the districts that come with Doorstep.")
    assert after[0] == before[0]
    assert after[1].startswith("5 postcodes from mine.csv, since ")


def test_a_broken_file_ends_with_one_sentence_and_an_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        said("import", written(tmp_path / "bad.csv", making.plain() + "SE15 1AA,512,0\n"))

    assert str(refused.value) == "Line 7: latitude 512, longitude 0 is not in Great Britain. Nothing has changed."
    assert refused.value.returncode == 1


def test_the_kind_of_areas_is_asked_for_where_their_codes_do_not_say_it(tmp_path: Path) -> None:
    ours = written(tmp_path / "mine.json", making.collection(making.square("X1", "Our corner", -0.08, 51.46)))

    with pytest.raises(CommandError, match="add --kind"):
        said("import", ours)
    assert said("import", ours, "--kind", "corner")[-1].startswith("1 area (corner) from mine.json")


def test_ctrl_c_is_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, "import_places", interrupted)

    with pytest.raises(CommandError, match=r"Stopped\. Nothing has changed\.") as stopped:
        said("import", tmp_path / "mine.csv")
    assert stopped.value.returncode == 130


def test_a_terminal_sees_one_line_that_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "OFTEN", 0)
    out = Terminal()
    shown = Meter(OutputWrapper(out))

    shown.show(Progress(5_000, 0.25))
    shown.show(Progress(10_000, 0.5))
    shown.end()

    first, second = out.getvalue().removesuffix("\n").split("\r")[1:]
    assert first.startswith(" 25%   5,000 stored, ")
    assert second.startswith(" 50%   10,000 stored, ")
    assert "\n" not in first


def test_a_log_sees_a_line_now_and_then() -> None:
    out = io.StringIO()
    shown = Meter(OutputWrapper(out))

    for rows in range(100):
        shown.show(Progress(rows, rows / 100))
    shown.show(Progress(100, 1.0, "sectors"))
    shown.end()

    assert out.getvalue() == "Working out which street belongs to which sector.\n"
