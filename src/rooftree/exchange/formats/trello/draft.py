"""What is known of a board while its file is being read; references are settled at the end."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from rooftree.exchange.bundle import (
    Attachment,
    CheckItem,
    Checklist,
    Comment,
    Event,
    Field,
    Item,
    Label,
    Status,
)
from rooftree.exchange.formats.json_pieces import Piece
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.rows import Row
from rooftree.exchange.formats.trello.people import People


@dataclass(frozen=True, slots=True)
class PendingValue:
    """A card's custom field value, which can be read once its field is known."""

    item: str
    row: Row


@dataclass
class Draft:
    """Things by source id, as they came; `space` is known when the file has been read."""

    ledger: Ledger
    zone: tzinfo
    people: People
    space: str = ""
    board: dict[str, Any] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    card_labels: dict[str, Label] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    short_links: dict[str, str] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    check_items: dict[str, CheckItem] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    values: list[PendingValue] = field(default_factory=list)
    events: dict[str, Event] = field(default_factory=dict)
    comments_counted: Counter[str] = field(default_factory=Counter)
    numbers: set[int] = field(default_factory=set)
    has_actions: bool = False
    action_count: int = 0

    def row(self, kind: str, piece: Piece) -> Row | None:
        """Open an entry of a list; None when it is no thing with an id, which is told."""
        place = f"{piece.key}[{piece.number}]"
        self.ledger.found(kind)
        if not isinstance(piece.value, dict):
            self.ledger.tell("not_an_object", kind, place=place, sample=piece.value)
            return None
        source_id = piece.value.get("id")
        if not isinstance(source_id, str) or not source_id or len(source_id) > ID_LENGTH:
            self.ledger.tell("no_id", kind, place=place, sample=source_id)
            return None
        return Row(piece.value, self.ledger, kind=kind, place=place, source_id=source_id)

    def is_new(self, row: Row, known: dict[str, Any]) -> bool:
        """Tell whether a thing with this id is the first; a second one is told and passed over."""
        if row.source_id in known:
            row.tell("duplicate_id", sample=row.source_id)
            return False
        return True


ID_LENGTH = 100
