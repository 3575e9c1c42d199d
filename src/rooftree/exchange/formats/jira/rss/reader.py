"""Jira's XML (one issue, or the result of a search) into a bundle."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira import wording as jira_wording
from rooftree.exchange.formats.jira.draft import Draft
from rooftree.exchange.formats.jira.issue import Issue
from rooftree.exchange.formats.jira.rss import wording
from rooftree.exchange.formats.jira.rss.items import Feed, base_of
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.table.mapping import TableMapping
from rooftree.exchange.formats.table.numbers import number_of
from rooftree.exchange.formats.table.reading import opened
from rooftree.exchange.formats.wording import N_
from rooftree.exchange.formats.xml_stream import Node, XmlReader

WORDINGS = {**jira_wording.WORDINGS, **wording.WORDINGS}
_TAGS = ("item", "issue", "title")
MOST_ITEMS = 10**9
_OUTERMOST = ("rss", "channel", "item")
_TOLD: Mapping[str, str] = {
    "priority": "priority",
    "resolution": "resolution",
    "votes": "votes",
    "timeoriginalestimate": "estimate",
    "timeestimate": "remaining",
    "component": "components",
    "fixVersion": "releases",
    "version": "affected_releases",
}


def read(
    source: Path | bytes | BinaryIO,
    *,
    zone: str = "UTC",  # noqa: ARG001 - all readers are asked alike
    mapping: TableMapping | None = None,
) -> Bundle:
    """Read a feed; a stream must be seekable. Its times name their own zone, so `zone` goes unused.

    mapping: what people chose about statuses, types and priorities. Raises FormatError, which names the
    place, when the file is no such feed.
    """
    ledger = Ledger(WORDINGS)
    draft = Draft(told=(), mapping=mapping, ledger=ledger)
    feed, told, head = Feed(ledger), set[str](), _Head()
    with opened(source) as stream:
        reader = XmlReader(stream, ledger, _TAGS)
        for node in reader:
            _require_feed(reader.outermost)
            if node.tag != "item":
                head.take(node)
                continue
            issue = feed.issue(node)
            head.base = head.base or base_of(issue.url)
            told |= _told(node, issue)
            draft.take(issue, place=f"item {issue.key or node.said('title')}")
            head.count += 1
    _require_feed(reader.outermost)
    draft.told = frozenset(told)
    head.tell(ledger)
    return draft.bundle(name=head.title, url=head.base)


def _told(node: Node, issue: Issue) -> set[str]:
    told = {_TOLD[child.tag] for child in node.children if child.tag in _TOLD}
    return told | {name for name in ("points", "sprints") if getattr(issue, name)}


class _Head:
    """What a feed says of itself, and how many items it has."""

    def __init__(self) -> None:
        self.title = self.base = ""
        self.total = self.count = 0

    def take(self, node: Node) -> None:
        """Take an element that stands outside of the items."""
        if node.tag == "title":
            self.title = self.title or node.text.strip()
        else:
            total = number_of(node.attributes.get("total", ""))
            self.total = int(total) if total is not None and 0 < total < MOST_ITEMS else 0

    def tell(self, ledger: Ledger) -> None:
        """Tell of issues that the search had found and the feed does not hold."""
        missing = self.total - self.count
        if missing > 0:
            ledger.missing("items", missing)
            ledger.mention("search_cut", "items", count=missing)


def _require_feed(outermost: str) -> None:
    if outermost in _OUTERMOST:
        return
    problem = N_("This is no feed of issues from Jira.")
    if outermost == "entity-engine-xml":
        problem = N_("This is a backup of Jira, not a feed of issues.")
    raise FormatError(
        problem,
        place=f"the outermost tag, {shortened(outermost, 40) or 'which is missing'}",
        expected=N_("an rss with items, as Jira exports issues to XML"),
    )
