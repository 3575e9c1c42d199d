"""Short files, short functions."""

import pytest

from tests.architecture import source

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50


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
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LINES_OF_A_FUNCTION
    }

    assert not long
