"""What the product room puts into the bin."""

from rooftree.changes.bin.deletions import Missed
from rooftree.changes.bin.drawers import Drawer
from rooftree.work.bin.policy import hanging_in_sight

drawer = Drawer(
    {
        "product.goal.deleted": Missed("product.goal", "objective"),
        "product.key-result.deleted": Missed("product.keyresult", "name"),
        "product.measurement.deleted": Missed("product.measurement", "day"),
        "product.product.deleted": Missed("product.product", "name"),
        "product.release.deleted": Missed("product.release", "name"),
        "product.customer.deleted": Missed("product.customer", "name"),
        "product.feedback.deleted": Missed("product.feedback", "body"),
    },
    hanging_in_sight,
)
