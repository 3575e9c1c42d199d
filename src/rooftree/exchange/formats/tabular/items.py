"""Rows as items of a draft."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime

from rooftree.exchange.bundle import Category, Comment, Item, Release, Space, Sprint
from rooftree.exchange.formats.drafting.bounds import NAME_LENGTH, bounded
from rooftree.exchange.formats.drafting.draft import Draft
from rooftree.exchange.formats.drafting.statuses import UNNAMED, Ended
from rooftree.exchange.formats.drafting.types import kind_by_labels
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.priority_words import priority_by_name
from rooftree.exchange.formats.rows import TITLE_LENGTH, URL_LENGTH, is_web_address
from rooftree.exchange.formats.status_words import category_by_name
from rooftree.exchange.formats.table.reading import Row
from rooftree.exchange.formats.tabular.bonds import Bonds
from rooftree.exchange.formats.tabular.cells import Clock, people_in
from rooftree.exchange.formats.tabular.fields import Fields
from rooftree.exchange.formats.tabular.mapping import ListMapping
from rooftree.exchange.formats.tabular.meanings import FIELD
from rooftree.exchange.formats.tabular.naming import Naming, number_in, prefix_in
from rooftree.exchange.formats.tabular.people import assignees, met_as, reporter
from rooftree.exchange.formats.tabular.references import names_of
from rooftree.exchange.formats.tabular.rows import Reading
from rooftree.exchange.formats.tabular.survey import Survey
from rooftree.exchange.formats.tabular.texts import Said, comments_in, text_of

MOST_VOTES = 1_000_000
_ID_LENGTH = 200
_LEVELS: Mapping[str, int] = {"0": 0, "1": 4, "2": 3, "3": 2, "4": 1, "5": 1}


class Items:
    """Takes rows into a draft, one after the other."""

    def __init__(
        self, draft: Draft, survey: Survey, mapping: ListMapping, naming: Naming, clock: Clock
    ) -> None:
        self._draft = draft
        self._ledger = draft.ledger
        self._survey = survey
        self._name = mapping.source
        self._naming = naming
        self._clock = clock
        self._priorities = {
            plain_words(name): level
            for name, level in mapping.priorities.items()
            if level in range(5)
        }
        self.fields = Fields(draft.ledger, clock)
        self._bonds = Bonds(draft, survey)

    def take(self, row: Row) -> None:
        """Take a row; one that is no item, or came before, is told and left out."""
        self._ledger.found("items")
        reading = Reading(self._survey.columns, row, self._clock, self._ledger)
        title, own = self._title(reading), one_line(reading.first("id"), _ID_LENGTH)
        place = f"row {row.number}"
        if not (title or own):
            sample = next(filter(None, row.cells), "")
            self._ledger.tell("row_without_title", "items", place=place, sample=sample)
            return
        space = self._space(reading, own)
        source_id = self._naming.item(space, own, title)
        if self._draft.has(source_id):
            self._ledger.tell("duplicate_id", "items", place=place, sample=own)
            return
        reading.own = source_id
        if not title:
            self._ledger.tell("no_title", "items", thing=source_id, place=place, sample=own)
        item, over = self._item(reading, space, title or own, own)
        self._draft.take(item, names=names_of(space, own, title), over=over)
        self._bonds.take(reading, space)
        self._hang(reading, space)

    def _item(
        self, reading: Reading, space: str, title: str, own: str
    ) -> tuple[Item, Ended | None]:
        parts = self._draft.parts
        labels = _once(parts.label(space, word) for word in reading.words("label"))
        over = _over(reading)
        start, start_at = reading.day("start")
        target, target_at = reading.day("due")
        url = reading.first("url")
        item = Item(
            source_id=reading.own,
            source_url=url if is_web_address(url) and len(url) <= URL_LENGTH else "",
            number=number_in(own),
            space=space,
            status=self._status(reading, space, over),
            type=self._type(reading, labels),
            title=title[:TITLE_LENGTH],
            description=text_of(reading.first("description")),
            position=float(reading.number),
            reporter=reporter(reading, self._draft.people),
            assignees=assignees(reading, self._draft.people),
            labels=labels,
            components=_once(parts.component(space, name) for name in reading.words("component")),
            releases=_once(self._release(space, name) for name in reading.words("release")),
            sprints=_once([self._sprint(reading, space)]),
            votes=min(int(reading.number_in("votes") or 0), MOST_VOTES),
            priority=self._priority(reading),
            points=reading.number_in("points"),
            estimate=reading.minutes("estimate"),
            remaining=reading.minutes("remaining"),
            began_at=reading.at("began"),
            resolved_at=reading.at("cancelled") or reading.at("finished"),
            start=start,
            start_at=start_at,
            target=target,
            target_at=target_at,
            is_archived=reading.flag("archived"),
            archived_at=self._clock.at(reading.first("archived")),
            created_at=reading.at("created"),
            updated_at=reading.at("updated"),
        )
        return item, over

    def _title(self, reading: Reading) -> str:
        return one_line(reading.first("title"), TITLE_LENGTH)

    def _space(self, reading: Reading, own: str) -> str:
        name = one_line(reading.first("space"))
        source_id = self._naming.space(name, own)
        space = Space(source_id=source_id, name=name or self._name, prefix=prefix_in(own))
        return self._draft.parts.space(space)

    def _status(self, reading: Reading, space: str, over: Ended | None) -> str:
        statuses = self._draft.statuses
        if not self._survey.has("status"):
            return statuses.meet(space, UNNAMED, "todo")
        told = reading.first("category")
        status = statuses.meet(space, reading.first("status"), category_by_name(told))
        tells_begin = self._survey.has("began")
        begun: Category = "doing" if reading.first("began") else "todo"
        statuses.sign(status, over or (begun if tells_begin else None))
        return status

    def _type(self, reading: Reading, labels: tuple[str, ...]) -> str | None:
        told = reading.first("type")
        if told:
            return self._draft.types.meet(told)
        label, kind = kind_by_labels(labels)
        return self._draft.types.meet(f"With the label {label}", kind) if kind else None

    def _release(self, space: str, name: str) -> str:
        name = one_line(name)
        own = f"{space}/{bounded(name, NAME_LENGTH)}"
        return self._draft.parts.release(Release(source_id=own, space=space, name=name))

    def _sprint(self, reading: Reading, space: str) -> str:
        number, name = one_line(reading.first("sprint_number")), one_line(reading.first("sprint"))
        if not (number or name):
            return ""
        sprint = Sprint(
            source_id=f"{space}/{bounded(number or name, NAME_LENGTH)}",
            space=space,
            name=name or number,
            state="future",
            start_at=reading.at("sprint_start"),
            finish_at=reading.at("sprint_finish"),
        )
        return self._draft.parts.sprint(sprint)

    def _priority(self, reading: Reading) -> int:
        name = reading.first("priority")
        level = self._priorities.get(plain_words(name))
        if level is None:
            level = _LEVELS.get(name) if name in _LEVELS else priority_by_name(name)
        if level is None and name:
            place = f"row {reading.number}"
            own = reading.own
            self._ledger.tell("priority_unknown", "items", thing=own, place=place, sample=name)
        return level or 0

    def _hang(self, reading: Reading, space: str) -> None:
        own = reading.own
        for value in self.fields.values(space, own, reading.pairs(FIELD)):
            self._draft.hang("field_values", value)
        seen: set[str] = set()
        for said in (said for cell in reading.all("comment") for said in comments_in(cell)):
            self._ledger.found("comments")
            digest = hashlib.sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()[:16]
            if digest in seen:
                self._ledger.tell("duplicate_id", "comments", place=own, sample=said.text)
                continue
            seen.add(digest)
            self._draft.hang("comments", self._comment(own, f"{own}#c{digest}", said))

    def _comment(self, item: str, source_id: str, said: Said) -> Comment:
        at: datetime | None = self._clock.at(said.at) if said.at else None
        who = next(people_in(said.author), None)
        if at is None or who is None:
            self._ledger.mention("text_without_author", "comments", place=item, sample=said.text)
        return Comment(
            source_id=source_id,
            item=item,
            author=met_as(self._draft.people, who) if who else None,
            body=text_of(said.text),
            created_at=at,
        )


def _over(reading: Reading) -> Ended | None:
    if reading.first("cancelled"):
        return "cancelled"
    return "done" if reading.first("finished") or reading.flag("done") else None


def _once(names: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
