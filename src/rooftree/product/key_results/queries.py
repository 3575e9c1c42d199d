"""Reading key results and measurements."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.product.key_results.models import KeyResult, Measurement


def key_results_seen(viewer: Viewer) -> "QuerySet[KeyResult]":
    """Return the key results of all goals of the viewer's workspace, in each goal's order."""
    return (
        KeyResult.objects.filter(workspace_id=viewer.workspace_id)
        .select_related("goal")
        .order_by("goal_id", "position", "pk")
    )


def key_result_by_id(viewer: Viewer, pk: int) -> KeyResult:
    """Return one key result with its goal; raises NotFound."""
    key_result = key_results_seen(viewer).filter(pk=pk).first()
    if key_result is None:
        raise NotFound(_("There is no such key result here."))
    return key_result


def measurements_of(viewer: Viewer, key_result: KeyResult) -> "QuerySet[Measurement]":
    """Return the series of a key result, oldest first, with who measured."""
    return (
        Measurement.objects.filter(workspace_id=viewer.workspace_id, key_result=key_result)
        .select_related("author")
        .order_by("day")
    )


def measurement_by_id(viewer: Viewer, pk: int) -> Measurement:
    """Return one measurement with its key result and goal; raises NotFound."""
    found = Measurement.objects.filter(workspace_id=viewer.workspace_id, pk=pk)
    measurement = found.select_related("key_result__goal").first()
    if measurement is None:
        raise NotFound(_("There is no such measurement here."))
    return measurement
