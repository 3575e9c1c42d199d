"""Answers the requests of an ASGI server with a WSGI application, in a few threads.

A request crosses into its thread once, and an answer that is whole comes back at once: each crossing
costs more than a small page. Only long bodies, and answers that stream, go piece by piece.
"""

import asyncio
import io
import sys
from collections.abc import Callable, Coroutine, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from itertools import chain
from typing import Any
from wsgiref.types import WSGIApplication, WSGIEnvironment

Message = MutableMapping[str, Any]
Receive = Callable[[], Coroutine[Any, Any, Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]

PIECE_BYTES = 64 * 1024
NOT_PREFIXED = ("CONTENT_TYPE", "CONTENT_LENGTH")


class Bridge:
    """An ASGI application for HTTP that lets a WSGI application answer."""

    def __init__(self, application: WSGIApplication, threads: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        loop = asyncio.get_running_loop()

        def take() -> Message:
            return asyncio.run_coroutine_threadsafe(receive(), loop).result()

        def post(message: Message) -> None:
            asyncio.run_coroutine_threadsafe(send(message), loop).result()

        environ = environ_of(scope, _body(await receive(), take))
        rest = await loop.run_in_executor(
            self._threads, copy_context().run, self._answer, environ, post
        )
        for message in rest:
            await send(message)

    def _answer(
        self, environ: WSGIEnvironment, post: Callable[[Message], None]
    ) -> tuple[Message, ...]:
        """Return what is still to be sent; an answer that streams has been posted up to its end."""
        begun: Message = {}
        written: list[bytes] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], _exc_info: object = None
        ) -> Callable[[bytes], object]:
            begun.update(_start(status, headers))
            return written.append

        answer = self._application(environ, start_response)
        try:
            if not getattr(answer, "streaming", True):
                return begun, _piece(b"".join((*written, *answer)), has_more=False)
            return _streamed(begun, chain(written, answer), post)
        finally:
            getattr(answer, "close", lambda: None)()


def environ_of(scope: MutableMapping[str, Any], body: io.BufferedIOBase) -> WSGIEnvironment:
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
    environ[key] = f"{environ[key]},{value}" if key in environ else value


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


def _streamed(
    begun: Message, pieces: Iterable[bytes], post: Callable[[Message], None]
) -> tuple[Message, ...]:
    post(begun)
    for piece in pieces:
        post(_piece(piece))
    return (_piece(b"", has_more=False),)


def _body(first: Message, take: Callable[[], Message]) -> io.BufferedIOBase:
    if first.get("more_body"):
        return io.BufferedReader(_Arriving(first, take), PIECE_BYTES)
    return io.BytesIO(first.get("body", b""))


class _Arriving(io.RawIOBase):
    """A long body, taken from the event loop as it is read."""

    _piece: memoryview
    _has_more: bool

    def __init__(self, first: Message, take: Callable[[], Message]) -> None:
        self._take = take
        self._hold(first)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._piece and self._has_more:
            self._hold(self._take())
        count = min(len(buffer), len(self._piece))
        buffer[:count] = self._piece[:count]
        self._piece = self._piece[count:]
        return count

    def _hold(self, message: Message) -> None:
        """Raises OSError when the sender has gone: what came is not the whole."""
        if message["type"] == "http.disconnect":
            raise OSError("The connection ended before the whole body had come.")
        self._piece = memoryview(message.get("body", b""))
        self._has_more = message.get("more_body", False)
