"""HTML that Jira made of its own markup, as Markdown."""

from collections.abc import Mapping

from rooftree.exchange.bundle import NO_TEXT, Text
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.markup.html.convert import to_markdown
from rooftree.exchange.formats.rows import TEXT_LENGTH


class Html:
    """Converts texts, knowing whom their mentions mean. names: {account id or user name: name}."""

    def __init__(self, ledger: Ledger, names: Mapping[str, str]) -> None:
        self._ledger = ledger
        self._names = names

    def text(self, source: str, place: str) -> Text:
        """Convert a text."""
        source = source.strip()[:TEXT_LENGTH]
        if not source:
            return NO_TEXT
        converted = to_markdown(source, names=self._names)
        for name, count in converted.dropped.items():
            self._ledger.mention("markup_lost", "text", place=place, sample=name, count=count)
        markdown = converted.markdown[:TEXT_LENGTH]
        return Text(markdown=markdown, raw=None if markdown == source else source, markup="html")

    def plain(self, source: str) -> str:
        """Convert the value of a field, which is HTML where Jira draws it itself."""
        if "<" not in source:
            return source
        return to_markdown(source, names=self._names).markdown[:TEXT_LENGTH].strip()
