"""An issue of GitHub as an item."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from rooftree.exchange.bundle import USUAL, Category, Item, Release, Space, Text
from rooftree.exchange.formats.drafting.bounds import SPACE_LENGTH, bounded
from rooftree.exchange.formats.drafting.draft import Draft
from rooftree.exchange.formats.drafting.types import kind_by_labels
from rooftree.exchange.formats.github.colours import colour_of
from rooftree.exchange.formats.github.hanging import Hanging
from rooftree.exchange.formats.github.shapes import (
    Address,
    address_of,
    is_word,
    normal,
    objects,
    person,
    repository_of,
    text_of,
)
from rooftree.exchange.formats.github.texts import markdown_of
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.rows import TITLE_LENGTH, Row, is_web_address

PULL_REQUEST = "pull request"
OPEN, CLOSED = "Open", "Closed"
TYPE = "Issue"
Ending = tuple[str, Category, str]
_ENDINGS: Mapping[str, Ending] = {
    "not_planned": ("Closed as not planned", "cancelled", "Not planned"),
    "duplicate": ("Closed as duplicate", "cancelled", "Duplicate"),
    "merged": ("Merged", "done", "Merged"),
    "not_merged": ("Closed without merging", "cancelled", "Not merged"),
    "completed": (CLOSED, "done", "Completed"),
}
_PLAIN_ENDING: Ending = (CLOSED, "done", "")
_TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "parent": ("parent", "parent_issue_url", "sub_issues", "sub_issues_summary"),
    "releases": ("milestone",),
    "votes": ("reactions", "reaction_groups", "reactions_data"),
    "voters": ("reactions_data",),
    "resolution": ("state_reason",),
}


_USUAL_BY: Mapping[str, tuple[str, ...]] = {
    "description": ("body",),
    "status": ("state", "closed", "project_items"),
    "reporter": ("user", "author"),
    "assignees": ("assignees", "assignee"),
    "labels": ("labels",),
}


class Issues:
    """Takes issues, normal ones, into a draft. alone: where those belong that name no repository."""

    def __init__(self, draft: Draft, alone: str) -> None:
        self._draft = draft
        self._ledger = draft.ledger
        self._alone = alone
        self.hanging = Hanging(draft)
        self.told: set[str] = set()
        self.silent = set(USUAL)  # of dates and archives it never speaks
        self.repositories: dict[str, Address] = {}

    def take(self, entry: Mapping[str, Any], place: str, *, is_pull: bool) -> None:
        """Take an issue; one without a number, or that came before, is told and left out."""
        self._ledger.found("items")
        repository = repository_of(entry)
        number = _number(entry)
        if number is None:
            sample = entry.get("title")
            self._ledger.tell("no_number", "items", place=place, sample=sample)
            return
        space = self._space(repository)
        own = f"{space}#{number}"
        if self._draft.has(own):
            self._ledger.tell("duplicate_id", "items", place=place, sample=own)
            return
        self.told |= {name for name, keys in _TOLD_BY.items() if any(key in entry for key in keys)}
        self.silent -= {
            name for name, keys in _USUAL_BY.items() if any(key in entry for key in keys)
        }
        row = Row(entry, self._ledger, kind="items", place=own, source_id=own)
        self._take(row, entry, space, number, is_pull=is_pull)
        self.hanging.take(row, entry, own)
        self._refer(entry, own)

    def _take(
        self, row: Row, entry: Mapping[str, Any], space: str, number: int, *, is_pull: bool
    ) -> None:
        labels = tuple(dict.fromkeys(self._labels(entry, space, is_pull=is_pull)))
        status, resolution, closed_at = self._status(row, entry, space, is_pull=is_pull)
        title = row.name("title", TITLE_LENGTH)
        if not title:
            row.tell("no_title", "title")
        votes, voters = self.hanging.votes(row, entry)
        item = Item(
            source_id=row.source_id,
            source_url=_page(entry),
            number=number,
            space=space,
            status=status,
            type=self._type(entry, labels, is_pull=is_pull),
            title=title or f"#{number}",
            description=markdown_of(row.text("body"), self._ledger, row.place),
            position=float(number),
            reporter=self._person(entry, "user") or self._person(entry, "author"),
            assignees=tuple(dict.fromkeys(self._assignees(entry))),
            labels=labels,
            releases=self._releases(row, entry, space),
            votes=votes,
            voters=voters,
            resolution=resolution,
            resolved_at=closed_at,
            created_at=row.instant("created_at"),
            updated_at=row.instant("updated_at"),
        )
        self._draft.take(item)

    def _space(self, repository: Address | None) -> str:
        own = repository.repository if repository else bounded(self._alone, SPACE_LENGTH)
        if own in self.repositories:
            return own
        if repository is None:
            self._ledger.mention("repository_not_told", "spaces", sample=own)
            repository = Address("", "", self._alone)
        self.repositories[own] = repository
        url = f"https://{repository.host}/{repository.owner}/{repository.name}"
        self._draft.parts.space(
            Space(
                source_id=own,
                source_url=url if repository.host else "",
                name=one_line(repository.name),
            )
        )
        self._draft.statuses.meet(own, OPEN, "todo")
        self._draft.statuses.meet(own, CLOSED, "done")
        return own

    def _status(
        self, row: Row, entry: Mapping[str, Any], space: str, *, is_pull: bool
    ) -> tuple[str, str, datetime | None]:
        """Return the status, the resolution, and when the issue was closed."""
        statuses = self._draft.statuses
        state = entry.get("state")
        if is_word(state, "closed", "merged") or (state is None and entry.get("closed") is True):
            name, category, resolution = _ending(entry, is_pull=is_pull)
            return statuses.meet(space, name, category), resolution, row.instant("closed_at")
        on_board = next(_on_boards(entry), "")
        if on_board:
            row.tell("board_status_taken", "project_items", sample=on_board)
            return statuses.meet(space, on_board), "", None
        return statuses.meet(space, OPEN, "todo"), "", None

    def _type(self, entry: Mapping[str, Any], labels: tuple[str, ...], *, is_pull: bool) -> str:
        types = self._draft.types
        if is_pull:
            return types.meet("Pull request", "task")
        told = text_of(normal(entry.get("issue_type") or entry.get("type")), "name")
        if told:
            return types.meet(told)
        label, kind = kind_by_labels(labels)
        return (
            types.meet(f"{TYPE} with the label {label}", kind) if kind else types.meet(TYPE, "task")
        )

    def _labels(self, entry: Mapping[str, Any], space: str, *, is_pull: bool) -> Iterator[str]:
        listed = entry.get("labels")
        for one in listed if isinstance(listed, list) else ():
            label = {"name": one} if isinstance(one, str) else normal(one)
            colour = text_of(label, "color")
            named = self._draft.parts.label(
                space, text_of(label, "name"), colour=colour_of(colour), source_colour=colour
            )
            if named:
                yield named
        if is_pull:
            yield self._draft.parts.label(space, PULL_REQUEST)

    def _assignees(self, entry: Mapping[str, Any]) -> Iterator[str]:
        several = [*objects(entry.get("assignees"))] or [normal(entry.get("assignee"))]
        details = {text_of(one, "login"): one for one in objects(entry.get("assignees_data"))}
        for one in several:
            known = details.get(text_of(one, "login"))
            if found := person(self._draft.people, one, known):
                yield found

    def _person(self, entry: Mapping[str, Any], key: str) -> str | None:
        return person(self._draft.people, entry.get(key), entry.get(f"{key}_data"))

    def _releases(self, row: Row, entry: Mapping[str, Any], space: str) -> tuple[str, ...]:
        told = normal(entry.get("milestone"))
        name = one_line(text_of(told, "title"))
        if not name:
            return ()
        milestone = Row(told, self._ledger, kind="releases", place=f"{row.place}.milestone")
        is_closed = is_word(told.get("state"), "closed")
        closed = milestone.instant("closed_at") if is_closed else None
        release = Release(
            source_id=f"{space}/{name}",
            source_url=milestone.url("html_url"),
            space=space,
            name=name,
            description=Text(markdown=milestone.text("description")),
            target=_day(closed) or _day(milestone.instant("due_on")),
            is_released=is_closed,
        )
        return (self._draft.parts.release(release),)

    def _refer(self, entry: Mapping[str, Any], own: str) -> None:
        """Note which issues this one is a part of, holds, or waits for."""
        parent = _named(entry.get("parent"), own) or _named(entry.get("parent_issue_url"), own)
        if parent:
            self._draft.parents.add(own, parent)
        parts = [part for one in objects(entry.get("sub_issues")) if (part := _named(one, own))]
        for part in parts:
            self._draft.parents.add(part, own)
        for one in objects(entry.get("blocked_by")):
            if other := _named(one, own):
                self._draft.ties.add([other], [own], "FS")
        for one in objects(entry.get("blocking")):
            if other := _named(one, own):
                self._draft.ties.add([own], [other], "FS")


def _number(entry: Mapping[str, Any]) -> int | None:
    number = entry.get("number")
    if isinstance(number, int) and not isinstance(number, bool) and 0 < number < 2**31:
        return number
    found = address_of(_page(entry))
    return found.number if found else None


def _page(entry: Mapping[str, Any]) -> str:
    """Return the address of an issue's page: the command calls it url, the interface html_url."""
    url = text_of(entry, "html_url") or text_of(entry, "url")
    return url if is_web_address(url) and "/repos/" not in url else ""


