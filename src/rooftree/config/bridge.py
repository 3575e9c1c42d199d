"""Answers the requests of an ASGI server with a WSGI application, in a few threads.

A request crosses into its thread once, when all of it is there, and an answer that is whole comes back
at once: each crossing costs more than a small page, and whoever sends or reads slowly keeps nobody
waiting. What streams may not use the database: its pieces are made in threads of their own.
"""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from wsgiref.types import WSGIApplication, WSGIEnvironment

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Coroutine[Any, Any, Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]

MOST_IN_MEMORY = 1 << 20
"""Longer bodies lie on disk while they come."""
SECONDS_TO_SEND = 60
"""So long may the sender of a body be silent."""
STREAMS = 4
NOT_PREFIXED = ("CONTENT_TYPE", "CONTENT_LENGTH")


class _Refused(Exception):
    """The body cannot be taken; without a status nobody is there any more to be told."""

    def __init__(self, status: HTTPStatus | None = None) -> None:
        super().__init__(status)
        self.status = status


class Bridge:
    """An ASGI application for HTTP that lets a WSGI application answer; `most`: bytes of a body."""

    def __init__(self, application: WSGIApplication, *, threads: int, most: int) -> None:
        self._application = application
        self._most = most
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")
        self._streams = ThreadPoolExecutor(STREAMS, thread_name_prefix="streams")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        with SpooledTemporaryFile(MOST_IN_MEMORY) as body:
            try:
                await self._take(receive, body)
            except _Refused as refusal:
                if refusal.status is not None:
                    await _refuse(send, refusal.status)
                return
            body.seek(0)
            loop, context = asyncio.get_running_loop(), copy_context()
            start, content, pieces = await loop.run_in_executor(
                self._threads, context.run, self._answer, environ_of(scope, body)
            )
        try:
            await send(start)
            if pieces is not None:
                await self._stream(pieces, send)
            await send(_piece(content, has_more=False))
        finally:
            if pieces is not None:
                await loop.run_in_executor(self._streams, context.run, _close, pieces)

    async def _take(self, receive: Receive, body: IO[bytes]) -> None:
        has_more = True
        while has_more:
            try:
                async with asyncio.timeout(SECONDS_TO_SEND):
                    message = await receive()
            except TimeoutError:
                raise _Refused(HTTPStatus.REQUEST_TIMEOUT) from None
            if message["type"] == "http.disconnect":
                raise _Refused  # what came is not the whole
            body.write(message.get("body", b""))
            if body.tell() > self._most:
                raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            has_more = message.get("more_body", False)

    def _answer(self, environ: WSGIEnvironment) -> tuple[Message, bytes, Iterable[bytes] | None]:
        """Return how an answer starts, its content, and the pieces to be sent before that, if it streams."""
        start: Message = {}
        written: list[bytes] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], _exc_info: object = None
        ) -> Callable[[bytes], object]:
            start.update(_start(status, headers))
            return written.append

        answer = self._application(environ, start_response)
        if getattr(answer, "streaming", False):
            return start, b"", answer
        try:
            return start, b"".join((*written, *answer)), None
        finally:
            _close(answer)

    async def _stream(self, pieces: Iterable[bytes], send: Send) -> None:
        loop, iterator = asyncio.get_running_loop(), iter(pieces)
        while True:
            piece = await loop.run_in_executor(self._streams, _next, iterator)
            if piece is None:
                return
            await send(_piece(piece))


def environ_of(scope: Scope, body: IO[bytes]) -> WSGIEnvironment:
    """Return the environment of PEP 3333 for an ASGI scope.

    Headers with an underscore are dropped: WSGI cannot tell `X_Real_IP` from a proxy's `X-Real-IP`.
    """
    host, port = scope.get("server") or ("localhost", 80)
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if scope.get("client"):
        environ["REMOTE_ADDR"] = scope["client"][0]
    for name, value in scope["headers"]:
        if b"_" not in name:
            _add(environ, name.decode("latin-1"), value.decode("latin-1"))
    return environ


def _add(environ: WSGIEnvironment, name: str, value: str) -> None:
    key = name.upper().replace("-", "_")
    if key not in NOT_PREFIXED:
        key = f"HTTP_{key}"
    between = "; " if key == "HTTP_COOKIE" else ","
    environ[key] = f"{environ[key]}{between}{value}" if key in environ else value


def _start(status: str, headers: Iterable[tuple[str, str]]) -> Message:
    return {
        "type": "http.response.start",
        "status": int(status.split(" ", 1)[0]),
        "headers": [
            (name.lower().encode("latin-1"), value.strip().encode("latin-1"))
            for name, value in headers
        ],
    }


def _piece(content: bytes, *, has_more: bool = True) -> Message:
    return {"type": "http.response.body", "body": content, "more_body": has_more}


def _next(iterator: Iterator[bytes]) -> bytes | None:
    return next(iterator, None)


def _close(answer: Iterable[bytes]) -> None:
    getattr(answer, "close", lambda: None)()


async def _refuse(send: Send, status: HTTPStatus) -> None:
    headers = [("content-type", "text/plain"), ("connection", "close")]
    await send(_start(f"{status.value} {status.phrase}", headers))
    await send(_piece(f"{status.phrase}\n".encode(), has_more=False))
