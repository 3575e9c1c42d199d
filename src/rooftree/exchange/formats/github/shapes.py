"""The ways in which GitHub's interfaces write the same things, as one."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rooftree.exchange.formats.drafting.bounds import SPACE_LENGTH, bounded
from rooftree.exchange.formats.drafting.people import People
from rooftree.exchange.formats.names import plain_words

_CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")
_PAGE = re.compile(r"https?://([^/]+)/([^/]+)/([^/]+)/(?:issues|pull|pulls)/(\d{1,18})(?:[/#?].*)?")
_API = re.compile(
    r"https?://([^/]+)(?:/api/v3)?/repos/([^/]+)/([^/]+)(?:/(?:issues|pulls)/(\d{1,18}))?(?:/.*)?"
)
_FULL_NAME = re.compile(r"([\w.-]+)/([\w.-]+)")
HOME = "github.com"


class Address(NamedTuple):
    """A repository, and the number of an issue in it where one is meant."""

    host: str
    owner: str
    name: str
    number: int | None = None

    @property
    def repository(self) -> str:
        """Return the id of the repository: names do not differ by case alone."""
        path = f"{self.owner}/{self.name}".casefold()
        return bounded(path if self.host == HOME else f"{self.host}/{path}", SPACE_LENGTH)

    @property
    def issue(self) -> str:
        """Return the id of the issue."""
        return f"{self.repository}#{self.number}"


def address_of(text: Any) -> Address | None:
    """Read the address of an issue or repository, of a page or of the interface."""
    if not isinstance(text, str):
        return None
    found = _PAGE.fullmatch(text) or _API.fullmatch(text)
    if found is None:
        return None
    host = found[1].casefold()
    host = HOME if host in ("api.github.com", "www.github.com") else host
    return Address(host, found[2], found[3], int(found[4]) if found[4] else None)


def repository_of(entry: Mapping[str, Any]) -> Address | None:
    """Find the repository of an issue; None when it does not say."""
    for key in ("html_url", "url", "repository_url", "issue_url"):
        found = address_of(entry.get(key))
        if found is not None:
            return found._replace(number=None)
    repository = normal(entry.get("repository"))
    name = repository.get("full_name") or repository.get("name_with_owner")
    matched = _FULL_NAME.fullmatch(name) if isinstance(name, str) else None
    return Address(HOME, matched[1], matched[2]) if matched else None


def normal(value: Any) -> dict[str, Any]:
    """Give an object with the names of REST, whichever interface it is of; lists without wrapping."""
    if not isinstance(value, dict):
        return {}
    return {_CAPITAL.sub(r"_\1", key).lower(): _unwrapped(one) for key, one in value.items()}


def _unwrapped(value: Any) -> Any:
    nodes = value.get("nodes") if isinstance(value, dict) else None
    return nodes if isinstance(nodes, list) else value


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, normal ones; everything else is passed over."""
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict):
            yield normal(one)


def text_of(entry: Mapping[str, Any], key: str) -> str:
    """Return a text of an object, empty for everything else."""
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def count_of(value: Any) -> int:
    """Return a count, 0 for everything else."""
    is_count = isinstance(value, int) and not isinstance(value, bool)
    return value if is_count and 0 <= value < 2**31 else 0


def person(people: People, value: Any, details: Any = None) -> str | None:
    """Note somebody; collectors put what they found out besides (`details`) beside the login."""
    who, more = normal(value), normal(details)
    login = text_of(who, "login")
    return people.meet(
        login,
        name=text_of(who, "name") or text_of(more, "name"),
        username=login,
        email=text_of(who, "email") or text_of(more, "email"),
        url=text_of(who, "html_url") or (f"https://{HOME}/{login}" if login else ""),
    )


def is_word(value: Any, *words: str) -> bool:
    """Tell whether a value is one of some words, however it is spelt (`NOT_PLANNED`)."""
    return isinstance(value, str) and plain_words(value) in words
