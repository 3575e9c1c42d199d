"""One task per process that looks at the logs with listeners and wakes the streams concerned."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

from rooftree.changes import poke
from rooftree.live.news import News
from rooftree.live.stream import Stream

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 0.3
PAUSE_AFTER_FAILURE_SECONDS = 2.0

Read = Callable[[Mapping[int, int]], Awaitable[dict[int, News]]]


class Watcher:
    """Looks when poked by a commit of this process, and now and then for those of others."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._streams: set[Stream] = set()
        self._wake = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._task = self._loop.create_task(self._run())
        poke.subscribe(self._poked)

    def __len__(self) -> int:
        return len(self._streams)

    def add(self, stream: Stream) -> None:
        """Watch for a stream; what happened since its place in the log is offered at once."""
        self._streams.add(stream)
        self._wake.set()

    def discard(self, stream: Stream) -> None:
        """Watch for a stream no longer."""
        self._streams.discard(stream)

    def close(self) -> None:
        """End all streams, and look no more."""
        poke.unsubscribe(self._poked)
        self._task.cancel()
        for stream in self._streams:
            stream.close()

    def _poked(self, _workspace_id: int) -> None:
        self._loop.call_soon_threadsafe(self._wake.set)

    async def _run(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(
                    self._wake.wait(), LOOK_EVERY_SECONDS if self._streams else None
                )
            self._wake.clear()
            try:
                await self._look()
            except Exception:  # the database may be away for a moment; the streams stay
                logger.exception("The live stream could not read the log")
                await asyncio.sleep(PAUSE_AFTER_FAILURE_SECONDS)

    async def _look(self) -> None:
        groups: dict[int, list[Stream]] = defaultdict(list)
        for stream in self._streams:
            groups[stream.workspace_id].append(stream)
        if not groups:
            return
        places = {key: min(stream.seq for stream in group) for key, group in groups.items()}
        for workspace_id, fresh in (await self._read(places)).items():
            for stream in groups[workspace_id]:
                stream.offer(fresh)
