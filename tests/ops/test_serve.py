"""The one test of the whole thing: a process of its own, from an empty folder to its end."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest

START = [sys.executable, "-c", "from rooftree.ops.cli import main; main()", "serve"]


@pytest.fixture
def serve(tmp_path):
    started = []

    def start(*options):
        environment = os.environ | {"ROOFTREE_DATA": "/nowhere", "PYTHONUNBUFFERED": "1"}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        process = subprocess.Popen(
            [*START, "--data", str(tmp_path / "data"), *options],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def ask():
    connections = []

    def get(address, path, cookie=""):
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
        connections.append(connection)
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        connections.append(answer)
        return answer

    yield get
    for connection in connections:
        connection.close()


def session_cookie(answer):
    return next(c for c in answer.headers.get_all("Set-Cookie") if c.startswith("rooftree_session"))


def test_from_an_empty_folder_to_sign_in_stream_and_end(serve, ask):
    server = serve("--port", "0")
    site = server.stdout.readline().split()[-1]
    server.stdout.readline()
    link = server.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", site)
    path = link.removeprefix(site.rstrip("/"))

    assert ask(site, "/health").read() == b"ok\n"
    first, second = ask(site, path), ask(site, path)
    assert (first.status, first.headers["Location"]) == (303, "/")
    assert (second.status, second.headers["Location"]) == (303, "/account/login/")

    taken = serve("--port", str(urlsplit(site).port))
    _, errors = taken.communicate(timeout=20)
    assert taken.returncode == 2
    assert "Is Rooftree running already?" in errors.splitlines()[-1]

    stream = ask(site, "/w/home/live?topic=plan", session_cookie(first).partition(";")[0])
    assert stream.status == 200
    assert stream.readline() == b"retry: 1000\n"

    told = time.monotonic()
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=5) == 0
    assert time.monotonic() - told < 2
