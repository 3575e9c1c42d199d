"""The first walk: every value of every file into the store, or into what is known beside the issues."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from rooftree.exchange.formats.documents import Document
from rooftree.exchange.formats.jira.rest.beside import Beside
from rooftree.exchange.formats.jira.rest.bonds import histories_in
from rooftree.exchange.formats.jira.rest.fieldbook import FieldBook
from rooftree.exchange.formats.jira.rest.pages import Pages
from rooftree.exchange.formats.jira.rest.places import objects
from rooftree.exchange.formats.jira.rest.recognise import kind_of, unwrapped
from rooftree.exchange.formats.jira.rest.shapes import CUSTOM, bare, text_of
from rooftree.exchange.formats.jira.rest.store import Store, fields_of
from rooftree.exchange.formats.jira.rest.tidying import tidied
from rooftree.exchange.formats.jira.texts import Mentions
from rooftree.exchange.formats.json_pieces import Piece
from rooftree.exchange.formats.json_values import Frame
from rooftree.exchange.formats.ledger import Ledger, shortened

ARRAYS = ("issues", "values", "comments", "worklogs", "histories", "issueChangeLogs")
_PAGES = {"comments": "comment", "worklogs": "worklog", "histories": "history"}
_OWNER = re.compile(r"/issue/([^/?#]+)(?:[/?#]|\Z)")
_KEY_IN_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Z0-9_]{1,79}-\d{1,9}(?!\d)")


class Gathered:
    """What all the files hold."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.store = Store()
        self.book = FieldBook()
        self.mentions = Mentions()
        self.beside = Beside(self.book)
        self.pages = Pages(ledger)
        self.seen: Counter[str] = Counter()
        self.said = ""
        self.fields: set[str] = set()
        self.parts: set[str] = set()
        self.base = ""

    def take_document(
        self, number: int, document: Document, pieces: Iterator[Piece | Frame]
    ) -> None:
        """Take all values of a file."""
        held, owner = 0, ""
        for piece in pieces:
            if isinstance(piece, Frame):
                owner = self._take_frame(number, document, piece.value, held) or owner
                held = 0
            elif self._take_entry(number, document, piece):
                held += 1
        found = _KEY_IN_NAME.search(document.name)
        if owner or found:
            self.store.own(number, owner or (found[0] if found else ""))

    def _take_entry(self, number: int, document: Document, piece: Piece) -> bool:
        value = unwrapped(piece.value)
        if isinstance(value, dict):
            return self._take(number, value) == "issue"
        if piece.key == "issues":
            place = f"{shortened(document.name)} {piece.key}[{piece.number}]".strip()
            self.ledger.found("items")
            self.ledger.tell("not_an_object", "items", place=place, sample=value)
        return False

    def _take_frame(
        self, number: int, document: Document, frame: dict[str, Any], held: int
    ) -> str:  # fmt: skip
        """Take what stands around the entries of a list, or a single object; gives whose it is."""
        self.book.learn_names(frame.get("names"))
        self.book.learn_schemas(frame.get("schema"))
        lists = [name for name in ARRAYS if frame.get(name) == []]
        if not lists and "list" not in frame:
            self._take(number, unwrapped(frame))
            return ""
        if "issues" in lists:
            self.pages.take(frame, held, shortened(document.name))
            self.seen["empty_search"] += not held
        owner = owner_of(frame)
        if owner:
            self.store.own(number, owner)
        for name in lists:
            kind = _PAGES.get(name, "history" if owner else "")
            if kind and "total" in frame:
                self._add(f"{kind}_page", owner, number, {"total": frame["total"]})
        return owner

    def _take(self, number: int, value: dict[str, Any]) -> str:
        """Take an object, whatever it is; gives its kind."""
        kind = kind_of(value)
        self.seen[kind] += 1
        owner = owner_of(value)
        if kind == "issue":
            self._take_issue(number, value)
        elif kind == "history_of_issue":
            self._take_histories(number, text_of(value, "key"), value["changelog"])
        elif kind == "histories_of_issue":
            for history in objects(value["changeHistories"]):
                self._add("history", text_of(value, "issueId"), number, history)
        elif kind in ("history", "comment", "worklog", "watchers", "voters", "remote_link"):
            self._add(kind, owner, number, value)
        elif kind == "error":
            self.said = self.said or "; ".join(map(str, value["errorMessages"][:3]))
        else:
            self.beside.take(kind, value)
        return kind

    def _take_issue(self, number: int, issue: dict[str, Any]) -> None:
        key = text_of(issue, "key")
        self.base = self.base or text_of(issue, "self").partition("/rest/")[0]
        self.book.learn_names(issue.get("names"))
        self.book.learn_schemas(issue.get("schema"))
        self.book.learn_metadata(issue.get("editmeta"))
        if "fields" not in issue:
            issue = issue | {"fields": _newest(issue["versionedRepresentations"])}
        issue = tidied(issue, self.mentions, self.ledger)
        fields = fields_of(issue)
        for field_id, value in fields.items():
            self.fields.add(field_id)
            if field_id.startswith(CUSTOM):
                self.book.see(field_id, value)
        for child in objects(bare(fields.get("subtasks"))):
            if text_of(child, "key"):
                self._add("parent", text_of(child, "key"), number, key)
        if histories_in(issue.get("changelog")):
            self.parts.add("history")
        self.store.add_issue(issue, key)

    def _take_histories(self, number: int, key: str, changelog: Mapping[str, Any]) -> None:
        for history in histories_in(changelog):
            self._add("history", key, number, history)
        self._add("history_page", key, number, {"total": changelog.get("total")})

    def _add(self, kind: str, owner: str, number: int, value: Any) -> None:
        self.parts.add(kind)
        part = tidied(value, self.mentions, self.ledger)
        self.store.add_part(kind, owner, number, part)


def owner_of(value: Mapping[str, Any]) -> str:
    """Return the key or id of the issue to which something belongs, from its own address; or nothing."""
    for key in ("self", "issue"):
        found = _OWNER.search(text_of(value, key))
        if found:
            return found[1]
    return text_of(value, "issueId")


def _newest(versions: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an issue that tells each in the forms of several versions."""
    return {
        name: forms[max(forms, key=lambda form: (len(form), form))]
        for name, forms in versions.items()
        if isinstance(forms, dict) and forms
    }
