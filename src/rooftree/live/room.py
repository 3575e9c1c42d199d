"""The ASGI application behind `/w/<workspace>/live?topic=…&topic=…&after=N`."""

import asyncio
from collections.abc import Callable, Coroutine, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import close_old_connections

from rooftree.errors import NotFound
from rooftree.live.news import news
from rooftree.live.request import LiveRequest, Scope, read_request
from rooftree.live.rights import Listener, NotSignedIn, listener
from rooftree.live.stream import Stream
from rooftree.live.watcher import Watcher

Message = MutableMapping[str, Any]
Receive = Callable[[], Coroutine[Any, Any, Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]
Answer = TypeVar("Answer")

STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # asks nginx to pass each message on at once
]


class Refused(Exception):
    """No stream for this request; the status says why, and no more than it must."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class LiveRoom:
    """All streams of one process. Opened and closed with the server that it runs in."""

    def __init__(self) -> None:
        self._watcher: Watcher | None = None

    def open(self) -> None:
        """Begin to watch; called inside the running event loop."""
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")
        self._watcher = Watcher(lambda places: self._in_thread(lambda: news(places)))

    def close(self) -> None:
        """End all streams and refuse new ones; browsers come back to the next process."""
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
            self._threads.shutdown(wait=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = read_request(scope)
        try:
            watcher, admitted = await self._admit(request)
        except Refused as refusal:
            await _refuse(send, refusal.status)
        else:
            await self._stream(watcher, request, admitted, receive, send)

    async def _admit(self, request: LiveRequest) -> tuple[Watcher, Listener]:
        if not request.is_for_this_host:
            raise Refused(400)
        if request.method != "GET":
            raise Refused(405)
        if self._watcher is None:
            raise Refused(503)
        try:
            return self._watcher, await self._ask(request)
        except NotSignedIn:
            raise Refused(401) from None
        except NotFound:
            raise Refused(404) from None

    async def _stream(
        self,
        watcher: Watcher,
        request: LiveRequest,
        admitted: Listener,
        receive: Receive,
        send: Send,
    ) -> None:
        stream = Stream(
            admitted,
            topics=request.topics,
            after=request.after,
            ask=lambda needed: self._ask_again(request, needed),
        )
        watcher.add(stream)
        gone = asyncio.create_task(_close_when_gone(stream, receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
            async for message in stream.messages(lambda: len(watcher)):
                await send({"type": "http.response.body", "body": message, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()
            watcher.discard(stream)

    async def _ask(self, request: LiveRequest, needed: frozenset[str] = frozenset()) -> Listener:
        return await self._in_thread(
            lambda: listener(request.session_key, request.workspace_key, request.topics, needed)
        )

    async def _ask_again(self, request: LiveRequest, needed: frozenset[str]) -> Listener | None:
        try:
            return await self._ask(request, needed)
        except (NotFound, NotSignedIn):
            return None

    async def _in_thread(self, read: Callable[[], Answer]) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, _with_connection, read
        )


def _with_connection(read: Callable[[], Answer]) -> Answer:
    """Look after the thread's database connection as Django does around a request."""
    close_old_connections()
    try:
        return read()
    finally:
        close_old_connections()


async def _close_when_gone(stream: Stream, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.close()


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


live_room = LiveRoom()
