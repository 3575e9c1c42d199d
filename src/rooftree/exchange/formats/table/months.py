"""Names of months in the languages in which tools write dates."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from babel import Locale

from rooftree.exchange.formats.names import plain_words

LANGUAGES = (
    "en", "es", "pt", "de", "fr", "it", "pl", "nl", "ru", "uk", "cs", "sk", "sv", "da", "nb", "fi",
    "tr", "hu", "ro", "vi", "et", "lv", "lt", "hr", "sl", "bg", "el", "ca", "is", "id",
)  # fmt: skip
_SHORTEST = 3
_OTHERS: Mapping[str, Mapping[str, int]] = {  # older short forms, still written by Java
    "de": {"mrz": 3},
    "en": {"sept": 9},
    "es": {"set": 9},
    "ru": {"мая": 5},
}


@cache
def months_of(language: str) -> Mapping[str, int]:
    """Return {name in plain words: month} of a language, long names and short ones."""
    months: dict[str, int] = dict(_OTHERS.get(language, {}))
    locale = Locale.parse(language)
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            names: Mapping[int, str] = locale.months[context][width]
            for number, name in names.items():
                months.setdefault(plain_words(name), number)
    return months


@lru_cache(maxsize=5000)
def month_number(name: str, language: str) -> int | None:
    """Return the month that a name or the beginning of one (three letters at least) stands for."""
    word = plain_words(name)
    months = months_of(language)
    if word in months:
        return months[word]
    if len(word) < _SHORTEST:
        return None
    found = {number for full, number in months.items() if full.startswith(word)}
    return found.pop() if len(found) == 1 else None


def language_of(names: Iterable[str]) -> str:
    """Return the language in which most of the names are months, the more common one in doubt."""
    names = list(names)
    return max(LANGUAGES, key=lambda language: _known(names, language)) if names else "en"


def _known(names: Iterable[str], language: str) -> int:
    months = months_of(language)
    whole = sum(plain_words(name) in months for name in names)
    return whole + sum(month_number(name, language) is not None for name in names)
