"""What is said in prose, and by whom."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Markdown, and what the source had in its place where the two differ."""

    markdown: str = ""
    raw: str | None = None
    markup: Literal["markdown", "wiki", "adf", "html", "plain"] = "markdown"


NO_TEXT = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named by the source; `is_known` is False when nothing but the id is there."""

    source_id: str
    source_url: str = ""
    name: str
    username: str = ""
    email: str = ""
    is_active: bool = True
    is_known: bool = True
