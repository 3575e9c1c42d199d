"""XML of any size as small trees, one by one, whatever stands before it.

Entities may not be declared: no export needs any, and they are how a small file becomes a huge one.
That is all that defusedxml adds to the parser, at the price of the one in C.
"""

import codecs
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from rooftree.exchange.formats.encoding import JUNK_LIMIT, PlainText
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.wording import N_

MAX_DEPTH = 100
MAX_PARTS = 500_000  # elements in one tree
MAX_TEXT = 20_000_000  # characters in one tree
MAX_TAG = 20_000_000  # bytes of one tag or comment: the parser begins it anew with each chunk
_BEGIN = re.compile(r"<(?:\?xml\b|!--|!DOCTYPE\b|[A-Za-z_][\w.:-]*[\s/>])")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"'][^>]*\?>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NO_SIGN_REFERENCE = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|d[89a-f]..|fff[ef])|0*(?:[0-8]|1[124-9]|2\d|3[01]));",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Node:
    """An element: its name, what its tag says, what stands in it."""

    tag: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text directly in the element."""
        return "".join(self.texts)

    def child(self, tag: str) -> "Node | None":
        """Return the first child of a name."""
        return next((one for one in self.children if one.tag == tag), None)

    def all(self, tag: str) -> list["Node"]:
        """Return the children of a name."""
        return [one for one in self.children if one.tag == tag]

    def said(self, tag: str) -> str:
        """Return the text of the first child of a name, without space around it; empty without it."""
        found = self.child(tag)
        return found.text.strip() if found else ""


class XmlReader:
    """Reads a seekable binary stream; yields a tree for each element of a name in `tags`.

    Trees do not nest: what lies within one belongs to it. `roots` are the names of the elements around
    the place where the reading is, outermost first. Raises FormatError, which names the place.
    """

    def __init__(self, stream: BinaryIO, ledger: Ledger, tags: Collection[str]) -> None:
        self._ledger = ledger
        self._tags = tags
        self._source = stream
        self._stack: list[Node] = []
        self._done: list[Node] = []
        self._parts = self._signs = self._fed = 0
        self.roots: list[str] = []
        self.outermost = ""
        self.removed = 0

    def __iter__(self) -> Iterator[Node]:
        parser = self._parser()
        for text in self._from_payload():
            goes_on = self._feed(parser, text)
            yield from self._taken()
            if not goes_on:
                break
        else:
            self._feed(parser, "", is_final=True)
        if self.removed:
            self._ledger.mention("control_characters", "text", count=self.removed)

    def _taken(self) -> list[Node]:
        done, self._done = self._done, []
        return done

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        parser.EntityDeclHandler = _refuse_entity
        return parser

    def _feed(self, parser: expat.XMLParserType, text: str, *, is_final: bool = False) -> bool:
        """Give the parser a piece; tells whether the whole still goes on."""
        data = text.encode("utf-8", "replace")
        self._fed += len(data)
        try:
            parser.Parse(data, is_final)
        except expat.ExpatError as fault:
            if self.outermost and not (self.roots or self._stack):
                self._ledger.mention("junk_after", "file", place=f"line {fault.lineno}")
                return False
            self._refuse(fault, is_final=is_final)
        if self._fed - parser.CurrentByteIndex > MAX_TAG:
            self._too_big()
        return True

    def _refuse(self, fault: expat.ExpatError, *, is_final: bool) -> NoReturn:
        inside = "/".join([*self.roots, *(one.tag for one in self._stack)][-6:])
        place = f"line {fault.lineno}, column {fault.offset + 1}, inside {inside or 'nothing'}"
        if is_final:
            raise FormatError(
                N_("The file ends too early; it seems to be cut off."),
                place=place,
                expected=N_("the tag that closes the whole"),
            ) from fault
        raise FormatError(
            N_("This is not valid XML."), place=place, cause=expat.errors.messages[fault.code]
        ) from fault

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.roots) + len(self._stack) >= MAX_DEPTH:
            self._too_big()
        self.outermost = self.outermost or tag
        if not self._stack and tag not in self._tags:
            self.roots.append(tag)
            return
        node = Node(tag, attributes)
        if self._stack:
            self._stack[-1].children.append(node)
        self._stack.append(node)
        self._parts += 1
        if self._parts > MAX_PARTS:
            self._too_big()

    def _end(self, _tag: str) -> None:
        if not self._stack:
            self.roots.pop()
            return
        node = self._stack.pop()
        if not self._stack:
            self._done.append(node)
            self._parts = self._signs = 0

    def _say(self, text: str) -> None:
        if self._stack:
            self._stack[-1].texts.append(text)
            self._signs += len(text)
            if self._signs > MAX_TEXT:
                self._too_big()

    def _too_big(self) -> NoReturn:
        raise FormatError(
            N_("One part of the file is too large to be an export."),
            place="/".join([*self.roots, *(one.tag for one in self._stack)][-6:]),
            expected=N_("at most a hundred levels and twenty million letters in a part"),
        )

    def _from_payload(self) -> Iterator[str]:
        texts = iter(self._decoded())
        head = ""
        for text in texts:
            head += text
            if len(head) >= JUNK_LIMIT:
                break
        start = payload_start(head)
        if head[:start].strip("\ufeff \t\r\n"):
            self._ledger.mention("junk_before", "file", sample=head[:start])
        yield from self._cleaned(_DECLARATION.sub("", head[start:], count=1), texts)

    def _decoded(self) -> PlainText:
        start = self._source.tell()
        head = self._source.read(400).decode("latin-1").lstrip("\xef\xbb\xbf")
        self._source.seek(start)
        found = _DECLARED.search(head)
        return PlainText(self._source, self._ledger, _known(found[1]) if found else "")

    def _cleaned(self, head: str, texts: Iterator[str]) -> Iterator[str]:
        """Take out signs that no XML may hold; browsers and plug-ins write them all the same."""
        carry = ""
        for text in _after(head, texts):
            joined = carry + text
            cut = joined.rfind("&", max(0, len(joined) - 12))
            carry = joined[cut:] if cut >= 0 and ";" not in joined[cut:] else ""
            yield self._clean(joined[: len(joined) - len(carry)])
        yield self._clean(carry)

    def _clean(self, text: str) -> str:
        for pattern in (_NO_SIGN, _NO_SIGN_REFERENCE):
            text, count = pattern.subn("", text)
            self.removed += count
        return text


def payload_start(head: str) -> int:
    """Tell where XML begins in the first part of a file; FormatError when it does not."""
    found = _BEGIN.search(head)
    if found is None:
        raise FormatError(
            N_("This is not an XML file."),
            place=f"line 1, which begins with “{shortened(head, 40)}”",
            expected=N_("a tag in angle brackets"),
        )
    return found.start()


def _after(head: str, texts: Iterator[str]) -> Iterator[str]:
    yield head
    yield from texts


def _known(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return ""
    return "" if name.startswith("utf") else name


def _refuse_entity(*_declaration: object) -> NoReturn:
    raise FormatError(
        N_("The file declares entities, which Rooftree does not read."),
        place="the head of the file",
        expected=N_("XML as Jira writes it"),
    )
