"""Boards with their cards printed: a board is mostly cards that did not change."""

from dataclasses import replace

from markupsafe import Markup

from rooftree.web.kept import keep
from rooftree.web.pages.board import BoardPage
from rooftree.web.pieces import Column

card = keep("components/board.html", "card", 30_000)


def with_cards(page: BoardPage) -> BoardPage:
    """Return a board whose cards are finished markup, one piece a column."""
    lanes = tuple(
        replace(lane, columns=_printed(lane.columns, page.may_move)) for lane in page.lanes
    )
    return replace(page, columns=_printed(page.columns, page.may_move), lanes=lanes)


def _printed(columns: tuple[Column, ...], may_move: bool) -> tuple[Column, ...]:  # noqa: FBT001
    return tuple(
        replace(column, cards=(Markup("").join(card(one, may_move) for one in column.cards),))
        for column in columns
    )
