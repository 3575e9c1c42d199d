"""REST replies of Jira (a file, a folder or an archive of pages) into a bundle."""

from collections.abc import Collection
from pathlib import Path, PurePath
from typing import BinaryIO
from zoneinfo import ZoneInfo

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.documents import Document, documents_of
from rooftree.exchange.formats.encoding import JUNK_LIMIT, JsonText, PlainText, payload_start
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.draft import Draft
from rooftree.exchange.formats.jira.keys import KEY
from rooftree.exchange.formats.jira.mapping import JiraMapping
from rooftree.exchange.formats.jira.rest.gathering import ARRAYS, Gathered
from rooftree.exchange.formats.jira.rest.issues import IssueReader
from rooftree.exchange.formats.jira.rest.places import (
    component_of,
    objects,
    project_of,
    version_of,
)
from rooftree.exchange.formats.jira.rest.recognise import refusal
from rooftree.exchange.formats.jira.rest.shapes import text_of
from rooftree.exchange.formats.jira.rest.wording import WORDINGS
from rooftree.exchange.formats.json_values import ValueReader
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.table.mapping import TableMapping
from rooftree.exchange.formats.wording import N_

_OTHERS = frozenset(
    (
        ".bmp", ".css", ".csv", ".doc", ".docx", ".gif", ".gz", ".htm", ".html", ".jpeg", ".jpg", ".log",
        ".md", ".pdf", ".png", ".py", ".rst", ".sh", ".svg", ".tsv", ".xls", ".xlsx", ".xml", ".yaml",
        ".yml", ".zip",
    )
)  # fmt: skip
_TOLD_BY_FIELD = {
    "priority": ("priority",),
    "resolution": ("resolution",),
    "votes": ("votes",),
    "components": ("components",),
    "fixVersions": ("releases",),
    "versions": ("affected_releases",),
    "timetracking": ("estimate", "remaining"),
    "timeoriginalestimate": ("estimate",),
    "timeestimate": ("remaining",),
    "sprint": ("sprints",),
    "closedSprints": ("sprints",),
}
_TOLD_BY_ROLE = {"points": "points", "sprint": "sprints"}


def read(
    source: Path | bytes | BinaryIO, *, zone: str = "UTC", mapping: TableMapping | None = None
) -> Bundle:
    """Read issues and whatever lies beside them; a stream must be seekable.

    zone: IANA name of the zone in which instants fall on days.
    mapping: what people chose; a JiraMapping may say where story points and the like stand.
    Raises FormatError, which names the place, when there are no issues or a file is damaged.
    """
    ledger = Ledger(WORDINGS)
    gathered = Gathered(ledger)
    with documents_of(source) as documents:
        is_alone = len(documents) == 1
        for number, document in enumerate(documents):
            _gather(gathered, number, document, is_alone=is_alone)
    if not len(gathered.store):
        raise refusal(gathered.seen, gathered.said)
    gathered.book.settle(mapping.fields if isinstance(mapping, JiraMapping) else {})
    _tell(gathered)
    return _drafted(gathered, ZoneInfo(zone), mapping)


def _gather(gathered: Gathered, number: int, document: Document, *, is_alone: bool) -> None:
    if is_alone and not document.size:
        raise FormatError(N_("The file is empty."))
    if not is_alone and not _is_json(document):
        gathered.ledger.mention("not_json", "file", sample=document.name)
        return
    try:
        with document.open() as stream:
            pieces = ValueReader(JsonText(stream, gathered.ledger), gathered.ledger, arrays=ARRAYS)
            gathered.take_document(number, document, iter(pieces))
    except FormatError as fault:
        raise (fault if is_alone else _in_file(fault, document)) from fault.__cause__


def _is_json(document: Document) -> bool:
    """Tell whether a file among others may be JSON, by its name and its beginning."""
    if PurePath(document.name).suffix.lower() in _OTHERS:
        return False
    head = ""
    with document.open() as stream:
        for text in PlainText(stream, Ledger({})):
            head += text
            if len(head) >= JUNK_LIMIT:
                break
    try:
        payload_start(head)
    except FormatError:
        return False
    return True


def _in_file(fault: FormatError, document: Document) -> FormatError:
    place = f"{shortened(document.name)}, {fault.place}" if fault.place else document.name
    return FormatError(fault.problem, place=place, expected=fault.expected, cause=fault.cause)


def _tell(gathered: Gathered) -> None:
    ledger, store = gathered.ledger, gathered.store
    gathered.pages.tell_gaps(len(store))
    if store.again:
        ledger.mention("issue_again", "items", count=store.again)
    for orphans in store.orphans():
        if orphans.kind in _KINDS_OF_PARTS:
            kind = _KINDS_OF_PARTS[orphans.kind]
            ledger.found(kind, orphans.parts)
            ledger.tell("part_without_issue", kind, sample=orphans.owner, count=orphans.parts)
    for one in gathered.book.guessed:
        ledger.mention(f"{one.role}_guessed", "items", sample=one.id)
    unnamed = [one for one in gathered.book.customs() if not one.is_named and one.shapes]
    if unnamed:
        ledger.mention("fields_unnamed", "fields", sample=unnamed[0].id, count=len(unnamed))


_KINDS_OF_PARTS = {"comment": "comments", "worklog": "time_entries", "history": "events"}


def _drafted(gathered: Gathered, zone: ZoneInfo, mapping: TableMapping | None) -> Bundle:
    draft = Draft(
        ledger=gathered.ledger, told=_told(gathered), has_history="history" in gathered.parts,
        mapping=mapping,
    )  # fmt: skip
    _know(draft, gathered, zone)
    reader = IssueReader(gathered, zone)
    for key, raw in gathered.store.issues():
        if not KEY.fullmatch(key):
            gathered.ledger.found("items")
            gathered.ledger.tell("no_key", "items", place=f"issue {text_of(raw, 'id')}", sample=key)
            continue
        issue = reader.read(key, raw, gathered.store.parts(key, raw))
        draft.take(issue)
    return draft.bundle(url=gathered.base)


def _know(draft: Draft, gathered: Gathered, zone: ZoneInfo) -> None:
    """Tell the draft what is known beside the issues; of projects, those which have issues here."""
    for own, (name, category) in gathered.beside.statuses.items():
        draft.know_status(name, id=own, category=category)
    for key, value in gathered.beside.projects.items():
        if gathered.store.has_project(key):
            draft.know_project(project_of(value, key))
            for version in objects(value.get("versions")):
                draft.know_version(key, version_of(version, zone))
            for component in objects(value.get("components")):
                draft.know_component(key, component_of(component))


def _told(gathered: Gathered) -> Collection[str]:
    """Return which columns and sets of items the issues speak of."""
    told = {name for field in gathered.fields for name in _TOLD_BY_FIELD.get(field, ())}
    for known in gathered.book.customs():
        if known.id in gathered.fields and known.role in _TOLD_BY_ROLE:
            told.add(_TOLD_BY_ROLE[known.role])
    return told | (gathered.parts & {"watchers", "voters"})
