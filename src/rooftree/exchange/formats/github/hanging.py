"""What hangs on an issue: comments, and who is in favour."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from rooftree.exchange.bundle import Comment
from rooftree.exchange.formats.drafting.draft import Draft
from rooftree.exchange.formats.github.shapes import (
    address_of,
    count_of,
    normal,
    objects,
    person,
    text_of,
)
from rooftree.exchange.formats.github.texts import markdown_of
from rooftree.exchange.formats.rows import Row

IN_FAVOUR = frozenset(("+1", "thumbs_up", "heart", "hooray", "rocket"))
OTHERS = frozenset(("-1", "thumbs_down", "laugh", "confused", "eyes"))
_IN_ADDRESS = re.compile(r"(?:#issuecomment-|/issues/comments/)(\d{1,20})\Z")


class Hanging:
    """Reads what hangs on issues."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._ledger = draft.ledger
        self._seen: set[str] = set()
        self._met = 0
        self._missing: dict[str, int] = {}

    def take(self, row: Row, entry: Mapping[str, Any], own: str) -> None:
        """Take the comments of an issue, and tell what is not kept."""
        said = entry.get("comments")
        listed = entry.get("comments_data") or (said if isinstance(said, list) else [])
        comments = [*objects(listed)]
        for comment in comments:
            self._comment(comment, own)
        missing = count_of(said) - len(comments) if not isinstance(said, list) else 0
        if missing > 0:
            self._missing[own] = missing
        if entry.get("locked") is True:
            self._ledger.found("locks")
            row.as_kind("locks", "").tell("locked_not_kept", "locked")
        self._tell_parts(row, entry)

    def votes(self, row: Row, entry: Mapping[str, Any]) -> tuple[int, tuple[str, ...]]:
        """Return how many are in favour, and those whom the file names."""
        named = [*objects(entry.get("reactions_data"))]
        people = self._draft.people
        voters = tuple(
            dict.fromkeys(
                found
                for one in named
                if text_of(one, "content") in IN_FAVOUR
                and (found := person(people, one.get("user"), one.get("user_data")))
            )
        )
        votes, others = counted(entry)
        votes = max(votes, len(voters))
        if votes:
            self._ledger.found("votes", votes)
            row.as_kind("votes", "").tell("reactions_count_as_votes", "reactions")
        self._tell_reactions(others, row.source_id)
        return votes, voters

    def late(self, comment: Mapping[str, Any], place: str) -> None:
        """Take a comment out of a list of comments alone; its issue must have been taken before."""
        address = address_of(comment.get("issue_url"))
        own = address.issue if address else ""
        if not self._draft.has(own):
            self._ledger.found("comments")
            sample = comment.get("body")
            self._ledger.tell("comment_without_issue", "comments", place=place, sample=sample)
            return
        self._comment(comment, own)
        self._missing[own] = self._missing.get(own, 0) - 1

    def tell_missing(self) -> None:
        """Tell how many comments are only counted; at the end, when all lists were seen."""
        for own, missing in self._missing.items():
            if missing > 0:
                self._ledger.missing("comments", missing)
                self._ledger.mention("comments_not_in_file", "comments", place=own, count=missing)

    def _comment(self, comment: Mapping[str, Any], own: str) -> None:
        self._ledger.found("comments")
        self._met += 1
        place, met = f"{own}, a comment", f"comment {self._met}"
        row = Row(comment, self._ledger, kind="comments", place=place, source_id=met)
        author = person(
            self._draft.people,
            comment.get("user") or comment.get("author"),
            comment.get("user_data"),
        )
        body, created = row.text("body"), row.instant("created_at")
        source_id = _id_of(comment, own, f"{author}\0{created}\0{body}")
        if not body.strip() or source_id in self._seen:
            code = "duplicate_id" if body.strip() else "no_text"
            self._ledger.tell(code, "comments", thing=met, place=own, sample=body)
            return
        self._seen.add(source_id)
        edited = row.instant("updated_at") or row.instant("last_edited_at")
        thing = Comment(
            source_id=source_id,
            source_url=row.url("html_url") or row.url("url"),
            item=own,
            author=author,
            body=markdown_of(body, self._ledger, own),
            created_at=created,
            edited_at=edited if edited != created else None,
        )
        self._draft.hang("comments", thing)
        votes, others = counted(comment)
        self._tell_reactions(votes + others, own)

    def _tell_reactions(self, count: int, place: str) -> None:
        if count:
            self._ledger.found("reactions", count)
            self._ledger.tell("reactions_not_kept", "reactions", place=place, count=count)

    def _tell_parts(self, row: Row, entry: Mapping[str, Any]) -> None:
        total = count_of(normal(entry.get("sub_issues_summary")).get("total"))
        missing = total - len([*objects(entry.get("sub_issues"))])
        if total and missing > 0 and "sub_issues" not in entry:
            self._ledger.mention("sub_issues_not_in_file", "items", place=row.place, count=missing)


def counted(entry: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many reactions are in favour, and how many are not."""
    counts: dict[str, int] = {}
    if isinstance(entry.get("reactions"), dict):
        counts = {key: count_of(one) for key, one in entry["reactions"].items()}
    for group in objects(entry.get("reaction_groups")):
        users = normal(group.get("users"))
        counts[text_of(group, "content").casefold()] = count_of(users.get("total_count"))
    return _sum(counts, IN_FAVOUR), _sum(counts, OTHERS)


def _sum(counts: Mapping[str, int], names: Iterable[str]) -> int:
    return sum(counts.get(name, 0) for name in names)


def _id_of(comment: Mapping[str, Any], own: str, words: str) -> str:
    """Return an id that the comment has in the answers of every interface."""
    for key in ("html_url", "url"):
        found = _IN_ADDRESS.search(text_of(comment, key))
        if found:
            return f"issuecomment-{found[1]}"
    given = comment.get("id")
    if isinstance(given, int | str) and given and not isinstance(given, bool):
        return f"issuecomment-{given}"[:200]
    digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
    return f"{own}#c{digest[:16]}"
