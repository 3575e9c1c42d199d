"""The bytes of the stream: server-sent events that Turbo understands."""

import re

KEEP_ALIVE_SECONDS = 15.0
RECONNECT_MILLISECONDS = 1000

_PLAIN = re.compile(r"[\w-]{1,64}", re.ASCII)


def greeting(seq: int) -> bytes:
    """Return the first lines: how soon to come back when the line breaks, and from where."""
    return b"retry: %d\nid: %d\n\n" % (RECONNECT_MILLISECONDS, seq)


def keep_alive(seq: int) -> bytes:
    """Return a comment that keeps proxies awake, and the place that a reconnection starts from."""
    return b": still here\nid: %d\n\n" % seq


def refresh(seq: int, request_id: str) -> bytes:
    """Return the one message: read the page again, unless the request was your own.

    The id came from a browser, so that anything but plain characters is left out.
    """
    own = f' request-id="{request_id}"' if _PLAIN.fullmatch(request_id) else ""
    data = f'<turbo-stream action="refresh"{own}></turbo-stream>'
    return f"id: {seq}\ndata: {data}\n\n".encode()
