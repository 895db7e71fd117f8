"""The harness that removes permissions finds each of them, and tells a mutant that nobody missed from one that was."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from doorstep.people import doors
from tools import mutants
from tools.mutants import Place, Tried
from tools.mutating import Mutant
from tools.mutating import mutants as found_in
from tools.who_runs import NOTES, WhoRuns

ROOT = Path(settings.ROOT)
DOORS = {
    each.name for each in ast.parse(Path(doors.__file__).read_text("utf-8")).body if isinstance(each, ast.FunctionDef)
}
VIEW = """
from doorstep.people.doors import is_proved, proved, signed_in, strongly

@require_safe
@strongly
@proved
def people(request, slug):
    standing = standing_or_404(request, slug, permissions.may_see)
    may_add_or_404(request.visitor)
    thing = get_object_or_404(Thing, pk=1, person=me)
    return render(request, {"may": permissions.may_add(standing), "é": is_proved(request.visitor)})
"""
MIDDLEWARE = """
class Door:
    def __call__(self, request):
        if not request.path.startswith("/desk/"):
            return self._get_response(request)
        if not request.visitor.staff:
            raise Http404
        return self._get_response(request)
"""


def changed(module: str, source: str) -> dict[str, str]:
    """Give, for each mutant, the lines that are others than before."""
    before = source.splitlines()
    read = {each.what: each.applied(source.encode()).decode() for each in found_in(module, source)}
    return {
        what: " ".join(line.strip() for line in after.splitlines() if line not in before)
        for what, after in read.items()
        if ast.parse(after)
    }


def test_each_question_of_a_view_is_removed_by_itself() -> None:
    assert changed("doorstep/groups/views/people.py", VIEW) == {
        "strongly became signed_in": '@getattr(__import__("sys").modules[strongly.__module__], "signed_in")',
        "proved became signed_in": '@getattr(__import__("sys").modules[proved.__module__], "signed_in")',
        "yes: permissions.may_see": "standing = standing_or_404(request, slug, (lambda *_args, **_kwargs: True))",
        "left out: may_add_or_404(request.visitor)": "pass",
        "get_object_or_404(Thing, pk=1) without person=me": "thing = get_object_or_404(Thing, pk=1)",
        "yes: permissions.may_add(standing)": 'return render(request, {"may": True, "é": is_proved(request.visitor)})',
        "yes: is_proved(request.visitor)": 'return render(request, {"may": permissions.may_add(standing), "é": True})',
    }


def test_a_permission_says_yes() -> None:
    source = "def may_add(visitor: Visitor) -> bool:\n    if visitor.strong:\n        return True\n    return False\n"

    assert changed("doorstep/accounts/permissions.py", source) == {"may_add always says yes": "return True"}


def test_what_lets_through_always_does_and_what_turns_away_never_does() -> None:
    assert changed("doorstep/accounts/middleware.py", MIDDLEWARE) == {
        "passed over: if not request.path.startswith('/desk/')": "if True:",
        "passed over: if not request.visitor.staff": "if False:",
    }


def test_a_door_asks_nothing() -> None:
    source = "def strongly(view):\n    return signed_in(_door(view, lambda visitor: visitor.strong, PAGE))\n"

    assert changed("doorstep/people/doors.py", source) == {
        "the door strongly asks nothing": "return signed_in(_door(view, (lambda *_args, **_kwargs: True), PAGE))"
    }


def test_a_query_forgets_for_whom_it_asks() -> None:
    source = "def of(person):\n    return Thing.objects.filter(person=person, open=True).order_by('pk')\n"

    assert changed("doorstep/accounts/queries.py", source) == {
        "Thing.objects.filter(open=True) without person=person": "return Thing.objects.filter(open=True).order_by('pk')"
    }


# -- In the house -----------------------------------------------------------------------------------------------------


def functions(file: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize(
    "file", sorted((ROOT / "doorstep").glob("*/permissions.py")), ids=lambda file: file.parent.name
)
def test_every_permission_of_the_house_is_found(file: Path) -> None:
    place = file.relative_to(ROOT).as_posix()

    assert {each.mutant.inside for each in mutants.places(place)} == {each.name for each in functions(file)}


def test_every_door_before_a_view_is_found() -> None:
    before_views = sum(
        isinstance(each, ast.Name) and each.id in DOORS
        # A door of several pages of one app stands in what these share.
        for file in (*(ROOT / "doorstep").glob("*/views/**/*.py"), *(ROOT / "doorstep").glob("*/pages.py"))
        for function in functions(file)
        for each in function.decorator_list
    )

    assert before_views > 0
    assert (
        sum("became" in each.mutant.what or "is gone" in each.mutant.what for each in mutants.places()) == before_views
    )


WORRIES = Place("doorstep/aid/queries/worries.py", Mutant("…", 1, "heard_by", 0, 0, ""))


def test_the_rows_of_its_view_are_tried_first_then_what_runs_it_file_by_file_the_quick_first() -> None:
    seconds = {"tests/aid/test_b.py::slow": 9.0, "tests/aid/test_b.py::quick": 1.0, "tests/aid/test_a.py::long": 20.0}
    seconds |= {"tests/test_policy.py::row": 0.1}

    assert mutants.tests_for(WORRIES, ["first"], seconds, seconds) == [
        "first",
        "tests/aid/test_b.py::quick",
        "tests/aid/test_b.py::slow",
        "tests/aid/test_a.py::long",
        "tests/test_policy.py::row",
    ]
    assert mutants.all_for(WORRIES) == [*mutants.TESTS, "tests/aid"]


def test_the_rows_are_those_of_the_view_or_else_of_its_file() -> None:
    row = f"{mutants.POLICY}::{mutants.TRIED_FIRST}"
    views = {"doorstep.aid.queries.worries:heard_by": ["here"], "doorstep.aid.queries.worries:waits": ["beside"]}

    assert mutants.rows_of(WORRIES, views) == [f"{row}[here]"]
    del views["doorstep.aid.queries.worries:heard_by"]
    assert mutants.rows_of(WORRIES, views) == [f"{row}[beside]"]
    assert mutants.rows_of(WORRIES, {"doorstep.aid.views.board:index": ["elsewhere"]}) == []


SOURCE = "class Door:\n    def opens(self):\n        return True\n\n\ndef shut():\n    return False\n"
TESTS_OF_IT = (
    "from doorstep.doors import Door, shut\n\n\n"
    "def test_opens():\n    assert Door().opens()\n\n\ndef test_shut():\n    assert not shut()\n"
)


def test_it_is_noted_which_test_runs_which_function(tmp_path: Path) -> None:
    (tmp_path / "doorstep").mkdir()
    (tmp_path / "doorstep/__init__.py").touch()
    (tmp_path / "doorstep/doors.py").write_text(SOURCE)
    (tmp_path / "test_doors.py").write_text(TESTS_OF_IT)
    notes = tmp_path / "notes"
    command = [sys.executable, *"-m pytest -q -p tools.who_runs -p no:cacheprovider -p no:django test_doors.py".split()]
    named = {"PYTHONPATH": f"{tmp_path}:{ROOT}", NOTES: str(notes), "PYTEST_ADDOPTS": "-c /dev/null"}
    said = {**os.environ, **named}
    ran = subprocess.run(  # noqa: S603 # our own module
        command, cwd=tmp_path, env=said, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr

    found = WhoRuns([notes])
    assert found.function("doorstep/doors.py", "Door.opens", SOURCE) == {"test_doors.py::test_opens"}
    assert found.function("doorstep/doors.py", "shut", SOURCE) == {"test_doors.py::test_shut"}
    assert found.seconds.keys() == {"test_doors.py::test_opens", "test_doors.py::test_shut"}


@pytest.mark.parametrize(("code", "word"), [(0, "SURVIVED"), (1, "killed"), (2, "broken")])
def test_a_mutant_that_nobody_missed_is_told(code: int, word: str) -> None:
    place = Place("doorstep/accounts/permissions.py", Mutant("may_add always says yes", 1, "may_add", 0, 0, ""))

    tried = Tried(place, code, "", 0)

    assert (tried.word, tried.good) == (word, code == 1)


def test_what_is_harmless_is_there() -> None:
    assert mutants.HARMLESS.keys() <= {str(place) for place in mutants.places()}
