"""What the name of a column says it is."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rooftree.exchange.formats.jira.csv.header_words import BY_WORDS
from rooftree.exchange.formats.jira.csv.meanings import IGNORE
from rooftree.exchange.formats.names import plain_words

LONGEST = 200
OFTEN = 3
SUM = "Σ"  # of an issue and its sub-tasks, in every language
_ASIDE = re.compile(r"^(?P<before>[^()]{1,80}?)\s*\((?P<inside>.{1,200})\)$")
_CUSTOM = frozenset(
    plain_words(words)
    for words in (
        "custom field", "campo personalizado", "champ personnalisé", "campo personalizzato",
        "benutzerdefiniertes feld", "aangepast veld", "pole niestandardowe", "vlastní pole",
        "пользовательское поле", "настраиваемое поле", "anpassat fält", "tilpasset felt",
        "brugerdefineret felt", "egendefinert felt", "mukautettu kenttä", "özel alan", "egyéni mező",
        "カスタムフィールド", "カスタム フィールド", "自定义字段", "사용자 정의 필드", "사용자정의 필드",
        "trường tùy chỉnh",
    )
)  # fmt: skip
_LINK = re.compile(
    r"\b(link\w*|vinculo\w*|enlace\w*|lien\w*|collegament\w*|verknupfung\w*|koppeling\w*|powiazan\w*|łacz\w*|"
    r"odkaz\w*|связ\w*|ссылк\w*|lank\w*|linkki\w*|baglant\w*|kapcsolat\w*)\b|リンク|链接|링크"
)
_OUT = re.compile(
    r"\b(outward\w*|salid\w*|salient\w*|saida|sortant\w*|uscita|ausgehend\w*|uitgaand\w*|wychodz\w*|odchozi|"
    r"исходящ\w*|utgaende|udgaende|lahteva\w*|disari\w*|giden|kimeno)\b|外向|外部|发出|외향|나가는"
)
_IN = re.compile(
    r"\b(inward\w*|entrad\w*|entrant\w*|ingresso|entrata|eingehend\w*|inkomend\w*|przychodz\w*|prichozi|"
    r"входящ\w*|inkommande|indgaende|innkommende|saapuva\w*|iceri\w*|gelen|bejovo)\b|内向|内部|收到|내향|들어오는"
)
_OWN_COLUMN = frozenset(("points", "epic", "parent", "sprint", "start", "rank", IGNORE))


class Said(NamedTuple):
    """What a header says: a meaning, and the type of link or name of field that it adds."""

    meaning: str
    detail: str = ""


def said_by(headers: Sequence[str]) -> list[Said | None]:
    """Return what each header says; None for one that says nothing known."""
    frequent = _frequent_leads(headers)
    return [_said(header[:LONGEST], frequent) for header in headers]


def _said(header: str, frequent: frozenset[str]) -> Said | None:
    known = IGNORE if header.startswith(SUM) else BY_WORDS.get(plain_words(header))
    if known:
        return Said(known)
    found = _ASIDE.match(header)
    if found is None:
        return None
    lead, inside = plain_words(found["before"]), found["inside"].strip()
    if lead in _CUSTOM:
        return _custom(inside)
    if _LINK.search(lead):
        return Said("link_in" if _IN.search(lead) and not _OUT.search(lead) else "link_out", inside)
    return _custom(inside) if lead in frequent else None


def _custom(name: str) -> Said:
    meaning = BY_WORDS.get(plain_words(name), "")
    if meaning in _OWN_COLUMN:
        return Said(meaning, name)
    return Said("field", name)


def _frequent_leads(headers: Sequence[str]) -> frozenset[str]:
    """Find what stands before the brackets of several different headers: words for a custom field."""
    found = {header: _ASIDE.match(header[:LONGEST]) for header in set(headers)}
    leads = Counter(plain_words(match["before"]) for match in found.values() if match)
    return frozenset(lead for lead, count in leads.items() if count >= OFTEN)
