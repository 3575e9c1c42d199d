"""Taking turns on a machine with others who measure."""

import fcntl
from time import monotonic, sleep

from rooftree.engine import Activity, Problem, Resource, schedule

LONGEST = 240  # seconds


class Turn:
    """Holds the lock file at `path` while inside, and on for a while, then lets others have it."""

    def __init__(self, path):
        self.path, self.file, self.since = path, None, 0.0

    def __enter__(self):
        if self.path is not None and self.file is None:
            self.file = open(self.path, "a", encoding="utf-8")  # noqa: PTH123 - held open
            fcntl.flock(self.file, fcntl.LOCK_EX)
            self.since = monotonic()

    def __exit__(self, *_):
        if self.file is not None and monotonic() - self.since > LONGEST:
            self.file.close()
            self.file = None
            sleep(1)  # who waits comes first


def warm_up():
    """Load what a worker has loaded that already planned something: kernels and CP-SAT."""
    work = tuple(Activity(str(i), 2 + i % 5, {"r": 1 + i % 3}) for i in range(30))
    schedule(Problem(0, work, (), (Resource("r", 4),)), seconds=1)
