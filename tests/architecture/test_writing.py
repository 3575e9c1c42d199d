"""Stored data change through actions only, and actions write through `changes.rows` only."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import source

DOORS = ("web", "api", "mcp", "dialects")
ROOMS_OF_ACTIONS = ("people", "work", "product", "project", "planning", "alignment", "exchange")
MANAGERS = {"objects", "_base_manager", "_default_manager"}
WRITES = {"save", "create", "delete", "update", "get_or_create", "update_or_create"}
BULK_WRITES = {"bulk_create", "bulk_update"}


def test_a_door_neither_asks_the_database_nor_writes_to_it():
    found = [
        source.place(file, node)
        for file in source.python_files(*DOORS)
        for node in (*_managers(file), *source.method_calls(source.tree(file), {"save", "delete"}))
    ]

    assert not found, "Ask a query and call an action instead."


def test_an_action_writes_through_rows():
    found = [
        source.place(file, call)
        for file in source.python_files(*ROOMS_OF_ACTIONS)
        for scope in _action_code(file)
        for call in source.method_calls(scope, WRITES | BULK_WRITES)
    ]

    assert not found, "Write through changes.rows, so that the log has the old and the new value."


def test_nobody_listens_to_signals_of_models():
    found = [
        source.place(file, node)
        for file in source.python_files()
        for module, node in source.imported_modules(file)
        if module.startswith("django.db.models.signals")
    ]

    assert not found, "Readers follow the change log; signals hide the flow."


def test_every_call_of_an_action_says_who_acts():
    actions = _actions()

    found = [
        source.place(file, call)
        for file in source.python_files()
        for call in _calls_of_actions(file, actions)
        if not any(keyword.arg in {"by", None} for keyword in call.keywords)
    ]

    assert not found, "Say by=…"


def _managers(file: Path) -> Iterator[ast.Attribute]:
    for node in ast.walk(source.tree(file)):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield node


def _action_code(file: Path) -> list[ast.AST]:
    if file.name == "actions.py":
        return [source.tree(file)]
    return [function for function in source.functions(file) if source.is_action(function)]


def _actions() -> set[str]:
    """Return the dotted names of all actions."""
    return {
        f"{_module(file)}.{function.name}"
        for file in source.python_files()
        for function in source.functions(file)
        if source.is_action(function)
    }


def _calls_of_actions(file: Path, actions: set[str]) -> Iterator[ast.Call]:
    known = _names_known_in(file)
    for node in ast.walk(source.tree(file)):
        if isinstance(node, ast.Call) and _meaning(node.func, known) in actions:
            yield node


def _names_known_in(file: Path) -> dict[str, str]:
    """Map each name that a file defines or imports to what it stands for."""
    module = _module(file)
    known = {function.name: f"{module}.{function.name}" for function in source.functions(file)}
    for node in ast.walk(source.tree(file)):
        if isinstance(node, ast.ImportFrom):
            known |= {
                alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names
            }
    return known


def _meaning(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.Attribute):
        return f"{_meaning(node.value, known)}.{node.attr}"
    return ""


def _module(file: Path) -> str:
    return ".".join(file.relative_to(source.HOUSE.parent).with_suffix("").parts)
