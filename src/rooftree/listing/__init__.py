"""One builder for every list of items: filters, order and columns."""
