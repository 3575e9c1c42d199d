"""The views of things that have a name: listed, shown, added, edited, archived, deleted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from rooftree.accounts.viewer import Viewer
from rooftree.changes.facts import Fact
from rooftree.errors import Forbidden
from rooftree.web.forms import values
from rooftree.web.forms.marks import changed
from rooftree.web.forms.readers import Reader
from rooftree.web.notes import note
from rooftree.web.pages.form import FormPage, Input, marked, with_typed
from rooftree.web.pages.things import ThingPage, ThingsPage
from rooftree.web.rendering import show
from rooftree.web.routing import View, on_refusal, place
from rooftree.web.seat import Seated
from rooftree.web.sheets import asks_for_sheet, sheet_response, things_sheet
from rooftree.web.undo import undo_url
from rooftree.work.spaces.reach import homes_to_change, require_may_change


@dataclass(frozen=True, slots=True)
class Thing:
    """A sort of thing: its address, its words, how it is read and by which actions it changes.

    `name` is the singular of `slug` in the names of addresses. `readers` tell which fields an edit
    takes, `first` those that only a new thing takes; `inputs` makes the fields, for None those of a
    new one.
    """

    slug: str
    name: str
    list_title: StrPromise
    new_title: StrPromise
    edit_title: StrPromise
    find: Callable[[Viewer, int], Any]
    inputs: Callable[[Viewer, Any], tuple[Input, ...]]
    readers: Mapping[str, Reader]
    add: Callable[..., Fact]
    edit: Callable[..., Fact | None]
    remove: Callable[..., Fact]
    list_page: Callable[..., ThingsPage]
    thing_page: Callable[..., ThingPage]
    first: Mapping[str, Reader] = field(default_factory=dict)
    is_archivable: bool = True


def routes_of(thing: Thing) -> list[URLPattern]:
    """Return the addresses of a sort of thing."""
    here, name = thing.slug, thing.name
    one = f"{here}/<int:pk>"
    routes = [
        place(here, name=here, GET=_index(thing)),
        place(f"{here}/new", name=f"new-{name}", **_new(thing)),
        place(one, name=name, GET=_shown(thing)),
        place(f"{one}/edition", name=f"{name}-edition", **_edition(thing)),
        place(f"{one}/deletion", name=f"{name}-deletion", POST=_deletion(thing)),
    ]
    if thing.is_archivable:
        routes.append(place(f"{one}/closure", name=f"{name}-closure", POST=_closure(thing)))
    return routes


def base_of(request: Seated) -> str:
    """Return the address under which everything of the workspace lies."""
    return f"/w/{request.seat.workspace.key}"


def _index(thing: Thing) -> View:
    def index(request: Seated) -> HttpResponse:
        page_of = partial(thing.list_page, request.seat.viewer, base=base_of(request))
        if asks_for_sheet(request):
            return sheet_response(request, things_sheet(page_of, request.GET.dict()))
        page = page_of(request.GET.dict())
        return show(request, "things/list.html", page, current=thing.slug, topics=page.topics)

    return index


def _shown(thing: Thing) -> View:
    def shown(request: Seated, pk: int) -> HttpResponse:
        viewer = request.seat.viewer
        page = thing.thing_page(viewer, thing.find(viewer, pk), base=base_of(request))
        return show(request, "things/thing.html", page, current=thing.slug, topics=page.topics)

    return shown


def _new(thing: Thing) -> dict[str, View]:
    def form(request: Seated) -> HttpResponse:
        viewer = request.seat.viewer
        if not homes_to_change(viewer):
            raise Forbidden(_("Only members of the workspace change this."))
        list_url = f"{base_of(request)}/{thing.slug}"
        page = FormPage(
            title=str(thing.new_title),
            inputs=thing.inputs(viewer, None),
            submit=_("Add"),
            url=f"{list_url}/new",
            back=list_url,
            crumb=(str(thing.list_title), list_url),
        )
        return _form(request, thing, page)

    @on_refusal(form)
    def add(request: Seated) -> HttpResponse:
        readers = {**thing.readers, **thing.first}
        inputs = thing.inputs(request.seat.viewer, None)
        needed = {one.name for one in inputs if one.is_required} | set(request.POST)
        new = _read(request, readers, [name for name in readers if name in needed])
        fact = thing.add(**new, by=request.seat.actor)
        return _to(request, thing, fact.subject.pk)

    return {"GET": form, "POST": add}


def _edition(thing: Thing) -> dict[str, View]:
    def form(request: Seated, pk: int) -> HttpResponse:
        found = _editable(request, thing, pk)
        here = f"{base_of(request)}/{thing.slug}/{pk}"
        page = FormPage(
            title=str(thing.edit_title),
            inputs=marked(thing.inputs(request.seat.viewer, found)),
            submit=_("Save"),
            url=f"{here}/edition",
            back=here,
            crumb=(str(thing.list_title), f"{base_of(request)}/{thing.slug}"),
            version=found.version,
        )
        return _form(request, thing, page)

    @on_refusal(form)
    def save(request: Seated, pk: int) -> HttpResponse:
        posted = request.POST
        new = _read(
            request, thing.readers, changed(posted, [n for n in thing.readers if n in posted])
        )
        found = thing.find(request.seat.viewer, pk)
        thing.edit(found, expected=values.version(posted), **new, by=request.seat.actor)
        return _to(request, thing, pk)

    return {"GET": form, "POST": save}


def _deletion(thing: Thing) -> View:
    def delete(request: Seated, pk: int) -> HttpResponse:
        fact = thing.remove(thing.find(request.seat.viewer, pk), by=request.seat.actor)
        note(request, _("It is in the bin."), undo_url=undo_url(request, fact))
        return HttpResponseRedirect(f"{base_of(request)}/{thing.slug}", status=303)

    return delete


def _closure(thing: Thing) -> View:
    def close(request: Seated, pk: int) -> HttpResponse:
        found = thing.find(request.seat.viewer, pk)
        is_archived = bool(request.POST.get("archived"))
        thing.edit(found, is_archived=is_archived, by=request.seat.actor)
        return _to(request, thing, pk)

    return close


def _editable(request: Seated, thing: Thing, pk: int) -> Any:
    found = thing.find(request.seat.viewer, pk)
    require_may_change(request.seat.viewer, found)
    return found


def _read(request: Seated, readers: Mapping[str, Reader], names: list[str]) -> dict[str, Any]:
    return {name: readers[name](request.POST, name, request.seat.viewer) for name in names}


def _form(request: Seated, thing: Thing, page: FormPage) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    page = with_typed(page, typed, request.refusal)
    return show(request, "item/form.html", page, current=thing.slug)


def _to(request: Seated, thing: Thing, pk: int) -> HttpResponse:
    return HttpResponseRedirect(f"{base_of(request)}/{thing.slug}/{pk}", status=303)
