"""What the cells of a column look like: enough to guess what it is, and to show it to people."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rooftree.exchange.bundle import FieldType
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.rows import is_web_address
from rooftree.exchange.formats.table.dates import DateWitness
from rooftree.exchange.formats.table.numbers import number_of

LOOKS = 2_000
"""So many cells of a column are looked at closely; dates are looked at in all."""
SAMPLES = 5
SAMPLE_LENGTH = 200
MOST_VALUES = 200
VALUE_LENGTH = 100
MOST_CHOICES = 20
FEWEST_FOR_A_CHOICE = 5
LONGEST_TRUTH = 8
TRUTHS: Mapping[str, bool] = {
    "true": True, "false": False, "yes": True, "no": False, "ja": True, "nein": False, "oui": True,
    "non": False, "si": True, "sim": True, "nao": False, "tak": True, "nie": False,
}  # fmt: skip
Sort = Literal["date", "number", "truth", "address", "text"]


@dataclass(slots=True)
class Shape:
    """A column by what its cells hold; `values` counts short cells until there are too many kinds."""

    position: int
    header: str
    witness: DateWitness = field(default_factory=DateWitness)
    filled: int = 0
    longest: int = 0
    samples: list[str] = field(default_factory=list)
    sorts: Counter[str] = field(default_factory=Counter)
    values: Counter[str] = field(default_factory=Counter)
    has_many_values: bool = False

    def look(self, cell: str) -> None:
        """Look at a cell that is not empty."""
        self.filled += 1
        self.longest = max(self.longest, len(cell))
        if len(self.samples) < SAMPLES and cell[:SAMPLE_LENGTH] not in self.samples:
            self.samples.append(cell[:SAMPLE_LENGTH])
        if not self.has_many_values:
            self._count(cell)
        if self.filled <= LOOKS:
            self.sorts[self._sort(cell)] += 1
        elif self.is_all("date") and not self.witness.is_sure:
            self.witness.look(cell)

    def is_all(self, sort: Sort) -> bool:
        """Tell whether all cells that were looked at are of a sort, and there are any."""
        return self.filled > 0 and self.sorts[sort] == min(self.filled, LOOKS)

    def is_mostly(self, sort: Sort) -> bool:
        """Tell whether nine cells in ten are of a sort."""
        return self.filled > 0 and self.sorts[sort] * 10 >= min(self.filled, LOOKS) * 9

    def _count(self, cell: str) -> None:
        self.values[cell[:VALUE_LENGTH]] += 1
        if len(self.values) > MOST_VALUES or len(cell) > VALUE_LENGTH:
            self.has_many_values = True
            self.values.clear()

    def _sort(self, cell: str) -> Sort:
        if number_of(cell) is not None:
            return "number"
        if self.witness.look(cell):
            return "date"
        if len(cell) <= LONGEST_TRUTH and plain_words(cell) in TRUTHS:
            return "truth"
        return "address" if is_web_address(cell) else "text"

    def field_type(self) -> FieldType:
        """Guess what sort of field the column would make."""
        if self.is_all("number"):
            return "number"
        if self.is_all("date"):
            return "date"
        if self.is_all("truth"):
            return "checkbox"
        kinds = len(self.values)
        repeats = self.filled >= max(FEWEST_FOR_A_CHOICE, 2 * kinds)
        if not self.has_many_values and 0 < kinds <= MOST_CHOICES and repeats:
            return "choice"
        return "text"
