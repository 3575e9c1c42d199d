"""Plain text, code and addresses in Markdown that means exactly them (CommonMark 0.31 with tables).

Only signs that would mean something where they stand are escaped, since people go on writing in it.
"""

import re
from collections.abc import Callable, Mapping

_SIGNS = re.compile(r"[\\`*_\[\]<&~!]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BLOCK_START = re.compile(
    r"(?:#{1,6}|[-+*])(?=[ \t]|$)"  # heading, bullet
    r"|>"  # quote
    r"|\[(?=[ xX]\][ \t])"  # task
    r"|([-*_])[ \t]*(?:\1[ \t]*){2,}$"  # rule
    r"|=+[ \t]*$|-+[ \t]*$"  # underline of a heading
    r"|[-|:][-|: \t]+$"  # second row of a table
)
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_MARKS = ("*", "_", "~")
_TICKS = re.compile(r"`+")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f<>\"\\]")
_NESTED_PARENTHESES = 20


def escaped(text: str, *, before: str = "", after: str = "", in_link: bool = False) -> str:
    """Escape text of one line; `before` and `after` are the signs around it, "" at a line's ends."""

    # A letter right beside a mark may become an entity, which is no letter to its other neighbour.
    exposed = {1 if before in _MARKS else -1, len(text) - 2 if after in _MARKS else -1}

    def escape(found: re.Match[str]) -> str:
        at, sign = found.start(), found[0]
        left = text[at - 1] if at else before
        right = text[at + 1] if at + 1 < len(text) else after
        if sign == "_" and at in exposed:
            return "\\_"
        means = _ENTITY.match(text, at) if sign == "&" else _means(sign, left, right)
        return f"\\{sign}" if means or (in_link and sign in "[]") else sign

    return _SIGNS.sub(escape, text)


def guarded(line: str) -> str:
    """Keep a finished line of a paragraph from starting a block."""
    number = _NUMBER.match(line)
    if number:
        return f"{number[1]}\\{line[number.end(1) :]}"
    return f"\\{line}" if _BLOCK_START.match(line) else line


def code_span(text: str) -> str:
    """Write one line of code."""
    fence = "`" * _free_length(text, 1)
    if text.startswith("`") or text.endswith("`") or (_is_padded(text) and text.strip(" ")):
        text = f" {text} "
    return f"{fence}{text}{fence}"


def code_fence(text: str) -> str:
    """Give a fence that does not occur in a text."""
    return "`" * _free_length(text, 3)


def entity(sign: str) -> str:
    """Write a sign as a numbered entity: the same to readers, punctuation to Markdown."""
    return f"&#{ord(sign)};"


def destination(address: str) -> str:
    """Write an address for the parentheses of a link."""
    safe = _UNSAFE_IN_ADDRESS.sub(_percent, address)
    safe = _ENTITY.sub(lambda found: f"&amp;{found[0][1:]}", safe)
    return safe if _is_balanced(safe) else safe.replace("(", "\\(").replace(")", "\\)")


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


def _is_balanced(address: str) -> bool:
    depth = deepest = 0
    for sign in address:
        if sign == "(":
            depth += 1
            deepest = max(deepest, depth)
        elif sign == ")":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0 and deepest <= _NESTED_PARENTHESES


def _free_length(text: str, least: int) -> int:
    return max([least, *(len(found[0]) + 1 for found in _TICKS.finditer(text))])


def _is_padded(text: str) -> bool:
    return text.startswith(" ") and text.endswith(" ")


def _means(sign: str, left: str, right: str) -> bool:
    if sign in _BY_WHAT_FOLLOWS:
        return _BY_WHAT_FOLLOWS[sign](right)
    return sign in _BY_BOTH_SIDES and _BY_BOTH_SIDES[sign](left, right)


def _is_space(sign: str) -> bool:
    return not sign or sign.isspace()


def _touches(left: str, right: str) -> bool:
    return not (_is_space(left) and _is_space(right))


_BY_WHAT_FOLLOWS: Mapping[str, Callable[[str], bool]] = {
    "\\": lambda right: not right or right in PUNCTUATION,
    "`": lambda _: True,
    "]": lambda right: right in ("(", "[", ":"),
    "<": lambda right: not _is_space(right),
    "!": lambda right: right == "[",
}
_BY_BOTH_SIDES: Mapping[str, Callable[[str, str], bool]] = {
    "*": _touches,
    "_": lambda left, right: _touches(left, right) and not (left.isalnum() and right.isalnum()),
    "~": lambda left, right: "~" in (left, right),
}
