"""Custom fields of projects: the type of each is settled over all its values."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rooftree.exchange.bundle import Field, FieldType, FieldValue, Option
from rooftree.exchange.formats.jira.issue import CustomValue, Issue
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.rows import TEXT_LENGTH

MOST_OPTIONS = 500
ID_LENGTH = 40
ENVIRONMENT = "Environment"
NEVER_FIELDS = frozenset(
    {
        "epic link", "epic name", "epic color", "epic colour", "epic status", "parent link", "sprint",
        "rank", "rank obsolete", "product rank", "issue color", "issue colour", "flagged", "development",
        "story points", "story point estimate", "start date", "vulnerability",
    }
)  # fmt: skip
"""What Jira keeps in custom fields for its own boards, or what has a place of its own here."""


@dataclass(slots=True)
class _Met:
    source_id: str
    project: str
    name: str
    types: set[FieldType] = field(default_factory=set)
    options: dict[str, str] = field(default_factory=dict)


class Fields:
    """Gathers fields in the first walk over the issues, and their values in the second."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._met: dict[tuple[str, str, str], _Met] = {}
        self._ids: set[str] = set()

    def meet(self, issue: Issue) -> None:
        """Note the fields of an issue."""
        for value in values_of(issue):
            if plain_words(value.name) in NEVER_FIELDS:
                continue
            met = self._field(issue.project_key, value)
            met.types.add(value.type)
            if value.type == "choice" and len(met.options) <= MOST_OPTIONS:
                met.options.setdefault(one_line(str(value.value)), value.raw)

    def values(self, issue: Issue) -> Iterator[FieldValue]:
        """Yield the values of an issue, one per field."""
        seen: set[str] = set()
        for value in values_of(issue):
            if plain_words(value.name) in NEVER_FIELDS:
                self._ledger.found("tool_fields")
                self._ledger.tell("tool_field_not_kept", "tool_fields", sample=value.name)
                continue
            met = self._field(issue.project_key, value)
            self._ledger.found("field_values")
            if met.source_id in seen:
                self._ledger.tell(
                    "value_repeated", "field_values", place=f"issue {issue.key}", sample=value.name
                )
                continue
            seen.add(met.source_id)
            yield FieldValue(
                source_id=f"{issue.key}#f{met.source_id}",
                item=issue.key,
                field=met.source_id,
                value=self._value(met, value),
                raw=value.raw[:TEXT_LENGTH],
            )

    def result(self) -> list[Field]:
        """Give the fields as they were met."""
        self._ledger.found("fields", len(self._met))
        return [self._settled(met, float(place)) for place, met in enumerate(self._met.values())]

    def _field(self, project: str, value: CustomValue) -> _Met:
        name = one_line(value.name) or one_line(value.id)
        met = self._met.get((project, name, value.id))
        if met is None:
            source_id = f"{project}/{name}"
            if source_id in self._ids:
                source_id += f"#{one_line(value.id, ID_LENGTH)}"
            self._ids.add(source_id)
            met = self._met[project, name, value.id] = _Met(source_id, project, name)
        return met

    def _settled(self, met: _Met, position: float) -> Field:
        kind = _type(met)
        if len(met.types) > 1:
            self._ledger.tell("field_type_mixed", "fields", thing=met.source_id, sample=met.name)
        elif met.types == {"choice"} and kind == "text":
            self._ledger.tell("too_many_options", "fields", thing=met.source_id, sample=met.name)
        options = sorted(met.options.items()) if kind == "choice" else []
        return Field(
            source_id=met.source_id,
            space=met.project,
            name=met.name,
            type=kind,
            options=tuple(
                Option(source_id=own or name, name=name, position=float(place))
                for place, (name, own) in enumerate(options)
            ),
            position=position,
        )

    def _value(self, met: _Met, value: CustomValue) -> str | bool:
        kind = _type(met)
        if kind == "checkbox":
            return bool(value.value)
        said = ("No", "Yes")[value.value] if isinstance(value.value, bool) else value.value
        return one_line(said) if kind == "choice" else said[:TEXT_LENGTH]


def _type(met: _Met) -> FieldType:
    if len(met.types) != 1:
        return "text"
    (kind,) = met.types
    return "text" if kind == "choice" and len(met.options) > MOST_OPTIONS else kind


def values_of(issue: Issue) -> Iterator[CustomValue]:
    """Yield the values of an issue that say something; the environment is one of them here."""
    if issue.environment.markdown.strip():
        yield CustomValue(name=ENVIRONMENT, type="text", value=issue.environment.markdown)
    for value in issue.values:
        if isinstance(value.value, bool) or value.value.strip():
            yield value
