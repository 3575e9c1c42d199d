"""How a reader refuses a file."""

from rooftree.errors import BadInput


class FormatError(BadInput):
    """The file cannot be read: what is wrong, where, and what was expected instead.

    `problem` and `expected` are English without values in it, for translation above; `cause` is
    what a parser said.
    """

    code = "bad-format"

    def __init__(
        self, problem: str, *, place: str = "", expected: str = "", cause: str = ""
    ) -> None:
        parts = (place and f"at {place}", expected and f"expected {expected}", cause)
        asides = "; ".join(part for part in parts if part)
        super().__init__(f"{problem} ({asides})" if asides else problem)
        self.problem = problem
        self.place = place
        self.expected = expected
        self.cause = cause
