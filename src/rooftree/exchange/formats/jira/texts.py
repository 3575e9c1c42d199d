"""Texts of issues as Markdown: wiki markup, and the documents of version 3 of the interface."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rooftree.exchange.bundle import NO_TEXT, Text
from rooftree.exchange.formats.jira.issue import Attachment
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.markup.adf import convert as adf
from rooftree.exchange.formats.markup.converted import Converted
from rooftree.exchange.formats.markup.wiki import convert as wiki
from rooftree.exchange.formats.rows import TEXT_LENGTH, is_web_address

MOST_NAMES = 200_000
_MENTIONS = ("accountId", "key", "name")


@dataclass
class Mentions:
    """How people are called whom texts mention by an id."""

    names: dict[str, str] = field(default_factory=dict)

    def meet(self, user: Mapping[str, Any]) -> None:
        """Note somebody."""
        shown = user.get("displayName")
        if not isinstance(shown, str) or not shown or len(self.names) >= MOST_NAMES:
            return
        for key in _MENTIONS:
            own = user.get(key)
            if isinstance(own, str) and own:
                self.names.setdefault(own, shown)


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads the texts of one issue; what Markdown cannot say is told."""

    ledger: Ledger
    names: Mapping[str, str]
    place: str
    files: Mapping[str, str] = field(default_factory=dict)

    def read(self, value: Any, kind: str, thing: str) -> Text:
        """Read a text of a thing; a value that is none reads as none."""
        if isinstance(value, dict) and value:
            return self._document(value, kind, thing)
        if isinstance(value, str) and value.strip():
            return self._wiki(value, kind, thing)
        return NO_TEXT

    def _wiki(self, value: str, kind: str, thing: str) -> Text:
        value = self._cut(value, kind, thing)
        converted = wiki.to_markdown(value, names=self.names, files=self.files)
        self._tell(converted, kind, thing)
        is_same = converted.markdown == value
        return Text(markdown=converted.markdown, raw=None if is_same else value, markup="wiki")

    def _document(self, value: Mapping[str, Any], kind: str, thing: str) -> Text:
        converted = adf.to_markdown(value, names=self.names, files=self.files)
        self._tell(converted, kind, thing)
        raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        markdown = self._cut(converted.markdown, kind, thing)
        return Text(markdown=markdown, raw=raw if len(raw) <= TEXT_LENGTH else None, markup="adf")

    def _cut(self, value: str, kind: str, thing: str) -> str:
        if len(value) > TEXT_LENGTH:
            self.ledger.tell("too_long", kind, thing=thing, place=self.place, sample=value[:60])
        return value[:TEXT_LENGTH]

    def _tell(self, converted: Converted, kind: str, thing: str) -> None:
        """Tell what was lost, unless nothing is left that could come in."""
        dropped = converted.dropped if converted.markdown.strip() else {}
        for name, count in dropped.items():
            self.ledger.tell(
                "markup_lost", kind, thing=thing, place=self.place, sample=name, count=count
            )


def files_by_name(attachments: tuple[Attachment, ...]) -> dict[str, str]:
    """Return the addresses of an issue's files by their names, for texts that show them."""
    return {one.name: one.url for one in attachments if is_web_address(one.url)}


def is_document(value: Mapping[str, Any]) -> bool:
    """Tell whether this is a document of version 3."""
    return value.get("type") == "doc" and isinstance(value.get("content"), list)


def plain_text(document: Mapping[str, Any]) -> str:
    """Return what a document says, as far as a field of text can hold it."""
    return adf.to_markdown(document).markdown[:TEXT_LENGTH]
