"""Tags and text into blocks, tag by tag; what is left open or closed twice does no harm."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import (
    Block,
    CodeBlock,
    Heading,
    Inline,
    Paragraph,
    Rule,
    Run,
)
from rooftree.exchange.formats.markup.html.frames import Frames, frame_of
from rooftree.exchange.formats.markup.html.manners import Manner, inside
from rooftree.exchange.formats.markup.html.pictures import picture_of
from rooftree.exchange.formats.markup.html.tokens import Tag
from rooftree.exchange.formats.markup.html.words import (
    BORDERS,
    ENDED_BY,
    HELD,
    PARTING,
    TRANSPARENT,
)
from rooftree.exchange.formats.markup.scripts import raised

_SPACES = re.compile(r"[ \t\r\n\f]+")
_LANGUAGE = re.compile(r"\bcode-([\w+#-]+)")
_MOST_OPEN = 100


class Element(NamedTuple):
    """An open tag: what held before it, and whether it opened a frame."""

    name: str
    before: Manner
    has_frame: bool


class Builder:
    """Takes tokens one by one; `names` and `files` tell what those of the source are here."""

    def __init__(self, names: Mapping[str, str], files: Mapping[str, str], losses: Losses) -> None:
        self._names = names
        self._files = files
        self._losses = losses
        self._frames = Frames(losses)
        self._elements: list[Element] = []
        self._ignored: Counter[str] = Counter()
        self._manner = Manner()
        self._runs: list[Inline] = []
        self._code: list[str] = []
        self._language = ""
        self._drawn: list[str] = []

    def take(self, token: Tag | str) -> None:
        """Take the next token."""
        if isinstance(token, str):
            self._take_text(token)
        elif token.is_end:
            self._take_end(token.name)
        else:
            self._take_start(token)

    def blocks(self) -> list[Block]:
        """Close what is open and give everything."""
        while self._elements:
            self._close()
        self._part()
        return self._frames.top.blocks

    def _take_text(self, text: str) -> None:
        manner = self._manner
        if manner.is_silent:
            return
        if manner.is_code:
            self._code.append(text)
            return
        if manner.is_drawn:
            self._drawn += filter(None, [text.strip()])
            return
        text = _SPACES.sub(" ", text)
        if manner.moved and text.strip():
            text = self._moved(text)
        self._runs.append(Run(text, manner.style, manner.address))

    def _moved(self, text: str) -> str:
        moved = raised(text.strip()) if self._manner.moved == "sup" else None
        if moved is None:
            self._losses.tell(self._manner.moved)
        return moved or text

    def _take_start(self, tag: Tag) -> None:
        name = tag.name
        self._tell(tag)
        if name in PARTING:
            self._part()
        if name == "br":
            self._take_break()
        elif name == "hr":
            self._frames.top.tail.append(Rule())
        elif name == "img":
            self._take_picture(tag)
        elif name in ENDED_BY or name in HELD:
            self._end_implied(name)
            self._open(tag)

    def _tell(self, tag: Tag) -> None:
        if tag.name not in TRANSPARENT:
            self._losses.tell(tag.name)
        elif tag.name == "span" and "color:" in tag.written and not self._manner.is_drawn:
            self._losses.tell("color")

    def _take_break(self) -> None:
        if self._manner.is_code:
            self._code.append("\n")
        else:
            self._runs.append(Run("\n"))

    def _take_picture(self, tag: Tag) -> None:
        picture = picture_of(tag.attributes(), self._files)
        if picture:
            self._runs.append(picture._replace(address=self._manner.address))

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name == "tr":
            self._frames.start_row()
            return
        if len(self._elements) >= _MOST_OPEN:
            self._ignored[name] += 1
            self._losses.tell("nesting")
            return
        attributes = tag.attributes() if tag.written else {}
        frame = None if self._manner.is_drawn else frame_of(name, attributes, self._frames.top)
        self._elements.append(Element(name, self._manner, self._frames.open(frame)))
        if name == "pre":
            found = _LANGUAGE.search(attributes.get("class", ""))
            self._language = found[1] if found else ""
        if name == "a":
            self._open_link(attributes)
        else:
            self._manner = inside(self._manner, name, attributes)

    def _open_link(self, attributes: Mapping[str, str]) -> None:
        kinds = attributes.get("class", "").split()
        if "user-hover" in kinds:
            user = attributes.get("rel", "")
            name = self._names.get(user) or self._names.get(attributes.get("accountid", ""))
            self._runs.append(Run(f"@{name or ''}", self._manner.style))
            self._manner = self._manner._replace(address="", is_silent=bool(name))
        elif address := attributes.get("href", "").strip():
            address = self._files.get(address, address)
            self._manner = self._manner._replace(address=address, is_issue="issue-link" in kinds)

    def _end_implied(self, name: str) -> None:
        """End the item or cell before this one, if nobody has."""
        siblings = ENDED_BY.get(name, ())
        for element in reversed(self._elements):
            if element.name in siblings:
                self._take_end(element.name)
                return
            if element.name in BORDERS:
                return

    def _take_end(self, name: str) -> None:
        if name in PARTING:
            self._part()
        if self._ignored[name]:
            self._ignored[name] -= 1
        elif self._is_open(name):
            while self._close() != name:
                pass

    def _is_open(self, name: str) -> bool:
        """Tell whether a tag is open; no tag but its own ends a list, table or quote."""
        for element in reversed(self._elements):
            if element.name == name:
                return True
            if element.name in BORDERS and name not in BORDERS:
                return False
        return False

    def _close(self) -> str:
        """Close the innermost element; gives its name."""
        element = self._elements.pop()
        if element.name in PARTING:
            self._part()
        if element.name == "pre" and not element.before.is_code:
            self._end_code()
        if self._manner.is_drawn and not element.before.is_drawn:
            self._frames.top.tail.append(CodeBlock("\n".join(self._drawn)))
            self._drawn = []
        if element.has_frame:
            self._frames.close()
        self._manner = element.before
        return element.name

    def _end_code(self) -> None:
        text = "".join(self._code).strip("\n")
        self._code = []
        if self._manner.is_drawn:
            self._drawn.append(text)
        else:
            self._frames.top.tail.append(CodeBlock(text, self._language))

    def _part(self) -> None:
        """End the paragraph or heading that runs have made so far."""
        runs, self._runs = self._runs, []
        if all(isinstance(one, Run) and not one.text.strip() for one in runs):
            return
        level = self._manner.heading
        self._frames.top.tail.append(Heading(level, runs) if level else Paragraph(runs))
