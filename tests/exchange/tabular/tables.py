"""Tables as tools and people write them."""

import csv
import io

from openpyxl import Workbook

from rooftree.exchange.formats.csv.reader import overview, read


def csv_of(headers, *rows, delimiter=","):
    """Write a table as text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([headers, *rows])
    return out.getvalue().encode()


def xlsx_of(*rows, sheet="Sheet1", **others):
    """Write a workbook; `others` are more sheets by name."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for name, more in others.items():
        added = book.create_sheet(name)
        for row in more:
            added.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bundle_of(headers, *rows, zone="UTC", **mapping):
    return read(csv_of(headers, *rows), zone=zone, mapping=mapping)


def item_of(headers, *row, **options):
    """Return the one item of a table of one row."""
    (item,) = bundle_of(headers, row, **options).items
    return item


def titled(bundle):
    """Return the items by their titles."""
    return {item.title: item for item in bundle.items}


def meanings(content, **mapping):
    """Return what each column was taken for."""
    return {one.header: one.meaning for one in overview(content, mapping=mapping).columns}


def remark(bundle, code):
    return next((one for one in bundle.remarks if one.code == code), None)


def category_of(bundle, item):
    return next(one.category for one in bundle.statuses if one.source_id == item.status)
