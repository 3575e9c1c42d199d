"""Any bytes as clean UTF-8 chunks that begin with the payload, whatever stands around it."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.surrogates import SurrogateMender
from rooftree.exchange.formats.wording import N_

CHUNK = 1 << 16
JUNK_LIMIT = 1 << 16  # how far into the file the payload may begin
_PAYLOAD = re.compile(r'^(?!\s*(?://|#))[^\n]*?(\{\s*["}]|\[\s*[\[{"\]])', re.MULTILINE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODING_BY_ZEROS = {  # of four bytes that begin with a brace, without a mark
    "x000": "utf-32-le",
    "000x": "utf-32-be",
    "x0x0": "utf-16-le",
    "0x0x": "utf-16-be",
}
_REPAIR = "rooftree-windows-1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_REPAIR, _as_windows_1252)


class PlainText:
    """The text of a seekable binary stream from where it stands; may be iterated again.

    encoding: what to read it in; empty for what the bytes themselves speak for, UTF-8 at a pinch.
    """

    def __init__(self, stream: BinaryIO, ledger: Ledger, encoding: str = "") -> None:
        self._stream = stream
        self._ledger = ledger
        self._start = stream.tell()
        self.encoding, self._mark = encoding_of(stream.read(64))
        if encoding and not self._mark:
            self.encoding = encoding
        if self.encoding != "utf-8":
            ledger.mention("not_utf8", "file", sample=self.encoding)

    def __iter__(self) -> Iterator[str]:
        """Give chunks of text; bytes that are none in this encoding are told and replaced."""
        self._stream.seek(self._start + len(self._mark))
        if self.encoding == "utf-8":
            yield from self._from_utf8()
            return
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        while data := self._stream.read(CHUNK):
            yield decoder.decode(data)
        yield decoder.decode(b"", final=True)

    def _from_utf8(self) -> Iterator[str]:
        rest, offset = b"", len(self._mark)
        while data := self._stream.read(CHUNK):
            data = rest + data
            try:
                text, used = codecs.utf_8_decode(data, "strict", False)
            except UnicodeDecodeError as error:
                place = f"byte {offset + error.start}"
                self._ledger.mention("repaired_bytes", "file", place=place)
                text, used = codecs.utf_8_decode(data, _REPAIR, False)
            rest = data[used:]
            offset += used
            yield text
        yield rest.decode("utf-8", _REPAIR)


class JsonText:
    """The text of a seekable binary stream from the payload on, as UTF-8; may be iterated again.

    Half surrogate pairs in `\\u` escapes become U+FFFD on the way, since JSON readers disagree on
    them and databases refuse them. Raises FormatError when nothing looks like JSON.
    """

    def __init__(self, stream: BinaryIO, ledger: Ledger) -> None:
        self._text = PlainText(stream, ledger)
        self._ledger = ledger
        self.junk = ""

    def __iter__(self) -> Iterator[bytes]:
        """Give chunks, none of them empty: a parser may take an empty one for the end."""
        mender = SurrogateMender()
        for text in self._from_payload():
            if mended := mender.mend(text):
                yield mended.encode("utf-8", "replace")
        if rest := mender.rest():
            yield rest.encode("utf-8", "replace")
        if mender.count:
            self._ledger.mention("broken_characters", "text", count=mender.count)

    def _from_payload(self) -> Iterator[str]:
        texts = iter(self._text)
        head = ""
        for text in texts:
            head += text
            if len(head) >= JUNK_LIMIT:
                break
        start = payload_start(head)
        self.junk = head[:start]
        yield head[start:]
        yield from texts


def payload_start(head: str) -> int:
    """Tell where JSON begins in the first part of a file; FormatError when it does not."""
    first = len(head) - len(head.lstrip())
    if head[first : first + 1] in ("{", "["):
        return first
    found = _PAYLOAD.search(head)
    if found is None:
        raise FormatError(
            N_("This is not a JSON file."),
            place=f"line 1, which begins with “{shortened(head, 40)}”",
            expected=N_("a JSON object in braces"),
        )
    return found.start(1)


def encoding_of(head: bytes) -> tuple[str, bytes]:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding, mark
    zeros = "".join("0" if byte == 0 else "x" for byte in head[:4])
    return _ENCODING_BY_ZEROS.get(zeros, "utf-8"), b""
