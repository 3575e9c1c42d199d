"""Printed cards, kept by what stands on them: a board is mostly cards that did not change."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import cast

from django.template import engines
from django.utils import translation
from markupsafe import Markup

from rooftree.web.pages.board import BoardPage
from rooftree.web.pieces import Card, Column

KEPT = 30_000


def with_cards(page: BoardPage) -> BoardPage:
    """Return a board whose cards are finished markup."""
    lanes = tuple(
        replace(lane, columns=printed(lane.columns, may_move=page.may_move)) for lane in page.lanes
    )
    return replace(page, columns=printed(page.columns, may_move=page.may_move), lanes=lanes)


def printed(columns: tuple[Column, ...], *, may_move: bool) -> tuple[Column, ...]:
    """Return the columns with all their cards as one piece of finished markup."""
    language = translation.get_language() or ""
    return tuple(
        replace(
            column,
            cards=(Markup("").join(_printed(card, may_move, language) for card in column.cards),),
        )
        for column in columns
    )


@lru_cache(maxsize=KEPT)
def _printed(card: Card, may_move: bool, language: str) -> Markup:  # noqa: ARG001, FBT001
    return Markup(_macro()(card, may_move))  # noqa: S704 - a macro's escaped output


@lru_cache(maxsize=1)
def _macro() -> Callable[[Card, bool], str]:
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    module = environment.get_template("components/board.html").module
    return cast("Callable[[Card, bool], str]", module.card)
