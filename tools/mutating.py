"""Finds each question that lets somebody in, in the text of a module, and says how it reads with that question gone."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Doors before views (doorstep/people/doors.py): each becomes a weaker one, and where none is named it is taken away.
WEAKER = {"proved": "signed_in", "proved_to_write": "signed_in", "strongly": "signed_in"}
# Whose something is, as a query is asked.
FOR_WHOM = {"person", "person_id", "whose", "by", "standing"}
OPEN = "(lambda *_args, **_kwargs: True)"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Mutant:
    """One place of a module, and what stands there instead; `inside` is the function it stands in."""

    what: str
    line: int
    inside: str
    start: int
    end: int
    instead: str

    def applied(self, text: bytes) -> bytes:
        return text[: self.start] + self.instead.encode() + text[self.end :]


class Text:
    """A module as text and as a tree, whose parts know where they stand."""

    def __init__(self, text: str) -> None:
        self.bytes = text.encode()
        self.tree = ast.parse(text)
        lines = self.bytes.splitlines(keepends=True)
        self._begins = [sum(map(len, lines[:count])) for count in range(len(lines) + 1)]

    def start(self, node: ast.expr | ast.stmt) -> int:
        return self._begins[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt) -> int:
        return self._begins[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def functions(self) -> Iterator[tuple[str, Function]]:
        yield from _functions(self.tree, "")

    def mutant(self, what: str, node: ast.expr | ast.stmt, inside: str, instead: str) -> Mutant:
        return Mutant(what, node.lineno, inside, self.start(node), self.end(node), instead)


def _functions(node: ast.AST, outer: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        named = isinstance(child, Function | ast.ClassDef)
        name = f"{outer}{child.name}" if isinstance(child, Function | ast.ClassDef) else outer
        if isinstance(child, Function):
            yield name, child
        yield from _functions(child, f"{name}." if named else outer)


def mutants(module: str, source: str) -> list[Mutant]:
    """List what can be removed from a module, by its place in the house: "doorstep/accounts/permissions.py"."""
    text, parts = Text(source), set(module.removesuffix(".py").split("/"))
    found: list[Mutant] = [*asked(text)]
    if parts & {"permissions", "doors"}:
        found += [*answers_yes(text), *conditions_of_doors(text)]
    if "doors" in parts or {"middleware", "accounts"} <= parts:
        found += ifs(text)
    if parts & {"views", "pages"}:
        found += [*doors(text), *guards(text)]
    if parts & {"views", "pages", "queries"}:
        found += for_whom(text)
    # A function within another is walked through twice.
    return list({(each.start, each.end, each.instead): each for each in found}.values())


# -- What is asked ----------------------------------------------------------------------------------------------------


def answers_yes(text: Text) -> Iterator[Mutant]:
    """Let each function that answers yes or no say yes."""
    for name, function in text.functions():
        if isinstance(function.returns, ast.Name) and function.returns.id == "bool":
            yield _whole(text, f"{name} always says yes", name, function)


def _whole(text: Text, what: str, name: str, function: Function) -> Mutant:
    first, last = function.body[0], function.body[-1]
    return Mutant(what, function.lineno, name, text.start(first), text.end(last), "return True")


def conditions_of_doors(text: Text) -> Iterator[Mutant]:
    """Let each door's condition be met by everybody who signed in."""
    for name, function in text.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and _called(node) == "_door" and not _says_yes(node.args[1]):
                yield text.mutant(f"the door {name} asks nothing", node.args[1], name, OPEN)


def _says_yes(node: ast.expr) -> bool:
    return isinstance(node, ast.Lambda) and isinstance(node.body, ast.Constant) and node.body.value is True


def ifs(text: Text) -> Iterator[Mutant]:
    """Pass over each condition: one that lets through is always met, one that turns away never."""
    for name, function in text.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.If):
                lets_through = any(way in ast.unparse(node.body[-1]) for way in ("_get_response(", "view("))
                asked_for = ast.unparse(node.test)
                yield text.mutant(f"passed over: if {asked_for}", node.test, name, str(lets_through))


# -- Before views, and in them ----------------------------------------------------------------------------------------


def doors(text: Text) -> Iterator[Mutant]:
    known = imported(text.tree, "doors")
    for name, function in text.functions():
        for each in function.decorator_list:
            door = each.id if isinstance(each, ast.Name) else ""
            if door in known:
                weaker = WEAKER.get(door, "")
                what = f"{door} became {weaker}" if weaker else f"{door} is gone"
                # A weaker one is fetched from where the stronger came; one that is gone leaves what does nothing.
                fetched = f'getattr(__import__("sys").modules[{door}.__module__], "{weaker}")'
                yield text.mutant(what, each, name, fetched if weaker else "(lambda view: view)")


def asked(text: Text) -> Iterator[Mutant]:
    """Answer yes wherever a permission is asked, and wherever one is handed on to be asked."""
    own = _asked_by_name(text.tree)
    for name, function in text.functions():
        calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
        asking = [call for call in calls if _is_permission(call.func, own)]
        yield from (text.mutant(f"yes: {ast.unparse(call)}", call, name, "True") for call in asking)
        for argument in (each for call in calls for each in _arguments(call)):
            if _is_permission(argument, own):
                yield text.mutant(f"yes: {ast.unparse(argument)}", argument, name, OPEN)


def imported(tree: ast.Module, *modules: str) -> set[str]:
    """Name what was imported out of modules of these names."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").rpartition(".")[2] in modules
        for alias in node.names
    }


def _asked_by_name(tree: ast.Module) -> set[str]:
    """Name the questions that were imported to be asked by their own names: they read as such."""
    return {name for name in imported(tree, "permissions", "doors") if name.split("_")[0] in {"may", "is", "takes"}}


def _is_permission(node: ast.expr, own: set[str]) -> bool:
    if isinstance(node, ast.Attribute):
        return isinstance(node.value, ast.Name) and node.value.id == "permissions"
    return isinstance(node, ast.Name) and node.id in own


def guards(text: Text) -> Iterator[Mutant]:
    """Leave out each statement that only turns away: `may_add_or_404(…)`."""
    for name, function in text.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
                called = _called(node.value)
                if called.endswith("_or_404"):
                    yield text.mutant(f"left out: {ast.unparse(node)}", node, name, "pass")


# -- In questions to the database -------------------------------------------------------------------------------------


def for_whom(text: Text) -> Iterator[Mutant]:
    """Leave out for whom a query asks: `.filter(person=person)`, `get_object_or_404(Passkey, pk=pk, person=…)`."""
    for name, function in text.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and _called(node) in {"filter", "exclude", "get", "get_object_or_404"}:
                yield from _without(text, name, node)


def _without(text: Text, name: str, call: ast.Call) -> Iterator[Mutant]:
    for keyword in call.keywords:
        if keyword.arg and keyword.arg.split("__")[0] in FOR_WHOM:
            rest = [ast.unparse(each) for each in call.args]
            rest += [ast.unparse(each) for each in call.keywords if each is not keyword]
            instead = f"{ast.unparse(call.func)}({', '.join(rest)})"
            what = f"{ast.unparse(call.func)}({', '.join(rest)}) without {ast.unparse(keyword)}"
            yield Mutant(what, call.lineno, name, text.start(call), text.end(call), instead)


def _called(call: ast.Call) -> str:
    function = call.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _arguments(call: ast.Call) -> Iterable[ast.expr]:
    return [*call.args, *(each.value for each in call.keywords)]
