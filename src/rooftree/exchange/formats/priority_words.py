"""The names that tools give to priorities as ours, from 0 (none) to 4 (urgent)."""

import re
from collections.abc import Mapping

from rooftree.exchange.formats.names import plain_words

_WORDS: Mapping[int, tuple[str, ...]] = {
    4: (
        "highest", "blocker", "urgent", "immediate", "p0", "p1", "hochste", "sehr hoch", "blockierer",
        "la plus haute", "bloquant", "bloquante", "mas alta", "la mas alta", "muy alta",
        "bloqueante", "bloqueador", "bloqueadora", "muito alta", "mais alta", "piu alta", "bloccante",
        "hoogste", "najwyzszy", "krytyczny blokujacy", "блокирующий", "самый высокий", "наивысший",
        "最高", "en yuksek", "hogsta", "nejvyssi",
    ),
    3: (
        "high", "critical", "important", "p2", "hoch", "kritisch", "haute", "critique", "elevee", "alta",
        "critica", "critico", "crítico", "hoog", "wysoki", "krytyczny", "высокий", "критический", "高",
        "yuksek", "hog", "vysoka",
    ),
    2: (
        "medium", "normal", "major", "p3", "mittel", "moyenne", "majeur", "majeure", "media", "mayor",
        "principal", "gemiddeld", "sredni", "średni", "средний", "серьезный", "обычный", "中", "orta",
        "medel", "stredni", "moderate",
    ),
    1: (
        "low", "lowest", "minor", "trivial", "p4", "p5", "niedrig", "niedrigste", "gering", "basse",
        "la plus basse", "faible", "mineur", "mineure", "baja", "mas baja", "la mas baja", "menor",
        "baixa", "mais baixa", "bassa", "piu bassa", "laag", "laagste", "niski", "najnizszy",
        "najniższy", "низкий", "самый низкий", "незначительный", "тривиальный", "低", "最低", "dusuk",
        "en dusuk", "lag", "nizka",
    ),
    0: (
        "none", "no priority", "not set", "unknown", "unprioritized", "undefined", "keine", "aucune",
        "ninguna", "nenhuma", "brak",
    ),
}  # fmt: skip
_BY_NAME = {plain_words(word): level for level, words in _WORDS.items() for word in words}
_ASIDE = re.compile(r"[-–(:/].*$")


def priority_by_name(name: str) -> int | None:
    """Give the level that a name stands for ("Major - P3" is as "Major"); None when it is unknown."""
    for form in (name, _ASIDE.sub("", name)):
        level = _BY_NAME.get(plain_words(form))
        if level is not None:
            return level
    return None
