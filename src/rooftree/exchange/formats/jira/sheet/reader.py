"""Jira's page for Excel into a bundle, by way of the table that it holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from rooftree.exchange.bundle import Bundle, Text
from rooftree.exchange.formats.encoding import PlainText
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.csv.cells import Clock
from rooftree.exchange.formats.jira.csv.reader import WORDINGS, drafted
from rooftree.exchange.formats.jira.csv.reading import Around
from rooftree.exchange.formats.jira.csv.survey import surveyed
from rooftree.exchange.formats.jira.csv.texts import Texts, Wiki
from rooftree.exchange.formats.jira.rss.texts import Html
from rooftree.exchange.formats.jira.sheet.page import Sheet
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.mapping import NOTHING_SAID, TableMapping
from rooftree.exchange.formats.table.reading import opened
from rooftree.exchange.formats.wording import N_

LONGEST = 100_000_000
"""So many letters; Jira puts at most a thousand issues into a page."""


def read(
    source: Path | bytes | BinaryIO, *, zone: str = "UTC", mapping: TableMapping | None = None
) -> Bundle:
    """Read a page; a stream must be seekable.

    zone: IANA name of the zone in which its times stand. mapping: what people chose. Raises FormatError
    when the page holds no table of issues.
    """
    mapping = mapping or NOTHING_SAID
    ledger = Ledger(WORDINGS)
    with opened(source) as stream:
        sheet = Sheet(_whole(PlainText(stream, ledger)))
    survey = surveyed(sheet, mapping)
    clock = Clock(survey.dates.format, ZoneInfo(zone))
    texts: Texts = _Html(ledger) if sheet.is_html else Wiki(ledger, survey.names)
    around = Around(clock=clock, ledger=ledger, texts=texts, base=sheet.base)
    return drafted(sheet, survey, around, mapping)


class _Html:
    def __init__(self, ledger: Ledger) -> None:
        self._html = Html(ledger, {})

    def text(self, cell: str, _files: Mapping[str, str], place: str) -> Text:
        return self._html.text(cell, place)


def _whole(text: PlainText) -> str:
    chunks: list[str] = []
    length = 0
    for chunk in text:
        length += len(chunk)
        if length > LONGEST:
            raise FormatError(
                N_("The page is too large to be an export."),
                expected=N_("at most a thousand issues; export more as CSV"),
            )
        chunks.append(chunk.replace("\0", ""))
    return "".join(chunks)
