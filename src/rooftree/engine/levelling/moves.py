"""The moves between two plans, each with what it costs and why it is made."""

from collections.abc import Iterator, Sequence

from rooftree.engine.as_planned import AsPlanned
from rooftree.engine.compiled import late_dates
from rooftree.engine.levelling.board import Board, Places, allowed
from rooftree.engine.levelling.closing import Closing
from rooftree.engine.levelling.crowd import Crowd
from rooftree.engine.levelling.effects import effects
from rooftree.engine.levelling.proposal import Move, Overload, Waits
from rooftree.engine.network import mirrored_at_deadlines
from rooftree.engine.parts import DependencyType
from rooftree.engine.plan import Assignment


def moves_between(
    settled: AsPlanned, board: Board, before: Places, after: Places
) -> Sequence[Move]:
    """Return the moves, those that need the fewest others first, then the shortest."""
    numbers = settled.numbers
    end = max((place.finish for place in before.values()), default=numbers.start)
    late, _ = late_dates(mirrored_at_deadlines(numbers, settled.problem, end))
    closing, crowd = Closing(board, before, after), board.crowd(before, after)
    moves = []
    for position, place in before.items():
        if after[position] == place:
            continue
        time = numbers.times[position]
        delay = time.between(place.start, after[position].start)
        made = closing.closed({position})
        mixed = closing.mixture(made)
        moves.append(
            Move(
                numbers.keys[position],
                place,
                after[position],
                tuple(_reasons(board, crowd, before, after, position)),
                delay,
                max(0, min(delay, time.between(place.start, late[position]))),
                tuple(effects(settled.problem, _named(board, before), _named(board, mixed))),
                tuple(numbers.keys[each] for each in sorted(made - {position})),
            )
        )
    return sorted(moves, key=lambda move: (len(move.needs), abs(move.delay), move.before.start))


def _named(board: Board, places: Places) -> dict[str, Assignment]:
    return {board.numbers.keys[position]: place for position, place in places.items()}


def _reasons(
    board: Board, crowd: Crowd, before: Places, after: Places, position: int
) -> Iterator[Overload | Waits]:
    """Yield what would be wrong if this one stayed and all others moved."""
    back = {**after, position: before[position]}
    broken = set(board.broken_at(position, back)).difference(board.broken_at(position, after))
    for waiting, link in sorted(broken, key=lambda arrow: arrow[1].other):
        if waiting == position:
            yield Waits(
                board.numbers.keys[link.other],
                _TYPES[link.from_finish, link.to_finish],
                allowed(link, back),
            )
    yield from board.overloads_at(position, before[position], crowd, back, after)


_TYPES: dict[tuple[bool, bool], DependencyType] = {
    (True, False): "FS",
    (False, False): "SS",
    (True, True): "FF",
    (False, True): "SF",
}
