"""A Trello board export (bytes or file) into a bundle."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from rooftree.exchange.bundle import Bundle, Source, Space
from rooftree.exchange.formats.encoding import JsonText
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.json_pieces import Piece
from rooftree.exchange.formats.json_stream import PieceReader
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.rows import Row
from rooftree.exchange.formats.trello import settle
from rooftree.exchange.formats.trello.actions import kind_of_action, take_action
from rooftree.exchange.formats.trello.cards import created_from, take_card
from rooftree.exchange.formats.trello.checklists import take_checklist
from rooftree.exchange.formats.trello.draft import ID_LENGTH, Draft
from rooftree.exchange.formats.trello.leftovers import take_power_up_data, tell_board_leftovers
from rooftree.exchange.formats.trello.links import settled_links
from rooftree.exchange.formats.trello.people import People
from rooftree.exchange.formats.trello.recognise import require_board, require_list
from rooftree.exchange.formats.trello.structure import (
    named_by_colour,
    take_field,
    take_label,
    take_list,
)
from rooftree.exchange.formats.trello.text import text_of
from rooftree.exchange.formats.trello.values import settled_values
from rooftree.exchange.formats.trello.wording import WORDINGS
from rooftree.exchange.formats.wording import N_

SYSTEM = "trello"
_BOARD_VALUES = (
    "id", "name", "desc", "closed", "url", "shortUrl", "shortLink", "dateLastActivity",
    "dateLastView", "prefs", "labelNames",
)  # fmt: skip
_SECTIONS: Mapping[str, tuple[str, Callable[[Draft, Row], None]]] = {
    "lists": ("statuses", take_list),
    "labels": ("labels", take_label),
    "customFields": ("fields", take_field),
    "cards": ("items", take_card),
    "checklists": ("checklists", take_checklist),
    "actions": ("events", take_action),
    "members": ("people", lambda draft, row: draft.people.add_member(row)),
    "memberships": ("members", lambda draft, row: draft.people.add_membership(row)),
    "pluginData": ("power_up_data", take_power_up_data),
}


def read(
    source: Path | bytes | BinaryIO,
    *,
    zone: str = "UTC",
    mapping: Mapping[str, Any] | None = None,  # noqa: ARG001 - there is nothing to choose
) -> Bundle:
    """Read a board; the stream must be seekable.

    zone: IANA name of the zone in which due and start times fall on days.
    Raises FormatError, which names the place, when the file is no board export.
    """
    ledger = Ledger(WORDINGS)
    draft = Draft(ledger=ledger, zone=ZoneInfo(zone), people=People(ledger))
    with _opened(source) as stream:
        pieces = PieceReader(
            JsonText(stream, ledger), ledger, arrays=_SECTIONS, values=_BOARD_VALUES
        )
        for piece in pieces:
            _take(draft, piece)
        require_board(pieces.keys)
    return _bundle(draft)


@contextmanager
def _opened(source: Path | bytes | BinaryIO) -> Iterator[BinaryIO]:
    if isinstance(source, Path):
        with source.open("rb") as stream:
            yield stream
    elif isinstance(source, bytes):
        yield BytesIO(source)
    else:
        yield source


def _take(draft: Draft, piece: Piece) -> None:
    section = _SECTIONS.get(piece.key)
    if section is None:
        draft.board[piece.key] = piece.value
    elif piece.number is None:
        require_list(piece.key, piece.value)
        if isinstance(piece.value, list):
            draft.has_actions |= piece.key == "actions"
        elif piece.value is not None:
            draft.ledger.tell("wrong_type", section[0], place=piece.key, sample=piece.value)
    else:
        _take_entry(draft, piece, *section)


def _take_entry(draft: Draft, piece: Piece, kind: str, take: Callable[[Draft, Row], None]) -> None:
    if piece.key == "actions":
        draft.action_count += 1
        kind = kind_of_action(piece.value)
    row = draft.row(kind, piece)
    if row is not None:
        take(draft, row)


def _bundle(draft: Draft) -> Bundle:
    space = _space(draft)
    draft.space = space.source_id
    tell_board_leftovers(draft)
    statuses = settle.settled_statuses(draft)
    labels = settle.settled_labels(draft, named_by_colour(draft))
    items = settle.settled_items(draft, statuses, labels)
    checklists = settle.settled_of_cards(draft, "checklists", draft.checklists)
    checklists = tuple(sorted(checklists, key=lambda checklist: checklist.position))
    check_items = settle.settled_steps(draft, checklists)
    comments = settle.settled_comments(draft)
    field_values = settled_values(draft)
    events = settle.settled_events(draft, statuses)
    members = draft.people.members(space.source_id)
    attachments = settle.settled_attachments(draft)  # after all who need people
    links = settled_links(draft, attachments)
    people = draft.people.result()
    return Bundle(
        source=_source(draft, space),
        spaces=(space,),
        members=members,
        statuses=statuses,
        people=people,
        labels=labels,
        fields=settle.settled_fields(draft),
        items=items,
        checklists=checklists,
        check_items=check_items,
        comments=comments,
        attachments=attachments,
        field_values=field_values,
        links=links,
        events=events,
        tallies=draft.ledger.tallies(),
        remarks=draft.ledger.remarks(),
    )


def _space(draft: Draft) -> Space:
    draft.ledger.found("spaces")
    source_id = draft.board.get("id")
    if not isinstance(source_id, str) or not 0 < len(source_id) <= ID_LENGTH:
        raise FormatError(
            N_("The board has no id by which it could be recognised when it comes again."),
            place="id",
            expected=N_("a text"),
        )
    row = Row(draft.board, draft.ledger, kind="spaces", place="the board", source_id=source_id)
    name = row.name("name")
    if not name:
        row.tell("no_name", "name")
    return Space(
        source_id=source_id,
        source_url=row.url("shortUrl") or row.url("url"),
        name=name or "Trello",
        description=text_of(row.text("desc")),
        is_archived=row.flag("closed"),
        created_at=created_from(source_id),
    )


def _source(draft: Draft, space: Space) -> Source:
    row = Row(draft.board, draft.ledger, kind="spaces", place="the board")
    mentioned = [row.instant("dateLastActivity"), row.instant("dateLastView")]
    mentioned += [event.at for event in draft.events.values()]
    return Source(
        system=SYSTEM,
        source_id=space.source_id,
        name=space.name,
        url=space.source_url,
        exported_at=max((moment for moment in mentioned if moment), default=None),
    )
