"""HTML to Markdown, for what Jira makes of its own markup.

Own work, and not the standard library's `html.parser`: in Python 3.11.7 that takes 25 seconds for
50 kB of `<a <a <a`, and libraries that build on it or on a whole tree share that or are not linear
either. A reader of Jira's few dozen tags is smaller than the guards would be.
"""

from collections.abc import Mapping

from rooftree.exchange.formats.markup.converted import Converted, Losses
from rooftree.exchange.formats.markup.html.building import Builder
from rooftree.exchange.formats.markup.html.tokens import tokens
from rooftree.exchange.formats.markup.writer import written

_NONE: Mapping[str, str] = {}


def to_markdown(
    text: str,
    *,
    names: Mapping[str, str] = _NONE,
    files: Mapping[str, str] = _NONE,
) -> Converted:
    """Convert HTML; never raises for what is in it.

    names: user name or account id → the name by which a text mentions that person here, without @.
    files: address in the source → address here, for what the importer has brought over.
    """
    losses = Losses()
    builder = Builder(names, files, losses)
    for token in tokens(text):
        builder.take(token)
    return Converted(written(builder.blocks(), losses), losses.counts())
