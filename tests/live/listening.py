"""A browser that listens to the live room: opens streams and reads what they send."""

import asyncio
from dataclasses import dataclass, field
from functools import wraps

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections

from rooftree.live.room import LiveRoom


def session_of(user):
    """Sign somebody in and return the cookie's value."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


@dataclass
class Line:
    """One open connection."""

    task: asyncio.Task
    sent: asyncio.Queue
    incoming: asyncio.Queue
    status: int = 0
    chunks: list = field(default_factory=list)

    async def next(self, seconds=3.0):
        """Return the next chunk; b"" at the end."""
        message = await asyncio.wait_for(self.sent.get(), seconds)
        return message["body"].decode()

    async def is_silent(self, seconds=0.6):
        try:
            await self.next(seconds)
        except TimeoutError:
            return True
        return False

    def hang_up(self):
        self.incoming.put_nowait({"type": "http.disconnect"})


@dataclass
class Browser:
    """Listens with one session."""

    room: LiveRoom
    session: str = ""
    host: str = "localhost"
    method: str = "GET"

    async def listen(self, path, query="", last_event_id=None):
        """Open a stream; returns the line once the answer has begun."""
        sent, incoming = asyncio.Queue(), asyncio.Queue()
        incoming.put_nowait({"type": "http.request", "body": b"", "more_body": False})
        scope = {
            "type": "http",
            "method": self.method,
            "path": path,
            "query_string": query.encode(),
            "headers": [
                (b"host", self.host.encode()),
                (b"cookie", f"{settings.SESSION_COOKIE_NAME}={self.session}".encode()),
                *([(b"last-event-id", str(last_event_id).encode())] if last_event_id else []),
            ],
        }
        task = asyncio.create_task(self.room(scope, incoming.get, sent.put))
        start = await asyncio.wait_for(sent.get(), 3)
        line = Line(task, sent, incoming, start["status"])
        if line.status == 200:
            line.greeting = await line.next()
        return line


async def elsewhere(function, *args, **kwargs):
    """Call something that writes, as another thread of the process would."""

    @wraps(function)
    def call():
        try:
            return function(*args, **kwargs)
        finally:
            connections.close_all()

    return await asyncio.to_thread(call)


def live(scenario):
    """Run `scenario(room)` with an open room, and close it."""

    async def run():
        room = LiveRoom()
        room.open()
        try:
            await scenario(room)
        finally:
            room.close()
            await asyncio.sleep(0)

    asyncio.run(run())
