"""Is this a board at all? If not, what may it be?"""

from collections.abc import Collection, Mapping

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import shortened
from rooftree.exchange.formats.wording import N_

_NEEDED = ("cards", "lists")
_EXPECTED = N_("the export of one board, with its lists and cards (Menu → Print, export, share)")
_LIKENESSES: Mapping[frozenset[str], str] = {
    frozenset({"idList", "idBoard"}): N_("This is a single Trello card, not a board."),
    frozenset({"boards"}): N_("This is a Trello workspace or several boards, not one board."),
    frozenset({"issues"}): N_("This looks like an export of Jira, not of Trello."),
    frozenset({"action", "model"}): N_("This is a message of a Trello webhook, not a board."),
    frozenset({"cards"}): N_("The lists of the board are missing from this file."),
    frozenset({"lists"}): N_("The cards of the board are missing from this file."),
}


def require_board(keys: Collection[str]) -> None:
    """Refuse what has not the top-level keys of a board export."""
    if all(key in keys for key in _NEEDED):
        return
    problem = next(
        (likeness for marks, likeness in _LIKENESSES.items() if marks.issubset(keys)),
        N_("This is not the export of a Trello board."),
    )
    seen = shortened(", ".join(sorted(keys)), 80)
    raise FormatError(
        problem, place=f"the outermost object, which has {seen or 'nothing'}", expected=_EXPECTED
    )


def require_list(key: str, value: object) -> None:
    """Refuse a board whose lists or cards are no list."""
    if key in _NEEDED and not isinstance(value, list):
        raise FormatError(
            N_("This is not the export of a Trello board."), place=key, expected=N_("a list")
        )
