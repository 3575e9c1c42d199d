"""Jira's wiki markup in cells, as Markdown."""

from collections.abc import Mapping
from typing import Protocol

from rooftree.exchange.bundle import NO_TEXT, Text
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.markup.wiki.convert import to_markdown
from rooftree.exchange.formats.rows import TEXT_LENGTH


class Texts(Protocol):
    """Converts a text to Markdown. files: {name of an attachment: address}."""

    def text(self, cell: str, files: Mapping[str, str], place: str) -> Text: ...


class Wiki:
    """Converts texts, knowing whom their mentions mean. names: {account id or user name: name}."""

    def __init__(self, ledger: Ledger, names: Mapping[str, str]) -> None:
        self._ledger = ledger
        self._names = names

    def text(self, cell: str, files: Mapping[str, str], place: str) -> Text:
        """Convert a text."""
        source = cell[:TEXT_LENGTH]
        if not source.strip():
            return NO_TEXT
        converted = to_markdown(source, names=self._names, files=files)
        for name, count in converted.dropped.items():
            self._ledger.mention("markup_lost", "text", place=place, sample=name, count=count)
        is_same = converted.markdown == source
        return Text(markdown=converted.markdown, raw=None if is_same else source, markup="wiki")
