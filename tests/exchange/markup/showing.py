"""Markdown as readers see it: through the renderer of our pages, back to bare words."""

import re
from html.parser import HTMLParser

from rooftree.work.text.markdown import to_html

BLOCKS = {"p", "br", "li", "td", "th", "tr", "pre", "blockquote", "hr", "h3", "h4", "h5", "h6"}


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data):
        self.parts.append(data)


def shown(markdown):
    """Return the text that the renderer's page shows."""
    words = _Words()
    words.feed(to_html(markdown))
    words.close()
    return "".join(words.parts)


def squeezed(text):
    """Make any white space one space."""
    return re.sub(r"\s+", " ", text).strip()
