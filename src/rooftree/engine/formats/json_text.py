"""JSON of strangers."""

import json
from typing import Any

from rooftree.engine.formats.errors import FormatError


def read_json(text: str) -> Any:
    """Return the data in `text`; raises FormatError with the line where it is no JSON."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError(error.lineno, f"JSON, but: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise FormatError(1, f"JSON within reach, but: {error}") from error
