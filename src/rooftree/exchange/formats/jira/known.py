"""What an export tells beside its issues, where it does."""

from dataclasses import dataclass
from datetime import datetime

from rooftree.exchange.bundle import NO_TEXT, Text
from rooftree.exchange.formats.jira.issue import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project, also one without issues."""

    key: str
    name: str = ""
    id: str = ""
    url: str = ""
    description: Text = NO_TEXT
    lead: User | None = None
    is_archived: bool = False
    created_at: datetime | None = None
