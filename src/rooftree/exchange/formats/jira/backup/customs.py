"""Values of custom fields from their table: one row each, or several for what has several parts."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from rooftree.exchange.bundle import FieldType
from rooftree.exchange.formats.jira.backup.people import People
from rooftree.exchange.formats.jira.backup.rows import moment, number, said
from rooftree.exchange.formats.jira.backup.store import Row, Store
from rooftree.exchange.formats.jira.issue import CustomValue
from rooftree.exchange.formats.jira.roles import Role, role_of
from rooftree.exchange.formats.rows import day_of

BETWEEN = " → "
_CHOICES = ("select", "radiobuttons")
_PEOPLE = ("userpicker", "multiuserpicker")
_TABLES = {"project": "Project", "version": "Version", "multiversion": "Version"}
_OPTIONS = ("multiselect", "multicheckboxes")
Said = tuple[FieldType, str, str]


class Customs:
    """Reads the values of issues, by the types of their fields."""

    def __init__(self, store: Store, people: People, zone: tzinfo) -> None:
        self._store = store
        self._people = people
        self._zone = zone

    def rows(self, issue: str) -> dict[str, list[Row]]:
        """Return the rows of an issue by the ids of their fields; labels stand in a table of their own."""
        found: dict[str, list[Row]] = {}
        for _own, row in self._store.owned("CustomFieldValue", issue):
            found.setdefault(row.get("customfield", ""), []).append(row)
        for _own, row in self._store.owned("Label", issue):
            if row.get("fieldid"):
                found.setdefault(row["fieldid"], []).append({"stringvalue": row.get("label", "")})
        return found

    def role(self, field: str) -> Role | None:
        """Return the place that the values of a field have here."""
        known = self._store.row("CustomField", field)
        return role_of(known.get("name", ""), known.get("customfieldtypekey", ""))

    def has_role(self, role: Role) -> bool:
        """Tell whether any field has a place."""
        return any(self.role(own) == role for own, _row in self._store.rows("CustomField"))

    def value(self, field: str, rows: Sequence[Row]) -> CustomValue | None:
        """Read what an issue has in a field; None when it says nothing."""
        known = self._store.row("CustomField", field)
        kind = known.get("customfieldtypekey", "").rpartition(":")[2]
        read = self._said(kind, rows)
        if read is None or not read[1]:
            return None
        name = known.get("name", "") or f"customfield_{field}"
        return CustomValue(
            name=name, type=read[0], value=read[1], id=f"customfield_{field}", raw=read[2]
        )

    def _said(self, kind: str, rows: Sequence[Row]) -> Said | None:
        if kind in _CHOICES:
            own = rows[0].get("stringvalue", "")
            return "choice", self._option(own), own
        if kind == "cascadingselect":
            return self._cascade(rows)
        if kind in ("datepicker", "datetime"):
            return self._date(rows[0].get("datevalue", ""), is_day=kind == "datepicker")
        if kind not in _TABLES and all(row.get("numbervalue") for row in rows):
            return self._number(rows[0])
        return "text", ", ".join(self._texts(kind, rows)), ""

    def _number(self, row: Row) -> Said | None:
        read = number(row["numbervalue"])
        return None if read is None else ("number", format(read, "f"), "")

    def _date(self, text: str, *, is_day: bool) -> Said | None:
        if is_day:
            return ("date", text[:10], "") if text else None
        day = day_of(moment(text, self._zone), self._zone)
        return ("date", day.isoformat(), text) if day else None

    def _cascade(self, rows: Sequence[Row]) -> Said:
        """Read a choice within a choice: the row of the inner one names the outer one."""
        inner_last = sorted(rows, key=lambda row: bool(row.get("parentkey")))
        names = [self._option(row.get("stringvalue", "")) for row in inner_last]
        return "choice", BETWEEN.join(name for name in names if name), ""

    def _texts(self, kind: str, rows: Sequence[Row]) -> Iterator[str]:
        for row in rows:
            own = said(row, "stringvalue", "textvalue", "numbervalue", "datevalue")
            if kind in _OPTIONS:
                yield self._option(own)
            elif kind in _PEOPLE:
                user = self._people.user(own)
                yield (user.name or user.id) if user else own
            elif kind in _TABLES:
                known = self._store.row(_TABLES[kind], own.partition(".")[0])
                yield known.get("name", own)
            else:
                yield own

    def _option(self, own: str) -> str:
        return self._store.row("CustomFieldOption", own).get("value", own)
