"""Files and addresses on an item: attaching, downloading, showing pictures, taking off."""

from collections.abc import Iterable
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from rooftree.errors import NotFound, RuleBroken
from rooftree.web.notes import note
from rooftree.web.pages.form import FormPage, Input
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.item.common import address_of, back_to, item_of, show_form
from rooftree.work.attachments.actions import attach_file, attach_url, remove_attachment
from rooftree.work.attachments.models import Attachment
from rooftree.work.attachments.queries import attachment_by_id, file_of, is_shown_image
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit

SEALED = "default-src 'none'; sandbox"
"""Whatever lies in a file, a browser that opens it runs nothing and reaches nothing."""


def form(request: Seated, key: str) -> HttpResponse:
    """Show the form that attaches files or an address."""
    item = item_of(request, key)
    require_may_edit(request.seat.viewer, item)
    page = FormPage(
        title=_("Attach to {key}").format(key=item.key),
        inputs=(
            Input("file", _("Files"), "file"),
            Input("url", _("Or an address"), value="", placeholder="https://…"),
            Input("name", _("Name of the address"), value=""),
        ),
        submit=_("Attach"),
    )
    return show_form(request, item, "attachments", page)


@on_refusal(form)
def attach(request: Seated, key: str) -> HttpResponse:
    """Attach the files that were sent, and the address that was named."""
    item, by = item_of(request, key), request.seat.actor
    require_may_edit(by.viewer, item)
    files, url = _files(request), request.POST.get("url", "").strip()
    if not files and not url:
        raise RuleBroken(_("Choose a file, or name an address."), field="file")
    for file in files:
        attach_file(item, name=file.name or "", content=file, by=by)
    if url:
        attach_url(item, url=url, name=request.POST.get("name", ""), by=by)
    return back_to(request, item, "attachments")


def upload(request: Seated, key: str) -> HttpResponse:
    """Attach one file that was dropped into a text, and answer with the words that show it there."""
    item, by = item_of(request, key), request.seat.actor
    file = next(iter(_files(request)), None)
    if file is None:
        return JsonResponse({"error": _("There is no file in this form.")}, status=422)
    try:
        fact = attach_file(item, name=file.name or "", content=file, by=by)
    except RuleBroken as refusal:
        return JsonResponse({"error": refusal.message}, status=422)
    attachment = attachment_by_id(by.viewer, fact.attachment)
    return JsonResponse({"markdown": _markdown(attachment, address_of(request, item))})


def download(request: Seated, key: str, pk: int) -> HttpResponse:
    """Send a file as a download, never as a page."""
    attachment = _found(request, key, pk)[1]
    return _sent(attachment, "application/octet-stream", as_attachment=True)


def image(request: Seated, key: str, pk: int) -> HttpResponse:
    """Send a picture to be shown, if it is one of the kinds that run nothing."""
    attachment = _found(request, key, pk)[1]
    if not is_shown_image(attachment):
        raise NotFound(_("This file is not a picture that can be shown."))
    response = _sent(attachment, attachment.media_type, as_attachment=False)
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    return response


def delete(request: Seated, key: str, pk: int) -> HttpResponse:
    """Put an attachment into the bin, and offer to undo that."""
    item, attachment = _found(request, key, pk)
    fact = remove_attachment(attachment, by=request.seat.actor)
    note(request, _("Deleted the attachment."), undo_url=undo_url(request, fact))
    return back_to(request, item)


def _found(request: Seated, key: str, pk: int) -> tuple[Item, Attachment]:
    item = item_of(request, key)
    attachment = attachment_by_id(request.seat.viewer, pk)
    if attachment.item_id != item.pk:
        raise NotFound
    return item, attachment


def _files(request: Seated) -> list[UploadedFile[Any]]:
    files: Iterable[object] = request.FILES.getlist("file")
    return [file for file in files if isinstance(file, UploadedFile)]


def _sent(attachment: Attachment, media_type: str, *, as_attachment: bool) -> HttpResponse:
    file = file_of(attachment).open("rb")
    response = FileResponse(
        file, as_attachment=as_attachment, filename=attachment.name, content_type=media_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SEALED
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return cast("HttpResponse", response)  # its sibling; whoever calls cannot tell them apart


def _markdown(attachment: Attachment, here: str) -> str:
    name = "".join(f"\\{sign}" if sign in "\\[]<>*_`" else sign for sign in attachment.name)
    address = f"{here}/attachments/{attachment.pk}"
    return f"![{name}]({address}/image)" if is_shown_image(attachment) else f"[{name}]({address})"
