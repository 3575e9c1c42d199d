"""What the domain can refuse.

DomainError
├── NotFound      it is not there, or not for these eyes
├── Forbidden     seen, but not theirs to change
├── RuleBroken    a rule of the house says no
│   └── BadInput  what came in from outside cannot be read; names the place
├── Stale         somebody changed it in between
└── Unavailable   not now; try again
"""


class DomainError(Exception):
    """A refusal with a sentence for people and a code for programs."""

    code = "refused"

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class NotFound(DomainError):
    """The thing is not there, or the viewer may not know of it."""

    code = "not-found"


class Forbidden(DomainError):
    """The viewer sees the thing but may not do this to it."""

    code = "forbidden"


class RuleBroken(DomainError):
    """The change would break a rule; the message says which."""

    code = "rule-broken"

    def __init__(self, message: str = "", *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class BadInput(RuleBroken):
    """A file or a value from outside cannot be read; the message names the place."""

    code = "bad-input"


class Stale(DomainError):
    """The thing was changed by somebody else since it was read."""

    code = "stale"

    def __init__(self, message: str = "", *, fields: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.fields = fields


class Unavailable(DomainError):
    """It cannot be done right now."""

    code = "unavailable"
