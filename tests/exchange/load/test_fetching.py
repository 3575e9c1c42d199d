"""Attachments fetched from the tool with a token."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rooftree.errors import RuleBroken
from rooftree.exchange.bundle import Attachment
from rooftree.exchange.load import fetching
from rooftree.exchange.load.fetching import Fetcher
from rooftree.exchange.runs.carrying import carry_out
from rooftree.work.items.models import Item as Row
from tests.exchange.importing import actor, codes
from tests.exchange.load.test_tracker import opened
from tests.exchange.tracker import tracker


class Site(ThreadingHTTPServer):
    """A tool that hands out files to those with a token, and notes who asks for what."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        self.patience = 0
        self.elsewhere = ""

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("Authorization")))
        if self.path == "/busy" and self.server.patience:
            self.server.patience -= 1
            return self.answer(429, b"", {"Retry-After": "0"})
        if self.path == "/moved":
            return self.answer(302, b"", {"Location": f"{self.server.elsewhere}/file"})
        if self.path == "/page":
            return self.answer(200, b"<p>Sign in</p>", {"Content-Type": "text/html"})
        if self.path in {"/file", "/busy"}:
            return self.answer(200, b"Dig here", {"Content-Type": "text/plain"})
        return self.answer(401, b"unauthorized", {})

    def answer(self, code, body, headers):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def sites():
    """Start as many sites as are asked for."""
    running = []

    def start():
        site = Site()
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.append((site, thread))
        return site

    yield start
    for site, thread in running:
        site.shutdown()
        thread.join()
        site.server_close()


def bring(world, site, path, *, base="", token="secret"):
    attachment = Attachment(
        source_id="a1",
        item="PUMP-9",
        name="plan.txt",
        url=f"{base or site.address}{path}",
        is_upload=True,
    )
    bundle = tracker(attachments=(attachment,))
    run = opened(world.workspace, bundle)
    fetcher = Fetcher(site.address, token, "jira")
    carry_out(run, by=actor(world.workspace), bundle=bundle, fetcher=fetcher)
    (kept,) = Row.objects.get(key="PUMP-9").attachments.all()
    return kept, codes(run.report)


def test_a_file_is_fetched_with_the_token(world, sites):
    site = sites()
    kept, told = bring(world, site, "/file")

    assert (kept.size, kept.media_type, kept.url) == (8, "text/plain", "")
    assert site.asked == [("/file", "Bearer secret")]
    assert "file_not_kept" not in told


@pytest.mark.parametrize(
    ("token", "system", "sent"),
    [
        ("abc", "jira", "Bearer abc"),
        ("kim@example.org:abc", "jira", "Basic a2ltQGV4YW1wbGUub3JnOmFiYw=="),
        ("key:abc", "trello", 'OAuth oauth_consumer_key="key", oauth_token="abc"'),
    ],
)
def test_each_tool_gets_the_token_as_it_wants_it(sites, token, system, sent):
    site = sites()
    Fetcher(site.address, f"{token}\n", system).open(f"{site.address}/file").close()

    assert site.asked == [("/file", sent)]


@pytest.mark.parametrize("path", ["/nothing", "/page"])
def test_an_answer_that_is_no_file_is_told_and_the_address_stays(world, sites, path):
    site = sites()
    kept, told = bring(world, site, path)

    assert (kept.path, kept.url) == ("", f"{site.address}{path}")
    assert told["file_not_kept"]["place"] == "plan.txt"


def test_another_site_is_never_asked(world, sites):
    site, other = sites(), sites()
    kept, told = bring(world, site, "/file", base=other.address)

    assert other.asked == []
    assert kept.path == ""
    assert "another site" in told["file_not_kept"]["sample"]


def test_the_token_stays_at_home_when_an_answer_leads_elsewhere(world, sites):
    site, other = sites(), sites()
    site.elsewhere = other.address
    kept, _told = bring(world, site, "/moved")

    assert kept.size == 8
    assert other.asked == [("/file", None)]


def test_a_site_that_asks_for_patience_gets_it(world, sites):
    site = sites()
    site.patience = 2
    kept, _told = bring(world, site, "/busy")

    assert kept.size == 8
    assert len(site.asked) == 3


def test_patience_ends(sites):
    site = sites()
    site.patience = 99

    with pytest.raises(RuleBroken, match="429"):
        Fetcher(site.address, "secret", "jira").open(f"{site.address}/busy")
    assert len(site.asked) == fetching.TRIES


def test_a_file_over_the_limit_is_told(world, sites, settings):
    settings.UPLOAD_LIMIT_BYTES = 4
    kept, told = bring(world, sites(), "/file")

    assert kept.path == ""
    assert "too large" in told["file_not_kept"]["sample"]


@pytest.mark.parametrize("site", ["", "acme.example.com", "file:///etc/passwd", "ftp://x.org"])
def test_a_site_is_an_address_of_the_web(site):
    with pytest.raises(RuleBroken):
        Fetcher(site, "secret", "jira")


def test_a_token_is_not_empty():
    with pytest.raises(RuleBroken):
        Fetcher("https://acme.example.com", " \n", "jira")
