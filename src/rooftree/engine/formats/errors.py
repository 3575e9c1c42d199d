"""The one error of all readers of formats."""


class FormatError(ValueError):
    """The text breaks its format; the message names the line and what was expected there."""

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(f"line {line}: expected {expected}")
        self.line = line
        self.expected = expected
