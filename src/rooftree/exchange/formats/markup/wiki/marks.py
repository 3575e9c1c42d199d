"""Control signs that stand for what macros were, while the text around them is read.

None can come from the source: such signs are taken out of it first.
"""

import re

EDGE = "\0"
"""Where a macro stood that leaves nothing: an edge of words, and nothing to see."""

_CODE = "\1"
_BOX = "\3"
_END = "\2"
CODE = re.compile(f"{_CODE}(\\d+){_END}")
BOX_LINE = re.compile(f"{_BOX}(\\d+){_END}")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def code_mark(number: int) -> str:
    """Stand for a piece of code."""
    return f"{_CODE}{number}{_END}"


def box_mark(number: int) -> str:
    """Stand for where a box opens or closes, on a line of its own."""
    return f"\n{_BOX}{number}{_END}\n"
