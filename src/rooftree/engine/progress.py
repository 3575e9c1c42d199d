"""How far a computation has come while it runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """The best `value` after `seconds`, and the `bound` that no answer can pass, where one is known."""

    seconds: float
    value: float
    bound: float | None = None

    @property
    def gap(self) -> float | None:
        """Return the distance of value and bound as a part of the bound; None without a bound."""
        if self.bound is None:
            return None
        if self.value == self.bound:
            return 0.0
        return abs(self.value - self.bound) / abs(self.bound) if self.bound else float("inf")
