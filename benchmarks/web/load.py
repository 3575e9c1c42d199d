"""Asks a server, over kept connections, and measures each answer.

Run by run.py in a process of its own: reads a job as JSON on standard input, prints figures as JSON.
"""

import http.client
import json
import random
import sys
import threading
import time
from urllib.parse import urlencode

CSRF = "c" * 32


def main() -> None:
    """Do the job {port, sessions, operation, connections, seconds, seed data} and print what came of it."""
    job = json.load(sys.stdin)
    results: list[list[tuple[float, int, int]]] = [[] for _ in range(job["connections"])]
    barrier = threading.Barrier(job["connections"])
    threads = [
        threading.Thread(target=_ask, args=(job, number, results[number], barrier))
        for number in range(job["connections"])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    json.dump([one for own in results for one in own], sys.stdout)


def _ask(
    job: dict, number: int, results: list[tuple[float, int, int]], barrier: threading.Barrier
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", job["port"], timeout=60)
    chance = random.Random(number)
    session = job["data"]["sessions"][number % len(job["data"]["sessions"])]
    headers = {"Cookie": f"rooftree_session={session}; rooftree_csrf={CSRF}"}
    make = OPERATIONS[job["operation"]]
    for _ in range(3):
        _one(connection, make(job["data"], chance), headers)
    barrier.wait()
    until = time.perf_counter() + job["seconds"]
    while time.perf_counter() < until:
        results.append(_one(connection, make(job["data"], chance), headers))


ETAGS: dict[str, str] = {}


def _one(
    connection: http.client.HTTPConnection, asked: tuple, headers: dict
) -> tuple[float, int, int]:
    method, path, fields, keep = asked
    more = dict(headers)
    body = None
    if fields is not None:
        body = urlencode(fields)
        more |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": CSRF}
    mark = headers["Cookie"] + path
    if keep and mark in ETAGS:
        more["If-None-Match"] = ETAGS[mark]
    started = time.perf_counter()
    connection.request(method, path, body, more)
    answer = connection.getresponse()
    content = answer.read()
    took = time.perf_counter() - started
    if keep and answer.getheader("ETag"):
        ETAGS[mark] = answer.getheader("ETag") or ""
    return took, answer.status, len(content)


def _list(data: dict, chance: random.Random) -> tuple:
    return (
        "GET",
        f"/w/bench/items?state=doing&assignee={chance.choice(data['people'])}",
        None,
        False,
    )


def _item(data: dict, chance: random.Random) -> tuple:
    return "GET", f"/w/bench/items/{chance.choice(data['keys'])}", None, False


def _search(data: dict, chance: random.Random) -> tuple:
    words = " ".join(chance.sample(data["words"], 2))
    return "GET", f"/w/bench/search?{urlencode({'q': words})}", None, False


def _create(data: dict, chance: random.Random) -> tuple:
    title = " ".join(chance.sample(data["words"], 5))
    return "POST", "/w/bench/items/new", {"space": "S1", "title": title, "kind": "task"}, False


def _move(data: dict, chance: random.Random) -> tuple:
    key, status = chance.choice(data["keys"]), chance.choice(data["statuses"])
    return "POST", f"/w/bench/items/{key}/place", {"status": status}, False


OPERATIONS = {
    "trivial page": lambda data, chance: ("GET", "/w/bench/trivial", None, False),
    "list of 50, filtered": _list,
    "item page": _item,
    "search": _search,
    "create": _create,
    "move": _move,
    "board of 2,000": lambda data, chance: ("GET", "/w/bench/spaces/S0/board", None, False),
    "unchanged board": lambda data, chance: ("GET", "/w/bench/spaces/S0/board", None, True),
}

if __name__ == "__main__":
    main()
