"""A JSON object read piece by piece: the entries of its arrays one at a time, and plain values.

Memory is bounded by the largest single entry, depth and size of which are limited, not by the file.
"""

from collections.abc import Collection, Iterator
from typing import Any

import ijson

from rooftree.exchange.formats.encoding import JsonText
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.json_pieces import Piece, PieceAssembler
from rooftree.exchange.formats.json_place import place_of_fault
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.wording import N_

PARSER_FAULTS = (ijson.JSONError, ValueError, ArithmeticError, SystemError)


class PieceReader:
    """Turns a text into pieces; keys that are not asked for are passed over unbuilt.

    arrays: keys whose arrays come entry by entry. values: keys whose value comes whole.
    After the last piece, `keys` holds every top-level key that was met.
    Raises FormatError with line and column, or with the path inside the document.
    """

    def __init__(
        self, text: JsonText, ledger: Ledger, *, arrays: Collection[str], values: Collection[str]
    ) -> None:
        self._text = text
        self._ledger = ledger
        self._assembler = PieceAssembler(arrays, values)

    @property
    def keys(self) -> Collection[str]:
        """Top-level keys met so far, wanted or not."""
        return self._assembler.keys

    def __iter__(self) -> Iterator[Piece]:
        events = ijson.sendable_list()
        parser = ijson.basic_parse_coro(events, use_float=True)
        chunks = iter(self._text)
        for chunk in chunks:
            fault = fault_of(parser, chunk)
            yield from self._assembler.feed(events)
            if self._assembler.is_complete:
                self._look_behind(chunks, has_rest=fault is not None)
                return
            if fault is not None:
                self._refuse(fault)
            del events[:]
        self._refuse(None)

    def _look_behind(self, chunks: Iterator[bytes], *, has_rest: bool) -> None:
        if self._assembler.nuls:
            self._ledger.mention("nul_characters", "text", count=self._assembler.nuls)
        rest = next((chunk for chunk in chunks if chunk.strip()), b"")
        if has_rest or rest:
            sample = rest.strip()[:400].decode("utf-8", "replace")
            self._ledger.mention("junk_after", "file", sample=sample)
        if self._text.junk.strip():
            self._ledger.mention("junk_before", "file", sample=self._text.junk)

    def _refuse(self, fault: BaseException | None) -> None:
        place = f"{place_of_fault(self._text, PARSER_FAULTS)}, inside {self._assembler.path}"
        if fault is None:
            raise FormatError(
                N_("The file ends too early; it seems to be cut off."),
                place=place,
                expected=N_("the brace that closes the whole"),
            )
        raise FormatError(
            N_("This is not valid JSON."), place=place, cause=first_line(fault)
        ) from fault


def fault_of(parser: Any, chunk: bytes) -> BaseException | None:
    """Give the parser a chunk; return what it had to say against it."""
    try:
        parser.send(chunk)
    except PARSER_FAULTS as fault:
        return fault
    return None


def first_line(fault: BaseException) -> str:
    """Return the first line of what a parser said."""
    message = fault.args[0] if fault.args else ""
    text = message.decode("utf-8", "replace") if isinstance(message, bytes) else str(message)
    return text.partition("\n")[0]
