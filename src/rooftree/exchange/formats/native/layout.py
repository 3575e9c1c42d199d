"""The parts of an export by their names, and how much is believed of one that comes in."""

import re

FORMAT = "rooftree"
VERSION = 1

HEADER = "rooftree.json"
LOG = "log.jsonl"
PRIVATE = "private.jsonl"

FILE = re.compile(r"files/([0-9a-f]{2})/((?:\1)[0-9a-f]{62})")
PART = re.compile(rf"{HEADER}|{LOG}|{PRIVATE}|tables/[a-z]+\.[a-z]+\.jsonl|{FILE.pattern}")

MEBIBYTE = 1024 * 1024
MOST_PARTS = 200_000
LONGEST_HEADER = MEBIBYTE
LONGEST_LINE = 64 * MEBIBYTE
LONGEST_DIRECTORY = 32 * MEBIBYTE
MOST_UNPACKED = 64 * MEBIBYTE
MOST_UNPACKED_TIMES = 100
"""An archive may unpack to so many times its size, and to `MOST_UNPACKED` besides."""


def table_part(name: str) -> str:
    """Return the part that holds the rows of a table such as "work.item"."""
    return f"tables/{name}.jsonl"


def file_part(sha256: str) -> str:
    """Return the part that is the file with this hash."""
    return f"files/{sha256[:2]}/{sha256}"


def is_part(name: str) -> bool:
    """Tell whether an export may hold a part of this name."""
    return PART.fullmatch(name) is not None
