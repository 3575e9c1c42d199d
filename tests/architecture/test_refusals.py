"""What the house refuses, it refuses in a sentence that can be translated."""

import ast
from collections.abc import Iterator
from pathlib import Path

from rooftree import errors
from tests.architecture import source

UNTRANSLATED = {"engine", "lib", "ops", "errors.py"}
"""Rooms whose texts speak to programs, or to whoever sits at a terminal, in English."""

FIRST = {"message", "problem"}
MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext", "N_"}


def _files() -> Iterator[Path]:
    for file in source.python_files():
        if file.relative_to(source.HOUSE).parts[0] not in UNTRANSLATED:
            yield file


def _refusals() -> set[str]:
    """Return the names of all kinds of refusals, those included that a room makes for itself."""
    names = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    for file in _files():
        for node in ast.walk(source.tree(file)):
            if isinstance(node, ast.ClassDef) and {_name(base) for base in node.bases} & names:
                names.add(node.name)
    return names


def _calls(file: Path, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(source.tree(file)):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield node


def _texts(call: ast.Call) -> Iterator[ast.expr]:
    """Yield what a refusal says; a text that stands above in the same file is followed."""
    yield from call.args[:1]
    yield from (word.value for word in call.keywords if word.arg in FIRST)


def _is_bare(text: ast.expr, named: dict[str, list[ast.expr]]) -> bool:
    if isinstance(text, ast.Name):
        return any(_is_bare(value, {}) for value in named.get(text.id, ()))
    if isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute):
        return _is_bare(text.func.value, named)  # "…".format(…)
    if isinstance(text, ast.BinOp):
        return _is_bare(text.left, named) or _is_bare(text.right, named)
    if isinstance(text, ast.IfExp):
        return _is_bare(text.body, named) or _is_bare(text.orelse, named)
    is_literal = isinstance(text, ast.Constant) and isinstance(text.value, str)
    return isinstance(text, ast.JoinedStr) or (is_literal and any(map(str.isalpha, text.value)))


def _named(file: Path) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(source.tree(file)):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                found.setdefault(_name(target), []).append(node.value)
    return found


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def test_what_people_are_refused_with_can_be_translated():
    names = _refusals()
    bare = [
        source.place(file, call)
        for file in _files()
        for call in _calls(file, names)
        if any(_is_bare(text, _named(file)) for text in _texts(call))
    ]

    assert not bare


def test_a_text_to_translate_is_written_out_without_values_in_it():
    filled = [
        source.place(file, call)
        for file in _files()
        for call in _calls(file, MARKS)
        if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in call.args)
    ]

    assert not filled


def test_every_kind_of_refusal_is_known():
    assert _refusals() >= {"NotFound", "Forbidden", "RuleBroken", "Stale", "FormatError"}


def test_a_bare_text_is_seen_in_whatever_form():
    written = """
WORDS = "Say more."
raise NotFound("There is none.")
raise NotFound(f"There is no {thing}.")
raise RuleBroken("No {name}.".format(name=name), field="name")
raise RuleBroken(WORDS)
raise FormatError(problem="Broken.")
"""
    module = ast.parse(written)
    named = {"WORDS": [module.body[0].value]}
    calls = [node.exc for node in module.body[1:]]

    assert all(any(_is_bare(text, named) for text in _texts(call)) for call in calls)
