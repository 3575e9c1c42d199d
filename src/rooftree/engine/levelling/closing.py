"""Which moves must be made together so that nothing breaks that was whole.

Between the plan before and the plan after lie all mixtures of the two. A mixture is mended by
adding moves: what waits wrongly takes along whom it waits for, and where too much is used, whoever
leaves in the end is let go. All moves together are sound, so this ends.
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from rooftree.engine.levelling.board import Arrow, Board, Places
from rooftree.engine.levelling.proposal import Overload
from rooftree.engine.plan import Assignment


def closed(board: Board, before: Places, after: Places, chosen: Collection[int]) -> set[int]:
    """Return `chosen` with the moves that must be made with them."""
    made = set(chosen)
    tolerated = board.broken(before) | board.broken(after)
    while True:
        mixed = mixture(before, after, made)
        added = _partners(board.broken(mixed) - tolerated, before, after) - made
        if not added:
            overload = next(board.overloads(mixed, before, after), None)
            added = set() if overload is None else _leaver(board, overload, before, after, made)
        if not added:
            return made
        made |= added


def mixture(before: Places, after: Places, made: AbstractSet[int]) -> dict[int, Assignment]:
    """Return the places when only the moves of `made` are."""
    return {
        position: after[position] if position in made else place
        for position, place in before.items()
    }


def _partners(broken: AbstractSet[Arrow], before: Places, after: Places) -> set[int]:
    """Return who moves of those between whom a dependency is broken."""
    ends = {end for position, link in broken for end in (position, link.other)}
    return {end for end in ends if after[end] != before[end]}


def _leaver(
    board: Board, overload: Overload, before: Places, after: Places, made: AbstractSet[int]
) -> set[int]:
    """Return who moves least of those who leave the place of an overload."""
    staying = set(board.users(overload, after))
    leaving = [
        position
        for position in board.users(overload, before)
        if position not in made and position not in staying
    ]
    return {min(leaving, key=lambda each: (abs(after[each].start - before[each].start), each))}
