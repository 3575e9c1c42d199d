"""What stands within a line: links, pictures, code, people, small pictures, pairs of signs."""

import html
import re
from collections.abc import Callable, Mapping, Sequence

from rooftree.exchange.formats.markup.document import CODE, Inline, Run
from rooftree.exchange.formats.markup.wiki.macros import Code
from rooftree.exchange.formats.markup.wiki.marks import CONTROLS
from rooftree.exchange.formats.markup.wiki.signs import (
    Pairing,
    Sign,
    can_close,
    can_open,
    styled,
)
from rooftree.exchange.formats.markup.wiki.smileys import PATTERN, SMILEYS
from rooftree.exchange.formats.markup.wiki.targets import (
    MAIL,
    URL,
    Known,
    link_of,
    picture_of,
    without_tail,
)

_ESCAPED = r"\\([][*_?+^~{}!|#:;()&<>\\-])"
_TOKEN = re.compile(
    r"(?P<code>\x01\d+\x02)"
    r"|(?P<edge>\x00)"
    r"|(?P<feed>\\\\)"
    rf"|(?P<escape>{_ESCAPED})"
    r"|(?P<mono>\{\{(?:(?!\{\{|\}\})[^\x00-\x08])+\}\})"
    r"|(?P<forced>\{(?:[*_+^~-]|\?\?)\})"
    rf"|(?<![A-Za-z0-9])(?P<url>{URL}|{MAIL})"
    r"|(?P<link>\[[^\[\]]+\])"
    r"|(?P<picture>![^\s!|][^!|]*(?:\|[^!]*)?!)"
    rf"|(?<![^\W_])(?P<smiley>{PATTERN})(?![^\W_])"
    r"|(?P<dash>(?<!\S)-{2,3}(?!\S))"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<sign>\?\?|[*_+^~-])"
)
_DASHES = {"--": "–", "---": "—"}


class Phrases:
    """Reads lines of a text whose code lies aside."""

    def __init__(self, known: Known, codes: Sequence[Code]) -> None:
        self.known = known
        self.codes = codes

    def inlines(self, text: str) -> list[Inline]:
        """Read text that may have several lines; pairs of signs end with their line."""
        out: list[Inline] = []
        for number, line in enumerate(text.split("\n")):
            out += [Run("\n")] if number else []
            out += self.line(line)
        return out

    def line(self, line: str) -> list[Inline]:
        """Read one line."""
        return _Line(self, line).read()


class _Line:
    """One line, read from left to right, never back."""

    def __init__(self, phrases: Phrases, line: str) -> None:
        self.phrases = phrases
        self.text = line
        self.pairing = Pairing()

    def read(self) -> list[Inline]:
        place = 0
        while found := _TOKEN.search(self.text, place):
            self.add_text(self.text[place : found.start()])
            place = _TAKERS[found.lastgroup or ""](self, found)
        self.add_text(self.text[place:])
        return list(styled(self.pairing.entries, self.phrases.known.losses))

    def add(self, one: Inline) -> None:
        self.pairing.entries.append(one)

    def add_text(self, text: str) -> None:
        if text:
            self.add(Run(text))


def _code(line: _Line, found: re.Match[str]) -> int:
    line.add(Run(line.phrases.codes[int(found[0][1:-1])].text, CODE))
    return found.end()


def _edge(_line: _Line, found: re.Match[str]) -> int:
    return found.end()


def _feed(line: _Line, found: re.Match[str]) -> int:
    r"""Break the line, but for the beginning of a path such as \\server."""
    before = line.text[found.start() - 1 : found.start()]
    after = line.text[found.end() : found.end() + 1]
    is_path = not before.strip() and after.isalnum()
    line.add(Run(found[0] if is_path else "\n"))
    return found.end()


def _escape(line: _Line, found: re.Match[str]) -> int:
    line.add(Run(found[0][1:]))
    return found.end()


def _mono(line: _Line, found: re.Match[str]) -> int:
    line.add(Run(re.sub(_ESCAPED, r"\1", found[0][2:-2]), CODE))
    return found.end()


def _forced(line: _Line, found: re.Match[str]) -> int:
    r"""Take {*}, which opens and closes wherever it stands."""
    sign = Sign(found[0][1:-1], found[0])
    (line.pairing.close if line.pairing.is_open(sign.sign) else line.pairing.open)(sign)
    return found.end()


def _url(line: _Line, found: re.Match[str]) -> int:
    address = without_tail(found[0])
    line.add(Run(address.removeprefix("mailto:"), address=address))
    return found.start() + len(address)


def _link(line: _Line, found: re.Match[str]) -> int:
    link = link_of(found[0][1:-1], line.phrases.known, line.phrases.line)
    if link is None:
        return _as_it_is(line, found)
    for one in link:
        line.add(one)
    return found.end()


def _picture(line: _Line, found: re.Match[str]) -> int:
    picture = picture_of(found[0][1:-1], line.phrases.known)
    if picture is None:
        return _as_it_is(line, found)
    line.add(picture)
    return found.end()


def _as_it_is(line: _Line, found: re.Match[str]) -> int:
    """Take the first sign only: what follows may mean something."""
    line.add(Run(found[0][0]))
    return found.start() + 1


def _smiley(line: _Line, found: re.Match[str]) -> int:
    line.add(Run(SMILEYS[found[0]]))
    return found.end()


def _dash(line: _Line, found: re.Match[str]) -> int:
    line.add(Run(_DASHES[found[0]]))
    return found.end()


def _entity(line: _Line, found: re.Match[str]) -> int:
    line.add(Run(CONTROLS.sub("", html.unescape(found[0]))))
    return found.end()


def _sign(line: _Line, found: re.Match[str]) -> int:
    sign = Sign(found[0], found[0])
    if line.pairing.is_open(sign.sign) and can_close(line.text, *found.span()):
        line.pairing.close(sign)
    elif can_open(line.text, *found.span()):
        line.pairing.open(sign)
    else:
        line.add(Run(found[0]))
    return found.end()


_TAKERS: Mapping[str, Callable[[_Line, re.Match[str]], int]] = {
    "code": _code,
    "edge": _edge,
    "feed": _feed,
    "escape": _escape,
    "mono": _mono,
    "forced": _forced,
    "url": _url,
    "link": _link,
    "picture": _picture,
    "smiley": _smiley,
    "dash": _dash,
    "entity": _entity,
    "sign": _sign,
}
