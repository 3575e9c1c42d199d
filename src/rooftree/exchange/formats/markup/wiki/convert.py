"""Jira's wiki markup to Markdown: macros first, then lines, then what stands within them.

Written from Atlassian's description of the markup and from real texts. Everything is found by
looking forward once: a library that tries one expression after the other needs seconds for
a page.
"""

from collections.abc import Mapping

from rooftree.exchange.formats.markup.converted import Converted, Losses
from rooftree.exchange.formats.markup.wiki.blocks import Blocks
from rooftree.exchange.formats.markup.wiki.macros import prepared
from rooftree.exchange.formats.markup.wiki.phrases import Phrases
from rooftree.exchange.formats.markup.wiki.targets import Known
from rooftree.exchange.formats.markup.writer import written

_NONE: Mapping[str, str] = {}


def to_markdown(
    text: str,
    *,
    names: Mapping[str, str] = _NONE,
    files: Mapping[str, str] = _NONE,
) -> Converted:
    """Convert a text; never raises for what is in it.

    names: user name or account id → the name by which a text mentions that person here, without @.
    files: name of an attached file → its address, where the importer knows it.
    """
    losses = Losses()
    source = prepared(text, losses)
    phrases = Phrases(Known(names, files, losses), source.codes)
    markdown = written(Blocks(phrases, source.boxes).read(source.text), losses)
    return Converted(markdown, losses.counts())
