"""Holds the house to docs/map.md and docs/style.md where the linters cannot: sizes, directions, habits."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import chain
from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.conf import settings
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model
from django.db.models.options import Options
from django.template.utils import get_app_template_dirs
from django.urls import URLPattern

HOUSE = (ROOT := Path(settings.ROOT)) / "doorstep"
OURS = ["config", "doorstep", "tests", "tools", "benchmarks"]

FILE_LINES = 300
FUNCTION_LINES, VIEW_LINES, TEMPLATE_LINES = 30, 12, 120

# What may be otherwise, each with its reason. One that is no longer needed fails too.
LONGER_FILES: dict[str, str] = {}
LONGER_FUNCTIONS, LONGER_VIEWS, LONGER_TEMPLATES = dict[str, str](), dict[str, str](), dict[str, str]()
INNER_IMPORTS = {"manage.py:main": "the safe SQLite must be in place before Django looks for one"}
SIGNALS, SAVE_OVERRIDES = dict[str, str](), dict[str, str]()
# The frame around every page leads to the site's own pages, whichever app the page is of.
_FRAME = "about accounts:mine accounts:sign-in feeds:about groups:index home manifest map:index set_language start"
_AND, _ALSO = "library:index search turning", ("flyers:sheets", "library:of-group")
_FROM_A_GROUP = "flyers:design helping:claims helping:mine helping:willing library_group:index requests:desk"
_FROM_A_DESK = "library:of-network library_network:index overflow:requests rooms:desk rooms:index"
_WAY_IN = ("accounts leads to home", "flyers leads to home", *(f"starting leads to start{on}" for on in ("", "-near")))
UPWARD_ADDRESSES = {
    **dict.fromkeys((f"core leads to {name}" for name in (*_FRAME.split(), *_AND.split())), "as said above"),
    **dict.fromkeys(_WAY_IN, "who is not known here"),
    "broadcasts leads to accounts:sign-in": "who can help",
    "library leads to search": "who does not find it on a shelf",
    "feeds leads to embed": "who wants our data for a page may want only the finder",
    **dict.fromkeys((f"groups leads to {name}" for name in ("asking:ask", "writing:write")), "who found it asks it"),
    **{f"groups leads to {on}": "on from its people" for on in (*_FROM_A_GROUP.split(), *_ALSO)},
    **{f"networks leads to broadcasts:{on}": "its news" for on in "desk group-wants index mine suggest".split()},
    **{f"networks leads to {on}": "at one desk" for on in _FROM_A_DESK.split()},
    **dict.fromkeys((f"groups leads to {name}" for name in ("home", "networks:index", "start")), "who finds no group"),
    **dict.fromkeys((f"groups leads to safeguarding:{name}" for name in ("concerns", "raise")), "worries begin there"),
    **{f"safeguarding leads to {on}": "who is rung, and who helps" for on in ("helping:worries", "turning")},
}

Function = ast.FunctionDef | ast.AsyncFunctionDef

_TEMPLATE_USED = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
_ADDRESS_USED = re.compile(r"""(?:{%\s*url\s+|\breverse\(\s*)["']([\w:-]+)["']""")
_LIBRARIES_USED = re.compile(r"{%\s*load\s+([^%]+?)\s*%}")


# -- What there is ---------------------------------------------------------------------------------------------------


def files(*suffixes: str) -> list[Path]:
    """List what people of this project wrote: no migrations, nothing that came from elsewhere."""
    found = chain([ROOT / "manage.py"], *((ROOT / each).rglob("*") for each in OURS))
    return sorted(path for path in found if path.suffix in suffixes and not {"migrations", "vendor"} & {*path.parts})


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, Function]]:
    """Yield each function under the name a reader would look for: "a/file.py:Class.method"."""

    def inside(node: ast.AST, outer: str) -> Iterator[tuple[str, Function]]:
        for child in ast.iter_child_nodes(node):
            name = outer + child.name if isinstance(child, Function | ast.ClassDef) else ""
            if isinstance(child, Function):
                yield name, child
            yield from inside(child, f"{name}." if name else outer)

    yield from inside(tree(path), f"{place(path)}:")


def all_functions() -> list[tuple[str, Function]]:
    return [found for path in files(".py") for found in functions(path)]


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def answers_a_request(function: Function) -> bool:
    names = [argument.arg for argument in function.args.args if argument.arg != "self"]
    return names[:1] == ["request"]


def is_of_views(where: str) -> bool:
    return re.match(r"doorstep/\w+/views(/\w+)?\.py:", where) is not None


# -- Sizes -----------------------------------------------------------------------------------------------------------


def over(ceiling: int, measured: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {where: size for where, size in measured if size > ceiling}


def test_a_file_fits_in_a_readers_head() -> None:
    long = over(FILE_LINES, ((place(path), lines(path)) for path in files(".py", ".css", ".js")))

    assert long.keys() == LONGER_FILES.keys(), long


def test_a_function_fits_on_a_screen() -> None:
    long = over(FUNCTION_LINES, ((where, length(function)) for where, function in all_functions()))

    assert long.keys() == LONGER_FUNCTIONS.keys(), long


def test_a_view_only_fetches_acts_and_answers() -> None:
    views = [(where, each) for where, each in all_functions() if is_of_views(where) and answers_a_request(each)]

    long = over(VIEW_LINES, ((where, length(view)) for where, view in views))

    assert long.keys() == LONGER_VIEWS.keys(), long


def test_a_template_is_a_page_of_named_parts() -> None:
    long = over(TEMPLATE_LINES, ((place(path), lines(path)) for path in files(".html", ".txt")))

    assert long.keys() == LONGER_TEMPLATES.keys(), long


# -- Habits ----------------------------------------------------------------------------------------------------------


def modules_imported(node: ast.AST) -> Iterator[str]:
    """Yield what is imported within, as "a.module" or "a.module.name"."""
    for each in ast.walk(node):
        if isinstance(each, ast.Import):
            yield from (alias.name for alias in each.names)
        elif isinstance(each, ast.ImportFrom) and each.module:
            yield from (f"{each.module}.{alias.name}" for alias in each.names)


def test_own_modules_are_imported_at_the_top() -> None:
    inner = {
        where
        for where, function in all_functions()
        if any(name.split(".")[0] in OURS for name in modules_imported(function))
        and not re.search(r"/apps\.py:\w+\.ready$", where)
    }

    assert inner == INNER_IMPORTS.keys()


def test_nothing_happens_by_signal() -> None:
    signals = re.compile(r"django\.dispatch\b|django(\.\w+)+\.signals\b")
    used = {
        f"{place(path)}:{name}"
        for path in files(".py")
        if HOUSE in path.parents
        for name in modules_imported(tree(path))
        if signals.match(name) and name != "django.db.models.signals.post_migrate"
    }

    assert used == SIGNALS.keys()


def test_saving_does_nothing_but_save() -> None:
    overridden = {
        where
        for where, _ in all_functions()
        if where.startswith("doorstep/") and re.search(r":\w+\.(save|delete)$", where)
    }

    assert overridden == SAVE_OVERRIDES.keys()


# -- Directions ------------------------------------------------------------------------------------------------------


def layers() -> dict[str, int]:
    """Return how high each app stands, the lowest at 0; those side by side stand equally high."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    house = next(each["layers"] for each in contracts if each["containers"] == ["doorstep"])
    return {app.strip(): height for height, layer in enumerate(reversed(house)) for app in layer.split("|")}


def our_apps() -> list[AppConfig]:
    return [app for app in apps.get_app_configs() if app.name.startswith("doorstep.")]


def may_know(app: str, other: str) -> bool:
    return app == other or layers()[app] > layers()[other]


def test_every_app_stands_in_a_layer() -> None:
    folders = {path.parent.name for path in HOUSE.glob("*/__init__.py")}

    assert folders == layers().keys()
    assert {app.label for app in our_apps()} == folders


@pytest.mark.parametrize("app", our_apps(), ids=lambda app: app.label)
def test_a_model_points_only_downwards(app: AppConfig) -> None:
    upwards = {
        f"{model.__name__}.{field} points to {other.__name__}"
        for model in app.get_models(include_auto_created=True)
        for field, other in relations(model)
        if other.__module__.startswith("doorstep.") and not may_know(app.label, meta(other).app_label)
    }

    assert upwards == set()


def meta(model: type[Model]) -> "Options[Model]":
    return model._meta  # noqa: SLF001 # Django's own name for it


def relations(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    for field in meta(model).get_fields():
        if isinstance(field, Field) and field.related_model:
            yield field.name, field.related_model


@pytest.mark.parametrize("app", our_apps(), ids=lambda app: app.label)
def test_a_migration_waits_only_for_lower_ones(app: AppConfig) -> None:
    known: Mapping[tuple[str, str], Migration] = MigrationLoader(None).disk_migrations
    waited_for = {other for (label, _), each in known.items() if label == app.label for other, _ in each.dependencies}

    assert {other for other in waited_for & layers().keys() if not may_know(app.label, other)} == set()


def test_a_template_uses_only_its_own_and_lower_ones() -> None:
    owners = {
        path.relative_to(folder).as_posix(): app_of(folder)
        for folder in get_app_template_dirs("templates")
        if HOUSE in folder.parents
        for path in folder.rglob("*.*")
    }
    upwards = {
        f"{place(path)} uses {name}"
        for path in files(".html", ".txt")
        for name in _TEMPLATE_USED.findall(path.read_text("utf-8"))
        if name in owners and not may_know(app_of(path), owners[name])
    }

    assert upwards == set()


def test_a_template_loads_only_its_own_and_lower_tags() -> None:
    owners = {path.stem: app_of(path) for path in HOUSE.glob("*/templatetags/*.py")}
    upwards = {
        f"{place(path)} loads {name}"
        for path in files(".html", ".txt")
        for name in " ".join(_LIBRARIES_USED.findall(path.read_text("utf-8"))).split()
        if name in owners and not may_know(app_of(path), owners[name])
    }

    assert upwards == set()


def test_a_page_leads_only_to_its_own_and_lower_addresses() -> None:
    owners = addresses()
    upwards = {
        f"{app_of(path)} leads to {name}"
        for path in files(".html", ".txt", ".py")
        if HOUSE in path.parents
        for name in _ADDRESS_USED.findall(path.read_text("utf-8"))
        if not may_know(app_of(path), owners[name])
    }

    assert upwards == UPWARD_ADDRESSES.keys()


def addresses() -> dict[str, str]:
    """Return whose table each named address stands in; the site's comes first, which says what <seen:…> is."""
    found = [(path.parent.name, path.stem) for path in HOUSE.glob("*/urls*.py")]
    return {
        f"{table.app_name}:{each.name}" if hasattr(table, "app_name") else each.name: app
        for app, name in sorted(found, key=lambda each: each[0] != "web")
        for table in [import_module(f"doorstep.{app}.{name}")]
        for each in table.urlpatterns
        if isinstance(each, URLPattern) and each.name
    }


def app_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0]
