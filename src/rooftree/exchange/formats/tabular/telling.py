"""What a survey has to tell before any row is read, and why a table is refused."""

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.tabular.meanings import FIELDS, IGNORE
from rooftree.exchange.formats.tabular.survey import Survey
from rooftree.exchange.formats.tabular.tools import Tool
from rooftree.exchange.formats.wording import N_


def require_titles(survey: Survey, tool: Tool | None) -> None:
    """Refuse a table without a column for titles, and one that is not of the tool that was named."""
    headers = [shape.header for shape in survey.shapes]
    place = f"the columns {shortened(', '.join(headers), 80)}"
    titles = survey.of("title")
    if tool is not None and not any(column.basis in ("header", "chosen") for column in titles):
        raise FormatError(
            N_("This table has not the columns of that tool."),
            place=place,
            expected=shortened(", ".join(sorted(tool.marks))),
        )
    if not titles:
        raise FormatError(
            N_("There is no column that can be a title."),
            place=place,
            expected=N_("a column such as Title, Name or Summary; you can choose one"),
        )


def tell_of(survey: Survey, ledger: Ledger) -> None:
    """Remark on the columns, and on what they do not say."""
    if survey.dates.is_ambiguous:
        ledger.mention("date_order_guessed", "items", sample=_a_date(survey))
    if survey.dates.is_mixed:
        ledger.mention("date_order_mixed", "items", sample=_a_date(survey))
    if not survey.has("id"):
        ledger.mention("no_ids", "items")
    if not survey.has("status"):
        ledger.mention("no_status_column", "statuses")
    _tell_guesses(survey, ledger)
    _tell_columns(survey, ledger)


def _tell_guesses(survey: Survey, ledger: Ledger) -> None:
    for column in survey.of("title"):
        if column.basis == "cells":
            ledger.mention("title_by_cells", "columns", sample=column.header)
    for column in survey.of("release"):
        if plain_words(column.header) == "project":
            ledger.mention("project_became_release", "releases", sample=column.header)


def _tell_columns(survey: Survey, ledger: Ledger) -> None:
    for column, shape in zip(survey.columns, survey.shapes, strict=True):
        if not shape.filled:
            continue
        ledger.found("columns")
        if column.meaning == IGNORE:
            place = f"column {column.position + 1}"
            ledger.tell("column_left_out", "columns", place=place, sample=column.header)
        elif column.meaning in FIELDS and column.basis != "chosen":
            ledger.mention("column_became_field", "columns", sample=column.header)


def _a_date(survey: Survey) -> str:
    for column, shape in zip(survey.columns, survey.shapes, strict=True):
        if column.field_type == "date" and shape.samples:
            return f"{column.header}: {shape.samples[0]}"
    return ""
