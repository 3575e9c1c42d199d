"""The rows of a backup that is not well-formed: each is cut out and read for itself."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import BinaryIO

from rooftree.exchange.formats.encoding import PlainText
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.xml_stream import Node, XmlReader

LONGEST_ROW = 4_000_000
LONGEST_TEXT = 1_000_000
_BEGIN = re.compile(r"^[ \t]*<([A-Z][A-Za-z]*)(?=[\s/>])", re.MULTILINE)
_LONE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z]{1,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_UNKNOWN_NAME = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]{1,8};)")
_SIGNS_OF_MARKS = str.maketrans({"<": "&lt;"})
_IN_QUOTES = re.compile(r'="[^"]*"')


class RowFinder:
    """Yields the rows of some tables; `dropped` counts those that cannot be read, by table.

    A row begins on a line of its own with a name in a capital letter. A text may look like that, too:
    within CDATA it is believed to be a text, elsewhere what does not end well is tried once more
    together with what follows it.
    """

    def __init__(self, stream: BinaryIO, tags: Collection[str]) -> None:
        self._text = PlainText(stream, Ledger({}))
        self._tags = tags
        self.dropped: Counter[str] = Counter()
        self.places: dict[str, str] = {}

    def __iter__(self) -> Iterator[Node]:
        pending, begun = "", ("", 0)
        for tag, line, piece in self._pieces():
            node = self._read(begun[0], pending + piece) if pending else None
            if node is not None:
                pending = ""
                yield node
                continue
            if tag not in self._tags:
                pending += piece if pending else ""
                continue
            self._drop(*begun, pending)
            node = self._read(tag, piece)
            pending, begun = ("" if node else piece), (tag, line)
            if node is not None:
                yield node
        self._drop(*begun, pending)

    def _drop(self, tag: str, line: int, piece: str) -> None:
        if piece:
            self.dropped[tag] += 1
            self.places.setdefault(tag, f"line {line}")

    def _pieces(self) -> Iterator[tuple[str, int, str]]:
        """Yield rows with the names of their tables and the lines on which they begin."""
        tag, line, held = "", 1, ""
        for chunk in self._text:
            held += chunk
            start = seen = 0
            is_open = False
            for found in _BEGIN.finditer(held, 1 if tag else 0):
                is_open = _is_open(held[seen : found.start()], before=is_open)
                seen = found.start()
                if tag and is_open and seen - start < LONGEST_TEXT:
                    continue
                piece = held[start:seen]
                if tag:
                    yield tag, line, piece
                tag, line, start, is_open = found[1], line + piece.count("\n"), seen, False
            held = held[start:]
            if len(held) > LONGEST_ROW:
                self._drop(tag, line, held)
                tag, line, held = "", line + held.count("\n"), ""
        if tag:
            yield tag, line, held

    def _read(self, tag: str, piece: str) -> Node | None:
        piece = piece.replace("</entity-engine-xml>", "")
        return _tree(tag, piece) or _tree(tag, _mended(piece))


def _is_open(text: str, *, before: bool) -> bool:
    """Tell whether a stretch stops inside CDATA, in which what looks like a row is none."""
    begin, end = text.rfind("<![CDATA["), text.rfind("]]>")
    return before if begin == end else begin > end


def _tree(tag: str, piece: str) -> Node | None:
    reader = XmlReader(BytesIO(piece.encode("utf-8", "replace")), Ledger({}), (tag,))
    try:
        found = list(reader)
    except (FormatError, KeyError):
        return None
    return found[0] if found else None


def _mended(piece: str) -> str:
    """Return a row with what people's tools most often forget to write as XML wants it."""
    piece = _LONE_AMPERSAND.sub("&amp;", piece)
    piece = _UNKNOWN_NAME.sub(r"&amp;\1", piece)
    return _IN_QUOTES.sub(lambda found: found[0].translate(_SIGNS_OF_MARKS), piece)
