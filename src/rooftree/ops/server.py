"""The web server of one process, with the loops that work beside it."""

import asyncio
import os
import socket
import sys
from types import FrameType

import uvicorn
from django.conf import settings
from django.core.management import call_command

from rooftree.errors import Unavailable
from rooftree.jobs.loop import Loop
from rooftree.jobs.worker import worker
from rooftree.live.room import live_room
from rooftree.ops.news import news_loop
from rooftree.ops.sweeping import sweeping_loop

GRACE_SECONDS = 1
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - compared with, not bound to


def bind(host: str, port: int) -> socket.socket:
    """Take the port; raises Unavailable when somebody else has it or may not be asked for it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio does not switch Nagle's delay off and each answer waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # from now on browsers wait for the start instead of being turned away
    except OSError as refusal:
        listener.close()
        raise Unavailable(
            f"Cannot listen on {host}, port {port}: {refusal.strerror or refusal}. "
            f"Is Rooftree running already? Another port: rooftree serve --port {port + 1}"
        ) from None
    return listener


def address_of(listener: socket.socket) -> str:
    """Return the address that a browser on this machine can open."""
    host, port = listener.getsockname()[:2]
    if host in EVERYWHERE:
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def loops() -> list[Loop]:
    """Return what a worker does: the jobs, the news for the log’s readers, the sweeping."""
    return [worker(), news_loop(), sweeping_loop()]


def serve_until_told(listener: socket.socket, *, with_worker: bool) -> None:
    """Serve pages and streams, and work beside it, until SIGTERM or SIGINT."""
    beside = loops() if with_worker else []
    for loop in beside:
        loop.start()
    _Server(_config()).run(sockets=[listener])
    for loop in beside:
        loop.stop()
    for loop in beside:
        loop.join(timeout=0.2)
    _leave()


def collect_static_files() -> None:
    """Gather styles and scripts when nobody has done so since they were last changed."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if settings.DEBUG:
        return
    collected = manifest.stat().st_mtime if manifest.exists() else 0.0
    sources = [
        *settings.ROOMS.glob("*/static/**/*"),
        *(settings.ROOMS / name for name in ("config/settings.py", "web/assets.py")),
    ]
    if any(path.is_file() and path.stat().st_mtime > collected for path in sources):
        call_command("collectstatic", interactive=False, verbosity=0)


def _config() -> uvicorn.Config:
    return uvicorn.Config(
        "rooftree.config.asgi:application",
        access_log=False,
        log_config=None,
        lifespan="on",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


class _Server(uvicorn.Server):
    """Ends open streams when told to stop, since uvicorn would wait for them."""

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        self._running_loop = asyncio.get_running_loop()
        await super().serve(sockets=sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._captured_signals.clear()  # else uvicorn would raise the signal again at the end
        self._running_loop.call_soon_threadsafe(live_room.close)


def _leave() -> None:
    """End at once: a page or job that is still under way must not hold the process up.

    Nothing is lost: transactions are whole or not at all, and jobs are taken up again.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
