"""Products, releases, customers and feedback."""

from rooftree.web.routing import place
from rooftree.web.views.product import products
from rooftree.web.views.product.customers import CUSTOMER
from rooftree.web.views.product.feedback import FEEDBACK
from rooftree.web.views.product.releases import RELEASE
from rooftree.web.views.things import routes_of

routes = [
    *routes_of(products.PRODUCT),
    place(
        "products/<int:pk>/spaces",
        name="product-spaces",
        GET=products.spaces,
        POST=products.put_spaces,
    ),
    *routes_of(RELEASE),
    *routes_of(CUSTOMER),
    *routes_of(FEEDBACK),
]
