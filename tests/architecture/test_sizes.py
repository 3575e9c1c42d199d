"""Short files, short functions."""

import ast

import pytest

from tests.architecture import source

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50
LINES_OF_A_KERNEL = 80  # a compiled loop, whose state is many arrays


@pytest.mark.parametrize("ending", ["py", "js", "css", "html"])
def test_no_file_is_long(ending):
    long = {
        source.place(file): lines
        for file in sorted(source.HOUSE.rglob(f"*.{ending}"))
        if not source.is_migration(file)
        and (lines := file.read_text(encoding="utf-8").count("\n")) > LINES_OF_A_FILE
    }

    assert not long


def test_no_function_is_long():
    long = {
        f"{source.place(file, function)} {function.name}": lines
        for file in source.python_files()
        if not source.is_migration(file)
        for function in source.functions(file)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > _most(function)
    }

    assert not long


def _most(function):
    names = {ast.unparse(one).partition("(")[0] for one in function.decorator_list}
    return LINES_OF_A_KERNEL if "jit" in names else LINES_OF_A_FUNCTION
