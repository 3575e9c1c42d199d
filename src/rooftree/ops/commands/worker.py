"""`rooftree worker`"""

import signal
import threading
from types import FrameType

from rooftree.ops.commands.options import Data
from rooftree.ops.migrating import migrate_with_backup
from rooftree.ops.server import loops

STOP_WITHIN_SECONDS = 1.5


def worker(data: Data = None) -> None:
    """Do jobs and checks in a process of their own, beside `rooftree serve --no-worker`."""
    migrate_with_backup()
    stop = threading.Event()

    def told_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told_to_stop)
    signal.signal(signal.SIGINT, told_to_stop)
    beside = loops()
    for loop in beside:
        loop.start()
    stop.wait()
    for loop in beside:
        loop.stop()
    for loop in beside:
        loop.join(STOP_WITHIN_SECONDS / len(beside))
