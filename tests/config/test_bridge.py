import asyncio
import threading
from wsgiref.validate import validator

import pytest

from rooftree.config import bridge
from rooftree.config.bridge import Bridge, environ_of

SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/w/höhe/☂",
    "query_string": b"q=%C3%B6",
    "http_version": "1.1",
    "scheme": "http",
    "server": ("127.0.0.1", 8000),
    "client": ("127.0.0.1", 50000),
    "headers": [(b"host", b"here"), (b"content-type", b"text/plain")],
}


class Whole(list):
    """An answer that says, as Django's do, that it is whole."""

    streaming = False
    closed = False

    def close(self):
        self.closed = True


def asked(application, *bodies, scope=SCOPE, most=1000):
    """Return the messages that answer a body that came in pieces."""
    arriving = [
        {"type": "http.request", "body": body, "more_body": at < len(bodies)}
        if isinstance(body, bytes)
        else body
        for at, body in enumerate(bodies or (b"",), start=1)
    ]
    sent = []

    async def receive():
        return arriving.pop(0)

    async def send(message):
        sent.append(dict(message))

    asyncio.run(Bridge(application, threads=1, most=most)(scope, receive, send))
    return sent


def environ(*headers):
    return environ_of(SCOPE | {"headers": list(headers)}, None)


def test_a_whole_answer_comes_in_one_piece_and_is_closed():
    answer = Whole([b"a", b"b"])

    def application(_environ, start_response):
        start_response("201 Created", [("Content-Type", "text/plain"), ("Set-Cookie", " a=1 ")])
        return answer

    start, body = asked(application)

    assert start == {
        "type": "http.response.start",
        "status": 201,
        "headers": [(b"content-type", b"text/plain"), (b"set-cookie", b"a=1")],
    }
    assert body == {"type": "http.response.body", "body": b"ab", "more_body": False}
    assert answer.closed


class Streamed:
    """An answer that comes in pieces."""

    streaming = True
    closed_in = ""

    def __iter__(self):
        yield b"one"
        yield threading.current_thread().name.encode()

    def close(self):
        self.closed_in = threading.current_thread().name


def test_an_answer_that_streams_comes_as_it_is_made_and_not_in_a_thread_for_pages():
    answer = Streamed()

    def application(_environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return answer

    start, *pieces = asked(application)

    assert start["status"] == 200
    assert [(one["body"], one["more_body"]) for one in pieces] == [
        (b"one", True),
        (b"streams_0", True),
        (b"", False),
    ]
    assert answer.closed_in == "streams_0"


def test_what_is_written_before_the_answer_is_made_stands_before_it():
    def application(_environ, start_response):
        start_response("200 OK", [])(b"early ")
        return [b"late"]

    assert asked(application)[1]["body"] == b"early late"


def test_a_body_is_read_whole_or_by_lines_however_it_came():
    def application(environ, start_response):
        start_response("200 OK", [])
        first = environ["wsgi.input"].readline()
        return Whole([first, b"|", environ["wsgi.input"].read()])

    for pieces in ([b"one\ntwo"], [b"on", b"e\nt", b"", b"wo"], [b"", b"one\ntwo"]):
        assert asked(application, *pieces)[1]["body"] == b"one\n|two"
    assert asked(application)[1]["body"] == b"|"


@pytest.mark.parametrize("came", [(), (b"half",)])
def test_a_request_whose_sender_goes_is_not_carried_out(came):
    carried_out = []

    def application(environ, start_response):
        carried_out.append(environ)
        return Whole()

    assert asked(application, *came, {"type": "http.disconnect"}) == []
    assert not carried_out


def test_a_body_without_end_is_refused_before_any_page_is_asked():
    start, body = asked(None, b"a" * 600, b"b" * 600, most=1000)

    assert (start["status"], body["more_body"]) == (413, False)


def test_a_sender_who_falls_silent_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(bridge, "SECONDS_TO_SEND", 0.01)
    sent = []

    async def receive():
        await asyncio.sleep(10)

    async def send(message):
        sent.append(message)

    asyncio.run(Bridge(None, threads=1, most=1)(SCOPE, receive, send))
    assert sent[0]["status"] == 408


def test_slow_senders_hold_no_thread():
    """Two who never end, and one thread: a third gets an answer all the same."""

    def application(_environ, start_response):
        start_response("200 OK", [])
        return Whole([b"here"])

    async def all_three():
        pages = Bridge(application, threads=1, most=1000)
        never = asyncio.Event()
        sent = []

        async def slow():
            await never.wait()

        async def quick():
            return {"type": "http.request", "body": b""}

        async def send(message):
            sent.append(message)

        waiting = [asyncio.create_task(pages(SCOPE, slow, send)) for _ in range(2)]
        await pages(SCOPE, quick, send)
        for one in waiting:
            one.cancel()
        return sent

    assert asyncio.run(all_three())[1]["body"] == b"here"


def test_what_goes_wrong_in_the_application_goes_on_to_the_server():
    def application(_environ, _start_response):
        raise LookupError("told")

    with pytest.raises(LookupError, match="told"):
        asked(application)


def test_pages_are_answered_in_threads_of_their_own():
    def application(_environ, start_response):
        start_response("200 OK", [])
        return Whole([threading.current_thread().name.encode()])

    assert asked(application)[1]["body"].startswith(b"pages")


def test_the_environment_keeps_to_the_standard():
    @validator
    def application(environ, start_response):
        assert environ["PATH_INFO"].encode("latin-1").decode() == "/w/höhe/☂"
        assert (environ["QUERY_STRING"], environ["HTTP_HOST"]) == ("q=%C3%B6", "here")
        assert (environ["CONTENT_TYPE"], environ["REMOTE_ADDR"]) == ("text/plain", "127.0.0.1")
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"fine"]

    assert asked(application)[1]["body"] == b"fine"


def test_a_header_with_an_underscore_cannot_pose_as_one_of_a_proxy():
    made = environ((b"x_forwarded_proto", b"https"), (b"x-real-ip", b"1.2.3.4"))

    assert "HTTP_X_FORWARDED_PROTO" not in made
    assert made["HTTP_X_REAL_IP"] == "1.2.3.4"


def test_a_header_that_comes_twice_is_joined():
    made = environ((b"accept", b"a"), (b"accept", b"b"), (b"cookie", b"a=1"), (b"cookie", b"b=2"))

    assert (made["HTTP_ACCEPT"], made["HTTP_COOKIE"]) == ("a,b", "a=1; b=2")
