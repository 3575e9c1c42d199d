"""What a board is made of before any card: lists, labels, custom fields."""

from rooftree.exchange.bundle import Field, Label, Option, Status
from rooftree.exchange.formats.rows import Row
from rooftree.exchange.formats.trello.draft import Draft
from rooftree.exchange.formats.trello.mapping import FIELD_TYPES, colour_of


def take_list(draft: Draft, row: Row) -> None:
    """Take a list as a status; its category waits until all lists are known."""
    if not draft.is_new(row, draft.statuses):
        return
    draft.statuses[row.source_id] = Status(
        source_id=row.source_id,
        space="",
        name=row.name("name"),
        category="todo",
        basis="default",
        position=row.position(),
        is_archived=row.flag("closed"),
        wip_limit=row.whole("softLimit"),
    )
    if row.has("color"):
        draft.ledger.found("list_colours")
        row.as_kind("list_colours", "").tell("list_colours_not_kept", sample=row.raw("color"))


def take_label(draft: Draft, row: Row) -> None:
    """Take a label of the board, used or not."""
    if draft.is_new(row, draft.labels):
        draft.labels[row.source_id] = _label(row, row.source_id, len(draft.labels))


def label_on_card(draft: Draft, row: Row) -> str:
    """Remember a label as a card shows it, in case the board does not list it; gives its id.

    Old exports have labels without ids: colour and name together stand for them.
    """
    source_id = row.text("id", 100) or f"{row.text('color', 40)}:{row.name('name')}"
    if source_id not in draft.card_labels:
        draft.card_labels[source_id] = _label(row, source_id, len(draft.card_labels))
    return source_id


def named_by_colour(draft: Draft) -> list[Label]:
    """Give the labels of exports from before 2015, which list names by colour and nothing else."""
    names = draft.board.get("labelNames")
    if draft.labels or not isinstance(names, dict):
        return []
    rows = [
        Row({"color": colour, "name": name}, draft.ledger, kind="labels", place="labelNames")
        for colour, name in names.items()
        if name and isinstance(name, str)
    ]
    return [_label(row, f"{row.text('color', 40)}:{row.name('name')}", 0) for row in rows]


def _label(row: Row, source_id: str, position: int) -> Label:
    colour = row.text("color", 40)
    return Label(
        source_id=source_id,
        space="",
        name=row.name("name"),
        colour=colour_of(colour),
        source_colour=colour,
        position=float(position),
    )


def take_field(draft: Draft, row: Row) -> None:
    """Take the definition of a custom field."""
    if not draft.is_new(row, draft.fields):
        return
    kind = FIELD_TYPES.get(row.text("type"))
    if kind is None:
        row.tell("field_type_unknown", "type", sample=row.raw("type"))
    draft.fields[row.source_id] = Field(
        source_id=row.source_id,
        space="",
        name=row.name("name"),
        type=kind or "text",
        options=_options(row),
        position=row.position(),
    )


def _options(row: Row) -> tuple[Option, ...]:
    options = {
        source_id: Option(
            source_id=source_id,
            name=option.child("value").name("text"),
            colour=colour_of(option.text("color", 40)),
            position=option.position(),
        )
        for option in row.children("options")
        if (source_id := option.key("id"))
    }
    return tuple(sorted(options.values(), key=lambda option: option.position))
