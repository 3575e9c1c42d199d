"""Pictures: those that people put in, and those that Jira draws itself."""

from collections.abc import Mapping

from rooftree.exchange.formats.markup.document import Inline, Picture, Run
from rooftree.exchange.formats.markup.html.words import SMILEYS

_DRAWN = "/images/icons/"
_EMOTICONS = "/emoticons/"


def picture_of(attributes: Mapping[str, str], files: Mapping[str, str]) -> Inline | None:
    """Read a picture; None for those that only decorate links."""
    source, kind = attributes.get("src", ""), attributes.get("class", "")
    name = source.rpartition("/")[2].partition(".")[0]
    alt = attributes.get("alt", "")
    if kind == "emoticon" or _EMOTICONS in source:
        return Run(SMILEYS.get(name, alt or name))
    if kind == "rendericon" or _DRAWN in source:
        return None
    return Picture(alt, files.get(source, source))
