"""Issues of GitHub (bytes or file) into a bundle: one space for each repository."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from rooftree.exchange.bundle import Bundle, Source
from rooftree.exchange.formats.documents import Document, documents_of
from rooftree.exchange.formats.drafting.draft import Draft
from rooftree.exchange.formats.encoding import JsonText
from rooftree.exchange.formats.github.issues import Issues
from rooftree.exchange.formats.github.recognise import entries_in, refusal, search_total
from rooftree.exchange.formats.github.shapes import HOME
from rooftree.exchange.formats.github.wording import WORDINGS
from rooftree.exchange.formats.json_values import Frame, ValueReader
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.mapping import TableMapping

SYSTEM = "github"
UNNAMED = "GitHub"
PULL_REQUESTS = "pull_requests"
KEPT, LEFT_OUT = "kept", "left_out"
COMMENT = "comment"
ENDINGS = (".json", ".jsonl", ".ndjson")
Entry = tuple[str, dict[str, Any], str]


def read(
    source: Path | bytes | BinaryIO,
    *,
    zone: str = "UTC",  # noqa: ARG001 - GitHub knows no days, only instants and the days of milestones
    mapping: Mapping[str, Any] | None = None,
) -> Bundle:
    """Read any number of answers, one behind the other, in a file, a folder or an archive.

    mapping: `statuses` and `types` as for tables; `pull_requests`: "kept" or "left_out", otherwise they
    are kept when there is nothing else; `source` names what is of no named repository.
    Raises FormatError, which names the place, when there is no issue.
    """
    chosen = mapping or {}
    ledger, seen = Ledger(WORDINGS), _Seen()
    with documents_of(source) as found:
        documents = _with_json(found)
        keeps = _keeps_pull_requests(documents, str(chosen.get(PULL_REQUESTS, "")))
        draft = Draft(ledger, TableMapping.from_json(chosen))
        issues = Issues(draft, str(chosen.get("source") or UNNAMED))
        _take_issues(documents, ledger, issues, seen, keeps=keeps)
        if not draft.is_empty and seen.kinds[COMMENT]:
            _take_comments(documents, issues)
    if draft.is_empty:
        raise refusal(seen.kinds, seen.error)
    issues.hanging.tell_missing()
    return draft.bundle(_source(issues), told=issues.told, silent=issues.silent)


class _Seen:
    """What was met on the way."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.error = ""


def _take_issues(
    documents: Sequence[Document], ledger: Ledger, issues: Issues, seen: _Seen, *, keeps: bool
) -> None:
    for kind, entry, place in _entries(documents, ledger, seen):
        seen.kinds[kind] += 1
        if kind == "pull_request" and not keeps:
            ledger.found(PULL_REQUESTS)
            title = entry.get("title")
            ledger.tell("pull_requests_left_out", PULL_REQUESTS, place=place, sample=title)
        elif kind in ("issue", "pull_request"):
            if kind == "pull_request":
                ledger.mention("pull_requests_kept", "items", sample=entry.get("title"))
            issues.take(entry, place, is_pull=kind == "pull_request")
        elif kind != COMMENT:
            seen.error = seen.error or str(entry.get("message") or "")
            ledger.mention("unknown_entry", "file", place=place, sample=kind)


def _take_comments(documents: Sequence[Document], issues: Issues) -> None:
    """Take lists of comments, once all issues are known: the files come in any order."""
    for kind, entry, place in _entries(documents, Ledger(WORDINGS), _Seen()):
        if kind == COMMENT:
            issues.hanging.late(entry, place)


def _with_json(documents: Sequence[Document]) -> Sequence[Document]:
    if len(documents) == 1:
        return documents
    return [one for one in documents if one.name.casefold().endswith(ENDINGS)]


def _entries(documents: Sequence[Document], ledger: Ledger, seen: _Seen) -> Iterator[Entry]:
    """Yield kind, object and place of everything in the files."""
    for document in documents:
        with document.open() as stream:
            name = f"{document.name}: " if len(documents) > 1 else ""
            for kind, entry, place in _entries_of(stream, ledger, seen):
                yield kind, entry, f"{name}{place}"


def _entries_of(stream: BinaryIO, ledger: Ledger, seen: _Seen) -> Iterator[Entry]:
    found = 0
    for value in ValueReader(JsonText(stream, ledger), ledger, arrays=("items",)):
        if isinstance(value, Frame):
            entries, place = entries_in(value.value), "an object"
            total = search_total(value.value)
            if total == 0:
                seen.kinds["empty_search"] += 1
            elif total is not None and total > found:
                ledger.missing("items", total - found)
                ledger.mention("search_cut", "items", count=total - found)
            found = 0
        else:
            entries, place = entries_in(value.value), f"{value.key}[{value.number}]"
            found += 1
        for kind, entry in entries:
            yield kind, entry, place


def _keeps_pull_requests(documents: Sequence[Document], chosen: str) -> bool:
    if chosen in (KEPT, LEFT_OUT):
        return chosen == KEPT
    entries = _entries(documents, Ledger(WORDINGS), _Seen())
    return not any(kind == "issue" for kind, _entry, _place in entries)


def _source(issues: Issues) -> Source:
    spaces = sorted(issues.repositories)
    one = issues.repositories[spaces[0]] if len(spaces) == 1 else None
    names = ", ".join(spaces)
    return Source(
        system=SYSTEM,
        source_id=names[:100],
        name=names[:200],
        url=f"https://{one.host}/{one.owner}/{one.name}" if one and one.host else f"https://{HOME}",
    )
