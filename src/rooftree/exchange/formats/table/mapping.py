"""What people say about a table: what its columns mean, how dates are written, what words stand for."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What is empty is left to guesses.

    columns: {position of a column, from 0: meaning}; which meanings there are is the format's to say.
    date_format: what `str(DateFormat)` gives, such as "dmy es".
    `statuses` goes by the name of a status to a category, `types` by the name of a type to the slug of
    a kind, `priorities` by name to 0 (none) … 4 (urgent).
    encoding, delimiter: how the file is to be read.
    """

    columns: Mapping[int, str] = field(default_factory=dict)
    date_format: str = ""
    statuses: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    priorities: Mapping[str, int] = field(default_factory=dict)
    encoding: str = ""
    delimiter: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the mapping as it can be kept in JSON, where positions are texts."""
        kept = asdict(self)
        kept["columns"] = {str(position): meaning for position, meaning in self.columns.items()}
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Read what `to_json` gave; what is unknown, or of another type, is passed over."""
        own: dict[str, Any] = {}
        for one in fields(cls):
            value = kept.get(one.name)
            if isinstance(value, Mapping):
                own[one.name] = _clean(value, int if one.name in _NUMBERS else str)
            elif isinstance(value, str) and one.default == "":
                own[one.name] = value
        columns = own.get("columns", {})
        places = {place: int(place) for place in columns if str(place).isdecimal()}
        own["columns"] = {number: columns[place] for place, number in places.items()}
        return cls(**own)


_NUMBERS = ("priorities",)


def _clean(kept: Mapping[Any, Any], wanted: type) -> dict[Any, Any]:
    return {name: value for name, value in kept.items() if type(value) is wanted}


NOTHING_SAID = TableMapping()
