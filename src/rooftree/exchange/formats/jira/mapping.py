"""What people say about an export of Jira, beside what they may say about any table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rooftree.exchange.formats.jira.roles import Role
from rooftree.exchange.formats.table.mapping import TableMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class JiraMapping(TableMapping):
    """`fields` goes by the id or name of a custom field to the place that its values have here."""

    fields: Mapping[str, Role] = field(default_factory=dict)
