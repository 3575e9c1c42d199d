"""What every test may lean on: no network, steady examples, optional sample files, a browser."""

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "house",
    deadline=None,  # a busy machine is no fault of the code
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample files, which may lie beside a checkout and need not."""
    folder = Path(os.environ.get("ROOFTREE_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(
            f"There are no sample files in {folder}; ROOFTREE_SHARED may name another folder."
        )
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium. Who asks for the browser tests and has none is told, not skipped."""
    wished = os.environ.get("ROOFTREE_CHROMIUM")
    for name in (wished, "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    pytest.fail("Chromium is missing: run bin/setup --browser, or name it in ROOFTREE_CHROMIUM.")


@pytest.fixture
def world(db: None) -> Any:
    """The cast in a workspace of their own."""
    from tests.world import build  # noqa: PLC0415 - needs the apps to be ready

    return build()


@pytest.fixture(autouse=True)
def _forget_answers() -> None:
    """Each test has a database of its own, whose log counts from the start."""
    from rooftree.accounts import standing  # noqa: PLC0415 - needs the settings
    from rooftree.listing import newest  # noqa: PLC0415 - likewise

    standing.forget()
    newest.forget()


@pytest.fixture(autouse=True, scope="session")
def _stay_on_this_machine() -> Iterator[None]:
    """A test that reaches for the network fails at once, and says where it wanted to go."""
    patch = pytest.MonkeyPatch()
    connect = socket.socket.connect

    def connect_nearby(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_near(address[0]):
            raise AssertionError(f"A test may not reach the network: {address}")
        connect(self, address)

    patch.setattr(socket.socket, "connect", connect_nearby)
    yield
    patch.undo()


def _is_near(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
