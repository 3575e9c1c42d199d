"""Levelling a plan: whoever can stay stays, the rest starts later where there is enough.

Each order of work gives one levelled plan (serial generation from the dates that stand, so that
nothing starts earlier); the best of several orders is taken, and then every move that can be taken
back is, the longest first. Float is counted as in the critical path method.
"""

from collections.abc import Mapping

from rooftree.engine.levelling.board import Board
from rooftree.engine.levelling.effects import effects
from rooftree.engine.levelling.judging import judged
from rooftree.engine.levelling.moves import moves_between
from rooftree.engine.levelling.proposal import Proposal
from rooftree.engine.levelling.room import within
from rooftree.engine.levelling.shifting import levelled, without_needless
from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem

ORDERS = 40  # tried by default


def level(
    problem: Problem,
    plan: Plan,
    *,
    limits: Mapping[str, int] | None = None,
    orders: int = ORDERS,
    seed: int = 0,
) -> Proposal:
    """Return the moves after which `plan` asks for no more than there is, or than `limits` allow.

    Modes and people stay as they are chosen, and so does what is pinned or under way. `limits` has
    units by resource, for those that shall keep some capacity free; what one activity demands
    beyond them it gets while it is the only one. Always the same for a seed.

    Raises ProblemError for limits of what is unknown.
    """
    limits = dict(limits or {})
    settled = within(problem, plan, limits)
    board = Board(settled)
    before = board.places(plan)
    after = without_needless(board, before, levelled(settled, board, before, orders, seed))
    result = judged(problem, settled, board, plan, after)
    return Proposal(
        problem,
        plan,
        result,
        tuple(moves_between(settled, board, before, after)),
        tuple(board.overloads(before)),
        tuple(board.overloads(after)),
        tuple(effects(problem, plan.assignments, result.assignments)),
        limits,
    )
