"""What a JSON value of GitHub is, and why a file without issues is refused."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.github.shapes import address_of, normal
from rooftree.exchange.formats.ledger import shortened
from rooftree.exchange.formats.wording import N_

EXPECTED = N_("issues, as GitHub's interface or the command gh gives them")
_DEEPEST = 6

# The first row decides whose keys are all there.
_MARKS: tuple[tuple[str, frozenset[str]], ...] = (
    ("pull_request", frozenset({"number", "head", "base"})),
    ("pull_request", frozenset({"number", "pull_request"})),
    ("issue", frozenset({"number", "title", "state"})),
    ("issue", frozenset({"number", "title", "html_url"})),
    ("milestone", frozenset({"number", "title", "due_on"})),
    ("issue", frozenset({"number", "title"})),
    ("issue", frozenset({"title", "html_url", "state"})),
    ("error", frozenset({"message", "documentation_url"})),
    ("comment", frozenset({"body", "issue_url"})),
    ("comment", frozenset({"body", "author_association"})),
    ("board_item", frozenset({"content", "type", "id"})),
    ("event", frozenset({"event", "created_at"})),
    ("repository", frozenset({"full_name", "owner"})),
    ("label", frozenset({"name", "color"})),
    ("user", frozenset({"login"})),
)
_REFUSALS: Mapping[str, str] = {
    "error": N_("GitHub answered with an error, not with issues."),
    "pull_request": N_("There are only pull requests in this, and they were to be left out."),
    "empty_search": N_("The search found nothing; there is no issue in its answer."),
    "milestone": N_("This is a list of milestones, not of issues."),
    "comment": N_("These are only comments, not the issues on which they stand."),
    "event": N_("These are only events of issues, not the issues themselves."),
    "repository": N_("This is about repositories only; their issues are not in it."),
    "label": N_("This is a list of labels, not of issues."),
    "user": N_("This is about people only, not about issues."),
    "nothing": N_("The list is empty; there is no issue in it."),
}


def entries_in(value: Any, depth: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what stands in a value, as (kind, object), out of the wrappings of pages and collectors."""
    if isinstance(value, list):
        for one in value:
            yield from entries_in(one, depth + 1)
        return
    if not isinstance(value, dict) or depth > _DEEPEST:
        return
    entry = normal(value)
    if isinstance(entry.get("data"), dict) and "backend_name" in entry:
        inside = normal(entry["data"])
        yield kind_of(inside) or str(entry.get("category")), inside
        return
    kind = kind_of(entry)
    if kind == "board_item":
        on_board = {"project_items": [{"status": {"name": entry.get("status")}}]}
        content = entry["content"] if isinstance(entry["content"], dict) else {}
        yield from entries_in({**content, **on_board}, depth + 1)
    elif kind:
        yield kind, entry
    else:
        yield from _inside(entry, depth)


def _inside(entry: Mapping[str, Any], depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for key in (
        "data",
        "repository",
        "organization",
        "viewer",
        "search",
        "issues",
        "issue",
        "items",
    ):
        if isinstance(entry.get(key), dict | list):
            yield from entries_in(entry[key], depth + 1)


def kind_of(entry: Mapping[str, Any]) -> str:
    """Say what a normal object is; empty when it is nothing known."""
    kind = next((kind for kind, marks in _MARKS if marks.issubset(entry)), "")
    if kind == "issue" and (entry.get("is_pull_request") is True or _is_at_pull(entry)):
        return "pull_request"
    if kind == "pull_request" and not entry.get("pull_request", True):
        return "issue"
    return kind


def _is_at_pull(entry: Mapping[str, Any]) -> bool:
    url = entry.get("html_url") or entry.get("url")
    return address_of(url) is not None and "/pull/" in str(url)


def refusal(seen: Counter[str], said: str) -> FormatError:
    """Say why there is nothing to import. seen: how often what was met; said: GitHub's error."""
    known = [(count, kind) for kind, count in seen.items() if kind in _REFUSALS]
    problem = _REFUSALS[max(known)[1]] if known else N_("There is no issue of GitHub in this.")
    place = N_("the whole file")
    return FormatError(problem, place=place, expected=EXPECTED, cause=shortened(said))


def search_total(frame: Mapping[str, Any]) -> int | None:
    """Return how many a search found in all; None for what is no answer of a search."""
    total = frame.get("total_count")
    return total if isinstance(total, int) and isinstance(frame.get("items"), list) else None
