"""PostgreSQL as a Django backend: Django's own, with a cheaper look at idle connections."""
