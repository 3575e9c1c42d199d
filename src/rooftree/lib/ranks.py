"""Ranks are short texts that sort between any two others, so that moving one thing rewrites one row.

A rank is a fraction in base 36 written without its leading "0."; plain text order is their order.
Appending and prepending take even steps, so that long lists keep short ranks.
"""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
WIDTH = 6
STEP = 1000
MIDDLE = BASE**WIDTH // 2


def between(before: str, after: str) -> str:
    """Return a rank after `before` and ahead of `after`; an empty text means no neighbour there.

    Raises ValueError when `before` does not sort ahead of `after`.
    """
    if not before and not after:
        return _written(MIDDLE)
    if not after:
        return _stepped(before, STEP) or _bisected(before, "")
    if not before:
        return _stepped(after, -STEP) or _bisected("", after)
    if before >= after:
        raise ValueError(f"{before!r} does not sort ahead of {after!r}")
    return _bisected(before, after)


def ranks_after(last: str, count: int) -> list[str]:
    """Return `count` ranks in order that all sort after `last` (empty: after nothing)."""
    ranks = []
    for _ in range(count):
        last = between(last, "")
        ranks.append(last)
    return ranks


def _stepped(rank: str, step: int) -> str:
    """Return the rank one even step away, or nothing where the range ends."""
    number = int(rank[:WIDTH].ljust(WIDTH, "0"), BASE) + step
    return _written(number) if 0 < number < BASE**WIDTH else ""


def _written(number: int) -> str:
    text = ""
    for _ in range(WIDTH):
        number, digit = divmod(number, BASE)
        text = DIGITS[digit] + text
    return text.rstrip("0")


def _bisected(before: str, after: str) -> str:
    rank = ""
    position = 0
    bounded = bool(after)
    while True:
        low = DIGITS.index(before[position]) if position < len(before) else 0
        if bounded and position >= len(after):
            raise ValueError(f"nothing sorts between {before!r} and {after!r}")
        high = DIGITS.index(after[position]) if bounded else BASE
        if high - low > 1:
            return rank + DIGITS[(low + high) // 2]
        rank += DIGITS[low]
        bounded = bounded and high == low
        position += 1
