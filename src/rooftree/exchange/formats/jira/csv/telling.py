"""What a survey tells of a table, as remarks."""

from collections.abc import Mapping

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.csv.survey import Survey
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.table.overview import Basis
from rooftree.exchange.formats.wording import N_

_BASIS_CODES: Mapping[Basis, str] = {
    "place": "column_by_place",
    "cells": "column_by_cells",
    "none": "column_unknown",
}


def require_issues(survey: Survey) -> None:
    """Refuse a table without keys, or without summaries."""
    missing = [meaning for meaning in ("key", "summary") if not survey.of(meaning)]
    if not missing:
        return
    headers = ", ".join(shape.header for shape in survey.shapes)
    if missing == ["summary"]:
        problem = N_("No column of this table holds the summaries of issues.")
    else:
        problem = N_("No column of this table holds the keys of issues.")
    raise FormatError(
        problem,
        place=f"line 1, which has {shortened(headers, 80) or 'nothing'}",
        expected=N_("an export of issues from Jira, or a choice of what each column is"),
    )


def tell_of(survey: Survey, ledger: Ledger) -> None:
    """Remark on what was guessed of columns and dates."""
    for column, shape in zip(survey.columns, survey.shapes, strict=True):
        code = _BASIS_CODES.get(column.basis)
        if code and shape.filled:
            place = f"column {column.position + 1}"
            ledger.mention(code, "columns", place=place, sample=column.header)
    dates = survey.dates
    if dates.is_ambiguous:
        ledger.mention("date_order_guessed", "columns", sample=str(dates.format))
    elif dates.is_mixed:
        ledger.mention("date_order_mixed", "columns", sample=str(dates.format))
