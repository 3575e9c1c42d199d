"""What a package brings along besides Python."""

import tomllib

from tests.architecture import source

FOR_DEVELOPERS = {".md"}
COMPILED = "__pycache__"


def test_every_file_that_the_house_reads_is_installed():
    project = tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["rooftree"]
    installed = {file for pattern in patterns for file in source.HOUSE.glob(pattern)}
    files = {file for file in source.HOUSE.rglob("*.*") if file.is_file()}

    left = {
        file
        for file in files - installed
        if file.suffix not in {".py", *FOR_DEVELOPERS} and COMPILED not in file.parts
    }

    assert not left, "Name their ending among the package data in pyproject.toml."
