"""Reading the sample's files. Each has one theme; what they say refers to other things by slug."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

Record = dict[str, Any]


@cache
def read(name: str) -> Record:
    """Return one file."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def items() -> list[Record]:
    """Return all items, each with the prefix of its space."""
    return [
        {"space": file["space"], **item}
        for file in _files("items")
        for item in (*file.get("brief", ()), *file.get("item", ()))
    ]


def feedback() -> list[Record]:
    """Return everything that customers said, each with the product that it is about."""
    return [
        {"product": file["product"], **said} for file in _files("feedback") for said in file["said"]
    ]


def _files(folder: str) -> list[Record]:
    return [read(f"{folder}/{path.stem}") for path in sorted((DATA / folder).glob("*.toml"))]
