"""Macros in braces: code is taken out of the text, boxes are marked in it, the rest leaves.

This comes first, as in Jira, since nothing means anything inside code.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.finder import Finder
from rooftree.exchange.formats.markup.wiki.marks import CONTROLS, EDGE, box_mark, code_mark

_MACRO = re.compile(r"\\[\\{]|\{\{|\{(?P<name>[A-Za-z][\w-]*)(?::(?P<settings>[^{}\n]*))?\}")
_RAW = frozenset({"code", "noformat"})
_BOXES = frozenset({"quote", "panel", "info", "note", "tip", "warning", "error"})
_PASSING = frozenset({"color", "anchor", "section", "column", "center", "div", "span", "toc"})
_DEEPEST = 10


class Code(NamedTuple):
    """Text to be kept letter by letter."""

    text: str
    language: str = ""
    title: str = ""


class Box(NamedTuple):
    """Where a box opens or closes."""

    name: str
    opens: bool
    title: str = ""


class Prepared(NamedTuple):
    """A text without macros, and what their marks in it stand for."""

    text: str
    codes: list[Code]
    boxes: list[Box]


def prepared(source: str, losses: Losses) -> Prepared:
    """Take the macros out of a text; unknown ones stay, and are told when they have settings."""
    return _Preparing(source, losses).run()


class _Preparing:
    def __init__(self, source: str, losses: Losses) -> None:
        lines = source.replace("\r\n", "\n").replace("\r", "\n")
        self._text = CONTROLS.sub("", lines)
        self._losses = losses
        self._out: list[str] = []
        self._codes: list[Code] = []
        self._boxes: list[Box] = []
        self._open: list[str] = []
        self._ends = {name: Finder(self._text, re.compile(f"{{{name}}}")) for name in _RAW}
        self._mono_ends = Finder(self._text, re.compile("}}"))
        self._line_ends = Finder(self._text, re.compile("\n"))
        self._line = 0

    def run(self) -> Prepared:
        place = 0
        while found := _MACRO.search(self._text, place):
            self._out.append(self._text[place : found.start()])
            place = self._after(found)
        self._out.append(self._text[place:])
        return Prepared("".join(self._out), self._codes, self._boxes)

    def _after(self, found: re.Match[str]) -> int:
        """Take one macro; gives the place behind it."""
        name = found["name"]
        if name in _RAW:
            return self._take_code(found)
        if name in _BOXES:
            self._take_box(name, found["settings"], found.start())
        elif name in _PASSING:
            self._out.append(EDGE)
            if found["settings"] or name == "toc":
                self._losses.tell(name)
        elif found[0] == "{{":
            return self._behind_mono(found.start())
        else:
            self._out.append(found[0])
            if name and found["settings"]:
                self._losses.tell(f"unknown:{name}")
        return found.end()

    def _take_code(self, found: re.Match[str]) -> int:
        end = self._ends[found["name"]].after(found.end())
        if end < 0:
            self._losses.tell(f"unclosed:{found['name']}")
        text = self._text[found.end() : end if end >= 0 else None]
        settings = settings_of(found["settings"])
        language = settings.get("", settings.get("language", ""))
        self._out.append(code_mark(len(self._codes)))
        self._codes.append(Code(text.strip("\n"), language, settings.get("title", "")))
        return len(self._text) if end < 0 else end + len(found["name"]) + 2

    def _take_box(self, name: str, settings: str | None, place: int) -> None:
        opens = bool(settings) or name not in self._open
        if self._is_in_row(place) or (opens and len(self._open) >= _DEEPEST):
            self._out.append(EDGE)
            self._losses.tell(name)
            return
        self._out.append(box_mark(len(self._boxes)))
        self._boxes.append(Box(name, opens, settings_of(settings).get("title", "")))
        if opens:
            self._open.append(name)
        else:
            del self._open[self._open.index(name) :]

    def _is_in_row(self, place: int) -> bool:
        """Tell whether a place is in a line that begins with a bar, where no box has room."""
        while 0 <= self._line_ends.after(self._line) < place:
            self._line = self._line_ends.after(self._line) + 1
        return self._text.startswith("|", self._line)

    def _behind_mono(self, place: int) -> int:
        """Pass over {{code in a line}}, in which there are no macros."""
        end, line_end = self._mono_ends.after(place + 2), self._line_ends.after(place)
        is_closed = end >= 0 and (line_end < 0 or end < line_end)
        behind = end + 2 if is_closed else place + 2
        self._out.append(self._text[place:behind])
        return behind


def settings_of(written: str | None) -> Mapping[str, str]:
    """Read `java|title=A.java` into values by name; what has no name goes by ""."""
    settings: dict[str, str] = {}
    for part in (written or "").split("|"):
        name, sign, value = part.partition("=")
        settings.setdefault(name.strip() if sign else "", (value if sign else name).strip())
    return settings
