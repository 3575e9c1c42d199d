"""Accepting part of a proposal: what it needs comes along, and nothing new is broken."""

from collections.abc import Collection
from dataclasses import dataclass

from rooftree.engine.levelling.board import Board
from rooftree.engine.levelling.closing import Closing
from rooftree.engine.levelling.judging import judged
from rooftree.engine.levelling.proposal import Overload, Proposal
from rooftree.engine.levelling.room import within
from rooftree.engine.plan import Plan


@dataclass(frozen=True, slots=True)
class Accepted:
    """The plan with some moves made: those asked for, those added to them, and what is left."""

    plan: Plan
    asked: tuple[str, ...]
    added: tuple[str, ...]
    left: tuple[Overload, ...]


def apply(proposal: Proposal, keys: Collection[str]) -> Accepted:
    """Return the plan with the moves of `keys` and what they need; KeyError for an unknown move."""
    moves = [move.key for move in proposal.moves]
    for key in keys:
        if key not in moves:
            raise KeyError(key)
    settled = within(proposal.problem, proposal.before, proposal.limits)
    board = Board(settled)
    before, after = board.places(proposal.before), board.places(proposal.after)
    closing = Closing(board, before, after)
    made = closing.closed({board.positions[key] for key in keys})
    places = closing.mixture(made)
    return Accepted(
        judged(proposal.problem, settled, board, proposal.before, places),
        tuple(key for key in moves if key in keys),
        tuple(key for key in moves if board.positions[key] in made and key not in keys),
        tuple(board.overloads(places)),
    )
