"""A Rooftree of its own: `rooftree serve` as a process that can be stopped and started again."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOFTREE = [sys.executable, "-c", "from rooftree.ops.cli import main; main()"]
WORKSPACE = "fernleaf"
SECONDS_TO_START = 90
SECONDS_TO_STOP = 15


@dataclass
class House:
    """One data folder, and the server that keeps it."""

    folder: Path
    database_url: str = ""
    port: int = field(default_factory=lambda: free_port())  # noqa: PLW0108 - it stands below
    _process: subprocess.Popen | None = None

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def base(self) -> str:
        """The address under which everything of the workspace lies."""
        return f"{self.site}/w/{WORKSPACE}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.folder / f"log-{self.port}").open("a") as log:
            self._process = subprocess.Popen(
                [*ROOFTREE, "serve", "--sample", "--port", str(self.port), *self._data],
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"The server does not start:\n{self.log}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Tell the server to stop, and wait until it has."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(SECONDS_TO_STOP)
        finally:
            self._process.kill()
            self._process.wait()
            self._process = None

    @contextmanager
    def second_server(self):
        """Another process at the same data, on another port."""
        other = House(self.folder, self.database_url)
        other.start()
        try:
            yield other
        finally:
            other.stop()

    def let_in(self, name: str, role: str) -> str:
        """Make somebody's account and return a link that signs them in."""
        email = f"{name.lower()}@fernleaf.example"
        options = ["--name", name, "--role", role, "--workspace", WORKSPACE, "--site", self.site]
        said = subprocess.run(
            [*ROOFTREE, "user", "create", email, *options, *self._data],
            env=self._environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return re.search(r"http\S+", said.stdout)[0]

    @property
    def log(self) -> str:
        return (self.folder / f"log-{self.port}").read_text()

    @property
    def _data(self) -> list[str]:
        return ["--data", str(self.folder / "data")]

    @property
    def _environment(self) -> dict[str, str]:
        """Nothing of this test's own settings, nor of what somebody has set for their own use."""
        own = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("ROOFTREE_", "DJANGO_"))
        }
        return own | ({"ROOFTREE_DATABASE_URL": self.database_url} if self.database_url else {})

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_TO_START)
        with closing(connection), suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/health")
            return connection.getresponse().read() == b"ok\n"
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
