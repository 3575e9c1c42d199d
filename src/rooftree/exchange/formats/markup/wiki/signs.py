"""Pairs of signs around words: *strong*, _emphasis_, -deleted- and the like.

A sign opens where no word and no same sign is before it and something follows; it closes where
something is before it and no word follows. So `a-b-c`, `x * y`, `->` and `snake_case` stay what they are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import EM, PLAIN, STRIKE, STRONG, Inline, Run, Style
from rooftree.exchange.formats.markup.scripts import raised

_STYLES: Mapping[str, Style] = {"*": STRONG, "_": EM, "??": EM, "-": STRIKE}
_UNSAID: Mapping[str, str] = {"+": "inserted", "~": "subscript"}
_RAISING = "^"


@dataclass(slots=True)
class Sign:
    """A sign that may be one of a pair; `written` is what it is when it is not."""

    sign: str
    written: str
    is_paired: bool = False
    closes: bool = False


Entry = Inline | Sign


def can_open(line: str, start: int, end: int) -> bool:
    """Tell whether the sign at start:end may open a pair."""
    before, after = _around(line, start, end)
    if before.isalnum() or before == line[end - 1] or line[start : end + 1] == "->":
        return False
    return bool(after.strip()) and after != line[start]


def can_close(line: str, start: int, end: int) -> bool:
    """Tell whether the sign at start:end may close a pair."""
    before, after = _around(line, start, end)
    if after.isalnum() or after == line[start] or line[start - 1 : end] == "<-":
        return False
    return bool(before.strip()) and before != line[end - 1]


def _around(line: str, start: int, end: int) -> tuple[str, str]:
    return line[start - 1 : start] if start else "", line[end : end + 1]


class Pairing:
    """Entries of a line in their order; pairs up signs as they come, so that pairs nest."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._open: dict[str, list[int]] = {}

    def is_open(self, sign: str) -> bool:
        """Tell whether a sign waits for its partner."""
        return bool(self._open.get(sign))

    def open(self, sign: Sign) -> None:
        """Add a sign that may open a pair."""
        self._open.setdefault(sign.sign, []).append(len(self.entries))
        self.entries.append(sign)

    def close(self, sign: Sign) -> None:
        """Add the partner of the last such sign; what opened between the two stays alone."""
        place = self._open[sign.sign].pop()
        opener = self.entries[place]
        if isinstance(opener, Sign):
            opener.is_paired, sign.is_paired, sign.closes = True, True, True
        for places in self._open.values():
            while places and places[-1] > place:
                places.pop()
        self.entries.append(sign)


def styled(entries: Iterable[Entry], losses: Losses) -> Iterator[Inline]:
    """Give the runs of a line in the styles of the pairs around them."""
    active: Counter[str] = Counter()
    for one in entries:
        if not isinstance(one, Sign):
            yield _in_styles(one, active, losses)
        elif not one.is_paired:
            yield _in_styles(Run(one.written), active, losses)
        else:
            active[one.sign] += -1 if one.closes else 1
            if one.sign in _UNSAID and one.closes:
                losses.tell(_UNSAID[one.sign])


def _in_styles(one: Inline, active: Counter[str], losses: Losses) -> Inline:
    if not isinstance(one, Run) or not any(active.values()):
        return one
    text, style = one.text, one.style
    for sign, depth in active.items():
        style |= _STYLES.get(sign, PLAIN) if depth else PLAIN
    if active[_RAISING]:
        moved = raised(text)
        if moved is None:
            losses.tell("superscript")
        text = moved or text
    return one._replace(text=text, style=style)
