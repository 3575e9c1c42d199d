"""Any number of JSON values in one text, objects or lists: their long lists entry by entry.

Numbers come as int, or as Decimal when they have a fraction: some tools write larger ones than fit into
a machine's word. Memory is bounded by the largest entry, as with `json_stream`.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import ijson

from rooftree.exchange.formats.encoding import JsonText
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.json_pieces import Piece, PieceAssembler
from rooftree.exchange.formats.json_place import fault_in
from rooftree.exchange.formats.json_stream import PARSER_FAULTS, fault_of, first_line
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.wording import N_

LIST = "list"
"""The name under which the entries of a nameless, outermost list come."""
MAX_KEYS = 10_000
MAX_SILENCE = 20_000_000  # bytes of one text: the parser begins it anew with each chunk
_OPTIONS = {"multiple_values": True, "allow_comments": True}  # numbers of any size, as Decimal
_OPENING, _CLOSING = ("start_map", "start_array"), ("end_map", "end_array")
_REST = 400
_MORE = re.compile(rb"""[{\[]\s*["{\[\]}]""")


class Frame(NamedTuple):
    """What an object holds beside the entries of its lists; a list stands there as an empty one."""

    value: dict[str, Any]


class _Everything(Collection[str]):
    """All keys are wanted."""

    def __contains__(self, key: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class ValueReader:
    """Yields the entries of lists as pieces, and each object's frame behind its entries.

    arrays: keys of outermost objects whose lists come entry by entry.
    Raises FormatError with line and column, or with the path inside the document.
    """

    def __init__(self, text: JsonText, ledger: Ledger, *, arrays: Collection[str]) -> None:
        self._text = text
        self._ledger = ledger
        self._arrays = frozenset((*arrays, LIST))
        self._assembler: PieceAssembler | None = None
        self._is_list = False
        self._depth = 0
        self._frame: dict[str, Any] = {}
        self.count = 0

    def __iter__(self) -> Iterator[Piece | Frame]:
        events = ijson.sendable_list()
        parser = ijson.basic_parse_coro(events, **_OPTIONS)
        silence = 0
        for chunk in self._text:
            fault = fault_of(parser, chunk)
            silence = 0 if events else silence + len(chunk)
            if silence > MAX_SILENCE:
                self._refuse_text()
            yield from self._values(events)
            if fault is not None:
                self._stop(fault)
                break
            del events[:]
        if self._assembler is not None:
            self._refuse(N_("The file ends too early; it seems to be cut off."))
        if self._text.junk.strip():
            self._ledger.mention("junk_before", "file", sample=self._text.junk)

    def _values(self, events: list[tuple[str, Any]]) -> Iterator[Piece | Frame]:
        """Give what the events complete, value after value."""
        begin = 0
        for index, (kind, _value) in enumerate(events):
            if kind in _OPENING:
                self._depth += 1
            elif kind in _CLOSING:
                self._depth -= 1
            if self._depth == 0:
                yield from self._pieces(events[begin : index + 1])
                yield from self._end()
                begin = index + 1
        if begin < len(events):
            yield from self._pieces(events[begin:])

    def _pieces(self, events: list[tuple[str, Any]]) -> Iterator[Piece]:
        if self._assembler is None:
            self._assembler = PieceAssembler(self._arrays, _Everything())
            self._is_list = events[0][0] == "start_array"
            if self._is_list:
                events = [("start_map", None), ("map_key", LIST), *events]
        for piece in self._assembler.feed(events):
            if piece.number is None:
                self._keep(piece)
            else:
                yield piece

    def _keep(self, piece: Piece) -> None:
        if len(self._frame) >= MAX_KEYS:
            self._refuse(N_("One part of the file is too large to be an export."))
        self._frame[piece.key] = piece.value

    def _end(self) -> Iterator[Frame]:
        if self._assembler is not None and self._assembler.nuls:
            self._ledger.mention("nul_characters", "text", count=self._assembler.nuls)
        frame, self._frame, self._assembler = self._frame, {}, None
        self.count += 1
        yield Frame(frame)

    def _stop(self, fault: BaseException) -> None:
        """Refuse a fault inside a value; behind the last one it is junk, which is told."""
        if self._assembler is not None or not self.count:
            self._refuse(N_("This is not valid JSON."), fault)
        found = fault_in(self._text, PARSER_FAULTS, **_OPTIONS)
        if _MORE.search(found.rest):
            self._refuse(N_("Between two values of the file stands what is no JSON."), fault)
        sample = found.rest[:_REST].decode("utf-8", "replace")
        self._ledger.mention("junk_after", "file", sample=sample)

    def _refuse_text(self) -> None:
        raise FormatError(
            N_("One text of the file is too large to be an export."),
            place=self._assembler.path if self._assembler else "",
            expected=N_("at most twenty million letters in a text"),
        )

    def _refuse(self, problem: str, fault: BaseException | None = None) -> None:
        path = self._assembler.path if self._assembler else ""
        place = fault_in(self._text, PARSER_FAULTS, **_OPTIONS).place
        raise FormatError(
            problem,
            place=f"{place}, inside {shortened(path)}" if path else place,
            expected=N_("the bracket that closes the whole") if fault is None else "",
            cause=first_line(fault) if fault is not None else "",
        ) from fault
