"""The source as the tests of the tree see it: files, and what is written in them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "rooftree"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*rooms: str) -> list[Path]:
    """Return the Python files of some rooms (of the whole house without a name), sorted."""
    folders = [HOUSE / room for room in rooms] or [HOUSE]
    return sorted(file for folder in folders for file in folder.rglob("*.py"))


def is_migration(file: Path) -> bool:
    return file.parent.name == "migrations"


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def place(file: Path, node: ast.AST | None = None) -> str:
    """Return a path that an editor can follow."""
    name = str(file.relative_to(ROOT))
    return f"{name}:{node.lineno}" if node is not None else name


def functions(file: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(file)) if isinstance(node, Function))


def is_action(function: Function) -> bool:
    return any(
        isinstance(mark, ast.Name) and mark.id == "action" for mark in function.decorator_list
    )


def method_calls(node: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    """Yield calls like `something.name(…)`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and _method(call.func) in names:
            yield call


def _method(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else ""


def imported_modules(file: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Yield each module that a file imports, and each name taken from one as if it were one."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)
