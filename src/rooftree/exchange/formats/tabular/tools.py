"""Well-known tools by the columns of their exports, and what these columns mean there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.tabular.meanings import FIELD, IGNORE


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool. marks: headers that all of its tables have; columns: what differs from the usual."""

    slug: str
    name: str
    marks: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=dict)


LINEAR = Tool(
    "linear",
    "Linear",
    frozenset({"title", "status", "cycle name"}),
    {
        "team": "space",
        "project": "release",
        "estimate": "points",
        "project id": IGNORE,
        "project milestone id": IGNORE,
        "uuid": IGNORE,
        "completed": "finished",
        "time in status minutes": IGNORE,
    },
)
TOOLS: tuple[Tool, ...] = (
    LINEAR,
    Tool(
        "asana",
        "Asana",
        frozenset({"task id", "section column"}),
        {"projects": "label", "name": "title", "notes": "description", "last modified": "updated"},
    ),
    Tool(
        "clickup",
        "ClickUp",
        frozenset({"task id", "task name", "list name"}),
        {
            "list name": "space",
            "folder name": "component",
            "folder name path": "component",
            "space name": IGNORE,
            "task custom id": FIELD,
            "time estimated": IGNORE,
            "due date text": IGNORE,
            "start date text": IGNORE,
            "date created text": IGNORE,
            "date updated text": IGNORE,
            "date closed text": IGNORE,
            "parent id": "parent",
        },
    ),
    Tool(
        "trello",
        "Trello",
        frozenset({"card id", "card name", "list name"}),
        {"list name": "status", "board name": "space", "list id": IGNORE, "board id": IGNORE},
    ),
    Tool(
        "azure",
        "Azure DevOps",
        frozenset({"id", "work item type", "state"}),
        {
            "team project": "space",
            "effort": "points",
            "iteration id": IGNORE,
            "area id": IGNORE,
            "rev": IGNORE,
        },
    ),
    Tool(
        "planner",
        "Planner",
        frozenset({"task id", "task name", "bucket name", "progress"}),
        {"progress": "status", "bucket name": "component", "late": IGNORE},
    ),
    Tool(
        "monday",
        "monday.com",
        frozenset({"name", "subitems"}),
        {"name": "title", "subitems": IGNORE, "item id auto generated": "id", "group": "component"},
    ),
    Tool(
        "gitlab",
        "GitLab",
        frozenset({"issue id", "title", "author username"}),
        {"epic title": "component"},
    ),
    Tool("redmine", "Redmine", frozenset({"tracker", "subject", "project"}), {"project": "space"}),
)


def tool_of(headers: Sequence[str]) -> Tool | None:
    """Recognise a tool; None for a table of nobody in particular."""
    words = {plain_words(header) for header in headers}
    return next((tool for tool in TOOLS if tool.marks <= words), None)
