"""Which moves must be made together so that nothing breaks that was whole.

Between the plan before and the plan after lie all mixtures of the two. A mixture is mended by
adding moves: what waits wrongly takes along whom it waits for, and where too much is used, whoever
leaves in the end is let go. All moves together are sound, so this ends.
"""

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet

from rooftree.engine.levelling.board import Board, Places
from rooftree.engine.levelling.proposal import Overload
from rooftree.engine.plan import Assignment


class Closing:
    """Finds the moves between two plans that belong together; what both break is tolerated."""

    def __init__(self, board: Board, before: Places, after: Places) -> None:
        self._board, self._before, self._after = board, before, after
        self._tolerated = board.broken(before) | board.broken(after)
        self._crowd = board.crowd(before, after)

    def closed(self, chosen: Collection[int]) -> set[int]:
        """Return `chosen` with the moves that must be made with them."""
        mixed = dict(self._before)
        made: set[int] = set()
        crowded: list[int] = []  # those made whose new place has still to be looked at
        waiting = sorted(chosen)
        while waiting or crowded:
            if not waiting:
                overload = self._overload(crowded[-1], mixed)
                if overload is None:
                    crowded.pop()
                else:
                    waiting.append(self._leaver(overload, made))
                continue
            position = waiting.pop()
            if position not in made:
                made.add(position)
                crowded.append(position)
                mixed[position] = self._after[position]
                waiting += (each for each in self._partners(position, mixed) if each not in made)
        return made

    def mixture(self, made: AbstractSet[int]) -> dict[int, Assignment]:
        """Return the places when only the moves of `made` are."""
        return {
            position: self._after[position] if position in made else place
            for position, place in self._before.items()
        }

    def _partners(self, position: int, mixed: Places) -> Iterator[int]:
        """Yield who moves of those between whom and `position` a dependency is broken."""
        for arrow in self._board.broken_at(position, mixed):
            if arrow not in self._tolerated:
                for end in (arrow[0], arrow[1].other):
                    if self._after[end] != self._before[end]:
                        yield end

    def _overload(self, position: int, mixed: Places) -> Overload | None:
        """Return one that the new place of `position` makes, as the others are now."""
        place = self._after[position]
        found = self._board.overloads_at(
            position, place, self._crowd, mixed, self._before, self._after
        )
        return next(found, None)

    def _leaver(self, overload: Overload, made: AbstractSet[int]) -> int:
        """Return who moves least of those who leave the place of an overload."""
        before, after = self._before, self._after
        staying = set(self._board.users(overload, self._crowd, after))
        leaving = [
            position
            for position in self._board.users(overload, self._crowd, before)
            if position not in made and position not in staying
        ]
        return min(leaving, key=lambda each: (abs(after[each].start - before[each].start), each))
