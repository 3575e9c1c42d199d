"""Ranks are short texts that sort between any two others, so that moving one thing rewrites one row.

A rank is a fraction in base 36 written without its leading "0."; plain text order is their order.
Appending and prepending take even steps, so that long lists keep short ranks.
"""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
WIDTH = 6
STEP = 1000
MIDDLE = BASE**WIDTH // 2
ROOM = BASE
"""What is left free between two ranks that are spread, so that a rank there is one digit longer."""


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


def spread(before: str, after: str, count: int) -> list[str]:
    """Return `count` ranks in order between two others, in even steps that leave room between them.

    An empty text means no neighbour there: the ranks then begin beside the other one and leave the
    rest of the range free. Raises ValueError when `before` does not sort ahead of `after`.
    """
    if after and before >= after:
        raise ValueError(f"{before!r} does not sort ahead of {after!r}")
    width = WIDTH
    bottom, top = _range(before, after, width)
    while top - bottom < ROOM * (count + 1):
        width += 1
        bottom, top = _range(before, after, width)
    step = (top - bottom) // (count + 1)
    if not (before and after):
        step = min(step, STEP)
    reach = step * (count + 1)
    start = bottom if before else top - reach if after else (top - reach) // 2
    return [_written(start + step * place, width) for place in range(1, count + 1)]


def _range(before: str, after: str, width: int) -> tuple[int, int]:
    return _number(before, width), _number(after, width) if after else BASE**width


def _number(rank: str, width: int) -> int:
    return int(rank[:width].ljust(width, "0"), BASE)


def _stepped(rank: str, step: int) -> str:
    """Return the rank one even step away, or nothing where the range ends."""
    number = _number(rank, WIDTH) + step
    return _written(number) if 0 < number < BASE**WIDTH else ""


def _written(number: int, width: int = WIDTH) -> str:
    text = ""
    for _ in range(width):
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
