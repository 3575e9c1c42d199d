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
    """Return all items with the prefix of their space and the project, if not their own, of their whole."""
    found = [
        {"space": file["space"], **item}
        for file in _files("items")
        for item in (*file.get("brief", ()), *file.get("item", ()))
    ]
    by_slug = {one["slug"]: one for one in found}
    for one in found:
        whole: Record | None = one
        while whole is not None and "project" not in whole:
            whole = by_slug.get(whole.get("parent", ""))
        if whole is not None:
            one["project"] = whole["project"]
    return found


def feedback() -> list[Record]:
    """Return everything that customers said, each with the product that it is about."""
    return [
        {"product": file["product"], **said} for file in _files("feedback") for said in file["said"]
    ]


def _files(folder: str) -> list[Record]:
    return [read(f"{folder}/{path.stem}") for path in sorted((DATA / folder).glob("*.toml"))]
