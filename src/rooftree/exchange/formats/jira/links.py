"""Links between issues: each once, though both ends tell of it, and which of them bind dates."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rooftree.exchange.bundle import Link, LinkKind
from rooftree.exchange.formats.jira import issue as jira
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.on_disk import OnDisk, scratch

NAME_LENGTH = 80
_DUPLICATES = re.compile(r"\b(duplicat\w*|clon\w*|duplikat\w*|doublon\w*)\b")
_BLOCKS = re.compile(
    r"\b(block\w*|bloque\w*|bloqu\w*|blokuj\w*|blockier\w*|preced\w*|predecessor)\b"
)
_DEPENDS = re.compile(
    r"\b(depend\w*|requires?|required|follows?|successor|abhangig\w*|depende\w*)\b"
)
_PASSIVE = re.compile(
    r"\b(is|was|are|been|by|being|ist|est|es|jest)\b.*\b(by|from|von|par|por|przez)\b"
)
_ENDS = re.compile(
    r"\b(?P<first>start|end|finish)\w* (?:to|after|before) (?P<last>start|end|finish)|"
    r"\b(?P<short>fs|ss|ff|sf)\b"
)
_GANTT = re.compile(r"\b(gantt|has to be (?:done|finished|started)|earliest (?:end|start))\b")
_BACKWARDS = re.compile(r"\bhas to be (?:done|finished|started) after\b")
_LETTER = {"start": "S", "end": "F", "finish": "F"}


class Links:
    """Gathers the links of all issues."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._links = _Stored()

    def take(self, key: str, link: jira.Link, other: str | None) -> None:
        """Take a link of an issue; `other` is the item at its other end, None when there is none."""
        source, target = (key, other or link.key) if link.is_outward else (other or link.key, key)
        name = one_line(link.type, 100) or one_line(link.name, 100) or "Link"
        source_id = f"{name}:{source}:{target}"
        known = self._links.get(source_id)
        if known is not None:
            if link.is_outward:  # the phrase as the source says it
                self._links.put(replace(known, name=_phrase(link, known.kind)))
            return
        if other is None or other == key:
            code = "link_to_itself" if other else "link_target_not_in_file"
            self._ledger.found("links")
            self._ledger.tell(code, "links", place=f"issue {key}", sample=f"{name} {link.key}")
            return
        kind, is_turned = meaning(link)
        if is_turned:
            source, target = target, source
        self._links.put(
            Link(
                source_id=source_id,
                source=source,
                target=target,
                kind=kind,
                name=_phrase(link, kind),
            )
        )

    def result(self) -> Iterable[Link]:
        """Give the links; dependencies that close a circle become plain ones."""
        self._ledger.found("links", len(self._links))
        closing = _closing(self._links)
        for link in self._links:
            if link.source_id not in closing:
                yield link
                continue
            self._ledger.tell(
                "dependency_in_a_circle", "links", thing=link.source_id, sample=link.source_id
            )
            yield replace(link, kind="relates", name="blocks")


def meaning(link: jira.Link) -> tuple[LinkKind, bool]:
    """Return the kind of a link, and whether it runs against the direction that Jira gives it.

    The phrase decides where there is one ("depends on"), else the name of the type ("Blocks").
    """
    name, phrase = plain_words(link.type), plain_words(link.name)
    words = f"{name} {phrase}"
    if _DUPLICATES.search(words):
        return "duplicates", False
    if not (_BLOCKS.search(words) or _DEPENDS.search(words) or _GANTT.search(words)):
        return "relates", False
    ends = _ENDS.search(words)
    is_turned = _runs_backwards(name, phrase, is_outward=link.is_outward)
    return (_kind_of(ends) if ends else "FS"), is_turned


def _runs_backwards(name: str, phrase: str, *, is_outward: bool) -> bool:
    """Tell whether the issue at the link's source is the one that waits."""
    if not phrase:
        return bool(_DEPENDS.search(name)) and not _BLOCKS.search(name)
    if _BLOCKS.search(phrase):
        own_waits = bool(_PASSIVE.search(phrase))
    elif _DEPENDS.search(phrase):
        own_waits = not _PASSIVE.search(phrase)
    else:
        own_waits = bool(_BACKWARDS.search(phrase))
    return own_waits == is_outward


def _kind_of(ends: re.Match[str]) -> LinkKind:
    letters = ends["short"] or _LETTER[ends["first"]] + _LETTER[ends["last"]]
    kinds: dict[str, LinkKind] = {"FS": "FS", "SS": "SS", "FF": "FF", "SF": "SF"}
    return kinds[letters.upper()]


def _phrase(link: jira.Link, kind: LinkKind) -> str:
    if kind != "relates":
        return ""
    phrase = one_line(link.name if link.is_outward else "", NAME_LENGTH)
    phrase = phrase or one_line(link.type, NAME_LENGTH)
    return "" if plain_words(phrase) in ("relates", "relates to", "related", "relate") else phrase


class _Stored:
    """Links on disk, in the order in which they were first put."""

    def __init__(self) -> None:
        self._database = scratch(_SCHEMA)

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT count(*) FROM link").fetchone()
        return int(count)

    def __iter__(self) -> Iterator[Link]:
        return map(_link, self._database.execute(f"{_SELECT} ORDER BY place"))

    def put(self, link: Link) -> None:
        row = (link.source_id, link.source, link.target, link.kind, link.name)
        self._database.execute(_PUT, row)

    def get(self, source_id: str) -> Link | None:
        found = self._database.execute(f"{_SELECT} WHERE source_id = ?", (source_id,)).fetchone()
        return found and _link(found)

    def starts(self) -> Iterator[str]:
        """Yield the issues on which others wait."""
        sql = "SELECT source FROM link WHERE kind = 'FS' GROUP BY source ORDER BY min(place)"
        return (source for (source,) in self._database.execute(sql))

    def following(self, source: str) -> Iterator[Link]:
        """Return the dependencies that go out from an issue; of few issues there are many."""
        sql = f"{_SELECT} WHERE source = ? AND kind = 'FS' ORDER BY place"
        return iter([_link(row) for row in self._database.execute(sql, (source,))])


_SCHEMA = """
    PRAGMA cache_size=-512;
    CREATE TABLE link (
        place INTEGER PRIMARY KEY, source_id TEXT UNIQUE, source TEXT, target TEXT, kind TEXT, name TEXT
    );
    CREATE INDEX going_out ON link (source);
"""
_SELECT = "SELECT source_id, source, target, kind, name FROM link"
_PUT = """
    INSERT INTO link (source_id, source, target, kind, name) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (source_id) DO UPDATE SET name = excluded.name
"""


def _link(row: tuple[str, str, str, LinkKind, str]) -> Link:
    source_id, source, target, kind, name = row
    return Link(source_id=source_id, source=source, target=target, kind=kind, name=name)


def _closing(links: _Stored) -> OnDisk[None]:
    """Find the links that lead back to an issue on the way to them: without these, no circle is left."""
    closing, done = OnDisk[None](), OnDisk[None]()
    for start in links.starts():
        if start not in done:
            _walk(start, links, done, closing)
    return closing


def _walk(start: str, links: _Stored, done: OnDisk[None], closing: OnDisk[None]) -> None:
    on_the_way = {start: links.following(start)}
    while on_the_way:
        key = next(reversed(on_the_way))
        link = next(on_the_way[key], None)
        if link is None:
            del on_the_way[key]
            done[key] = None
        elif link.target in on_the_way:
            closing[link.source_id] = None
        elif link.target not in done:
            on_the_way[link.target] = links.following(link.target)
