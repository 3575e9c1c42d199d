"""What a link in brackets or a picture between exclamation marks is about.

Jira shows what it does not understand as it stands, and so do we: `[0]` and `[x|y]` are text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import Inline, Picture, Run
from rooftree.exchange.formats.markup.files import file_inline
from rooftree.exchange.formats.markup.wiki.marks import CONTROLS

URL = r"(?:https?|ftps?|file|irc|svn|git|ssh|nntp)://[^\s\x00-\x1f<>\"|{}\[\]\\^`]+"
MAIL = r"mailto:[^\s\x00-\x1f<>\"|{}\[\]\\]+"
_TARGET = re.compile(rf"{URL}|{MAIL}|//[^\s/]\S*|tel:\S+")
_FILE = re.compile(r".*\.\w{1,5}", re.DOTALL)
_ALT = re.compile(r'alt=(?:"([^"]*)"|([^,|"]+))')
_ENDS_OF_SENTENCES = ".,:;!?'*_+-~"


@dataclass(frozen=True, slots=True)
class Known:
    """What people (by user name or account id) and files (by name) are called here."""

    names: Mapping[str, str]
    files: Mapping[str, str]
    losses: Losses


Reading = Callable[[str], list[Inline]]


def link_of(content: str, known: Known, read: Reading) -> list[Inline] | None:
    """Read what stands between brackets; None when it is no link.

    read: reads the words of the link.
    """
    words, bar, rest = content.partition("|")
    target = _without_macros(rest.partition("|")[0] if bar else words)
    shown = read(words) if bar and words.strip() else []
    if target.startswith("~"):
        mention = _mention(target[1:], known)
        return [*shown, Run(f" ({mention})")] if shown else [Run(mention)]
    if target.startswith("^"):
        return _file(target[1:], shown, known)
    if target.startswith("#") and shown:
        known.losses.tell("anchor")
        return shown
    if not _TARGET.fullmatch(target):
        return None
    shown = shown or [Run(target.removeprefix("mailto:"))]
    address = f"https:{target}" if target.startswith("//") else target
    return [one._replace(address=address) for one in shown]


def _without_macros(target: str) -> str:
    """Give a target; what a macro stands in is none."""
    return "" if CONTROLS.search(target) else target.strip()


def _mention(user: str, known: Known) -> str:
    name = known.names.get(user) or known.names.get(user.removeprefix("accountid:"))
    if not name:
        known.losses.tell("mention")
    return f"@{name or user.removeprefix('accountid:')}"


def _file(name: str, shown: list[Inline], known: Known) -> list[Inline]:
    address = known.files.get(name)
    if shown and address:
        return [one._replace(address=address) for one in shown]
    file = file_inline(name, known.files, known.losses, what="attachment")
    return [*shown, Run(" "), file] if shown else [file]


def picture_of(content: str, known: Known) -> Inline | None:
    """Read what stands between exclamation marks; None when it is no picture."""
    name, _bar, settings = content.partition("|")
    name = _without_macros(name)
    if _TARGET.fullmatch(name):
        alt = _ALT.search(settings)
        return Picture((alt[1] or alt[2] or "") if alt else "", name)
    if _FILE.fullmatch(name):
        return file_inline(name, known.files, known.losses, what="picture")
    return None


def without_tail(address: str) -> str:
    """Leave out signs that end the sentence around a bare address."""
    end = len(address)
    spare = address.count(")") - address.count("(")
    while end and (
        address[end - 1] in _ENDS_OF_SENTENCES or (address[end - 1] == ")" and spare > 0)
    ):
        spare -= address[end - 1] == ")"
        end -= 1
    return address[:end]
