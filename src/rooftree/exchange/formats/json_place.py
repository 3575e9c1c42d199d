"""Line and column of a fault in JSON text, found by reading it a second time."""

from typing import Any, NamedTuple

import ijson

from rooftree.exchange.formats.encoding import JsonText
from rooftree.exchange.formats.ledger import shortened

Faults = tuple[type[Exception], ...]


class Fault(NamedTuple):
    """Where a parser stops, in words, and what comes from there on, up to a chunk's end."""

    place: str
    rest: bytes


def place_of_fault(text: JsonText, faults: Faults) -> str:
    """Say where the parser stops: line and column in characters, and what stands before it."""
    return fault_in(text, faults, use_float=True).place


def fault_in(text: JsonText, faults: Faults, **options: bool) -> Fault:
    """Find where the parser stops. options: what ijson's parser is told."""
    events = ijson.sendable_list()
    parser = ijson.basic_parse_coro(events, **options)
    before = _Cursor()
    for chunk in text:
        if before.is_fresh:
            before.pass_over(text.junk)
        try:
            parser.send(chunk)
        except faults:
            offset = _offset_in(text, chunk, before.chunks, faults, **options)
            before.pass_over(chunk[:offset].decode("utf-8", "ignore"))
            return Fault(before.described(), chunk[offset:])
        before.pass_over(chunk.decode("utf-8", "ignore"))
        before.chunks += 1
        del events[:]
    return Fault(before.described(), b"")


def _offset_in(text: JsonText, bad: bytes, number: int, faults: Faults, **options: bool) -> int:
    """Count the good bytes of the bad chunk, the one with this number."""
    events = ijson.sendable_list()
    parser: Any = ijson.basic_parse_coro(events, **options)
    for index, chunk in enumerate(text):
        if index == number:
            break
        parser.send(chunk)
        del events[:]
    for offset in range(len(bad)):
        try:
            parser.send(bad[offset : offset + 1])
        except faults:
            return offset
        del events[:]
    return len(bad)


class _Cursor:
    def __init__(self) -> None:
        self.chunks = 0
        self.line = 1
        self.column = 1
        self.tail = ""
        self.is_fresh = True

    def pass_over(self, text: str) -> None:
        self.is_fresh = False
        lines = text.count("\n")
        self.line += lines
        last = len(text) - text.rfind("\n") - 1
        self.column = last + 1 if lines else self.column + len(text)
        self.tail = (self.tail + text)[-40:]

    def described(self) -> str:
        return f"line {self.line}, column {self.column}, after “{shortened(self.tail, 40)}”"
