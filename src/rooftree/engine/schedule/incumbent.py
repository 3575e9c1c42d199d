"""The best schedule so far and the bound on all of them, shared by those who search at once."""

from threading import Event, Lock

from rooftree.engine.kernels.sides import Numbers


class Incumbent:
    """Lengths in slots; `proven` is set once nothing shorter can be."""

    def __init__(self, starts: Numbers, end: int, bound: int) -> None:
        self._lock = Lock()
        self.starts, self.end, self.bound = starts, end, bound
        self.proven = Event()
        self._compare()

    def offer(self, starts: Numbers, end: int) -> None:
        """Take a schedule when it is shorter."""
        with self._lock:
            if end < self.end:
                self.starts, self.end = starts.copy(), end
                self._compare()

    def raise_bound(self, bound: int) -> None:
        """Take a bound when it says more."""
        with self._lock:
            self.bound = min(self.end, max(self.bound, bound))
            self._compare()

    def _compare(self) -> None:
        if self.end <= self.bound:
            self.proven.set()
