"""How text is to be taken inside a tag."""

from collections.abc import Mapping
from typing import NamedTuple

from rooftree.exchange.formats.markup.document import PLAIN, STRIKE, STRONG, Style
from rooftree.exchange.formats.markup.html.words import HEADINGS, STYLES


class Manner(NamedTuple):
    """What holds for text where it stands."""

    style: Style = PLAIN
    address: str = ""
    heading: int = 0
    moved: str = ""  # "sup" or "sub"
    is_issue: bool = False  # Jira strikes out the keys of what was done: news of the day of export
    is_silent: bool = False
    is_code: bool = False
    is_drawn: bool = False  # code drawn as a table of lines


def inside(manner: Manner, name: str, attributes: Mapping[str, str]) -> Manner:
    """Give the manner inside a tag that is not a link."""
    kinds = attributes.get("class", "").split()
    if name in STYLES and not (manner.is_issue and STYLES[name] == STRIKE):
        return manner._replace(style=manner.style | STYLES[name])
    if name == "dt":
        return manner._replace(style=manner.style | STRONG)
    return manner._replace(
        heading=HEADINGS.get(name, manner.heading),
        moved=name if name in ("sup", "sub") else manner.moved,
        is_code=manner.is_code or name == "pre",
        is_drawn=manner.is_drawn or (name == "div" and "syntaxplugin" in kinds),
    )
