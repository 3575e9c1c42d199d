"""The server's front: live streams are answered here, pages by Django's WSGI handler in threads.

Django's own ASGI handler would cost several times the processor time of a small page, and on
PostgreSQL a connection for each request (measured; see docs/decisions).
"""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from rooftree.config.bridge import Bridge

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rooftree.config.settings")
_wsgi = get_wsgi_application()

from rooftree.live.request import Scope, is_live  # noqa: E402 - needs the apps to be loaded
from rooftree.live.room import Receive, Send, live_room  # noqa: E402

pages = Bridge(_wsgi, threads=settings.PAGE_THREADS, most=settings.MOST_BODY_BYTES)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Send each request to the room that answers it."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http" and is_live(scope["path"]):
        await live_room(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    """Open with the server and close with it."""
    await receive()
    live_room.open()
    _spare_the_collector()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    live_room.close()
    await send({"type": "lifespan.shutdown.complete"})


def _spare_the_collector() -> None:
    """Leave what start-up loaded out of garbage collection: it would be walked again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 1000)
