"""What the files tell beside the issues: fields, statuses, sprints and projects."""

from collections.abc import Callable, Mapping
from typing import Any

from rooftree.exchange.formats.jira.issue import Sprint, StatusCategory
from rooftree.exchange.formats.jira.rest.fieldbook import FieldBook
from rooftree.exchange.formats.jira.rest.places import category_of, objects, sprint_of
from rooftree.exchange.formats.jira.rest.shapes import text_of

MOST = 100_000  # of each kind


class Beside:
    """Lists that were saved next to the issues: what the issues only name, these explain."""

    def __init__(self, book: FieldBook) -> None:
        self._book = book
        self.statuses: dict[str, tuple[str, StatusCategory | None]] = {}
        self.sprints: dict[str, Sprint] = {}
        self.projects: dict[str, Mapping[str, Any]] = {}

    def take(self, kind: str, value: Mapping[str, Any]) -> None:
        """Take an object of a kind; most kinds tell nothing that is needed."""
        takers: Mapping[str, Callable[[Mapping[str, Any]], None]] = {
            "field": self._book.learn_list,
            "field_metadata": self._take_metadata,
            "status": self._take_status,
            "statuses_of_type": self._take_statuses,
            "sprint": self._take_sprints,
            "project": self._take_project,
            "fields_by_id": self._take_fields,
        }
        if kind in takers:
            takers[kind](value)

    def _take_fields(self, value: Mapping[str, Any]) -> None:
        """Take fields by their ids, as the form for making an issue lists them."""
        self._book.learn_metadata({"fields": value})

    def _take_metadata(self, value: Mapping[str, Any]) -> None:
        for project in objects(value["projects"]):
            for issue_type in objects(project.get("issuetypes")):
                self._book.learn_metadata(issue_type)

    def _take_project(self, value: Mapping[str, Any]) -> None:
        if len(self.projects) < MOST:
            self.projects[text_of(value, "key")] = value

    def _take_statuses(self, value: Mapping[str, Any]) -> None:
        for status in objects(value["statuses"]):
            self._take_status(status)

    def _take_status(self, status: Mapping[str, Any]) -> None:
        own = text_of(status, "id")
        if own and len(self.statuses) < MOST:
            self.statuses[own] = (text_of(status, "name"), category_of(status))

    def _take_sprints(self, value: Mapping[str, Any]) -> None:
        for one in (value, *objects(value.get("sprints"))):
            sprint = sprint_of(one)
            if sprint is not None and sprint.id and sprint.state and len(self.sprints) < MOST:
                self.sprints[sprint.id] = sprint
