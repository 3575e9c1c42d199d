"""An answer in the three ways that a command gives one: as data, in words, drawn."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from rooftree.engine.plots.style import Spec
from rooftree.errors import RuleBroken
from rooftree.ops.drawing import save_drawing


@dataclass(frozen=True, slots=True)
class Told:
    """`data` is printed as JSON, `words` line by line; `drawn` makes the drawing when asked."""

    data: dict[str, Any]
    words: Sequence[str]
    drawn: Callable[[], Spec]

    def tell(self, plot: Path | None, *, as_json: bool) -> None:
        """Draw and print the answer as it was asked for."""
        if plot is not None:
            try:
                drawing = self.drawn()
            except OverflowError:
                raise RuleBroken("Nothing beyond the year 9999 can be drawn.") from None
            save_drawing(drawing, plot)
        typer.echo(json.dumps(self.data) if as_json else "\n".join(self.words))
