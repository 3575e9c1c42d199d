"""Lists as files to download: the address of the page, and `format=csv` or `format=xlsx`."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from typing import cast

from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rooftree.errors import BadInput
from rooftree.lib.sheets import Cell, Sheet, write_csv, write_xlsx
from rooftree.web.pages.things import Cell as PageCell
from rooftree.web.pages.things import ThingsPage
from rooftree.web.seat import Seated

FORMATS = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        write_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def asks_for_sheet(request: Seated) -> bool:
    """Tell whether the address asks for a file instead of a page."""
    return bool(request.GET.get("format"))


def sheet_response(request: Seated, sheet: Sheet) -> HttpResponse:
    """Answer with a sheet in the format that the address asks for; raises BadInput for an unknown one.

    It is written to disk first: what is sent while it is made would be made after the request, in
    nobody's language and zone.
    """
    kind = request.GET.get("format", "")
    if kind not in FORMATS:
        raise BadInput(_("A list comes as csv or xlsx."), field="format")
    write, content_type = FORMATS[kind]
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write(sheet, file)
    file.seek(0)
    name = slugify(f"{request.seat.workspace.key} {sheet.name} {timezone.localdate()}")
    response = FileResponse(
        file, as_attachment=True, filename=f"{name}.{kind}", content_type=content_type
    )
    response.headers["Cache-Control"] = "private, no-store"
    return cast("HttpResponse", response)


def things_sheet(
    page_of: Callable[[Mapping[str, str]], ThingsPage], values: Mapping[str, str]
) -> Sheet:
    """Return all pages of a plain list as one sheet."""
    first = page_of({**values, "page": "1"})
    return Sheet(first.title, first.columns, _lines(first, page_of, values))


def _lines(
    page: ThingsPage,
    page_of: Callable[[Mapping[str, str]], ThingsPage],
    values: Mapping[str, str],
) -> Iterator[tuple[Cell, ...]]:
    number = 1
    while True:
        for line in page.lines:
            yield (line.name, *(_plain(cell) for cell in line.cells))
        if not page.next_url:
            return
        number += 1
        page = page_of({**values, "page": str(number)})


def _plain(cell: PageCell) -> Cell:
    if cell.person:
        return cell.person.name
    if cell.work:
        return f"{cell.work.done} / {cell.work.total}"
    return cell.day or cell.text
