"""Small tables of issues, made on the spot."""

import csv
import io

from rooftree.exchange.formats.jira.csv.reader import overview, read

BASE = {"Issue key": "AB-1", "Summary": "Dig", "Issue Type": "Task", "Status": "To Do"}


def csv_of(headers, *rows, delimiter=","):
    """Return a table as bytes."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(headers)
    writer.writerows(rows)
    return file.getvalue().encode()


def one(**cells):
    """Return the table of one issue with some cells beside the needed ones; `_` is a space."""
    named = {name.replace("_", " "): cell for name, cell in cells.items()}
    return columns(*(BASE | named).items())


def columns(*pairs):
    """Return the table of one issue, from (header, cell) pairs: names may repeat."""
    return csv_of([header for header, _cell in pairs], [cell for _header, cell in pairs])


def with_base(*pairs):
    """Return the table of one issue with the needed columns and some more, whose names may repeat."""
    return columns(*BASE.items(), *pairs)


def bundle_of(data, **options):
    return read(data, **options)


def overview_of(data, **options):
    return overview(data, **options)


def item_of(data, **options):
    """Return the only item of a table."""
    (item,) = read(data, **options).items
    return item


def codes(bundle):
    return {remark.code: remark.count for remark in bundle.remarks}
