"""Reading products."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.product.products.models import Product, ProductSpace
from rooftree.work.items.counting import Counts, counting_items
from rooftree.work.spaces.models import Category, Space
from rooftree.work.spaces.queries import spaces_seen


def products_seen(viewer: Viewer) -> "QuerySet[Product]":
    """Return the workspace's products with their owners, by name, archived ones included."""
    found = Product.objects.filter(workspace_id=viewer.workspace_id)
    return found.select_related("owner").order_by("name", "pk")


def products_open(viewer: Viewer) -> "QuerySet[Product]":
    """Return the products that are not archived: those that can be chosen."""
    return products_seen(viewer).filter(archived_at=None)


def product_by_id(viewer: Viewer, pk: int) -> Product:
    """Return one product with its owner; raises NotFound."""
    product = products_seen(viewer).filter(pk=pk).first()
    if product is None:
        raise NotFound(_("There is no such product here."))
    return product


def spaces_of(viewer: Viewer, product: Product) -> "QuerySet[Space]":
    """Return the spaces in sight in which the work on a product lives."""
    return spaces_seen(viewer).filter(product_spaces__product=product)


def work_on_products(viewer: Viewer) -> dict[int, Counts]:
    """Return {product id: how much of the work in sight on it is done}. Two queries."""
    done = Count("pk", filter=Q(status__category=Category.DONE))
    rows = counting_items(viewer).order_by().values_list("space_id")
    by_space = {
        pk: Counts(one, total) for pk, one, total in rows.annotate(done=done, total=Count("pk"))
    }
    found: dict[int, Counts] = {}
    places = ProductSpace.objects.filter(workspace_id=viewer.workspace_id, space__in=by_space)
    for product, space in places.values_list("product_id", "space_id"):
        sofar, more = found.get(product, Counts()), by_space[space]
        found[product] = Counts(sofar.done + more.done, sofar.total + more.total)
    return found
