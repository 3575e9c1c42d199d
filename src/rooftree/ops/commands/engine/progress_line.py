"""A line on the terminal that tells how far a search has come, and goes when it is done."""

import sys
from types import TracebackType
from typing import Self

from rooftree.engine.progress import Progress

CLEAR = "\r\x1b[2K"


class ProgressLine:
    """Shows progress on standard error while it is a terminal, and nothing elsewhere."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._is_shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_shown:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()

    def __call__(self, progress: Progress) -> None:
        """Show the newest progress in place of the last."""
        if self._is_shown:
            sys.stderr.write(f"{CLEAR}{self._words(progress)}")
            sys.stderr.flush()

    def _words(self, progress: Progress) -> str:
        words = f"{progress.seconds:6.1f} s  {self._what} {progress.value:,.10g}"
        if progress.bound is not None:
            words += f"  bound {progress.bound:,.10g}"
        if progress.gap is not None:
            words += f"  gap {progress.gap:.1%}"
        return words
