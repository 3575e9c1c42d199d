"""Markdown as safe HTML."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.work.text.links import Links, NamedItem, NamedPerson, handles_in, keys_in, links_for
from rooftree.work.text.markdown import to_html

LINKS = Links(
    persons={"ada": NamedPerson(1, "Ada <b>"), "ben": NamedPerson(2, "Ben", "/people/2")},
    items={
        "WEB-1": NamedItem("WEB-1", 'A "title" <x>', "/w/acme/items/WEB-1"),
        "WEB-2": NamedItem("WEB-2", "Done", "/w/acme/items/WEB-2", is_open=False),
    },
)


class Elements(HTMLParser):
    """Collects tags and attributes."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


def test_tables_strikethrough_and_task_lists_are_understood():
    html = to_html("|a|b|\n|-|-:|\n|1|~~2~~|\n\n- [ ] open\n- [x] done")

    assert '<td align="right"><s>2</s></td>' in html
    assert html.count('type="checkbox"') == 2
    assert html.count('checked="checked"') == 1
    assert html.count('disabled="disabled"') == 2


def test_headings_start_below_those_of_the_page():
    assert to_html("# One\n\n##### Five") == "<h3>One</h3>\n<h6>Five</h6>\n"


def test_a_new_line_stays_one():
    assert "<br>" in to_html("one\ntwo")


def test_bare_addresses_become_links_without_the_end_of_the_sentence():
    html = to_html("See (https://example.org/a_(b)?x=1&y=2), or `https://example.org`.")

    assert 'href="https://example.org/a_(b)?x=1&amp;y=2"' in html
    assert html.count("<a ") == 1


def test_persons_and_items_are_linked_where_they_are_known():
    html = to_html("@Ben and @ada: #web-1, #WEB-2, not @eve and #WEB-3", LINKS)

    assert '<a href="/people/2" class="mention"' in html
    assert '<span class="mention">@Ada &lt;b&gt;</span>' in html
    assert 'title="A &quot;title&quot; &lt;x&gt;"' in html
    assert 'class="reference reference--closed"' in html
    assert "not @eve and #WEB-3" in html


@pytest.mark.parametrize(
    "text", ["`@ben #WEB-1`", "```\n@ben #WEB-1\n```", "a@ben b#WEB-1", "https://x.org/@ben#WEB-1"]
)
def test_names_in_code_mail_and_addresses_are_left_alone(text):
    assert "mention" not in to_html(text, LINKS)
    assert "reference" not in to_html(text, LINKS)


def test_a_link_within_a_link_is_not_made():
    assert to_html("[see @ben #WEB-1](https://example.org)", LINKS).count("<a ") == 1


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\nscript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        '[x](https://example.org "onmouseover=alert(1)")',
        '"><svg/onload=alert(1)>',
        "<a href='javascript:alert(1)'>x</a>",
        "[x]: javascript:alert(1)\n[x]",
        "<style>*{display:none}</style>",
        "<form action=//evil><input name=q></form>",
        "- [x] <input type=text autofocus onfocus=alert(1)>",
        "|<td onclick=x>|\n|-|\n|<iframe src=//evil>|",
        "`` `<script>` ``",
        'https://x.org/"onmouseover=alert(1)//',
        '@ben"><script>alert(1)</script>',
    ],
)
def test_hostile_text_is_shown_and_not_obeyed(text):
    html = to_html(text, LINKS)

    elements = Elements(html)
    assert not elements.tags & {"script", "svg", "style", "form", "iframe", "object", "base"}
    assert not [name for name, _ in elements.attributes if name.startswith("on")]
    assert not [name for name, _ in elements.attributes if name in {"style", "name", "autofocus"}]
    for name, value in elements.attributes:
        if name in {"href", "src"}:
            assert re.match(r"https?://|mailto:|tel:|/|#", value)


def test_pictures_come_from_our_own_pages_only():
    assert "<img" not in to_html("![spy](https://evil.example/pixel.gif)")
    assert "<img" not in to_html("![spy](//evil.example/pixel.gif)")
    assert "<img" not in to_html("![out](/w/acme/../../out)")
    assert "<img" not in to_html("![out](/w/acme/%2e%2e/out)")
    assert '<img src="/w/acme/attachments/5"' in to_html("![plan](/w/acme/attachments/5)")


@given(text=st.text())
def test_any_text_becomes_harmless_html(text):
    tags = Elements(to_html(text, LINKS)).tags

    assert not tags & {"script", "iframe", "style", "object", "svg"}


@pytest.mark.parametrize(
    "text",
    [
        ">" * 50_000,
        "[" * 50_000,
        "*a " * 30_000,
        "`" * 99_999,
        "@" * 99_999,
        "http://a" + ")" * 90_000,
        "".join("  " * depth + "- a\n" for depth in range(300)),
        "|a" * 300 + "\n" + "|-" * 300 + "\n" + "|\n" * 1000,
        "<" * 90_000,
        "![](" * 20_000,
    ],
    ids=lambda text: text[:8],
)
def test_endless_nesting_ends_soon(text):
    started = time.monotonic()

    to_html(text)

    assert time.monotonic() - started < 20


def test_what_a_text_names_is_found_once():
    assert handles_in(["@Ada and @ada, @ben.b.", "mail@eve.org"]) == {"ada", "ben.b"}
    assert keys_in(["#WEB-1 #web-1 #X-1 #WEB-0 /#AB-3 #AB-3x", "#AB-12"]) == {"WEB-1", "AB-12"}


def test_only_items_that_the_viewer_may_see_get_a_title(world, django_assert_num_queries):
    open_item, secret = world.item("Open"), world.item("Secret", is_private=True)
    texts = [f"#{open_item.key} #{secret.key} @ben", "#NONE-1"] * 5
    viewer = world.ben.viewer

    with django_assert_num_queries(2):
        links = links_for(viewer, texts, item_address=lambda key: f"/items/{key}")

    html = to_html(texts[0], links)
    assert 'title="Open"' in html
    assert "Secret" not in html
    assert f"#{secret.key}" in html
    assert links.persons["ben"].id == world.ben.person.pk
