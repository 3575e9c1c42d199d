"""Half surrogate pairs in JSON text (`\\ud83d` alone), which are valid JSON and no valid text."""

import re

_HIGH = r"u[dD][89abAB][0-9a-fA-F]{2}"
_LOW = r"u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = re.compile(
    rf"\\(?:\\|{_HIGH}\\{_LOW}"
    rf"|(?P<cut>(?:{_HIGH}(?:\\(?:u[0-9a-fA-F]{{0,3}})?)?|u[0-9a-fA-F]{{0,3}})?\Z)"
    rf"|(?P<lone>{_HIGH}|{_LOW}))"
)


class SurrogateMender:
    """Replaces lone surrogate escapes in text that comes in chunks."""

    def __init__(self) -> None:
        self.count = 0
        self._carry = ""

    def mend(self, chunk: str) -> str:
        """Give the chunk mended, less an escape at its end that the next chunk continues."""
        text = self._carry + chunk
        self._carry = ""
        if "\\" not in text:
            return text
        return _ESCAPE.sub(self._replacement, text)

    def rest(self) -> str:
        """Give what was held back when no more chunks come."""
        return self._carry

    def _replacement(self, found: re.Match[str]) -> str:
        if found["cut"] is not None:
            self._carry = found[0]
            return ""
        if found["lone"] is not None:
            self.count += 1
            return "\\ufffd"
        return found[0]
