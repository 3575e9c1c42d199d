"""Parser events put together to pieces of a JSON object, with bounded depth and size."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import shortened
from rooftree.exchange.formats.wording import N_

MAX_DEPTH = 100
_IN_ARRAY = 2  # depth of the entries of a top-level array
MAX_VALUES = 200_000  # in one entry
MAX_ENTRIES = 1_000_000  # in one array


class Piece(NamedTuple):
    """A value under a top-level key; entries of an array carry their number.

    An array announces itself first, as an empty list without number.
    """

    key: str
    number: int | None
    value: Any


class PieceAssembler:
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
