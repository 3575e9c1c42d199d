"""What people choose before an import."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from rooftree.exchange.load.choices import Choices
from rooftree.web.pages.settings import zones

ORDERS = ("dmy", "mdy", "ymd")
LONGEST_NAME = 200
PULL_REQUESTS = ("kept", "left_out")


class Group(NamedTuple):
    """Statuses of one name: one of each space, which are chosen for together."""

    field: str
    name: str
    source_ids: tuple[str, ...]
    items: int
    category: str
    basis: str
    is_archived: bool


def field_for(what: str, word: str) -> str:
    """Return the name of the field that chooses for a thing: it comes from the thing, not its place."""
    return f"{what}-{sha256(word.encode('utf-8', 'replace')).hexdigest()[:10]}"


def status_groups(statuses: Iterable[Mapping[str, Any]]) -> list[Group]:
    """Put the statuses of several spaces together by name; those of one space stay apart."""
    groups: dict[tuple[str, int], list[Mapping[str, Any]]] = {}
    turns: dict[tuple[str, str], int] = {}
    for one in statuses:
        own = (one["space"], one["name"])
        turns[own] = turns.get(own, 0) + 1
        groups.setdefault((one["name"], turns[own]), []).append(one)
    return [_group(name, turn, same) for (name, turn), same in groups.items()]


def _group(name: str, turn: int, same: Sequence[Mapping[str, Any]]) -> Group:
    return Group(
        field=field_for("category", f"{name}/{turn}"),
        name=name,
        source_ids=tuple(one["source_id"] for one in same),
        items=sum(one["items"] for one in same),
        category=same[0]["category"],
        basis=same[0]["basis"],
        is_archived=all(one["is_archived"] for one in same),
    )


def column_groups(
    columns: Iterable[Mapping[str, Any]],
) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Put columns of one name and meaning together, as Jira has fifty for comments, with their field.

    An empty column goes with any other of its name.
    """
    named: dict[str, list[Mapping[str, Any]]] = {}
    for column in columns:
        named.setdefault(column["header"], []).append(column)
    for same in named.values():
        is_one = len({column["meaning"] for column in same if column["filled"]}) <= 1
        for group in [same] if is_one else [[column] for column in same]:
            yield f"column-{group[0]['position']}", group


def choices_from(
    typed: Mapping[str, str], run_mapping: Mapping[str, Any], seen: Mapping[str, Any]
) -> Choices:
    """Return what was chosen; what the form does not hold stays as it was.

    seen: the overview of which the form was made.
    """
    before = Choices.from_json(run_mapping)
    zone = typed.get("zone", "")
    return Choices(
        categories=_categories(typed, before.categories, seen),
        types=_kinds(typed, before.types, seen),
        prefixes={**before.prefixes, **_prefixes(typed, seen)},
        reading=_reading(typed, before.reading, seen),
        prefix=typed.get("prefix", before.prefix).strip().upper(),
        name=typed.get("name", before.name).strip()[:LONGEST_NAME],
        is_open=typed.get("is_open", "open" if before.is_open else "closed") == "open",
        zone=zone if zone in {name for name, _text in zones()} else before.zone,
    )


def _categories(
    typed: Mapping[str, str], before: Mapping[str, str], seen: Mapping[str, Any]
) -> dict[str, str]:
    chosen = dict(before)
    for group in status_groups(seen.get("statuses", ())):
        for source_id in group.source_ids:
            _note(chosen, source_id, typed.get(group.field), group.category)
    return chosen


def _kinds(
    typed: Mapping[str, str], before: Mapping[str, str], seen: Mapping[str, Any]
) -> dict[str, str]:
    chosen = dict(before)
    for one in seen.get("types", ()):
        own = one["source_id"]
        _note(chosen, own, typed.get(field_for("kind", own)), one["kind"])
    return chosen


def _note(chosen: dict[str, str], source_id: str, typed: str | None, guess: str) -> None:
    """Keep a choice only where it differs from the guess: a guess may be better at the next look."""
    if typed and typed != guess:
        chosen[source_id] = typed
    elif typed:
        chosen.pop(source_id, None)


def _chosen(
    typed: Mapping[str, str], what: str, things: Iterable[Mapping[str, Any]]
) -> dict[str, str]:
    fields = {one["source_id"]: field_for(what, one["source_id"]) for one in things}
    return {own: typed[field] for own, field in fields.items() if typed.get(field)}


def _prefixes(typed: Mapping[str, str], seen: Mapping[str, Any]) -> dict[str, str]:
    chosen = _chosen(typed, "prefix", seen.get("spaces", ()))
    return {own: prefix.strip().upper() for own, prefix in chosen.items()}


def _reading(
    typed: Mapping[str, str], before: Mapping[str, Any], seen: Mapping[str, Any]
) -> dict[str, Any]:
    reading = dict(before)
    if "table" in seen:
        reading |= _table(typed, before, seen["table"])
    if typed.get("sheet") in seen.get("sheets", ()) and typed["sheet"] != before.get("sheet"):
        reading = {**reading, "sheet": typed["sheet"], "columns": {}}
    if typed.get("source", "").strip():
        reading["source"] = typed["source"].strip()[:LONGEST_NAME]
    if "pull_requests" in typed:
        word = typed["pull_requests"]
        reading["pull_requests"] = word if word in PULL_REQUESTS else ""
    return reading


def _table(
    typed: Mapping[str, str], before: Mapping[str, Any], table: Mapping[str, Any]
) -> dict[str, Any]:
    columns = dict(before.get("columns", {}))
    for field, same in column_groups(table["columns"]):
        meaning = typed.get(field)
        for place in (str(column["position"]) for column in same):
            if meaning:
                columns[place] = meaning
            elif meaning is not None:
                columns.pop(place, None)
    dates = before.get("date_format", "")
    if "dates" in typed:
        language = table["dates"]["format"].partition(" ")[2]
        dates = f"{typed['dates']} {language}".strip() if typed["dates"] in ORDERS else ""
    return {"columns": columns, "date_format": dates}
