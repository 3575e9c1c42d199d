"""Wakes a sleeping loop of this process; other processes look by themselves now and then."""

import threading


class Bell:
    """Rung by whoever has news, heard once by the loop that waits."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def ring(self) -> None:
        """Wake the loop, or keep it from falling asleep."""
        self._event.set()

    def wait(self, seconds: float) -> bool:
        """Sleep until the bell rings or the time is over; tell which."""
        rung = self._event.wait(seconds)
        self._event.clear()
        return rung


jobs_waiting = Bell()
