"""When a search ends, and whom it tells how far it has come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from rooftree.engine.progress import Progress


@dataclass(frozen=True, slots=True)
class Limits:
    """A search ends after `seconds` or `samples` schedules (0 is no limit), or when `stop` says so."""

    seconds: float = 0.0
    samples: int = 0
    workers: int = 0
    on_progress: Callable[[Progress], None] | None = None
    stop: Callable[[], bool] | None = None
    began: float = field(default_factory=monotonic)

    @property
    def left(self) -> float:
        """Return the seconds that are left, without end when there is no limit."""
        return self.seconds - self.elapsed if self.seconds else float("inf")

    @property
    def elapsed(self) -> float:
        return monotonic() - self.began

    def allow(self, schedules: int) -> bool:
        """Say whether the search may go on after so many schedules."""
        if self.samples and schedules >= self.samples:
            return False
        return self.left > 0 and (self.stop is None or not self.stop())

    def tell(self, value: int, bound: int) -> None:
        """Tell who wants to hear that the best is now `value`."""
        if self.on_progress is not None:
            self.on_progress(Progress(self.elapsed, value, bound))