def _named(other: Any, own: str) -> str:
    """Return the id of an issue that another one refers to, by address or by number alone."""
    if isinstance(other, str):
        found = address_of(other)
    else:
        told = normal(other)
        repository, number = repository_of(told), _number(told)
        if repository is None and number is not None:
            return f"{own.rpartition('#')[0]}#{number}"
        found = repository._replace(number=number) if repository else None
    return found.issue if found and found.number else ""


def _ending(entry: Mapping[str, Any], *, is_pull: bool) -> Ending:
    if is_pull:
        merged = normal(entry.get("pull_request")).get("merged_at") or entry.get("merged_at")
        is_merged = (
            bool(merged) or entry.get("merged") is True or is_word(entry.get("state"), "merged")
        )
        return _ENDINGS["merged" if is_merged else "not_merged"]
    reason = entry.get("state_reason")
    word = reason.casefold() if isinstance(reason, str) else ""
    return _ENDINGS.get(word, _PLAIN_ENDING)


def _on_boards(entry: Mapping[str, Any]) -> Iterator[str]:
    for one in objects(entry.get("project_items")):
        status = one.get("status")
        name = status if isinstance(status, str) else text_of(normal(status), "name")
        if one_line(name):
            yield one_line(name)


def _day(moment: datetime | None) -> date | None:
    """Return the day of a milestone, which GitHub writes as some instant of that day in UTC."""
    return moment.date() if moment else None
