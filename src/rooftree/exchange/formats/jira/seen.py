"""Which ids were met before."""

from rooftree.exchange.on_disk import OnDisk


class Seen:
    """A set of ids to which one can only add."""

    def __init__(self) -> None:
        self._met = OnDisk[None]()

    def add(self, own: str) -> bool:
        """Add an id; tells whether it is new."""
        is_new = own not in self._met
        self._met[own] = None
        return is_new
