"""Which ids were met before, in little room: Jira numbers what it holds, so that ids lie close together."""

_BITS = 6
_LONGEST = 18


class Seen:
    """A set of ids to which one can only add."""

    def __init__(self) -> None:
        self._blocks: dict[int, int] = {}
        self._others: set[str] = set()

    def add(self, own: str) -> bool:
        """Add an id; tells whether it is new."""
        if not (own.isascii() and own.isdecimal()) or len(own) > _LONGEST or own[0] == "0":
            is_new = own not in self._others
            self._others.add(own)
            return is_new
        block, place = int(own) >> _BITS, 1 << (int(own) & ((1 << _BITS) - 1))
        held = self._blocks.get(block, 0)
        self._blocks[block] = held | place
        return not held & place
