"""One open page: what it waits for, and when it is told."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable

from rooftree.changes.veils import Topic
from rooftree.live.news import MOST_AT_ONCE, News, Piece
from rooftree.live.rights import Listener
from rooftree.live.wire import KEEP_ALIVE_SECONDS, greeting, keep_alive, refresh

Ask = Callable[[frozenset[str]], Awaitable[Listener | None]]

LEAST_SECONDS_BETWEEN_REFRESHES = 1.0
ALWAYS_OF_INTEREST = frozenset({"people"})  # rights may have changed


class Stream:
    """Collects news between refreshes.

    `topics` are those that the page asked for, `after` the place in the log from which it was read
    (None: now). What it may hear is asked again through `ask` before anything is sent, and at each
    sign of life, with what the veils of the news need; None ends the stream. A page too far behind,
    or ahead of a log that was restored from a copy, is lost: it is refreshed whatever the topic.
    """

    def __init__(
        self, listener: Listener, *, topics: frozenset[str], after: int | None, ask: Ask
    ) -> None:
        behind = 0 if after is None else listener.head - after
        self.workspace_id = listener.workspace_id
        self._is_lost = not 0 <= behind <= MOST_AT_ONCE
        self.seq = listener.head if self._is_lost else listener.head - behind
        self._interesting = topics | ALWAYS_OF_INTEREST
        self._heard = listener.topics
        self._ask = ask
        self._pending: list[Piece] = []
        self._closing = asyncio.Event()
        self._wake = asyncio.Event()
        if self._is_lost:
            self._wake.set()

    def offer(self, news: News) -> None:
        """Take what is new after this stream's place in the log."""
        fresh = [piece for piece in news.pieces if piece.seq > self.seq]
        # No entries between here and the head: too many to read, or a log set back by a restore.
        self._is_lost = self._is_lost or (news.head != self.seq and not news.pieces)
        self.seq = news.head
        self._pending += [piece for piece in fresh if self._concerning(piece)]
        if self._is_lost or self._pending:
            self._wake.set()

    def close(self) -> None:
        """End the stream soon."""
        self._closing.set()
        self._wake.set()

    async def messages(self, crowd: Callable[[], int]) -> AsyncIterator[bytes]:
        """Yield the stream's bytes until it is closed or the right to listen is gone.

        `crowd` tells how many streams are open: the more, the longer each waits by chance, up to
        half a second, lest all browsers come back in the same moment.
        """
        yield greeting(self.seq)
        while not self._closing.is_set():
            has_news = await self._woken(KEEP_ALIVE_SECONDS)
            if has_news:
                await asyncio.sleep(random.uniform(0, min(0.5, crowd() / 200)))  # noqa: S311
            if self._closing.is_set():
                return
            seq, pieces, self._pending = self.seq, self._pending, []
            listener = await self._ask(self._needed(pieces))
            if listener is None:
                yield refresh(seq, "")  # the page shows what may no longer be seen
                return
            message = self._message(seq, pieces, listener.topics)
            if message:
                yield message
                await self._rest()
            elif not has_news:
                yield keep_alive(seq)

    async def _woken(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._wake.wait(), seconds)
        except TimeoutError:
            return False
        self._wake.clear()
        return True

    async def _rest(self) -> None:
        """Sleep until the next refresh may follow; closing wakes, news do not."""
        deadline = asyncio.get_running_loop().time() + LEAST_SECONDS_BETWEEN_REFRESHES
        while not self._closing.is_set():
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0 or not await self._woken(left):
                break
        if self._pending or self._is_lost:
            self._wake.set()

    def _concerning(self, piece: Piece) -> list[Topic]:
        return [one for one in piece.topics if one.name in self._interesting]

    def _needed(self, pieces: list[Piece]) -> frozenset[str]:
        concerning = (one for piece in pieces for one in self._concerning(piece))
        return frozenset().union(*(one.needed for one in concerning))

    def _message(self, seq: int, pieces: list[Piece], topics: frozenset[str]) -> bytes:
        """Fold pieces into one refresh; empty when none of them may be heard.

        A topic that could be heard until now counts once more, so that the page forgets it.
        """
        heard, self._heard = self._heard | topics, topics
        told = [
            piece
            for piece in pieces
            if any(one.name in heard and one.needed <= heard for one in self._concerning(piece))
        ]
        is_lost, self._is_lost = self._is_lost, False
        if not is_lost and not told:
            return b""
        causes = {piece.request_id for piece in told} | ({""} if is_lost else set())
        # Only when one request caused it all may the page that sent it ignore the refresh.
        return refresh(seq, causes.pop() if len(causes) == 1 else "")
