"""A JSON object read piece by piece: the entries of its arrays one at a time, and plain values.

Memory is bounded by the largest single entry, depth and size of which are limited, not by the file.
"""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import ijson

from rooftree.exchange.formats.encoding import JsonText
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.json_place import place_of_fault
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.wording import N_

MAX_DEPTH = 100
_IN_ARRAY = 2  # depth of the entries of a top-level array
MAX_VALUES = 200_000  # in one entry
MAX_ENTRIES = 1_000_000  # in one array
PARSER_FAULTS = (ijson.JSONError, ValueError, ArithmeticError, SystemError)


class Piece(NamedTuple):
    """A value under a top-level key; entries of an array carry their number.

    An array announces itself first, as an empty list without number.
    """

    key: str
    number: int | None
    value: Any


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
        self._assembler = _Assembler(arrays, values)

    @property
    def keys(self) -> Collection[str]:
        """Top-level keys met so far, wanted or not."""
        return self._assembler.keys

    def __iter__(self) -> Iterator[Piece]:
        events = ijson.sendable_list()
        parser = ijson.basic_parse_coro(events, use_float=True)
        chunks = iter(self._text)
        for chunk in chunks:
            fault = _send(parser, chunk)
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
            N_("This is not valid JSON."), place=place, cause=_first_line(fault)
        ) from fault


def _send(parser: Any, chunk: bytes) -> BaseException | None:
    try:
        parser.send(chunk)
    except PARSER_FAULTS as fault:
        return fault
    return None


def _first_line(fault: BaseException) -> str:
    message = fault.args[0] if fault.args else ""
    text = message.decode("utf-8", "replace") if isinstance(message, bytes) else str(message)
    return text.partition("\n")[0]


class _Assembler:
    """The state between parser events: which key, how deep, and what is being built."""

    def __init__(self, arrays: Collection[str], values: Collection[str]) -> None:
        self.keys: set[str] = set()
        self.is_complete = False
        self._arrays = arrays
        self._values = values
        self._depth = 0
        self._key = ""
        self._number: int | None = None
        self._stack: list[Any] = []
        self._names: list[str] = []
        self._count = 0
        self.nuls = 0

    @property
    def path(self) -> str:
        """Where the reading is, as `cards[3].badges`."""
        place = self._key or "the outermost object"
        if self._number is not None:
            place += f"[{self._number}]"
        names = [name for name, holder in zip(self._names, self._stack, strict=True) if name]
        return shortened(".".join([place, *names]))

    def feed(self, events: list[tuple[str, Any]]) -> Iterator[Piece]:
        """Take parser events, give the pieces that they complete."""
        for kind, value in events:
            if self.is_complete:
                return
            piece = self._step(kind, value)
            if piece is not None:
                yield piece

    def _step(self, kind: str, value: Any) -> Piece | None:
        if self._depth == 0:
            self._begin(kind)
            return None
        if self._stack:
            return self._build(kind, value)
        if kind == "map_key" and self._depth == 1:
            self._key = value
            self._number = None
            self.keys.add(value)
            return None
        return self._outside(kind, value)

    def _begin(self, kind: str) -> None:
        if kind != "start_map":
            found = N_("This is a list, not a single export.")
            plain = N_("This is a single value, not an export.")
            raise FormatError(
                found if kind == "start_array" else plain,
                place="the beginning of the data",
                expected=N_("a JSON object in braces"),
            )
        self._depth = 1

    def _outside(self, kind: str, value: Any) -> Piece | None:
        """Handle what is not inside a value under construction: frames, and what is passed over."""
        if kind in ("end_map", "end_array"):
            self._leave()
            return None
        is_array_wanted = self._key in self._arrays
        is_entry = is_array_wanted and self._depth == _IN_ARRAY and self._number is not None
        if self._depth == 1 and is_array_wanted and kind == "start_array":
            self._deepen()
            self._number = -1
            return Piece(self._key, None, [])
        if is_entry:
            self._count_entry()
        is_value = self._depth == 1 and (is_array_wanted or self._key in self._values)
        if is_entry or is_value:
            return self._start(kind, value)
        if kind in ("start_map", "start_array"):
            self._deepen()
        return None

    def _leave(self) -> None:
        self._depth -= 1
        if self._depth == 1:
            self._number = None
        self.is_complete = self._depth == 0

    def _count_entry(self) -> None:
        assert self._number is not None  # noqa: S101  (for the type checker)
        self._number += 1
        if self._number >= MAX_ENTRIES:
            self._too_big()

    def _start(self, kind: str, value: Any) -> Piece | None:
        self._count = 0
        if kind == "start_map":
            self._open({})
        elif kind == "start_array":
            self._open([])
        else:
            return Piece(self._key, self._number, self._clean(value))
        return None

    def _build(self, kind: str, value: Any) -> Piece | None:
        self._count += 1
        if self._count > MAX_VALUES:
            self._too_big()
        if kind == "map_key":
            self._names[-1] = self._clean(value)
        elif kind == "start_map":
            self._open({})
        elif kind == "start_array":
            self._open([])
        elif kind in ("end_map", "end_array"):
            return self._close()
        else:
            self._put(self._clean(value))
        return None

    def _open(self, holder: Any) -> None:
        self._deepen()
        if self._stack:
            self._put(holder)
        self._stack.append(holder)
        self._names.append("")

    def _clean(self, value: Any) -> Any:
        if isinstance(value, str) and "\0" in value:
            self.nuls += 1
            return value.replace("\0", "")
        return value

    def _put(self, value: Any) -> None:
        holder = self._stack[-1]
        if isinstance(holder, dict):
            holder[self._names[-1]] = value
        else:
            holder.append(value)

    def _close(self) -> Piece | None:
        self._depth -= 1
        self._names.pop()
        holder = self._stack.pop()
        return None if self._stack else Piece(self._key, self._number, holder)

    def _deepen(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FormatError(
                N_("The data are nested too deeply to be an export."),
                place=self.path,
                expected=N_("at most a hundred levels"),
            )

    def _too_big(self) -> None:
        raise FormatError(
            N_("One part of the file is too large to be an export."),
            place=self.path,
            expected=N_("at most a million entries in a list and 200,000 values in an entry"),
        )
